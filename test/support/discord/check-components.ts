// Components of messages: rows of buttons and selects, or, with the flag for it, components v2.
import { ComponentType } from 'discord.js'
import { CustomIds, checkButton, checkSelect, SELECTS, typed } from './check-interactive.js'
import type { Form } from './form.js'
import { isJson, type Json, lengthOf } from './json.js'
import { COMPONENT, MESSAGE, COMPONENTS_V2_LIMITS as V2 } from './limits.js'
import { displays } from './mentions.js'
import { flat } from './messages.js'

const { ActionRow, Section, TextDisplay, MediaGallery, File, Separator, Container } = ComponentType
const IN_ROW = [
  ComponentType.Button,
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]
const IN_CONTAINER = [ActionRow, Section, TextDisplay, MediaGallery, File, Separator]

interface Context {
  readonly ids: CustomIds
  /** Names of the files uploaded with the message, or kept on it. */
  readonly files: readonly string[]
}

/** Checks the components of a message. */
export function checkComponents(
  form: Form,
  value: unknown,
  { isV2, files }: { isV2: boolean; files: readonly string[] },
): void {
  const context: Context = { ids: new CustomIds(), files }
  checkIds(form, value)
  if (isV2) checkV2(form, value, context)
  else
    form.list(value, { max: MESSAGE.rows }).forEach((each, index) => {
      const at = form.at(index)
      const row = typed(at, each, [ActionRow])
      if (row) checkRow(at, row, context)
    })
}

/** Whether the text of components v2 is more than Discord digests; see the limit. */
export function isIndigestible(components: unknown): boolean {
  const texts = displays(components)
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + V2.bytesPerText, 0)
  return bytes > V2.bytes
}

function checkV2(form: Form, value: unknown, context: Context): void {
  const components = form.list(value, { max: V2.components })
  const count = flat(value).length
  if (count > V2.components)
    form.add('COMPONENT_MAX_TOTAL_EXCEEDED', `The total number of components cannot exceed ${V2.components}`)
  const text = displays(value).reduce((sum, each) => sum + lengthOf(each), 0)
  if (text > V2.text)
    form.add(
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `Displayable text size exceeds maximum size of ${V2.text}`,
    )
  components.forEach((each, index) => {
    const at = form.at(index)
    const component = typed(at, each, [...IN_CONTAINER, Container])
    if (component) checkBlock(at, component, context)
  })
}

function checkBlock(form: Form, block: Json, context: Context): void {
  switch (block.type) {
    case ActionRow:
      checkRow(form, block, context)
      break
    case TextDisplay:
      form.at('content').text(block.content, { min: 1, max: V2.text, required: true })
      break
    case Section:
      checkSection(form, block, context)
      break
    case MediaGallery:
      form
        .at('items')
        .list(block.items, { min: 1, max: COMPONENT.galleryItems, required: true })
        .forEach((each, index) => {
          const item = form.at('items', index).object(each)
          if (item) checkMedia(form.at('items', index), item, context)
        })
      break
    case File:
      checkUrl(form.at('file', 'url'), block.file, { ...context, schemes: ['attachment'] })
      break
    case Separator:
      if (block.spacing !== undefined) form.at('spacing').choice(block.spacing, [1, 2])
      break
    case Container:
      form.at('accent_color').number(block.accent_color, 0, 0xffffff)
      form
        .at('components')
        .list(block.components, { min: 1, max: V2.components, required: true })
        .forEach((each, index) => {
          const inner = typed(form.at('components', index), each, IN_CONTAINER)
          if (inner) checkBlock(form.at('components', index), inner, context)
        })
      break
  }
}

function checkSection(form: Form, section: Json, context: Context): void {
  form
    .at('components')
    .list(section.components, { min: 1, max: COMPONENT.sectionTexts, required: true })
    .forEach((each, index) => {
      const text = typed(form.at('components', index), each, [TextDisplay])
      if (text) checkBlock(form.at('components', index), text, context)
    })
  const at = form.at('accessory')
  if (!at.required(section.accessory)) return
  const accessory = typed(at, section.accessory, [ComponentType.Button, ComponentType.Thumbnail])
  if (accessory?.type === ComponentType.Button) checkButton(at, accessory, context.ids)
  else if (accessory) checkMedia(at, accessory, context)
}

function checkMedia(form: Form, item: Json, context: Context): void {
  checkUrl(form.at('media', 'url'), item.media, { ...context, schemes: ['http', 'https', 'attachment'] })
  form.at('description').text(item.description, { max: COMPONENT.mediaDescription })
}

function checkUrl(form: Form, media: unknown, { files, schemes }: Context & { schemes: string[] }): void {
  const url = isJson(media) ? media.url : undefined
  if (!form.required(url)) return
  form.url(url, schemes)
  const name = /^attachment:\/\/(.*)$/.exec(String(url))?.[1]
  if (name !== undefined && !files.includes(name))
    form.add('UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', `Attachment not found: ${name}`)
}

function checkRow(form: Form, row: Json, { ids }: Context): void {
  const at = form.at('components')
  const children = at.list(row.components, { min: 1, max: COMPONENT.buttonsInRow, required: true })
  const hasSelect = children.some((each) => isJson(each) && SELECTS.includes(each.type))
  if (hasSelect && children.length > 1)
    at.add('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width')
  children.forEach((each, index) => {
    const place = at.at(index)
    const child = typed(place, each, IN_ROW)
    if (!child) return
    if (child.type === ComponentType.Button) checkButton(place, child, ids)
    else checkSelect(place, child, ids)
  })
}

/** Ids that the bot gives itself must differ; 0 means none. */
function checkIds(form: Form, value: unknown): void {
  const ids = flat(value).flatMap((each) => each.id || [])
  if (new Set(ids).size < ids.length) form.add('COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated')
}
