// The page on which one asks: an empty field, or a thread with its answers and a field to go on.
import { html } from 'hono/html'
import { shorten } from '../../answer/shorten.js'
import type { Service } from '../../knowledge/model.js'
import { answerCard, type Turn } from './answer-card.js'
import type { IsInternal } from './clauses.js'
import { page, type View } from './frame.js'
import type { Html } from './html.js'
import { askHref } from './links.js'
import { WORDS } from './words.js'

/** What the page shows. */
export interface AskPage {
  readonly services: readonly Service[]
  readonly examples: readonly string[]
  /** Oldest first; empty before the first question. */
  readonly turns: readonly Turn[]
  /** The service meant when none is named. */
  readonly service: string
  /** What was typed but could not be asked, and why. */
  readonly refused?: { readonly text: string; readonly why: string }
  readonly isInternal: IsInternal
}

/** The whole page. The form works without the script. */
export function askPage(view: View, content: AskPage): Html {
  const words = WORDS[view.language].ask
  const { turns } = content
  const last = turns.at(-1)
  if (!last)
    return page(
      view,
      { title: WORDS[view.language].product, section: 'ask' },
      html`<h1>${words.title}</h1>
<p class="promise">${words.promise}</p>
${askForm(view, content)}
${
  content.examples.length > 0
    ? html`<section class="examples"><h2>${words.examples}</h2><ul class="chips">${content.examples.map(
        (text) => html`<li><a href="${askHref({ text })}">${text}</a></li>`,
      )}</ul></section>`
    : ''
}`,
    )
  return page(
    view,
    { title: shorten(last.question.text.replace(/\s+/g, ' '), TITLE), section: 'ask' },
    html`<h1 class="visually-hidden">${words.title}</h1>
<div class="thread">${turns.map((turn, i) => answerCard(view, turn, i, i === turns.length - 1, content.isInternal))}</div>
${askForm(view, content)}
<p class="fresh"><a href="/">${words.fresh}</a></p>`,
  )
}

function askForm(view: View, { services, turns, service, refused }: AskPage): Html {
  const words = WORDS[view.language].ask
  const follows = turns.length > 0
  const thread = turns.map(({ question }) => question.text)
  const describedBy = refused ? 'q-why q-hint' : 'q-hint'
  return html`<form class="ask" method="post" action="/" data-ask>
<label for="q">${follows ? words.followLabel : words.label}</label>
<p class="hint" id="q-hint">${follows ? words.followHint : words.hint}</p>
${refused ? html`<p class="refused" id="q-why" role="alert">${refused.why}</p>` : ''}
<div class="field">
<textarea id="q" name="q" rows="1" required enterkeyhint="send" autocomplete="off" spellcheck="false" aria-describedby="${describedBy}" data-suggest="${words.suggestions}" data-counts="${JSON.stringify(COUNTS.map(words.suggestionCount))}"${refused ? html` aria-invalid="true"` : ''}${follows ? '' : html` autofocus`}>
${refused?.text ?? ''}</textarea>
<button class="primary">${words.button}</button>
</div>
${thread.map((text) => html`<input type="hidden" name="t" value="${text}">`)}
<p class="default"><label for="service">${words.service}</label>
<select id="service" name="service"><option value="">${words.anyService}</option>${services.map(
    ({ id, name }) =>
      html`<option value="${id}"${id === service ? html` selected` : ''}>${name[view.language]}</option>`,
  )}</select></p>
</form>`
}

/** Characters that a tab or a history entry has room for. */
const TITLE = 60

/** How many suggestions there can be: their sentences are handed to the script, which knows no language. */
export const MOST_SUGGESTIONS = 8
const COUNTS = Array.from({ length: MOST_SUGGESTIONS + 1 }, (_, n) => n)
