// Exports of the records, and the deletion of those of one person, which is asked about once more.
import { html } from 'hono/html'
import type { View } from '../frame.js'
import type { Html } from '../html.js'
import { journalPage } from './frame.js'
import { JOURNAL_WORDS } from './words.js'

/** `typed`: what could not be read as a person. `deleted`: how many records have just gone. */
export function recordsPage(
  view: View,
  { typed, deleted }: { readonly typed?: string; readonly deleted?: number } = {},
): Html {
  const { records: words } = JOURNAL_WORDS[view.language]
  return journalPage(
    view,
    'records',
    html`${deleted === undefined ? '' : html`<p class="decided" role="status">${words.deleted(deleted)}</p>`}
<section><h2>${words.export}</h2>
<p class="quiet">${words.exportHint}</p>
<ul class="downloads"><li><a href="/records.csv" download>${words.csv}</a></li><li><a href="/records.jsonl" download>${words.jsonl}</a></li></ul></section>
<section><h2>${words.forget}</h2>
<form class="look-up" method="post" action="/records/person">
<label for="person">${words.person}</label>
<p class="hint" id="person-hint">${words.forgetHint}</p>
${typed === undefined ? '' : html`<p class="refused" id="person-why" role="alert">${words.unreadable}</p>`}
<div class="look-up-field"><input id="person" name="person" type="text" required maxlength="200" value="${typed ?? ''}" autocomplete="off" spellcheck="false" aria-describedby="${typed === undefined ? 'person-hint' : 'person-why person-hint'}"${typed === undefined ? '' : html` aria-invalid="true"`}>
<button class="primary">${words.look}</button></div>
</form></section>`,
  )
}

/** Asks once more before the records of a person are deleted. */
export function forgetPage(view: View, { hash, records }: { hash: string; records: number }): Html {
  const { records: words } = JOURNAL_WORDS[view.language]
  return journalPage(
    view,
    'records',
    html`<dl class="facts"><div><dt>${words.hash}</dt><dd>${hash}</dd></div></dl>
${
  records === 0
    ? html`<p class="empty-list">${words.noRecords}</p>`
    : html`<p class="promise">${words.confirm(records)}</p>
<form class="decide" method="post" action="/records/delete"><input type="hidden" name="hash" value="${hash}">
<button class="primary danger">${words.delete}</button></form>`
}
<p class="more"><a href="/records">${records === 0 ? words.back : words.keep}</a></p>`,
    { title: records === 0 ? words.personTitle : words.confirmTitle, intro: false },
  )
}
