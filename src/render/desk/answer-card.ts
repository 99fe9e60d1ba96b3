// One turn of a thread: the question, its answer as a card, and what can be done with it.
import { html } from 'hono/html'
import type { Answer, Question, ServicePart } from '../../answer/model.js'
import { PHRASES } from '../../answer/phrases.js'
import { type IsInternal, servicePart } from './clauses.js'
import type { View } from './frame.js'
import type { Html } from './html.js'
import { type CustomerTexts, letterPanel } from './letter-panel.js'
import { askHref } from './links.js'
import { WORDS } from './words.js'

/** A question with its answer, ready to be shown. */
export interface Turn {
  readonly question: Question
  readonly answer: Answer
  /** Texts for a customer; absent where there is nothing to tell one. */
  readonly customer?: CustomerTexts
}

/** `position` counts from 0; the last turn of a thread has the actions. */
export function answerCard(
  view: View,
  turn: Turn,
  position: number,
  isLast: boolean,
  isInternal: IsInternal,
): Html {
  const { answer, question } = turn
  const id = `turn-${position + 1}`
  return html`<article class="turn" id="${id}" tabindex="-1" aria-labelledby="${id}-question">
<h2 class="question" id="${id}-question"><span class="visually-hidden">${WORDS[view.language].answer.youAsked}: </span>${question.text}</h2>
<div class="card" lang="${answer.language}" data-status="${answer.status}">
${answer.lead.map((line) => html`<p class="lead">${line}</p>`)}
${body(turn, isInternal)}
</div>
${isLast ? actions(view, turn, id, isInternal) : ''}
</article>`
}

function body({ answer, question }: Turn, isInternal: IsInternal): Html {
  const { language } = answer
  const words = WORDS[language].answer
  const parts = (list: readonly ServicePart[]) => list.map((part) => servicePart(part, language, isInternal))
  switch (answer.status) {
    case 'answered':
      return html`${parts(answer.parts)}`
    case 'clarify':
      return html`<p class="status">${words.clarify}</p>
${lines(answer.ask)}
${
  answer.parts.length > 1
    ? html`<ul class="choices">${answer.parts.map(
        (part) =>
          html`<li><a href="${askHref({ ...question, service: part.service })}">${words.about(part.name)}</a></li>`,
      )}</ul>`
    : ''
}
${parts(answer.parts)}`
    case 'no_answer': {
      const near = answer.near.filter((part) => part.statements.length > 0)
      return html`<p class="status">${words.noAnswer}</p>
<p class="lead">${answer.reason}</p>
${near.length > 0 ? html`<div class="near"><p class="quiet">${PHRASES.nearLabel[language]}</p>${parts(near)}</div>` : ''}`
    }
    case 'out_of_scope':
      return html`<p class="status">${words.outOfScope}</p>
${lines(answer.reply)}`
  }
}

const lines = (text: string) => text.split('\n').map((line) => html`<p class="lead">${line}</p>`)

function actions(view: View, turn: Turn, id: string, isInternal: IsInternal): Html {
  const { answer, question, customer } = turn
  const words = WORDS[view.language].answer
  const thread = [...(question.thread ?? []), question.text]
  return html`<div class="actions">
${customer ? letterPanel(view, answer, customer, id) : isAllInternal(answer, isInternal) ? html`<p class="quiet">${WORDS[view.language].letter.withoutInternal}</p>` : ''}
<p class="permalink"><a href="${askHref(question)}" data-permalink>${words.link}</a> <button type="button" class="plain" data-copy="link" hidden>${words.copyLink}</button></p>
${
  answer.suggestions.length > 0
    ? html`<section class="next"><h3>${words.next}</h3><ul class="chips" lang="${answer.language}">${answer.suggestions.map(
        (text) =>
          html`<li><a href="${askHref({ text, thread, ...(question.service ? { service: question.service } : {}) })}">${text}</a></li>`,
      )}</ul></section>`
    : ''
}
</div>`
}

/** Whether there is no text for a customer because only internal documents state it. */
const isAllInternal = (answer: Answer, isInternal: IsInternal) =>
  (answer.status === 'answered' || answer.status === 'clarify') &&
  answer.parts.some(({ statements }) => statements.some(({ citation }) => isInternal(citation.document)))
