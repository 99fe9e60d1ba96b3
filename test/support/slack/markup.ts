// What in a text would ping somebody or become a link.

import { type Fields, isFields, listOf, textOf } from './fields.js'

/** Somebody or a channel that a message names so that Slack shows it, and pings them if they are people. */
export interface Mention {
  readonly kind: 'user' | 'usergroup' | 'broadcast' | 'channel'
  /** As it was written, such as `<!channel>`. */
  readonly written: string
  readonly at: string
}

/** Something to click. */
export interface Link {
  readonly url: string
  readonly label?: string
  readonly at: string
  /** Slack made a link of an address that stood there bare. */
  readonly bare: boolean
}

/** What was found. */
export interface Markup {
  readonly mentions: readonly Mention[]
  readonly links: readonly Link[]
}

/** How the caller asked for the top text to be read. */
export interface Parsing {
  /** `@name` and `#name` become mentions: `link_names`, or `parse: full`. */
  readonly names: boolean
}

/** Finds all mentions and links of a message or a view. */
export function findMarkup(content: Fields, parsing: Parsing = { names: false }): Markup {
  const found: { mentions: Mention[]; links: Link[] } = { mentions: [], links: [] }
  const text = textOf(content.text)
  if (text !== undefined) readMrkdwn(text, '/text', found, parsing)
  walk(content.blocks, '/blocks', found)
  listOf(content.attachments).forEach((attachment, index) => {
    for (const name of ['pretext', 'text', 'title', 'fallback'])
      readMrkdwn(textOf(attachment[name]) ?? '', `/attachments/${index}/${name}`, found)
    walk(attachment.blocks, `/attachments/${index}/blocks`, found)
  })
  return found
}

type Found = { mentions: Mention[]; links: Link[] }

function walk(value: unknown, at: string, found: Found): void {
  if (Array.isArray(value)) {
    value.forEach((entry: unknown, index) => {
      walk(entry, `${at}/${index}`, found)
    })
    return
  }
  if (!isFields(value)) return
  const text = textOf(value.text)
  if (value.type === 'mrkdwn' && text !== undefined) {
    readMrkdwn(text, `${at}/text`, found, { names: false }, value.verbatim !== true)
  } else if (value.type === 'markdown' && text !== undefined) {
    readMarkdown(text, `${at}/text`, found)
  } else {
    readRich(value, at, found)
    for (const [name, inner] of Object.entries(value)) walk(inner, `${at}/${name}`, found)
  }
}

const ENTITY = /<([^<>\s][^<>]*)>/g
const BARE = /https?:\/\/[^\s<>|]+/g

function readMrkdwn(
  text: string,
  at: string,
  found: Found,
  parsing: Parsing = { names: false },
  bareLinks = true,
): void {
  for (const [written, inner = ''] of text.matchAll(ENTITY)) readEntity(written, inner, at, found)
  const rest = text.replace(ENTITY, ' ')
  if (bareLinks)
    for (const [url] of rest.matchAll(BARE)) found.links.push({ url, label: url, at, bare: true })
  if (!parsing.names) return
  for (const [written] of rest.matchAll(/(?<![\w@])@(?:channel|here|everyone)\b/g))
    found.mentions.push({ kind: 'broadcast', written, at })
  for (const [written] of rest.matchAll(/(?<![\w@])@(?!channel\b|here\b|everyone\b)[\w.-]+/g))
    found.mentions.push({ kind: 'user', written, at })
  for (const [written] of rest.matchAll(/(?<![\w#&])#[\p{L}\d_-]+/gu))
    found.mentions.push({ kind: 'channel', written, at })
}

function readEntity(written: string, inner: string, at: string, found: Found): void {
  const [target = '', label] = inner.split('|', 2)
  if (/^@[UW][A-Z0-9]+$/.test(target)) found.mentions.push({ kind: 'user', written, at })
  else if (/^!subteam\^/.test(target)) found.mentions.push({ kind: 'usergroup', written, at })
  else if (/^!(?:channel|here|everyone|group)\b/.test(target))
    found.mentions.push({ kind: 'broadcast', written, at })
  else if (/^#[CG][A-Z0-9]+$/.test(target)) found.mentions.push({ kind: 'channel', written, at })
  else if (/^[a-z][a-z0-9+.-]*:/i.test(target))
    found.links.push(
      label === undefined ? { url: target, at, bare: false } : { url: target, label, at, bare: false },
    )
}

/** A markdown block knows Slack's own tokens as well as Markdown's links and images. */
function readMarkdown(text: string, at: string, found: Found): void {
  // What stands in code is shown as it is.
  const prose = text.replace(/^ {0,3}(```|~~~)[\s\S]*?^ {0,3}\1/gm, ' ').replace(/`[^`\n]*`/g, ' ')
  const links = /(?<!\\)!?\[([^\]]*)\]\(\s*<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?[^)]*\)/g
  for (const [, label = '', url = ''] of prose.matchAll(links))
    found.links.push({ url, label, at, bare: false })
  readMrkdwn(prose.replace(links, ' '), at, found)
}

function readRich(value: Fields, at: string, found: Found): void {
  const id = textOf(value.user_id) ?? textOf(value.usergroup_id) ?? textOf(value.channel_id) ?? ''
  if (value.type === 'user' && value.user_id) found.mentions.push({ kind: 'user', written: id, at })
  if (value.type === 'usergroup') found.mentions.push({ kind: 'usergroup', written: id, at })
  if (value.type === 'channel' && value.channel_id) found.mentions.push({ kind: 'channel', written: id, at })
  if (value.type === 'broadcast')
    found.mentions.push({ kind: 'broadcast', written: textOf(value.range) ?? '', at })
  if (value.type === 'link' && textOf(value.url))
    found.links.push({ url: textOf(value.url) ?? '', label: textOf(value.text) ?? '', at, bare: false })
}
