// One gap of the worklist: what people asked, how often, what lies near, what would close it, and the decision about it.
import { html } from 'hono/html'
import type { Snippet } from '../../../journal/gaps/snippet.js'
import type { Gap, GapState } from '../../../journal/gaps/worklist.js'
import type { Html } from '../html.js'
import { clauseLink, copyButton, type JournalView } from './frame.js'
import { JOURNAL_WORDS } from './words.js'

/** A gap with what would close it, and the file that this belongs in. */
export interface ListedGap {
  readonly gap: Gap
  readonly snippet: Snippet
  readonly file: string
}

/** `next` is the gap to go on with once this one is decided. */
export function gapCard(
  view: JournalView,
  { gap, snippet, file }: ListedGap,
  next: string | undefined,
): Html {
  const words = JOURNAL_WORDS[view.language].worklist
  const [first, ...others] = gap.samples.map(clipped)
  const facts: [string, Html | string][] = [
    ...(gap.topic === undefined
      ? []
      : [fact(JOURNAL_WORDS[view.language].topic, view.names.topic(gap.topic))]),
    ...(gap.services.length === 0
      ? []
      : [
          fact(
            words.services,
            gap.services.map(({ service, count }) => `${view.names.service(service)} ${count}`).join(' · '),
          ),
        ]),
    ...(gap.nearest === undefined ? [] : [fact(words.nearest, clauseLink(view, gap.nearest))]),
    fact(
      words.last,
      html`<time datetime="${new Date(gap.lastAt).toISOString()}">${view.times.day(gap.lastAt)}</time>`,
    ),
  ]
  return html`<article class="gap" id="${gap.id}" aria-labelledby="${gap.id}-asked" tabindex="-1">
<p class="times"><strong>${words.asked(gap.unanswered + gap.unhelpful)}</strong> <span class="quiet">${words.counts(gap.unanswered, gap.unhelpful)}</span></p>
<div class="gap-body">
<h2 id="${gap.id}-asked">${first ?? html`<span class="quiet">${words.unworded}</span>`}</h2>
${others.length > 0 ? html`<ul class="samples">${others.map((sample) => html`<li>${sample}</li>`)}</ul>` : ''}
<dl class="facts">${facts.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
${gap.note === '' ? '' : html`<p class="note">${gap.note}</p>`}
${snippetPart(view, gap, snippet, file)}
${decision(view, gap, next)}
</div>
</article>`
}

const fact = (term: string, value: Html | string): [string, Html | string] => [term, value]

function snippetPart(view: JournalView, gap: Gap, { kind, target = '', yaml }: Snippet, file: string): Html {
  const { snippet, paste } = JOURNAL_WORDS[view.language].worklist
  const how =
    kind === 'example'
      ? paste.example(view.names.topic(target), file)
      : kind === 'statement'
        ? paste.statement(view.names.document(target), file)
        : paste.topic(file)
  return html`<details class="snippet"><summary>${snippet[kind]}</summary>
<p>${how}</p>
<pre id="${gap.id}-yaml" tabindex="0">${yaml}</pre>
${copyButton(view, `${gap.id}-yaml`)}
</details>`
}

function decision(view: JournalView, { id, state, note }: Gap, next: string | undefined): Html {
  const words = JOURNAL_WORDS[view.language].worklist
  // The first button is what Enter in the note presses: it keeps the note and decides nothing.
  // Without an action it is sent to the page's own address, which says what the list is narrowed down to.
  return html`<form class="decide" method="post">
<input type="hidden" name="gap" value="${id}">${
    next === undefined ? '' : html`<input type="hidden" name="next" value="${next}">`
  }
<button class="visually-hidden" name="state" value="${state}" tabindex="-1" aria-hidden="true"></button>${STATES.filter(
    (one) => one !== state,
  ).map((one) => html`<button class="small" name="state" value="${one}">${words.decide[one]}</button>`)}
<input type="text" name="note" value="${note}" maxlength="${LONGEST_NOTE}" aria-label="${words.note}" placeholder="${words.note}" autocomplete="off">
</form>`
}

/** A mail that was pasted whole would hide the other gaps. */
function clipped(sample: string): string {
  const chars = [...sample.replace(/\s+/g, ' ').trim()]
  return chars.length > LONGEST_SAMPLE ? `${chars.slice(0, LONGEST_SAMPLE).join('')}…` : chars.join('')
}

/** In the order in which they are offered. */
export const STATES: readonly GapState[] = ['open', 'done', 'needs-document', 'not-ours']
/** Characters; a note is a line, not a document. */
export const LONGEST_NOTE = 500
const LONGEST_SAMPLE = 140
