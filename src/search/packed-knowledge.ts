// What of a knowledge can be worked out before the first question, so that it can be kept: see packed-file.ts.
import type { Knowledge } from '../knowledge/model.js'
import { featureReader } from './features.js'
import { documentsByService, holdingsOf } from './holdings.js'
import { packSubjects } from './subjects.js'
import type { PackedIndex } from './weighted-index.js'
import { packWording } from './wordings.js'

/** All that can be made of a knowledge before the first question. */
export interface PackedKnowledge {
  readonly subjects: PackedIndex
  /** By service; services that are missing are indexed when first asked about. */
  readonly wordings: ReadonlyMap<string, PackedIndex>
}

/** Packs the subjects, and the wordings of as many statements as are worth keeping in memory at all times. */
export function packKnowledge(knowledge: Knowledge): PackedKnowledge {
  const read = featureReader(knowledge.words)
  const wordings = new Map<string, PackedIndex>()
  let statements = 0
  for (const [service, documents] of documentsByService(knowledge)) {
    const holdings = holdingsOf(documents)
    statements += holdings.length
    if (statements > MOST_PACKED) break
    wordings.set(service, packWording(holdings, read))
  }
  return { subjects: packSubjects(knowledge), wordings }
}

/** The knowledge without the examples that only the index needs: a tenth of the memory. */
export function withoutExamples(knowledge: Knowledge): Knowledge {
  const none = { ja: [], en: [] }
  return {
    ...knowledge,
    topics: knowledge.topics.map((topic) => ({ ...topic, aliases: none, questions: none })),
    chatter: knowledge.chatter.map((kind) => ({ ...kind, examples: [] })),
  }
}

/** About 1.5 KB each: 10,000 statements take 15 MB. */
const MOST_PACKED = 10_000
