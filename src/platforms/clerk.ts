// What every chat edge and the desk ask: the core over the documents that the audience of a place may see.
import { createAsk } from '../answer/ask.js'
import { readClause } from '../answer/clause.js'
import { compareTopics, type Matrix, type MatrixFilter, statedAreas } from '../answer/matrix.js'
import type { Answer, Question, SaidStatement } from '../answer/model.js'
import { type ReadableDocument, readDocument } from '../answer/read-document.js'
import type { Document, Knowledge, Language, Service, Topic } from '../knowledge/model.js'
import type { Log } from '../ports/log.js'
import type { PackedKnowledge } from '../search/packed-knowledge.js'
import type { Audience } from './settings.js'
import { type Subject, subjectsOf } from './subjects.js'

/** Answers for one state of the knowledge. */
export interface Clerk {
  readonly version: string
  /** Everything held, whoever may see it: for the journal, never for an answer. */
  readonly knowledge: Knowledge
  readonly ask: (question: Question, audience: Audience) => Answer
  readonly clause: (
    audience: Audience,
    language: Language,
    document: string,
    clause: string,
  ) => readonly SaidStatement[] | undefined
  readonly services: (audience: Audience) => readonly Service[]
  readonly documents: (audience: Audience) => readonly Document[]
  /** A whole document to read; undefined if the audience may see none with this id. */
  readonly document: (audience: Audience, language: Language, id: string) => ReadableDocument | undefined
  readonly compare: (audience: Audience, language: Language, filter?: MatrixFilter) => Matrix
  /** What `compare` can be narrowed down to. */
  readonly areas: (audience: Audience) => readonly string[]
  readonly topics: () => readonly Topic[]
  /** Questions worth offering to somebody who does not know what to ask, one a service. */
  readonly examples: (audience: Audience, language: Language) => readonly string[]
  /** Everything that can be asked about, for suggestions as somebody types. */
  readonly subjects: (audience: Audience, language: Language) => readonly Subject[]
}

export interface ClerkOptions {
  readonly knowledge: Knowledge
  readonly packed: PackedKnowledge
  readonly version: string
  readonly log: Log
}

/** Prepares the core twice if there are internal documents: for those inside, and for everybody else. */
export function createClerk({ knowledge, packed, version, log }: ClerkOptions): Clerk {
  const everything = { knowledge, ask: createAsk(knowledge, packed) }
  const outside = publicPart(knowledge)
  const forCustomers =
    outside === knowledge ? everything : { knowledge: outside, ask: createAsk(outside, packed) }
  const subjects = new Map<string, readonly Subject[]>()
  const of = (audience: Audience) => (audience === 'internal' ? everything : forCustomers)
  return {
    version,
    knowledge,
    ask: (question, audience) => {
      try {
        return of(audience).ask(question)
      } catch (error) {
        // The core does not throw; if it does, the asker still gets a calm line and the operator the cause.
        log('error', 'core-failed', { error })
        throw error
      }
    },
    clause: (audience, language, document, clause) =>
      readClause(of(audience).knowledge, language, document, clause),
    services: (audience) => of(audience).knowledge.services,
    documents: (audience) => of(audience).knowledge.documents,
    document: (audience, language, id) => readDocument(of(audience).knowledge, language, id),
    compare: (audience, language, filter) => compareTopics(of(audience).knowledge, language, filter),
    areas: (audience) => statedAreas(of(audience).knowledge),
    topics: () => knowledge.topics,
    examples: (audience, language) => exampleQuestions(of(audience).knowledge, language),
    subjects: (audience, language) => {
      const key = `${audience} ${language}`
      const list = subjects.get(key) ?? subjectsOf(of(audience).knowledge, language)
      subjects.set(key, list)
      return list
    },
  }
}

/**
 * The knowledge without internal documents. Services of which nothing else is held become strangers: who names one is
 * told that nothing is held, and no other service answers for it.
 */
function publicPart(knowledge: Knowledge): Knowledge {
  const documents = knowledge.documents.filter(({ audience }) => audience === 'public')
  if (documents.length === knowledge.documents.length) return knowledge
  const held = new Set(documents.map(({ service }) => service))
  const unheld = knowledge.services.filter(({ id }) => !held.has(id))
  return {
    ...knowledge,
    documents,
    services: knowledge.services.filter(({ id }) => held.has(id)),
    strangers: [
      ...knowledge.strangers,
      ...unheld.flatMap(({ name, aliases }) => [...new Set([name.ja, name.en, ...aliases])]),
    ],
  }
}

/** For each service the label of the first topic with a figure: likely to be asked, sure to be answered. */
function exampleQuestions({ services, documents, topics }: Knowledge, language: Language): string[] {
  const labels = new Map(topics.map(({ id, label }) => [id, label]))
  return services.flatMap((service) => {
    const statement = documents
      .filter((document) => document.service === service.id)
      .flatMap(({ clauses }) => clauses.flatMap(({ statements }) => statements))
      .find(({ facts, stance }) => stance === 'yes' && facts.some(({ type }) => FIGURES.has(type)))
    const label = statement && labels.get(statement.topic)
    if (!label) return []
    const name = service.name[language]
    return [language === 'ja' ? `${name}の${label.ja}は？` : `${name}: ${label.en}?`]
  })
}

const FIGURES: ReadonlySet<string> = new Set(['duration', 'percentage', 'count', 'hours'])
