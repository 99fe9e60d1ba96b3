// Slack's markup: what others wrote is shown as it is and becomes nothing; only the bot's own links and bold are markup.
import type { types } from '@slack/bolt'
import { shorten } from '../../answer/shorten.js'

/**
 * A text that shows in a mrkdwn object as written: no mention, link, emoji, bold, quote or code comes of it.
 * Source of the rules: Slack's reference on formatting text; `&`, `<` and `>` are all that it asks to escape.
 */
export function inert(text: string): string {
  const escaped = text
    .replace(UNSEEN, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(EMOJI, (name) => `:${GAP}${name.slice(1)}`)
  return escaped.split('\n').map(inertLine).join('\n')
}

/** The same for the top text of a message, where Slack also looks for bare addresses. */
export function inertTop(text: string): string {
  return inert(text)
    .replace(/:\/\//g, `:${GAP}//`)
    .replace(/@/g, `@${GAP}`)
    .replace(/\bwww\./gi, `www${GAP}.`)
}

/** `<address|label>`; brackets, bars and line breaks in either cannot end it early. */
export function link(url: string, label: string): string {
  const safe = url.replace(/[<>|\s]/g, encodeURIComponent)
  return `<${safe.replace(/&/g, '&amp;')}|${inert(oneLine(label)).replace(/\|/g, '¦')}>`
}

/** A text in bold, on one line. */
export const bold = (text: string): string => `*${inert(oneLine(text)).trim()}*`

/** A mrkdwn object in which Slack looks for nothing but the markup that we wrote. */
export const mrkdwn = (text: string): types.MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true })

/** A plain text object, cut to what its place allows; `max` counts characters. */
export const plainText = (text: string, max: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: shorten(oneLine(text), max),
  emoji: false,
})

/** A text on one line; a dash where there is none. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim() || '–'

/** A pair of marks makes bold, italic, struck or code; look-alikes do not. */
function inertLine(line: string): string {
  let safe = line.replace(/^(\s*)&gt;/, `$1${GAP}&gt;`)
  for (const [mark, lookAlike] of MARKS) {
    const pair = new RegExp(`(?<![A-Za-z0-9])\\${mark}(?=\\S).*?\\S\\${mark}(?![A-Za-z0-9])`)
    if (pair.test(safe) || (mark === '`' && safe.includes('`'))) safe = safe.replaceAll(mark, lookAlike)
  }
  return safe
}

/** Zero width: is not seen, and ends what Slack would read as one word. */
const GAP = '\u200b'
const EMOJI = /:(?=[^\s:]*[a-z]|\+1:|-1:|100:|1234:)[a-z0-9_+'-]+:/g
/** Control characters and marks that turn the direction of writing. */
const UNSEEN = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu
const MARKS: readonly (readonly [string, string])[] = [
  ['*', '∗'],
  ['_', 'ˍ'],
  ['~', '∼'],
  ['`', 'ˋ'],
]
