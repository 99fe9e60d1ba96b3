// BM25 over features: which of many texts a question is most like. Knows nothing of topics or clauses.
import type { Features } from './features.js'

/** A text to be found, as parts that weigh more or less (an alias more than an example). */
export interface IndexedText {
  readonly parts: readonly { readonly features: Features; readonly weight: number }[]
}

/** Scores by position of the text in the list handed over; only texts that share a feature are present. */
export type Scores = Map<number, number>

export interface WeightedIndex {
  readonly score: (features: Features) => Scores
  /** How much a feature tells texts apart: 0 for unknown features. */
  readonly rarity: (feature: string) => number
  /** Share of the feature in a text, from 0 (absent) to 1 (typical). */
  readonly presence: (text: number, feature: string) => number
}

/**
 * Builds the index. Features of all parts of a text count together: examples are evidence together, not one by one
 * (measured: the single nearest example puts the right clause first in 68%, all together in 90%).
 */
export function weightedIndex(texts: readonly IndexedText[]): WeightedIndex {
  const counts = texts.map(countFeatures)
  const lengths = counts.map((count) => sum(count.values()))
  const meanLength = sum(lengths) / Math.max(1, lengths.length)
  const ids = new Map<string, number>()
  const postings: number[][] = []
  counts.forEach((count, text) => {
    const norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * ((lengths[text] ?? 0) / (meanLength || 1)))
    for (const [feature, n] of count) {
      let id = ids.get(feature)
      if (id === undefined) {
        id = postings.length
        ids.set(feature, id)
        postings.push([])
      }
      postings[id]?.push(text, (n * (SATURATION + 1)) / (n + norm))
    }
  })
  const packed = postings.map((list) => Float32Array.from(list))
  const rarities = packed.map((list) => {
    const holders = list.length / 2
    return Math.log(1 + (texts.length - holders + 0.5) / (holders + 0.5))
  })
  const rarity = (feature: string) => {
    const id = ids.get(feature)
    return id === undefined ? 0 : (rarities[id] ?? 0)
  }
  return {
    rarity,
    score: (features) => {
      const scores: Scores = new Map()
      for (const [feature, weight] of features) {
        const id = ids.get(feature)
        const list = id === undefined ? undefined : packed[id]
        if (id === undefined || !list) continue
        const worth = weight * (rarities[id] ?? 0)
        for (let i = 0; i < list.length; i += 2) {
          const text = list[i] ?? 0
          scores.set(text, (scores.get(text) ?? 0) + worth * (list[i + 1] ?? 0))
        }
      }
      return scores
    },
    presence: (text, feature) => {
      const id = ids.get(feature)
      const list = id === undefined ? undefined : packed[id]
      if (!list) return 0
      for (let i = 0; i < list.length; i += 2)
        if (list[i] === text) return (list[i + 1] ?? 0) / (SATURATION + 1)
      return 0
    },
  }
}

function countFeatures(text: IndexedText): Map<string, number> {
  const count = new Map<string, number>()
  for (const { features, weight } of text.parts)
    for (const feature of features.keys()) count.set(feature, (count.get(feature) ?? 0) + weight)
  return count
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}

/** How many examples with a feature it takes until more of them add little. Flat from 2.5 to 10 on the example sets. */
const SATURATION = 5
/** How much a topic with many examples is held back. Flat from 0 to 0.6. */
const LENGTH_SHARE = 0.3
