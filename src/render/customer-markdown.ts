// An Answer as Markdown to paste for a customer: nothing in it becomes markup but what is meant as such.
import type { Answer } from '../answer/model.js'
import { type LetterLine, writeLetter } from './letter.js'

/** The same letter as renderCustomerText writes. */
export function renderCustomerMarkdown(answer: Answer, id?: string): string {
  return writeLetter(answer, id)
    .paragraphs.map((lines) => lines.map(markdownLine).join('\n'))
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
}

function markdownLine(line: LetterLine): string {
  switch (line.kind) {
    case 'text':
      return escapeMarkdown(line.text)
    case 'heading':
      return `### ${escapeMarkdown(line.text)}\n`
    case 'statement':
      return `- ${escapeMarkdown(line.text)}${line.label === '' ? '' : ` **${escapeMarkdown(line.label.trim())}**`}`
    case 'caveat':
      return `  - ※ ${escapeMarkdown(line.text)}`
    case 'source':
      return `  - ${escapeMarkdown(line.text)}`
  }
}

/** Markdown that shows a text as it is: no emphasis, link, mention, HTML, table cell or list comes of it. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|~#@]/g, '\\$&')
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')
    .replace(/:\/\//g, '\\://')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}\\.`)
    .replace(/\r?\n/g, ' ')
}
