// The list of documents that answers are based on.
import { html } from 'hono/html'
import type { Document, Language, Service } from '../../knowledge/model.js'
import { page, type View } from './frame.js'
import type { Html } from './html.js'
import { documentHref } from './links.js'
import { WORDS } from './words.js'

/** The whole page: documents under their services. */
export function documentsPage(
  view: View,
  documents: readonly Document[],
  services: readonly Service[],
): Html {
  const words = WORDS[view.language].documents
  return page(
    view,
    { title: words.title, section: 'documents' },
    html`<h1>${words.title}</h1>
<p class="promise">${words.intro}</p>
${services.map((service) => {
  const own = documents.filter((document) => document.service === service.id)
  return own.length === 0
    ? ''
    : html`<section class="shelf">
<h2>${service.name[view.language]}</h2>
<p class="quiet">${service.about[view.language]}</p>
<ul>${own.map(
        (document) => html`<li><a href="${documentHref(document.id)}">${document.title[view.language]}</a>
<p class="quiet">${[
          words.kinds[document.kind],
          editionOf(document, view.language),
          words.clauses(document.clauses.length),
        ].join(
          ' · ',
        )}${document.audience === 'internal' ? html` <span class="sign internal">${WORDS[view.language].answer.internal}</span>` : ''}</p></li>`,
      )}</ul>
</section>`
})}`,
  )
}

/** Version and date as printed, or that neither is. */
export function editionOf({ version, date }: Document, language: Language): string {
  const printed = [version, date].filter((part) => part !== undefined)
  return printed.length > 0 ? printed.join(', ') : WORDS[language].documents.undated
}
