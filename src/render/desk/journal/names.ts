// What is called how: clauses, topics and services of the knowledge in use, by their ids.
import type { Document, Knowledge, Language } from '../../../knowledge/model.js'
import { clauseHref } from '../links.js'

/** Names for readers. What is not held any more keeps its id. */
export interface Names {
  /** A clause given as `document#clause`; without `href` it is not there any more. `heading`: as it was called then. */
  readonly clause: (cited: string, heading?: string) => { readonly name: string; readonly href?: string }
  readonly document: (id: string) => string
  readonly topic: (id: string) => string
  readonly service: (id: string) => string
}

/** Names in one language. */
export function namesIn(
  { documents, topics, services }: Pick<Knowledge, 'documents' | 'topics' | 'services'>,
  language: Language,
): Names {
  const documentsById = new Map(documents.map((document) => [document.id, document]))
  const labels = new Map(topics.map(({ id, label }) => [id, label[language]]))
  const serviceNames = new Map(services.map(({ id, name }) => [id, name[language]]))
  const title = (document: Document | undefined, id: string) => document?.title[language] ?? id
  return {
    clause: (cited, heading) => {
      const cut = cited.indexOf('#')
      const [document, clause] = [cited.slice(0, cut), cited.slice(cut + 1)]
      const held = documentsById.get(document)
      const found = held?.clauses.find(({ id }) => id === clause)
      return held && found
        ? {
            name: `${title(held, document)} ${found.number[language]}「${found.heading}」`,
            href: clauseHref(document, clause),
          }
        : { name: `${title(held, document)} ${clause}${heading ? `「${heading}」` : ''}` }
    },
    document: (id) => title(documentsById.get(id), id),
    topic: (id) => labels.get(id) ?? id,
    service: (id) => serviceNames.get(id) ?? id,
  }
}
