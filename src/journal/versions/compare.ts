// What differs between two states of a clause or of the knowledge. Pure.
import type { KeptClause, KeptStatement, Snapshot } from './snapshot.js'

/** A clause that does not say what it said: hashes of what it said and of what it says. */
export interface ClauseChange {
  readonly document: string
  readonly clause: string
  /** Undefined: it was not there. */
  readonly before: string | undefined
  /** Undefined: it is not there any more. */
  readonly after: string | undefined
}

/** Clauses that differ, in the order of the documents as they are after. */
export function changedClauses(before: Snapshot, after: Snapshot): ClauseChange[] {
  const documents = new Set([...after.documents.keys(), ...before.documents.keys()])
  return [...documents].flatMap((document) => {
    const was = before.documents.get(document)?.clauses ?? {}
    const is = after.documents.get(document)?.clauses ?? {}
    return [...new Set([...Object.keys(is), ...Object.keys(was)])]
      .filter((clause) => was[clause] !== is[clause])
      .map((clause) => ({ document, clause, before: was[clause], after: is[clause] }))
  })
}

/** The statements of a clause that are not in the other state of it: what was said and what is said. */
export function changedStatements(
  before: KeptClause | undefined,
  after: KeptClause | undefined,
): { readonly before: readonly KeptStatement[]; readonly after: readonly KeptStatement[] } {
  const missingFrom = (own: KeptClause | undefined, other: KeptClause | undefined) => {
    const said = new Set(other?.statements.map((statement) => JSON.stringify(statement)))
    return (own?.statements ?? []).filter((statement) => !said.has(JSON.stringify(statement)))
  }
  return { before: missingFrom(before, after), after: missingFrom(after, before) }
}

/** The hash behind `document#clause` in a snapshot. */
export function hashOfCited(snapshot: Snapshot, cited: string): string | undefined {
  const cut = cited.indexOf('#')
  return snapshot.documents.get(cited.slice(0, cut))?.clauses[cited.slice(cut + 1)]
}
