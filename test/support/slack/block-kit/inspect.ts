// The rules over a whole message or view, on top of what each block has to look like.

import { type Fields, isFields, lengthOf, listOf, textOf } from '../fields.js'
import { BLOCKS, charactersIn } from './blocks.js'
import { plainText } from './composition.js'
import { anything, boolean, type Checks, Inspection, object, type Surface, string } from './schema.js'

const MAX_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 }

/** What the characters of all blocks and 125 for each block may come to (measured, see bolt-js #2509). */
export const MESSAGE_SIZE = 13_422

/** Everything wrong with the blocks of a message, a modal or a home tab. */
export function inspectBlocks(blocks: unknown, surface: Surface, at = '/blocks'): Inspection {
  const seen = new Inspection(surface)
  if (!Array.isArray(blocks)) {
    seen.fault('must provide an array', at)
    return seen
  }
  if (blocks.length > MAX_BLOCKS[surface]) seen.fault(`no more than ${MAX_BLOCKS[surface]} items allowed`, at)
  blocks.forEach((block: unknown, index) => {
    inspectBlock(block, `${at}/${index}`, seen)
  })
  inspectTogether(listOf(blocks), at, seen)
  return seen
}

function inspectBlock(block: unknown, at: string, seen: Inspection): void {
  const fields = isFields(block) ? block : {}
  const known = Object.hasOwn(BLOCKS, String(fields.type)) ? BLOCKS[String(fields.type)] : undefined
  if (!isFields(block)) seen.fault('must provide an object', at)
  else if (block.type === undefined) seen.fault('missing required field: type', at)
  else if (!known?.surfaces.includes(seen.surface))
    seen.fault(`unsupported type: ${String(block.type)}`, `${at}/type`)
  else known.check(block, at, seen)
  // The words of the two rules on ids are not Slack's own; it rejects both.
  const actions = elementsOf(fields).flatMap((element) => textOf(element.action_id) ?? [])
  for (const id of repeated(actions)) seen.fault(`action_id needs to be unique: ${id}`, at)
}

/** Rules between blocks. */
function inspectTogether(blocks: readonly Fields[], at: string, seen: Inspection): void {
  const ids = blocks.flatMap((block) => textOf(block.block_id) ?? [])
  for (const id of repeated(ids)) seen.fault(`block_id needs to be unique: ${id}`, at)
  const focused = blocks.flatMap(elementsOf).filter((element) => element.focus_on_load === true)
  if (focused.length > 1) seen.fault('only one element can have focus_on_load', at)
  const markdown = blocks.filter((block) => block.type === 'markdown')
  const characters = markdown.reduce((sum, block) => sum + lengthOf(textOf(block.text) ?? ''), 0)
  if (markdown.length > 1 && characters > 12_000) seen.fault('must be less than 12001 characters', at)
  const shown = blocks.reduce((sum, block) => sum + shownAs(block), 0)
  if (seen.surface === 'message' && blocks.length <= 50 && shown > 50)
    seen.fault('no more than 50 items allowed', at)
}

/** The elements right inside a block that can carry an action_id. */
export function elementsOf(block: Fields): Fields[] {
  const nested = [...listOf(block.child_blocks), ...(block.type === 'carousel' ? listOf(block.elements) : [])]
  return [
    ...(block.type === 'rich_text' ? [] : listOf(block.elements)),
    ...listOf([block.accessory, block.element]),
    ...(block.type === 'card' ? listOf(block.actions) : []),
    ...nested.flatMap(elementsOf),
  ]
}

/**
 * Slack turns a markdown block into blocks of its own before it counts them: one for each heading, rule,
 * table and code fence and one for each run of other text between (as users have measured it).
 */
export function shownAs(block: Fields): number {
  if (block.type !== 'markdown') return 1
  let count = 0
  let run = ''
  const enter = (kind: string) => {
    if (kind !== run || kind === 'heading' || kind === 'rule') count += kind === '' ? 0 : 1
    run = kind
  }
  let fenced = false
  for (const line of (textOf(block.text) ?? '').split('\n')) {
    const fence = /^ {0,3}(?:```|~~~)/.test(line)
    if (fenced || fence) {
      if (!fenced) enter('')
      enter('fence')
      if (fence) fenced = !fenced
    } else if (/^ {0,3}#{1,6}(?:\s|$)/.test(line)) enter('heading')
    else if (/^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/.test(line)) enter('rule')
    else if (/^\s*\|.*\|\s*$/.test(line)) enter('table')
    else if (line.trim() !== '') enter('text')
  }
  return Math.max(1, count)
}

/** Whether a message is over the undocumented size that answers `msg_blocks_too_long`. */
export function blocksTooLong(blocks: readonly Fields[]): boolean {
  return charactersIn(blocks) + 125 * blocks.length > MESSAGE_SIZE
}

const common: Checks = {
  blocks: anything,
  private_metadata: string(3000, 0),
  callback_id: string(255, 0),
  external_id: string(255, 0),
}
const VIEWS = {
  modal: object(
    { title: plainText(24), blocks: anything },
    {
      ...common,
      close: plainText(24),
      submit: plainText(24),
      clear_on_close: boolean,
      notify_on_close: boolean,
      submit_disabled: boolean,
    },
  ),
  home: object({ blocks: anything }, common),
}

/** Everything wrong with a view. */
export function inspectView(view: unknown, surface: 'modal' | 'home'): Inspection {
  const seen = new Inspection(surface)
  if (!isFields(view)) {
    seen.fault('must provide an object', '/view')
    return seen
  }
  if (view.type === undefined) seen.fault('missing required field: type', '/view')
  else if (view.type !== surface) seen.fault(`unsupported type: ${String(view.type)}`, '/view/type')
  VIEWS[surface](view, '/view', seen)
  if (view.blocks !== undefined)
    for (const fault of inspectBlocks(view.blocks, surface, '/view/blocks').faults)
      seen.fault(fault.message, fault.at)
  if (surface === 'modal' && view.submit === undefined && hasInput(view))
    seen.fault('missing required field: submit', '/view')
  return seen
}

function hasInput(view: Fields): boolean {
  return listOf(view.blocks).some((block) => block.type === 'input')
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}
