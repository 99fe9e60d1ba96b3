// Messages of channels: sending, reading, changing, deleting, and typing.
import { MessageType } from 'discord.js'
import { refuse } from './api-error.js'
import { type Checked, checkChange, checkNewMessage, type Sent } from './check-message.js'
import { Form } from './form.js'
import { isJson, type Json } from './json.js'
import { LIST } from './limits.js'
import { MESSAGE_DEFAULT } from './mentions.js'
import { messageJson } from './message-json.js'
import { edit, post, remove } from './messages.js'
import type { Channel, Message, Reference } from './model.js'
import { demand, isTextual, may, sendPermission } from './permissions.js'
import { type Call, NO_CONTENT, objectIn, ok, param, type Route, route } from './route.js'
import type { World } from './world.js'

/** When and where the bot showed that it is typing. */
export interface Typing {
  readonly channel: Channel
  readonly at: number
}

export function messageRoutes(world: World, typing: Typing[]): Route[] {
  const found = (call: Call): { channel: Channel; message: Message } => {
    const channel = world.channel(param(call, 'channel'))
    return { channel, message: world.message(channel, param(call, 'message')) }
  }
  const json = (message: Message): Json =>
    messageJson(world, message, { mayReadContent: world.mayReadContent })

  return [
    route('POST /channels/:channel/messages', (call) => ok(json(create(world, call)))),
    route('GET /channels/:channel/messages', (call) => {
      const channel = world.channel(param(call, 'channel'))
      if (!may(channel, world.bot.id, 'ReadMessageHistory')) return ok([])
      return ok(list(channel, call.query).map(json))
    }),
    route('GET /channels/:channel/messages/:message', (call) => {
      demand(world.channel(param(call, 'channel')), world.bot.id, 'ReadMessageHistory')
      return ok(json(found(call).message))
    }),
    route('PATCH /channels/:channel/messages/:message', (call) => {
      const { channel, message } = found(call)
      if (channel.thread?.archived) throw refuse('threadArchived')
      if (message.author.id !== world.bot.id) throw refuse('othersMessage')
      if (!EDITABLE.includes(message.type)) throw refuse('systemMessage')
      edit(world, message, checkChange(world, new Form(), message, objectIn(call), sentBy(call)))
      return ok(json(message))
    }),
    route('DELETE /channels/:channel/messages/:message', (call) => {
      const { channel, message } = found(call)
      if (message.author.id !== world.bot.id) {
        if (!channel.guild) throw refuse('dmChannel')
        demand(channel, world.bot.id, 'ManageMessages')
      }
      remove(world, message)
      return NO_CONTENT
    }),
    route('POST /channels/:channel/typing', (call) => {
      const channel = world.channel(param(call, 'channel'))
      demand(channel, world.bot.id, sendPermission(channel))
      typing.push({ channel, at: Date.now() })
      return NO_CONTENT
    }),
  ]
}

/** What checking needs to know of a message that is sent to a channel. */
export function sentBy(call: Call): Sent {
  return { where: call.where, files: call.files, byDefault: MESSAGE_DEFAULT, as: 'message' }
}

/** Refuses what the permissions of the bot do not cover. */
export function demandFor(channel: Channel, botId: string, checked: Checked): void {
  demand(channel, botId, sendPermission(channel))
  if (checked.embeds.length > 0) demand(channel, botId, 'EmbedLinks')
  if (checked.attachments.length > 0) demand(channel, botId, 'AttachFiles')
}

function create(world: World, call: Call): Message {
  const channel = world.channel(param(call, 'channel'))
  const { bot } = world
  const body = objectIn(call)
  demand(channel, bot.id, sendPermission(channel))
  if (!isTextual(channel)) throw refuse('notTextChannel')
  if (!channel.guild && channel.recipients.some(({ id }) => world.unreachable.has(id)))
    throw refuse('userUnreachable')
  if (channel.thread?.locked && !may(channel, bot.id, 'ManageThreads')) throw refuse('threadLocked')
  const form = new Form()
  const repliedTo = referenced(form, channel, body.message_reference)
  if (repliedTo && !may(channel, bot.id, 'ReadMessageHistory')) throw refuse('replyWithoutHistory')
  const checked = checkNewMessage(world, form, body, sentBy(call))
  demandFor(channel, bot.id, checked)
  const nonce = body.nonce as string | number | undefined
  const twin = body.enforce_nonce === true && nonce !== undefined && ownWithNonce(channel, nonce, bot.id)
  if (twin) return twin
  return post(world, {
    ...checked,
    channel,
    author: bot,
    nonce,
    tts: body.tts === true,
    ...(repliedTo && { type: MessageType.Reply, repliedTo, reference: referenceTo(repliedTo) }),
  })
}

export function referenceTo(message: Message): Reference {
  const { channel } = message
  const guild = channel.guild && { guild_id: channel.guild.id }
  return { type: 0, message_id: message.id, channel_id: channel.id, ...guild }
}

/** The message that is replied to; undefined if it is gone and the request does not mind. */
function referenced(form: Form, channel: Channel, value: unknown): Message | undefined {
  if (!isJson(value)) return undefined
  const at = form.at('message_reference')
  // Forwarding is left out of the stand-in.
  if (value.type !== undefined) at.at('type').choice(value.type, [0])
  const message = channel.messages.get(String(value.message_id))
  if (value.channel_id !== undefined && value.channel_id !== channel.id)
    at.add('REPLIES_CANNOT_REFERENCE_OTHER_CHANNEL', 'Cannot reply to a message in a different channel')
  else if (!message || message.deleted || message.visibleTo) {
    if (value.fail_if_not_exists !== false) at.add('MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message')
  } else if (!EDITABLE.includes(message.type))
    at.add('REPLIES_CANNOT_REFERENCE_SYSTEM_MESSAGE', 'Cannot reply to a system message')
  else return message
  return undefined
}

function ownWithNonce(channel: Channel, nonce: string | number, botId: string): Message | undefined {
  return [...channel.messages.values()].find((each) => each.nonce === nonce && each.author.id === botId)
}

/** Messages, newest first: before, after or around an id, or the latest. */
function list(channel: Channel, query: URLSearchParams): Message[] {
  const form = new Form()
  const limit = Number(query.get('limit') ?? LIST.byDefault)
  form.at('limit').number(limit, 1, LIST.limit)
  const given = ['before', 'after', 'around'].filter((key) => query.has(key))
  if (given.length > 1) form.add('MESSAGE_LIST_EXCLUSIVE', 'before, after and around are mutually exclusive')
  form.throwIfFaulty()
  const visible = [...channel.messages.values()].filter((each) => !each.deleted && !each.visibleTo)
  const than = (key: string) => BigInt(query.get(key) ?? 0)
  if (query.has('before'))
    return visible
      .filter(({ id }) => BigInt(id) < than('before'))
      .slice(-limit)
      .reverse()
  if (query.has('after'))
    return visible
      .filter(({ id }) => BigInt(id) > than('after'))
      .slice(0, limit)
      .reverse()
  if (query.has('around')) {
    const half = Math.floor(limit / 2)
    const older = visible.filter(({ id }) => BigInt(id) < than('around')).slice(-half)
    const rest = visible.filter(({ id }) => BigInt(id) >= than('around'))
    return [...older, ...rest.slice(0, limit - half)].reverse()
  }
  return visible.slice(-limit).reverse()
}

/** The kinds of messages that people and applications write themselves. */
export const EDITABLE: readonly MessageType[] = [
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
  MessageType.ContextMenuCommand,
]
