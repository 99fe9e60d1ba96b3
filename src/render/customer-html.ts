// An Answer as the body of an HTML mail: paragraphs and lists without style, so that it takes on that of the mail.
import { html } from 'hono/html'
import type { Answer } from '../answer/model.js'
import type { Html } from './desk/html.js'
import { type LetterLine, writeLetter } from './letter.js'

/** The same letter as renderCustomerText writes. */
export function renderCustomerHtml(answer: Answer, id?: string): Html {
  const { language, paragraphs } = writeLetter(answer, id)
  return html`<div lang="${language}">${paragraphs.map(paragraph)}</div>`
}

const paragraph = (lines: readonly LetterLine[]): Html =>
  html`<p>${lines.map((line, i) => html`${i > 0 ? html`<br>` : ''}${htmlLine(line)}`)}</p>`

function htmlLine(line: LetterLine): Html {
  switch (line.kind) {
    case 'text':
      return html`${line.text}`
    case 'heading':
      return html`<b>${line.text}</b>`
    case 'statement':
      return html`${line.text}${line.label}`
    case 'caveat':
      return html`<small>※ ${line.text}</small>`
    case 'source':
      return html`<small>[${line.text}]</small>`
  }
}
