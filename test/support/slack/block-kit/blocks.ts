// Layout blocks: what each holds, how much of it, and where it may be shown.

import { isFields, lengthOf, listOf } from '../fields.js'
import { imageFields, mrkdwn, oneImageSource, plainText, textObject } from './composition.js'
import { accessory, actionElement, contextActionElement, ELEMENTS, inputElement } from './elements.js'
import { richText } from './rich-text.js'
import {
  all,
  anything,
  boolean,
  type Check,
  type Checks,
  integer,
  list,
  object,
  oneOf,
  rule,
  type Surface,
  string,
  typed,
} from './schema.js'

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home']
const image = typed({ image: ELEMENTS.image ?? anything })
const button = typed({ button: ELEMENTS.button ?? anything })

/** A block of these fields; every block may have an id. */
const block = (required: Checks, optional: Checks = {}): Check =>
  object(required, { ...optional, block_id: string(255) })

const cell = typed({
  raw_text: object({ text: string() }),
  raw_number: object({ value: anything, text: string() }),
  rich_text: richText,
})

/** A table may hold 10,000 characters over all its cells. */
const cellCharacters: Check = (value, at, seen) => {
  const rows = isFields(value) && Array.isArray(value.rows) ? value.rows : []
  const count = rows.flatMap((row) => listOf(row)).reduce((sum, entry) => sum + charactersIn(entry), 0)
  if (count > 10_000) seen.fault('must be less than 10001 characters', `${at}/rows`)
}

const sameWidth = rule(
  (value) => new Set((Array.isArray(value.rows) ? value.rows : []).map((row) => listOf(row).length)).size < 2,
  'all rows must have the same number of cells',
)

const task = block(
  {
    task_id: string(),
    title: string(),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  {
    details: typed({ rich_text: richText }),
    output: typed({ rich_text: richText }),
    sources: list(typed({ url: object({ url: string(), text: string() }) })),
  },
)

const card = all(
  block(
    {},
    {
      hero_image: image,
      icon: image,
      title: mrkdwn(150),
      subtitle: mrkdwn(150),
      body: mrkdwn(200),
      actions: list(button),
    },
  ),
  rule(
    (value) => ['hero_image', 'title', 'actions', 'body'].some((name) => value[name] !== undefined),
    'missing required field: title',
  ),
)

const SIMPLE: Checks = {
  section: all(
    block({}, { text: textObject(3000), fields: list(textObject(2000), 10), accessory, expand: boolean }),
    rule((value) => value.text !== undefined || value.fields !== undefined, 'missing required field: text'),
  ),
  header: block({ text: plainText(150) }),
  divider: block({}),
  context: block({
    elements: list(
      (value, at, seen) =>
        (isFields(value) && value.type === 'image' ? image : textObject(3000))(value, at, seen),
      10,
    ),
  }),
  actions: block({ elements: list(actionElement, 25) }),
  image: all(block({ alt_text: string(2000) }, { ...imageFields, title: plainText(2000) }), oneImageSource),
  input: block(
    { label: plainText(2000), element: inputElement },
    { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
  ),
  rich_text: richText,
  table: all(
    block(
      { rows: list(list(cell, 20), 100) },
      {
        column_settings: list(
          object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean }),
          20,
        ),
      },
    ),
    cellCharacters,
  ),
  video: block(
    { video_url: string(), thumbnail_url: string(), alt_text: string(), title: plainText(199) },
    {
      title_url: string(),
      author_name: string(49),
      provider_name: string(),
      provider_icon_url: string(),
      description: plainText(),
    },
  ),
}

/** A container holds the plain blocks, and no container. */
const inContainer = typed(SIMPLE)

/** Every block that Slack knows and the surfaces that show it. */
export const BLOCKS: Readonly<Record<string, { check: Check; surfaces: readonly Surface[] }>> = {
  ...Object.fromEntries(
    Object.entries(SIMPLE).map(([name, check]) => [
      name,
      { check, surfaces: name === 'table' ? (['message'] as const) : EVERYWHERE },
    ]),
  ),
  context_actions: { check: block({ elements: list(contextActionElement, 5) }), surfaces: ['message'] },
  markdown: { check: block({ text: string(12_000) }), surfaces: ['message'] },
  data_table: {
    check: all(
      block(
        { rows: list(list(cell, 20), 101, 2), caption: string() },
        { page_size: integer(1, 100), row_header_column_index: integer(0) },
      ),
      sameWidth,
      cellCharacters,
    ),
    surfaces: ['message'],
  },
  alert: {
    check: block({ text: textObject() }, { level: oneOf('default', 'info', 'warning', 'error', 'success') }),
    surfaces: ['modal'],
  },
  card: { check: card, surfaces: EVERYWHERE },
  carousel: { check: block({ elements: list(typed({ card }), 10) }), surfaces: ['message', 'home'] },
  container: {
    check: all(
      block(
        { child_blocks: list(inContainer, 10) },
        {
          title: plainText(150),
          rich_text_title: typed({ rich_text: richText }),
          subtitle: textObject(150),
          width: oneOf('narrow', 'standard', 'wide', 'full'),
          icon: image,
          is_collapsible: boolean,
          default_collapsed: boolean,
          has_header_divider: boolean,
        },
      ),
      rule(
        (value) => value.title !== undefined || value.rich_text_title !== undefined,
        'missing required field: title',
      ),
    ),
    surfaces: ['message'],
  },
  task_card: { check: task, surfaces: ['message'] },
  plan: {
    check: block({ title: string() }, { tasks: list(typed({ task_card: task })) }),
    surfaces: ['message'],
  },
  // A file block comes with messages that were read; an app cannot post one.
  file: { check: anything, surfaces: [] },
}

/** All characters of `text` fields inside, however deep. */
export function charactersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + charactersIn(entry), 0)
  if (!isFields(value)) return 0
  return Object.entries(value).reduce(
    (sum, [name, inner]) =>
      sum + (name === 'text' && typeof inner === 'string' ? lengthOf(inner) : charactersIn(inner)),
    0,
  )
}
