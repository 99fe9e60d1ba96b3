// An Answer as text to paste for a customer: plain, each statement with its source in brackets.
import type { Answer } from '../answer/model.js'
import type { Language } from '../knowledge/model.js'
import { type LetterLine, writeLetter } from './letter.js'

/** The text, or the plain refusal where there is nothing that may be told a customer as an answer. `id`: see writeLetter. */
export function renderCustomerText(answer: Answer, id?: string): string {
  const { language, paragraphs } = writeLetter(answer, id)
  return paragraphs.map((lines) => lines.map((line) => plainLine(line, language)).join('\n')).join('\n\n')
}

function plainLine(line: LetterLine, language: Language): string {
  switch (line.kind) {
    case 'text':
      return line.text
    case 'heading':
      return `■ ${line.text}`
    case 'statement':
      return `${line.text}${line.label}`
    case 'caveat':
      return `${language === 'ja' ? '※' : '* '}${line.text}`
    case 'source':
      return `[${line.text}]`
  }
}
