// Statements of the knowledge as an answer says them: in its language, each with its citation.
import type { Language } from '../knowledge/model.js'
import type { Catalog } from '../search/catalog.js'
import type { Holding } from '../search/holdings.js'
import type { Candidate } from './find.js'
import type { Citation, SaidStatement, ServicePart } from './model.js'

/** What one service says in these clauses. */
export function partOf(
  catalog: Catalog,
  language: Language,
  service: string,
  candidates: readonly Candidate[],
): ServicePart {
  const holdings = candidates.flatMap((candidate) => candidate.holdings)
  return {
    service,
    name: nameOf(catalog, language, service),
    statements: holdings.map((holding) => said(language, holding)),
  }
}

/** One statement in the answer's language, with its citation. */
export function said(language: Language, holding: Holding): SaidStatement {
  const { statement } = holding
  return {
    text: statement.text[language],
    ...(statement.quote === undefined ? {} : { quote: statement.quote }),
    topic: statement.topic,
    stance: statement.stance,
    ...(statement.force === undefined ? {} : { force: statement.force }),
    facts: statement.facts,
    caveats: statement.caveats.map((caveat) => caveat[language]),
    citation: cite(language, holding),
  }
}

/** Where a statement stands, as a reader cites it. */
export function cite(language: Language, { document, clause }: Holding): Citation {
  const version = [document.version, document.date].filter((part) => part !== undefined).join(', ')
  return {
    document: document.id,
    clause: clause.id,
    title: document.title[language],
    ...(version === '' ? {} : { version }),
    number: clause.number[language],
    heading: clause.heading,
    ...(clause.page === undefined ? {} : { page: clause.page }),
  }
}

/** The name of a service as people know it. */
export function nameOf(catalog: Catalog, language: Language, service: string): string {
  return catalog.service(service)?.name[language] ?? service
}
