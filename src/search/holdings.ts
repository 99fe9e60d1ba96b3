// Statements with where they stand: what each service states, on which topic. Finds nothing.
import type { Clause, Document, Knowledge, Statement } from '../knowledge/model.js'

/** A statement together with where it stands. */
export interface Holding {
  /** Where it stands among the holdings of its service. */
  readonly position: number
  readonly service: string
  readonly document: Document
  readonly clause: Clause
  readonly statement: Statement
}

/** The documents of each service that has any, in the order of the knowledge. */
export function documentsByService({ documents }: Knowledge): Map<string, Document[]> {
  return gathered(documents.map((document) => [document.service, document]))
}

/** All statements of a service's documents, in the order in which they stand there. */
export function holdingsOf(documents: readonly Document[]): Holding[] {
  return documents
    .flatMap((document) =>
      document.clauses.flatMap((clause) =>
        clause.statements.map((statement) => ({ service: document.service, document, clause, statement })),
      ),
    )
    .map((holding, position) => ({ ...holding, position }))
}

/** The topics that a statement answers: not those that it only shows to be left open, even if it is about them. */
export function topicsOf({ topic, also, silent }: Statement): readonly string[] {
  return silent.length === 0 ? [topic, ...also] : [topic, ...also].filter((one) => !silent.includes(one))
}

/** Holdings by the topics that they answer. A holding that answers several stands under each. */
export function byTopic(holdings: readonly Holding[]): Map<string, Holding[]> {
  return gathered(
    holdings.flatMap((holding) => topicsOf(holding.statement).map((topic) => [topic, holding] as const)),
  )
}

/** Values under their keys, both in the order met. */
function gathered<T>(entries: readonly (readonly [string, T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const [key, value] of entries) {
    const list = groups.get(key)
    if (list) list.push(value)
    else groups.set(key, [value])
  }
  return groups
}
