// Puts units into as few messages as hold them, in order, none of them torn.
import type { types } from '@slack/bolt'
import type { Language } from '../../knowledge/model.js'
import { MESSAGE_BLOCKS, MESSAGE_SIZE, sizeOf, VIEW_BLOCKS } from './limits.js'
import { inertTop } from './mrkdwn.js'
import { LINES } from './phrases.js'
import { quiet, quietLine, type Unit } from './units.js'

/** What chat.postMessage takes: blocks, and the text that notifications and screen readers read instead. */
export interface SlackMessage {
  readonly text: string
  readonly blocks: types.KnownBlock[]
}

/** `mark` becomes the block_id of the first block, with the number of the message from the second on. */
export function packMessages(units: readonly Unit[], language: Language, mark?: string): SlackMessage[] {
  const pages = pagesOf(units)
  return pages.map((page, index) => {
    const title = pages.length > 1 ? [quietLine(LINES.continued[language](index + 1, pages.length))] : []
    const all = index === 0 ? page : [...title, ...page]
    const [first, ...others] = all.flatMap(({ blocks }) => blocks)
    const marked =
      first && mark !== undefined
        ? { ...first, block_id: `${mark}${index === 0 ? '' : `.${index + 1}`}` }
        : first
    const text = all
      .map((unit) => unit.text)
      .filter((one) => one !== '')
      .join('\n')
    return { text: inertTop(text || '–'), blocks: [...(marked ? [marked] : []), ...others] }
  })
}

/** As many units as a view holds and a line that says how many do not fit; the controls always do. */
export function packView(
  units: readonly Unit[],
  controls: readonly Unit[],
  language: Language,
): types.KnownBlock[] {
  const last = controls.flatMap(({ blocks }) => blocks)
  const shown: types.KnownBlock[] = []
  let fitting = 0
  for (const { blocks } of units) {
    if (shown.length + blocks.length + last.length + VIEW_EXTRAS > VIEW_BLOCKS) break
    shown.push(...blocks)
    fitting += 1
  }
  const left = units.length - fitting
  return [...shown, ...(left > 0 ? quiet(LINES.more[language](left)) : []), ...last]
}

function pagesOf(units: readonly Unit[]): Unit[][] {
  const pages: Unit[][] = []
  let page: Unit[] = []
  const blocksOf = (list: readonly Unit[]) => list.flatMap(({ blocks }) => blocks)
  for (const unit of units) {
    const blocks = blocksOf([...page, unit])
    if (page.length > 0 && (blocks.length > MESSAGE_BLOCKS || sizeOf(blocks) > MESSAGE_SIZE)) {
      pages.push(page)
      page = []
    }
    page.push(unit)
  }
  return page.length > 0 ? [...pages, page] : pages
}

/** Room for what a view shows besides an answer: fields, notes, the line about what does not fit. */
const VIEW_EXTRAS = 10
