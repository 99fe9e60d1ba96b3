// How much of what a question says is usual where people ask about a statement: tells an answer from a chance likeness.
import type { Catalog } from '../search/catalog.js'
import type { Holding } from '../search/holdings.js'
import type { Segment } from './segment.js'

/** Share of the question that is usual where people ask about these statements, from 0 to 1. */
export function coverage(catalog: Catalog, segment: Segment, holdings: readonly Holding[]): number {
  return share(catalog, segment, (feature) => holdings.some((holding) => catalog.covers(holding, feature)))
}

/** Share of the question made of words that people use when they ask about any document, from 0 to 1. */
export function coverageOfAnything(catalog: Catalog, segment: Segment): number {
  return share(catalog, segment, (feature) => catalog.rarity(feature) > 0)
}

function share(catalog: Catalog, segment: Segment, isCovered: (feature: string) => boolean): number {
  let all = 0
  let covered = 0
  for (const [feature, weight] of segment.features) {
    if (!isTelling(feature)) continue
    const worth = weight * (catalog.rarity(feature) || UNKNOWN_RARITY)
    all += worth
    if (isCovered(feature)) covered += worth
  }
  return all === 0 ? 0 : covered / all
}

/** Single characters and parts of Latin words say too little on their own. */
function isTelling(feature: string): boolean {
  if (feature.startsWith('=') || feature.startsWith('#')) return true
  return feature.length === 2 && !/[a-z^$]/.test(feature)
}

/** What no example knows counts like a fairly rare feature. */
const UNKNOWN_RARITY = 4
