// Looking a text for a customer up: the field, and what was told then beside what holds now.
import { html } from 'hono/html'
import type { CitedThenAndNow, ToldText } from '../../../journal/versions/look-up.js'
import type { KeptStatement } from '../../../journal/versions/snapshot.js'
import type { Html } from '../html.js'
import { clauseLink, type JournalView, journalPage } from './frame.js'
import { kept, thenNow } from './then-now.js'
import { JOURNAL_WORDS } from './words.js'

/** A text with the statements of each cited clause that differ, worked out. */
export interface LookedUp {
  readonly told: ToldText
  readonly cited: readonly CitedDifference[]
}

export interface CitedDifference extends CitedThenAndNow {
  readonly before: readonly KeptStatement[]
  readonly after: readonly KeptStatement[]
}

/** The field; `typed` is what was looked up in vain. */
export function textsPage(view: JournalView, typed?: string): Html {
  return journalPage(view, 'texts', lookUpForm(view, typed))
}

function lookUpForm(view: JournalView, typed?: string): Html {
  const { texts: words } = JOURNAL_WORDS[view.language]
  return html`<form class="look-up" method="get" action="/texts">
<label for="id">${words.label}</label>
<p class="hint" id="id-hint">${words.hint}</p>
${typed === undefined ? '' : html`<p class="refused" id="id-why" role="alert">${words.unknown(typed)}</p>`}
<div class="look-up-field"><input id="id" name="id" type="text" required maxlength="40" value="${typed ?? ''}" placeholder="CB-7F3K2" autocomplete="off" spellcheck="false" autofocus aria-describedby="${typed === undefined ? 'id-hint' : 'id-why id-hint'}"${typed === undefined ? '' : html` aria-invalid="true"`}>
<button class="primary">${words.button}</button></div>
</form>`
}

export function textPage(view: JournalView, { told, cited }: LookedUp): Html {
  const { texts: words } = JOURNAL_WORDS[view.language]
  const differing = cited.filter(({ state }) => state !== 'same').length
  const facts: [string, Html | string][] = [
    [
      words.when,
      html`<time datetime="${new Date(told.at).toISOString()}">${view.times.minute(told.at)}</time>`,
    ],
    [words.where, placeOf(view, told)],
    [words.version, told.version],
    ...(told.question === '' ? [] : ([[words.asked, told.question]] as [string, string][])),
  ]
  return journalPage(
    view,
    'texts',
    html`<p class="verdict" data-holds="${differing === 0 ? 'yes' : 'no'}">${
      cited.length === 0
        ? words.uncited
        : differing === 0
          ? words.holds
          : words.differs(differing, cited.length)
    }</p>
<section><h2>${words.told}</h2>
<blockquote class="told">${told.text}</blockquote>
<dl class="facts">${facts.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl></section>
${
  cited.length === 0
    ? ''
    : html`<section><h2>${words.today}</h2><ul class="cited">${cited.map((one) => citedItem(view, one))}</ul></section>`
}
<p class="more"><a href="/texts">${words.another}</a></p>`,
    { title: words.title(told.id), intro: false },
  )
}

/** A place on the desk is an address that says nothing. */
function placeOf({ language }: JournalView, { platform, place }: ToldText): string {
  const name = JOURNAL_WORDS[language].texts.platforms[platform] ?? platform
  return platform === 'slack' || platform === 'discord' ? `${name} ${place}` : name
}

function citedItem(view: JournalView, one: CitedDifference): Html {
  const { texts: words } = JOURNAL_WORDS[view.language]
  const { document, clause, state, was, is, before, after } = one
  return html`<li data-state="${state}">
<p class="cited-name"><span class="sign state"><span aria-hidden="true">${SHAPES[state]}</span> ${words.states[state]}</span> ${clauseLink(view, `${document}#${clause}`, was?.heading)}</p>
${
  state === 'changed' || state === 'gone'
    ? thenNow(view, [words.was, words.is], before, after)
    : (is?.statements ?? []).map((statement) => kept(view, statement))
}
</li>`
}

/** Never the colour alone. */
const SHAPES: Readonly<Record<CitedThenAndNow['state'], string>> = {
  same: '○',
  changed: '△',
  gone: '×',
  unknown: '□',
}
