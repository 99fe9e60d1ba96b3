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
  return groupBy(documents, (document) => document.service)
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
  const found = new Map<string, Holding[]>()
  for (const holding of holdings)
    for (const topic of topicsOf(holding.statement)) {
      const list = found.get(topic)
      if (list) list.push(holding)
      else found.set(topic, [holding])
    }
  return found
}

function groupBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const list = groups.get(key(value))
    if (list) list.push(value)
    else groups.set(key(value), [value])
  }
  return groups
}
