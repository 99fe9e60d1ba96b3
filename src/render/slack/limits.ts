// What Slack takes, and how much of it is used. Source: Slack's Block Kit reference; the size of a message as measured
// by its users (bolt-js issue 2509), with room to spare.
import type { types } from '@slack/bolt'

/** Characters of a text object in a section or a context, below Slack's 3,000. */
export const TEXT = 2_800
/** Blocks of a message, below Slack's 50. */
export const MESSAGE_BLOCKS = 40
/** Blocks of a modal or a home tab, below Slack's 100. */
export const VIEW_BLOCKS = 90
/** Characters of all texts of a message with BLOCK_COST for each block, below the 13,400 that Slack refuses. */
export const MESSAGE_SIZE = 11_500
const BLOCK_COST = 125
/** Characters over all cells of a table, below Slack's 10,000. */
export const TABLE_SIZE = 8_000
/** Rows of a table under its head, below Slack's 100. */
export const TABLE_ROWS = 90
/** Characters of the label of a button. */
export const BUTTON_TEXT = 75
/** Elements of one block of buttons, below Slack's 25. */
export const BUTTONS = 20
/** Characters of the value of a button. */
export const VALUE = 2_000
/** Characters of the title of a modal, and of its own buttons. */
export const MODAL_TITLE = 24
/** Characters of a header. */
export const HEADER = 150
/** Characters that a question may have where people type it into a modal. */
export const QUESTION = 1_500

/** What blocks count towards MESSAGE_SIZE. */
export function sizeOf(blocks: readonly types.KnownBlock[]): number {
  return blocks.reduce((sum, block) => sum + charactersIn(block) + BLOCK_COST, 0)
}

/** All characters of `text` fields inside, however deep. */
function charactersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [name, inner]: [string, unknown]) =>
      sum + (name === 'text' && typeof inner === 'string' ? inner.length : charactersIn(inner)),
    0,
  )
}
