// A whole document as it is read: every clause with all that it says, and where other services speak of the same.
import type { Document, Knowledge, Language } from '../knowledge/model.js'
import type { Citation, SaidStatement } from './model.js'
import { cite, said } from './say.js'

/** A document in one language. */
export interface ReadableDocument {
  readonly document: Document
  readonly serviceName: string
  readonly clauses: readonly ReadableClause[]
  /** By topic: its label, and the first clause of each other service that states it. */
  readonly topics: ReadonlyMap<string, ReadableTopic>
}

/** A clause in the language of the document page; the heading stays as the document has it. */
export interface ReadableClause {
  readonly id: string
  readonly number: string
  readonly heading: string
  readonly page?: number
  readonly statements: readonly SaidStatement[]
}

/** A topic as a reader meets it under a clause. */
export interface ReadableTopic {
  readonly label: string
  readonly elsewhere: readonly { readonly name: string; readonly citation: Citation }[]
}

/** The document with this id; undefined if none is held. */
export function readDocument(
  { documents, services, topics }: Knowledge,
  language: Language,
  id: string,
): ReadableDocument | undefined {
  const document = documents.find((one) => one.id === id)
  if (!document) return undefined
  const names = new Map(services.map((service) => [service.id, service.name[language]]))
  const spoken = new Set(
    document.clauses.flatMap(({ statements }) => statements.map((statement) => statement.topic)),
  )
  const elsewhere = firstClauses(documents, language, document.service, spoken)
  return {
    document,
    serviceName: names.get(document.service) ?? document.service,
    clauses: document.clauses.map((clause) => ({
      id: clause.id,
      number: clause.number[language],
      heading: clause.heading,
      ...(clause.page === undefined ? {} : { page: clause.page }),
      statements: clause.statements.map((statement) =>
        said(language, { service: document.service, document, clause, statement, position: 0 }),
      ),
    })),
    topics: new Map(
      topics
        .filter((topic) => spoken.has(topic.id))
        .map((topic) => [
          topic.id,
          {
            label: topic.label[language],
            elsewhere: [...(elsewhere.get(topic.id) ?? [])].map(([service, citation]) => ({
              name: names.get(service) ?? service,
              citation,
            })),
          },
        ]),
    ),
  }
}

/** Topic → service → its first clause on it, without the service that is being read. */
function firstClauses(
  documents: readonly Document[],
  language: Language,
  without: string,
  topics: ReadonlySet<string>,
): Map<string, Map<string, Citation>> {
  const found = new Map<string, Map<string, Citation>>()
  for (const document of documents.filter(({ service }) => service !== without))
    for (const clause of document.clauses)
      for (const statement of clause.statements) {
        if (!topics.has(statement.topic)) continue
        const byService = found.get(statement.topic) ?? new Map<string, Citation>()
        found.set(statement.topic, byService)
        if (!byService.has(document.service))
          byService.set(
            document.service,
            cite(language, { service: document.service, document, clause, statement, position: 0 }),
          )
      }
  return found
}
