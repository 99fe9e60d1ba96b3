// A question becomes an answer: read, decide, compose. The one door to the core.
import type { Knowledge } from '../knowledge/model.js'
import { buildCatalog, type Catalog } from '../search/catalog.js'
import type { PackedKnowledge } from '../search/packed-knowledge.js'
import { compose } from './compose.js'
import { decide } from './decide.js'
import { explain } from './explain.js'
import type { Answer, Question } from './model.js'
import { readInThread } from './thread.js'

/** Answers questions. Pure: the same question over the same knowledge gives the same answer, and nothing throws. */
export type Ask = (question: Question) => Answer

/** Prepares the knowledge once, or takes it prepared, and returns the function that all edges call. */
export function createAsk(knowledge: Knowledge, packed?: PackedKnowledge): Ask {
  const catalog = buildCatalog(knowledge, packed)
  return (question) => answer(catalog, question)
}

function answer(catalog: Catalog, question: Question): Answer {
  const reading = readInThread(catalog, question)
  const byDefault = catalog.service(question.service ?? '')?.id
  const decided = reading.segments.map((segment) => ({
    segment,
    outcome: decide(catalog, segment, byDefault),
  }))
  const language = question.language ?? reading.language
  return compose(catalog, language, decided, explain(catalog, reading, decided))
}
