// A message that the bot sends or changes, against all limits; gives what is to be stored.
import type { APIAttachment, APIEmbed, APIMessageTopLevelComponent } from 'discord.js'
import { type ApiError, refuse } from './api-error.js'
import { checkComponents, isIndigestible } from './check-components.js'
import { checkEmbeds } from './check-embeds.js'
import type { Form } from './form.js'
import { isJson, type Json, listOf, textOf, wholeOf } from './json.js'
import { FILE_BYTES, MESSAGE } from './limits.js'
import { type AllowedMentions, readAllowedMentions } from './mentions.js'
import type { Changes } from './messages.js'
import { COMPONENTS_V2, EPHEMERAL, type Message, SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS } from './model.js'
import type { World } from './world.js'

/** A file that came with a request. */
export interface Upload {
  readonly field: string
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface Sent {
  readonly where: string
  readonly files: readonly Upload[]
  readonly byDefault: AllowedMentions
  /** Only what answers an interaction can be ephemeral. */
  readonly as: 'message' | 'callback' | 'follow-up'
}

export interface Checked extends Changes {
  readonly content: string
  readonly embeds: APIEmbed[]
  readonly components: APIMessageTopLevelComponent[]
  readonly attachments: APIAttachment[]
  readonly flags: number
  readonly allowed: AllowedMentions
}

/** Checks a new message; throws what Discord would answer. */
export function checkNewMessage(world: World, form: Form, body: Json, sent: Sent): Checked {
  const flags = settableFlags(world, body.flags, sent)
  const checked = checkParts(world, form, body, { ...sent, isV2: (flags & COMPONENTS_V2) !== 0, kept: [] })
  form.at('nonce').text(typeof body.nonce === 'number' ? undefined : body.nonce, { max: MESSAGE.nonce })
  form.throwIfFaulty()
  if (isEmpty(checked) && listOf(body.sticker_ids).length === 0 && !body.poll) throw refuse('emptyMessage')
  if (isIndigestible(checked.components)) throw indigestible(sent)
  return { ...checked, flags }
}

/** Checks a change; what the body does not name stays as it is. */
export function checkChange(world: World, form: Form, message: Message, body: Json, sent: Sent): Changes {
  const wasV2 = (message.flags & COMPONENTS_V2) !== 0
  // The flag can be set, never taken away.
  const isV2 = wasV2 || (wholeOf(body.flags) & COMPONENTS_V2) !== 0
  const kept = keptAttachments(message, body)
  const checked = checkParts(world, form, body, { ...sent, isV2, kept })
  const has = (key: string) => body[key] !== undefined
  if (isV2 && !wasV2) {
    if (!has('content') && message.content) legacyField(form, 'content')
    if (!has('embeds') && message.embeds.length > 0) legacyField(form, 'embeds')
  }
  form.throwIfFaulty()
  const changes: Changes = {
    ...(has('content') && { content: checked.content }),
    ...(has('embeds') && { embeds: checked.embeds }),
    ...(has('components') && { components: checked.components }),
    ...((has('attachments') || sent.files.length > 0) && { attachments: checked.attachments }),
    flags: changedFlags(message.flags, body.flags),
    allowed: checked.allowed,
  }
  if (isEmpty({ ...message, ...changes })) throw refuse('emptyMessage')
  if (isIndigestible(checked.components)) throw indigestible(sent)
  return changes
}

function checkParts(
  world: World,
  form: Form,
  body: Json,
  { files, byDefault, isV2, kept }: Sent & { isV2: boolean; kept: readonly APIAttachment[] },
): Checked {
  const { content, embeds, components } = body
  form.at('content').text(content, { max: MESSAGE.content })
  checkEmbeds(form.at('embeds'), embeds)
  if (isV2) {
    if (content) legacyField(form, 'content')
    if (listOf(embeds).length > 0) legacyField(form, 'embeds')
    if (listOf(body.sticker_ids).length > 0) legacyField(form, 'sticker_ids')
    if (body.poll) legacyField(form, 'poll')
  }
  const names = [...files, ...kept.map(({ filename }) => ({ name: filename }))].map(({ name }) => name)
  checkComponents(form.at('components'), components, { isV2, files: names })
  const allowed = readAllowedMentions(form.at('allowed_mentions'), body.allowed_mentions, byDefault)
  form.at('attachments').list([...kept, ...files], { max: MESSAGE.files })
  if (files.some(({ bytes }) => bytes.length > FILE_BYTES)) throw refuse('tooLarge')
  return {
    // Blanks around a text do not reach the readers.
    content: textOf(content).trim(),
    // Guarantee of the casts: the form has been checked, and is thrown before these are used.
    embeds: listOf(embeds).map((each) => ({ ...(each as APIEmbed), type: 'rich' }) as APIEmbed),
    components: listOf(components) as APIMessageTopLevelComponent[],
    attachments: form.clean ? [...kept, ...files.map((file) => store(world, file))] : [],
    flags: 0,
    allowed,
  }
}

function indigestible({ as }: Sent): ApiError {
  return refuse(as === 'callback' ? 'unknownInteraction' : 'serverError')
}

function settableFlags(world: World, value: unknown, { where, as }: Sent): number {
  const flags = wholeOf(value)
  const settable =
    SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2 | (as === 'message' ? 0 : EPHEMERAL)
  if (flags & ~settable) world.violate(where, `flags: ${flags & ~settable} cannot be set here`)
  return flags & settable
}

function changedFlags(before: number, value: unknown): number {
  if (value === undefined || value === null) return before
  const given = wholeOf(value)
  return (before & ~SUPPRESS_EMBEDS) | (given & (SUPPRESS_EMBEDS | COMPONENTS_V2))
}

function legacyField(form: Form, field: string): void {
  form
    .at(field)
    .add(
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    )
}

function keptAttachments(message: Message, body: Json): APIAttachment[] {
  if (body.attachments === undefined) return message.attachments
  const ids = listOf(body.attachments).flatMap((each) => (isJson(each) ? String(each.id) : []))
  return message.attachments.filter(({ id }) => ids.includes(id))
}

function store(world: World, { name, type, bytes }: Upload): APIAttachment {
  const id = world.ids.next()
  world.files.set(id, { type, bytes })
  const url = `${world.base}/attachments/${id}/${encodeURIComponent(name)}`
  return { id, filename: name, size: bytes.length, url, proxy_url: url, content_type: type }
}

function isEmpty(message: Pick<Checked, 'content' | 'embeds' | 'components' | 'attachments'>): boolean {
  const { content, embeds, components, attachments } = message
  return !content.trim() && [embeds, components, attachments].every(({ length }) => length === 0)
}
