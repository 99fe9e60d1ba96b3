// chat.*: posting, changing and deleting messages.

import { readContent } from '../content.js'
import { ApiError } from '../errors.js'
import { compact, type Fields, isFields } from '../fields.js'
import { type Message, messageFields, newMessage, repliesTo } from '../messages.js'
import type { Channel } from '../workspace.js'
import type { World } from '../world.js'
import { ownMessage, visible, writable } from './access.js'
import type { Args } from './args.js'
import type { Methods } from './table.js'

export const chatMethods: Methods = {
  'chat.postMessage': { scopes: ['chat:write'], run: postMessage },
  'chat.postEphemeral': { scopes: ['chat:write'], run: postEphemeral },
  'chat.update': { scopes: ['chat:write'], run: update },
  'chat.delete': { scopes: ['chat:write'], run: remove },
  'chat.getPermalink': { scopes: [], run: getPermalink },
}

function postMessage(args: Args, world: World): Fields {
  const channel = writable(world, args.need('channel'))
  const content = readContent(args.fields, { method: 'chat.postMessage', sized: true }, world)
  const thread_ts = threadOf(args, channel, world)
  const message = botMessage(world, channel, {
    content,
    ...(thread_ts === undefined ? {} : { thread_ts }),
    ...world.markupOf('chat.postMessage', content, parsing(args)),
    ...(isFields(args.fields.metadata) ? { metadata: args.fields.metadata } : {}),
    ...(thread_ts !== undefined && args.flag('reply_broadcast') ? { subtype: 'thread_broadcast' } : {}),
  })
  channel.messages.push(message)
  // A posted answer takes the place of "is thinking...".
  if (thread_ts !== undefined && world.statusOf(channel.id, thread_ts) !== '')
    world.statuses.push({ channel: channel.id, thread_ts, status: '', loading_messages: [] })
  world.events.posted(message)
  return { channel: channel.id, ts: message.ts, message: messageFields(world.workspace, message) }
}

function postEphemeral(args: Args, world: World): Fields {
  const channel = writable(world, args.need('channel'))
  const user = args.need('user')
  if (!channel.members.has(user)) throw new ApiError('user_not_in_channel')
  const content = readContent(args.fields, { method: 'chat.postEphemeral', sized: true }, world)
  const thread_ts = threadOf(args, channel, world)
  const message = botMessage(world, channel, {
    content,
    ephemeral_for: user,
    ...(thread_ts === undefined ? {} : { thread_ts }),
    ...world.markupOf('chat.postEphemeral', content, parsing(args)),
  })
  world.ephemerals.push(message)
  return { message_ts: message.ts }
}

function update(args: Args, world: World): Fields {
  const channel = visible(world, args.need('channel'))
  const message = ownMessage(world, channel, args.need('ts'), 'cant_update_message')
  const given = args.fields
  const before = message.content
  // Without new text the old one stays; new text without blocks takes the blocks away.
  const fields = compact({
    ...given,
    text: given.text ?? (given.markdown_text === undefined ? before.text : undefined),
    blocks:
      given.blocks ??
      (given.text === undefined && given.markdown_text === undefined ? before.blocks : undefined),
    attachments: given.attachments ?? before.attachments,
  })
  if (given.text === undefined && given.blocks === undefined && given.markdown_text === undefined)
    throw new ApiError('no_text')
  const content = readContent(fields, { method: 'chat.update', sized: true }, world)
  message.earlier.push(before)
  Object.assign(message, { content, ...world.markupOf('chat.update', content, parsing(args)) })
  // Only messages without blocks are marked as edited.
  if (content.blocks.length === 0)
    message.edited = { user: world.workspace.bot.id, ts: `${message.ts.split('.')[0]}.000000` }
  world.events.changed(message, before)
  return {
    channel: channel.id,
    ts: message.ts,
    text: content.text,
    message: messageFields(world.workspace, message),
  }
}

function remove(args: Args, world: World): Fields {
  const channel = visible(world, args.need('channel'))
  const message = ownMessage(world, channel, args.need('ts'), 'cant_delete_message')
  message.deleted = true
  world.events.removed(message)
  return { channel: channel.id, ts: message.ts }
}

function getPermalink(args: Args, world: World): Fields {
  const channel = visible(world, args.need('channel'))
  const message = world.workspace.message(channel.id, args.need('message_ts'))
  if (!message || message.deleted) throw new ApiError('message_not_found')
  return {
    channel: channel.id,
    permalink: world.workspace.permalink(channel.id, message.ts, message.thread_ts),
  }
}

function botMessage(
  world: World,
  channel: Channel,
  more: Pick<Message, 'content'> & Partial<Message>,
): Message {
  const { workspace } = world
  const { id, bot_id, app_id } = workspace.bot
  return newMessage({ channel: channel.id, ts: workspace.ts(), user: id, bot_id, app_id, ...more })
}

/** The thread to post in. Simplified: Slack accepts a reply's ts too, which its reference asks not to give. */
function threadOf(args: Args, channel: Channel, world: World): string | undefined {
  const ts = args.text('thread_ts')
  if (ts === undefined) return undefined
  const parent = channel.messages.find((message) => message.ts === ts)
  if (!parent || (parent.deleted && repliesTo(channel, ts).length === 0))
    throw new ApiError('thread_not_found')
  if (parent.thread_ts === undefined || parent.thread_ts === ts) return ts
  world.violate('chat.postMessage', 'reply_as_thread_ts', ['thread_ts has to be that of the parent message'])
  return parent.thread_ts
}

function parsing(args: Args): { names: boolean } {
  return { names: args.flag('link_names') || args.text('parse') === 'full' }
}
