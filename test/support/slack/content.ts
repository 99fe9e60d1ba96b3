// What a message may say: the checks that all ways of posting have in common.

import { withIds } from './block-kit/ids.js'
import { blocksTooLong, inspectBlocks } from './block-kit/inspect.js'
import { ApiError } from './errors.js'
import { type Fields, isFields, lengthOf, listOf, textOf } from './fields.js'
import type { Content } from './messages.js'
import type { World } from './world.js'

const MAX_TEXT = 40_000
const MAX_UPDATED_TEXT = 4_000
const MAX_MARKDOWN = 12_000

/** How the content is sent. */
export interface Way {
  readonly method: string
  /** Posts over a response_url have no limit on the size of all blocks together. */
  readonly sized: boolean
}

/** The content of a call, or the error that Slack answers. */
export function readContent(args: Fields, way: Way, world: World): Content {
  const blocks = readBlocks(args.blocks)
  const attachments = readAttachments(args.attachments)
  const markdown = textOf(args.markdown_text)
  const text = textOf(args.text) ?? ''
  if (markdown !== undefined) {
    if (args.blocks !== undefined || text !== '') throw new ApiError('markdown_text_conflict')
    if (lengthOf(markdown) > MAX_MARKDOWN) throw new ApiError('msg_too_long')
    if (markdown === '') throw new ApiError('no_text')
    return {
      text: markdown,
      blocks: withIds([{ type: 'markdown', text: markdown }], fresh(world)),
      attachments,
    }
  }
  if (text.trim() === '' && blocks.length === 0 && attachments.length === 0) throw new ApiError('no_text')
  if (way.method === 'chat.update' && lengthOf(text) > MAX_UPDATED_TEXT) throw new ApiError('msg_too_long')
  if (way.sized && blocksTooLong(blocks)) throw new ApiError('msg_blocks_too_long')
  if (text.trim() === '')
    world.violate(way.method, 'missing_text', ['no text for notifications and screen readers'])
  return { text: cut(text, way.method, world), blocks: withIds(blocks, fresh(world)), attachments }
}

/** Slack cuts a longer text without an error; nobody wants that, so it counts as a violation. */
function cut(text: string, method: string, world: World): string {
  if (lengthOf(text) <= MAX_TEXT) return text
  world.violate(method, 'text_truncated', [`text of ${lengthOf(text)} characters was cut to ${MAX_TEXT}`])
  return [...text].slice(0, MAX_TEXT).join('')
}

function readBlocks(value: unknown): Fields[] {
  if (value === undefined || value === '') return []
  if (!Array.isArray(value)) throw new ApiError('invalid_blocks_format')
  const seen = inspectBlocks(value, 'message')
  if (seen.faults.length > 0) throw ApiError.withMessages('invalid_blocks', seen.errors)
  refuseTwoTables(listOf(value))
  return listOf(value)
}

function readAttachments(value: unknown): Fields[] {
  if (value === undefined || value === '') return []
  if (!Array.isArray(value) || !value.every(isFields)) throw new ApiError('invalid_attachments')
  if (value.length > 100) throw new ApiError('too_many_attachments')
  const attachments = listOf(value)
  attachments.forEach((attachment, index) => {
    if (attachment.blocks === undefined) return
    const seen = inspectBlocks(attachment.blocks, 'message', `/attachments/${index}/blocks`)
    if (seen.faults.length > 0) throw ApiError.withMessages('invalid_attachments', seen.errors)
  })
  refuseTwoTables(attachments.flatMap((attachment) => listOf(attachment.blocks)))
  return attachments
}

function refuseTwoTables(blocks: readonly Fields[]): void {
  if (blocks.filter((block) => block.type === 'table').length > 1)
    throw ApiError.withMessages('invalid_attachments', ['only_one_table_allowed'])
}

function fresh(world: World): () => string {
  return () => world.workspace.id('').slice(-5)
}
