// Statements, clauses and comparisons as the JSON that the desk's API and its MCP tools answer with.
import type { Matrix } from '../answer/matrix.js'
import type { SaidStatement } from '../answer/model.js'
import type { ReadableDocument } from '../answer/read-document.js'
import type { Document, Language } from '../knowledge/model.js'
import type { ClauseUrl } from './clause-url.js'

/** A statement with its citation as one line and a link. */
function statementJson(statement: SaidStatement, urlOf: ClauseUrl) {
  const { citation, ...rest } = statement
  const { document, clause, title, number, heading } = citation
  return {
    ...rest,
    citation: { document, clause, title: `${title} ${number} ${heading}`, url: urlOf(document, clause) },
  }
}

/** A clause with all that it says; undefined if the document has none with this id. */
export function clauseJson(readable: ReadableDocument, id: string, language: Language, urlOf: ClauseUrl) {
  const clause = readable.clauses.find((one) => one.id === id)
  if (!clause) return undefined
  const { document } = readable
  const version = [document.version, document.date].filter((part) => part !== undefined).join(', ')
  return {
    document: document.id,
    clause: clause.id,
    number: clause.number,
    heading: clause.heading,
    title: document.title[language],
    ...(version === '' ? {} : { version }),
    ...(clause.page === undefined ? {} : { page: clause.page }),
    url: urlOf(document.id, clause.id),
    statements: clause.statements.map((statement) => statementJson(statement, urlOf)),
  }
}

/** The matrix, with a link at every statement. */
export function compareJson({ services, rows }: Matrix, urlOf: ClauseUrl) {
  return {
    services,
    topics: rows.map(({ topic, area, label, cells }) => ({
      topic,
      area,
      label,
      services: cells.map(({ service, statements }) => ({
        service,
        statements: statements.map((statement) => statementJson(statement, urlOf)),
      })),
    })),
  }
}

/** What is known of a document, and the ids of its clauses. `url` is its page. */
export function documentJson(document: Document, serviceName: string, language: Language, url: string) {
  const { id, service, title, kind, issuer, version, date, source, clauses } = document
  return {
    id,
    service,
    serviceName,
    title: title[language],
    kind,
    ...(issuer ? { issuer: issuer[language] } : {}),
    ...(version ? { version } : {}),
    ...(date ? { date } : {}),
    ...(source ? { source } : {}),
    clauses: clauses.map((clause) => clause.id),
    url,
  }
}
