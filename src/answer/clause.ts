// One clause with all that it says: what a citation leads to.
import type { Knowledge, Language } from '../knowledge/model.js'
import type { SaidStatement } from './model.js'
import { said } from './say.js'

/** Every statement of a clause in order; undefined if no such document or clause is held. */
export function readClause(
  { documents }: Knowledge,
  language: Language,
  documentId: string,
  clauseId: string,
): readonly SaidStatement[] | undefined {
  const document = documents.find(({ id }) => id === documentId)
  const clause = document?.clauses.find(({ id }) => id === clauseId)
  if (!document || !clause) return undefined
  return clause.statements.map((statement, position) =>
    said(language, { service: document.service, document, clause, statement, position }),
  )
}
