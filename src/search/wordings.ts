// What statements say in their own words, made searchable, each service for itself.
import type { ReadFeatures } from './features.js'
import type { Holding } from './holdings.js'
import { type PackedIndex, packIndex } from './weighted-index.js'

/**
 * The statements' own words: what tells two clauses of one topic apart, and finds names no topic knows.
 * Scores come in the order of the holdings.
 */
export function packWording(holdings: readonly Holding[], read: ReadFeatures): PackedIndex {
  return packIndex(
    holdings.map(({ clause, statement }) => ({
      parts: [
        { features: read(clause.heading), weight: 1 },
        { features: read(statement.text.ja), weight: 1 },
        { features: read(statement.text.en), weight: 1 },
        ...[...statement.questions.ja, ...statement.questions.en].map((question) => ({
          features: read(question),
          weight: OWN_QUESTION_WEIGHT,
        })),
      ],
    })),
  )
}

/** A question that an author wrote for this very statement says more than its words. */
const OWN_QUESTION_WEIGHT = 2
