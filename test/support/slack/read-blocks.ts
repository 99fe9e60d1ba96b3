// What a reader finds in blocks and in mrkdwn: markup becomes what Slack shows for it, escapes are undone.
import { type Fields, isFields, textOf } from './fields.js'

/** What blocks show from top to bottom, buttons and fields included; each text on a line of its own. */
export function readBlocks(blocks: unknown): string {
  return textsIn(blocks).join('\n')
}

/** mrkdwn as it is shown: a mention names somebody, a link is its label, a pair of marks is gone. */
export function readMrkdwn(text: string): string {
  return text
    .split('\n')
    .map((line) => withoutMarks(line.replace(/^\s*(?:>|&gt;)\s?/, '')))
    .join('\n')
    .replace(
      /<([^<>|\s]+)(?:\|([^<>]*))?>/g,
      (_, target: string, label?: string) => label ?? shownFor(target),
    )
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(ZERO_WIDTH, '')
    .replace(/[∗ˍ∼ˋ]/g, (lookAlike) => WRITTEN[lookAlike] ?? lookAlike)
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (!isFields(value)) return []
  return ownText(value) ?? Object.values(value).flatMap(textsIn)
}

/** The text of an object that is text itself; undefined for one that holds others. */
function ownText(value: Fields): string[] | undefined {
  const text = textOf(value.text)
  switch (value.type) {
    case 'mrkdwn':
      return [readMrkdwn(text ?? '')]
    case 'plain_text':
    case 'text':
      return [text ?? '']
    case 'link':
      return [text ?? textOf(value.url) ?? '']
    case 'user':
    case 'usergroup':
    case 'broadcast':
      return [`@${textOf(value.range) ?? 'somebody'}`]
    default:
      return undefined
  }
}

/** `!channel` and `@U…` are shown as names, `https://…` as it is. */
const shownFor = (target: string): string => {
  if (target.startsWith('@')) return '@somebody'
  return target.startsWith('!') ? `@${target.slice(1)}` : target
}

/** Slack takes marks away that stand in pairs at the edges of words. */
function withoutMarks(line: string): string {
  return ['*', '_', '~', '`'].reduce(
    (rest, mark) =>
      rest.replace(new RegExp(`(?<![A-Za-z0-9])\\${mark}(?=\\S)(.*?\\S)\\${mark}(?![A-Za-z0-9])`, 'g'), '$1'),
    line,
  )
}

const ZERO_WIDTH = /\u200b/g
/** Slack has no escapes for these marks; what looks the same stands for them and is read as them. */
const WRITTEN: Readonly<Record<string, string>> = { '∗': '*', ˍ: '_', '∼': '~', ˋ: '`' }
