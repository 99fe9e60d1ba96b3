// What changed between versions of the knowledge, and which texts for customers told what held before.
import { html } from 'hono/html'
import type { Change, ConcernedText } from '../../../journal/versions/changes.js'
import type { Html } from '../html.js'
import { clauseLink, type JournalView, journalPage, periods } from './frame.js'
import { textHref } from './links.js'
import { thenNow } from './then-now.js'
import { JOURNAL_WORDS } from './words.js'

export interface ChangesPage {
  readonly days: number
  /** The newest first. */
  readonly changes: readonly Change[]
  /** How many of them to show. */
  readonly most: number
}

export function changesPage(view: JournalView, { days, changes, most }: ChangesPage): Html {
  const words = JOURNAL_WORDS[view.language]
  const texts = new Set(changes.flatMap((change) => change.texts.map(({ id }) => id)))
  const left = changes.length - most
  return journalPage(
    view,
    'changes',
    html`<div class="narrowing">${periods(view, days, (other) => `/changes?days=${other}`)}</div>
${
  changes.length === 0
    ? html`<p class="empty-list">${words.changes.none(days)}</p>`
    : html`<p class="found-line quiet">${words.changes.found(changes.length, texts.size)}</p>
<div class="changes">${changes.slice(0, most).map((change) => changeCard(view, change))}</div>`
}
${left > 0 ? html`<p class="more"><a href="/changes?days=${days}&amp;most=all">${words.more(left)}</a></p>` : ''}`,
  )
}

function changeCard(view: JournalView, change: Change): Html {
  const { changes: words } = JOURNAL_WORDS[view.language]
  const { document, clause, heading, at, from, to, before, after } = change
  const what = before.length === 0 ? words.added : after.length === 0 ? words.gone : undefined
  return html`<article class="change">
<h2>${clauseLink(view, `${document}#${clause}`, heading)}${what === undefined ? '' : html` <span class="sign">${what}</span>`}</h2>
<p class="quiet"><time datetime="${new Date(at).toISOString()}">${view.times.minute(at)}</time> · ${words.versions(from, to)}</p>
${thenNow(view, [words.before, words.after], before, after)}
${concerned(view, change.texts)}
</article>`
}

function concerned(view: JournalView, texts: readonly ConcernedText[]): Html {
  const { changes: words } = JOURNAL_WORDS[view.language]
  if (texts.length === 0) return html`<p class="quiet concerned">${words.unconcerned}</p>`
  const list = html`<ul class="text-ids">${texts.map(
    ({ id, at }) =>
      html`<li><a href="${textHref(id)}">${id}</a> <span class="quiet">${view.times.day(at)}</span></li>`,
  )}</ul>`
  return texts.length > MOST_OPEN
    ? html`<details class="concerned"><summary>${words.concerned(texts.length)}</summary>${list}</details>`
    : html`<div class="concerned"><h3>${words.concerned(texts.length)}</h3>${list}</div>`
}

const MOST_OPEN = 12
