// The addresses of the desk's pages. Chat edges and answers over HTTP lead to the same ones.
import type { Question } from '../../answer/model.js'

/** The permanent link of a question: service and thread are in it, so it gives the same answer to anybody. */
export function askHref({ text, service, thread = [] }: Question): string {
  const query = new URLSearchParams({ q: text })
  if (service !== undefined && service !== '') query.set('service', service)
  for (const earlier of thread) query.append('t', earlier)
  return `/?${query}`
}

/** The page of a document. */
export const documentHref = (document: string) => `/documents/${encodeURIComponent(document)}`

/** The clause on that page. */
export const clauseHref = (document: string, clause: string) =>
  `${documentHref(document)}#${encodeURIComponent(clause)}`

/** What the comparison is narrowed down to, as it stands in its address. `area` is an area, `shared` or `all`. */
export interface CompareQuery {
  readonly area: string
  readonly search: string
  readonly services: readonly string[]
}

/** `format` is empty for the page, else the ending of an export. */
export function compareHref(
  { area, search, services }: CompareQuery,
  format: '' | '.csv' | '.md' | '.xlsx' = '',
): string {
  const query = new URLSearchParams()
  if (area !== SHARED) query.set('area', area)
  if (search !== '') query.set('search', search)
  for (const service of services) query.append('service', service)
  const text = query.toString()
  return `/compare${format}${text === '' ? '' : `?${text}`}`
}

/** Topics that two services or more state: what can be compared at all. */
export const SHARED = 'shared'
/** Topics that any service states. */
export const ALL = 'all'
