// The text for a customer in three forms and two languages: copied with one press, or seen and chosen first.
import { html } from 'hono/html'
import type { Answer } from '../../answer/model.js'
import type { Language } from '../../knowledge/model.js'
import { renderCustomerHtml } from '../customer-html.js'
import { renderCustomerMarkdown } from '../customer-markdown.js'
import { renderCustomerText } from '../customer-text.js'
import type { View } from './frame.js'
import type { Html } from './html.js'
import { WORDS } from './words.js'

/** The answer as a customer may have it, in both languages; what is internal is not in it. */
export interface CustomerTexts {
  readonly answers: Readonly<Record<Language, Answer>>
  readonly withoutInternal: boolean
}

/** The forms of the letter; the first is chosen at the start. */
export const FORMATS = ['text', 'markdown', 'html'] as const
export type Format = (typeof FORMATS)[number]

/** The form that is chosen shows its panel by CSS alone; copying needs the script. */
export function letterPanel(view: View, answer: Answer, customer: CustomerTexts, id: string): Html {
  const words = WORDS[view.language].letter
  const choice = (group: 'format' | 'language', value: string, label: string, checked: boolean) =>
    html`<label><input type="radio" name="${id}-${group}" value="${value}"${checked ? html` checked` : ''}> ${label}</label>`
  return html`<div class="letter" data-letter>
<p class="letter-actions"><button type="button" class="primary" data-copy="letter" hidden>${words.copy}</button> <span class="done" role="status" data-copied="${words.copied}" data-unrecorded="${words.unrecorded}" data-changed="${words.changed}" data-failed="${words.copyFailed}"></span></p>
${customer.withoutInternal ? html`<p class="quiet">${words.withoutInternal}</p>` : ''}
<details>
<summary>${words.show}</summary>
<div class="letter-choices">
<fieldset><legend>${words.format}</legend>${FORMATS.map((format, i) => choice('format', format, words[format], i === 0))}</fieldset>
<fieldset><legend>${words.language}</legend>${LANGUAGES.map(([language, label]) => choice('language', language, label, language === answer.language))}</fieldset>
</div>
${LANGUAGES.flatMap(([language]) =>
  FORMATS.map((format) => {
    const content = write(customer.answers[language], format)
    const attributes = html`lang="${language}" data-panel="${format}" data-language="${language}"`
    return format === 'html'
      ? html`<div class="panel" ${attributes}>${content}</div>`
      : html`<pre class="panel" ${attributes}>${content}</pre>`
  }),
)}
</details>
</div>`
}

function write(answer: Answer, format: Format): string | Html {
  switch (format) {
    case 'text':
      return renderCustomerText(answer)
    case 'markdown':
      return renderCustomerMarkdown(answer)
    case 'html':
      return renderCustomerHtml(answer)
  }
}

/** A language is called by its own name. */
const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['ja', '日本語'],
  ['en', 'English'],
]
