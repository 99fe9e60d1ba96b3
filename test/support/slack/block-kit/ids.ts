// Slack gives every block and every element an id where the app gave none.

import { type Fields, isFields } from '../fields.js'

const INTERACTIVE = /button|select|input|picker|overflow|checkboxes/

/** The blocks as Slack keeps them: a copy, with all ids filled in. */
export function withIds(blocks: readonly Fields[], fresh: () => string): Fields[] {
  return blocks.map((block) => ({
    ...(fillActions(structuredClone(block), fresh) as Fields),
    block_id: typeof block.block_id === 'string' && block.block_id ? block.block_id : fresh(),
  }))
}

function fillActions(value: unknown, fresh: () => string): unknown {
  if (Array.isArray(value)) return value.map((entry) => fillActions(entry, fresh))
  if (!isFields(value)) return value
  const filled = Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, fillActions(inner, fresh)]),
  )
  const isElement = typeof value.type === 'string' && INTERACTIVE.test(value.type)
  return isElement && value.action_id === undefined ? { ...filled, action_id: fresh() } : filled
}
