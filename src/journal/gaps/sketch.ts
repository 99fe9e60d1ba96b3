// A question as a few numbers by which it can be likened to others, and from which it cannot be read back.
import type { Service, Word } from '../../knowledge/model.js'
import { FUNCTION_WORDS } from '../../language/detect.js'
import { fold } from '../../language/fold.js'
import { phraseFinder } from '../../language/phrase-finder.js'
import { contentSentences } from '../../language/sentences.js'
import { featureReader } from '../../search/features.js'

/** Hashes of the features that say something, ascending. */
export type Sketch = readonly number[]

/** Makes sketches: greetings and the names of services do not count, words of one meaning are one. */
export function sketcher(words: readonly Word[], services: readonly Service[]): (question: string) => Sketch {
  const read = featureReader(words)
  const names = phraseFinder(
    services
      .flatMap(({ name, aliases }) => [name.ja, name.en, ...aliases])
      .map((name) => fold(name))
      .sort((a, b) => b.length - a.length)
      .map((name) => [name, true] as const),
  )
  return (question) => {
    const folded = fold(
      contentSentences(question)
        .map(({ text }) => text)
        .join('\n'),
    )
    let plain = ''
    let at = 0
    for (const { start, end } of names(folded)) {
      plain += `${folded.slice(at, start)}\n`
      at = end
    }
    const bare = (plain + folded.slice(at)).replace(/[a-z']+/g, (word) =>
      FUNCTION_WORDS.has(word) ? ' ' : word,
    )
    const features = [...read(bare)]
    const telling = features.filter(([, weight]) => weight >= TELLING)
    const used = telling.length >= FEWEST ? telling : features
    return [...new Set(used.slice(0, MOST).map(([feature]) => hash(feature)))].sort((a, b) => a - b)
  }
}

export const writeSketch = (sketch: Sketch): string => sketch.map((one) => one.toString(36)).join(' ')
export const readSketch = (written: string): Sketch =>
  written === '' ? [] : written.split(' ').map((one) => Number.parseInt(one, 36))

/** FNV-1a, 32 bits. */
function hash(feature: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < feature.length; i++) value = Math.imul(value ^ feature.charCodeAt(i), 0x01000193)
  return value >>> 0
}

/** Below it are grams of kana alone: endings and particles. */
const TELLING = 1
/** With fewer telling features a question is compared by all that it has: 「ひゃくとうばんは」. */
const FEWEST = 3
const MOST = 200
