// What a person types, as Slack stores and delivers it.

import { compact, type Fields } from './fields.js'

const TOKEN = /<(?:@[UW][A-Z0-9]+|#[CG][A-Z0-9]+|!(?:channel|here|everyone)|https?:\/\/)[^<>]*>/g
const ENTITY_END = /&(?!(?:amp|lt|gt);)/g

/** Mentions and links stay; every other `&`, `<` and `>` is escaped. */
export function escapeTyped(text: string): string {
  let result = ''
  let from = 0
  const escaped = (part: string) =>
    part.replace(ENTITY_END, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  for (const match of text.matchAll(TOKEN)) {
    result += escaped(text.slice(from, match.index)) + match[0]
    from = match.index + match[0].length
  }
  return result + escaped(text.slice(from))
}

/** The rich_text block that people's messages have. Simplified: everything is one section. */
export function richTextOf(text: string, block_id: string): Fields {
  const elements: Fields[] = []
  let from = 0
  const plain = (part: string) => {
    if (part)
      elements.push({
        type: 'text',
        text: part.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'),
      })
  }
  for (const match of text.matchAll(TOKEN)) {
    plain(text.slice(from, match.index))
    elements.push(tokenElement(match[0].slice(1, -1)))
    from = match.index + match[0].length
  }
  plain(text.slice(from))
  return { type: 'rich_text', block_id, elements: [{ type: 'rich_text_section', elements }] }
}

function tokenElement(inner: string): Fields {
  const [target = '', label] = inner.split('|', 2)
  if (target.startsWith('@')) return { type: 'user', user_id: target.slice(1) }
  if (target.startsWith('#')) return { type: 'channel', channel_id: target.slice(1) }
  if (target.startsWith('!')) return { type: 'broadcast', range: target.slice(1) }
  return compact({ type: 'link', url: target, text: label })
}
