// A text for a customer as messages to copy from: in a code block, where nothing is markup and one tap copies all.
import type { Language } from '../../knowledge/model.js'
import { printable } from './escape.js'
import { CONTENT_CHARACTERS } from './limits.js'
import { NOTICES } from './phrases.js'

/** Contents of one or more messages. A long text is split after a citation or a paragraph, else after a line. */
export function renderCustomerMessages(text: string, language: Language): string[] {
  // Three backticks would end the block; no document needs them.
  const safe = printable(text).replaceAll('```', "'''")
  const frame = `${NOTICES.copy[language]}\n`
  return split(safe, CONTENT_CHARACTERS - frame.length - FENCES).map(
    (part, index) => `${index === 0 ? frame : ''}\`\`\`\n${part}\n\`\`\``,
  )
}

function split(text: string, most: number): string[] {
  const parts: string[] = []
  for (const block of blocksOf(text).flatMap((each) => (each.length <= most ? [each] : pieces(each, most)))) {
    const last = parts.at(-1)
    if (last !== undefined && last.length + block.length <= most) parts[parts.length - 1] = last + block
    else parts.push(block)
  }
  return parts.map((part) => part.replace(/^\n+|\n+$/g, '')).filter((part) => part !== '')
}

/** What belongs together: up to and with a line in brackets, which is a citation, or an empty line. */
function blocksOf(text: string): string[] {
  const blocks: string[] = []
  let open = ''
  for (const line of text.split('\n')) {
    open += `${line}\n`
    if (line === '' || /^\[.*\]$/.test(line)) {
      blocks.push(open)
      open = ''
    }
  }
  return [...blocks, open]
}

function pieces(block: string, most: number): string[] {
  return block
    .split(/(?<=\n)/)
    .flatMap((line) =>
      line.length <= most ? [line] : (line.match(new RegExp(`[^]{1,${most}}`, 'gu')) ?? []),
    )
}

/** Both fences with their line breaks. */
const FENCES = 8
