// What a clause said and what it says, side by side; what differs within a sentence is marked.
import { html } from 'hono/html'
import type { KeptStatement } from '../../../journal/versions/snapshot.js'
import type { Language } from '../../../knowledge/model.js'
import type { Html } from '../html.js'
import { signs } from '../signs.js'
import type { JournalView } from './frame.js'
import { JOURNAL_WORDS } from './words.js'

/** Two columns under their labels; where one side has nothing it says so. */
export function thenNow(
  view: JournalView,
  [labelBefore, labelAfter]: readonly [string, string],
  before: readonly KeptStatement[],
  after: readonly KeptStatement[],
): Html {
  const words = JOURNAL_WORDS[view.language]
  const isPaired = before.length === after.length
  const side = (label: string, own: readonly KeptStatement[], others: readonly KeptStatement[]) =>
    html`<div class="side"><h3>${label}</h3>${
      own.length === 0
        ? html`<p class="quiet">${words.nothing}</p>`
        : own.map((statement, i) => kept(view, statement, isPaired ? others[i] : undefined))
    }</div>`
  return html`<div class="then-now">${side(labelBefore, before, after)}${side(labelAfter, after, before)}</div>`
}

/** A statement as the journal keeps it. `other`: the same one in its other state. */
export function kept(view: JournalView, statement: KeptStatement, other?: KeptStatement): Html {
  const { language } = view
  const text = statement.text[language]
  const own = signs(statement, language, other !== undefined && other.stance !== statement.stance)
  // Only what it is about has changed: then that is what has to be said.
  const isMoved = other?.text[language] === text && other.topic !== statement.topic
  return html`<div class="kept"><p>${other ? marked(text, other.text[language]) : text}${own === '' ? '' : html` <span class="signs">${own}</span>`}</p>${caveats(statement, language)}${
    isMoved
      ? html`<p class="quiet">${JOURNAL_WORDS[language].topic}: <mark>${view.names.topic(statement.topic)}</mark></p>`
      : ''
  }</div>`
}

const caveats = (statement: KeptStatement, language: Language) =>
  statement.caveats.map((caveat) => html`<p class="quiet">※ ${caveat[language]}</p>`)

/** Marks what is between the common beginning and the common end; never within a number or a word in Latin letters. */
function marked(text: string, other: string): Html {
  if (text === other) return html`${text}`
  const [own, others] = [partsOf(text), partsOf(other)]
  let start = 0
  while (start < own.length && own[start] === others[start]) start++
  let end = 0
  while (end < Math.min(own.length, others.length) - start && own.at(-1 - end) === others.at(-1 - end)) end++
  const middle = own.slice(start, own.length - end).join('')
  return html`${own.slice(0, start).join('')}${middle === '' ? '' : html`<mark>${middle}</mark>`}${own.slice(own.length - end).join('')}`
}

const partsOf = (text: string): string[] => text.match(/[\p{Script=Latin}]+|[\p{N}.,]+|./gsu) ?? []
