// What every page of the journal has around it: the desk's frame, the way to its other pages, the choice of a period.
import { html } from 'hono/html'
import { page, type View } from '../frame.js'
import type { Html } from '../html.js'
import { PERIODS } from './links.js'
import type { Names } from './names.js'
import { JOURNAL_WORDS, type JournalPage } from './words.js'

/** What the pages of the journal know besides their own content. */
export interface JournalView extends View {
  readonly names: Names
  readonly times: Times
}

/** Times as they are shown: in the time zone of the server. Milliseconds since 1970 → `2026-04-01`, `2026-04-01 09:30`. */
export interface Times {
  readonly day: (at: number) => string
  readonly minute: (at: number) => string
}

/** A whole page; `title` if it is called otherwise than in the navigation. */
export function journalPage(
  view: View,
  own: JournalPage,
  content: Html,
  { title, intro = true }: { readonly title?: string; readonly intro?: boolean } = {},
): Html {
  const words = JOURNAL_WORDS[view.language]
  const heading = title ?? words.pages[own]
  return page(
    view,
    { title: heading, section: 'journal' },
    html`<nav class="journal-pages" aria-label="${words.pagesLabel}">${PAGES.map(
      (one) =>
        html`<a href="/${one}"${one === own ? html` aria-current="page"` : ''}>${words.pages[one]}</a>`,
    )}</nav>
<h1>${heading}</h1>
${intro ? html`<p class="promise">${words.intros[own]}</p>` : ''}
${content}`,
  )
}

/** Links to the same page over other periods. */
export function periods(view: View, days: number, hrefOf: (days: number) => string): Html {
  const words = JOURNAL_WORDS[view.language]
  return choices(
    words.periodLabel,
    PERIODS.map((one) => ({ label: words.period(one), href: hrefOf(one), isCurrent: one === days })),
  )
}

/** Links of which one is where the reader is. */
export function choices(
  label: string,
  links: readonly { readonly label: string | Html; readonly href: string; readonly isCurrent: boolean }[],
): Html {
  return html`<nav class="choice" aria-label="${label}"><span class="choice-label" aria-hidden="true">${label}</span>${links.map(
    (link) =>
      html`<a href="${link.href}"${link.isCurrent ? html` aria-current="true"` : ''}>${link.label}</a>`,
  )}</nav>`
}

/** A clause by its name, with the way to it if it is there. */
export function clauseLink({ names }: JournalView, cited: string, heading?: string): Html {
  const { name, href } = names.clause(cited, heading)
  return href === undefined ? html`${name}` : html`<a href="${href}">${name}</a>`
}

/** A button that copies what has the id, and room for what came of it: the words are around it, once for all. */
export function copyButton({ language }: View, id: string): Html {
  const words = JOURNAL_WORDS[language]
  return html`<p class="copy"><button type="button" class="small" data-copy="${id}" hidden>${words.copy}</button> <span class="done" role="status"></span></p>`
}

const PAGES: readonly JournalPage[] = ['worklist', 'changes', 'texts', 'figures', 'records']
