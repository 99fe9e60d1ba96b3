// conversations.*, users.*, bots.*: looking around.

import { ApiError } from '../errors.js'
import { compact, type Fields } from '../fields.js'
import { messageFields, repliesTo } from '../messages.js'
import type { Channel, User } from '../workspace.js'
import type { World } from '../world.js'
import { readable, requireScope, scopeFor, visible } from './access.js'
import type { Args } from './args.js'
import type { Methods } from './table.js'

const READ = ['channels:read', 'groups:read', 'im:read', 'mpim:read']

export const conversationMethods: Methods = {
  'bots.info': { scopes: ['users:read'], run: botsInfo },
  'users.info': { scopes: ['users:read'], run: usersInfo },
  'users.conversations': { scopes: READ, run: usersConversations },
  'conversations.info': { scopes: READ, run: info },
  'conversations.history': { scopes: [], run: history },
  'conversations.replies': { scopes: [], run: replies },
  'conversations.open': { scopes: ['im:write', 'mpim:write'], run: open },
}

function botsInfo(args: Args, world: World): Fields {
  const id = args.text('bot') ?? world.workspace.bot.bot_id
  const bot = [...world.workspace.users.values()].find((user) => user.bot_id === id)
  if (!bot) throw new ApiError('bot_not_found')
  const { name, app_id } = bot
  return { bot: { id, deleted: false, name, updated: 0, app_id, user_id: bot.id, icons: {} } }
}

function usersInfo(args: Args, world: World): Fields {
  const user = world.workspace.users.get(args.need('user'))
  if (!user) throw new ApiError('user_not_found')
  return { user: userFields(user, args.flag('include_locale')) }
}

function userFields(user: User, withLocale: boolean): Fields {
  const { id, name, real_name, team_id, is_bot, tz, is_stranger, is_restricted, bot_id, app_id } = user
  return compact({
    id,
    team_id,
    name,
    real_name,
    deleted: false,
    tz,
    is_bot,
    is_app_user: false,
    is_admin: false,
    is_restricted,
    is_ultra_restricted: false,
    is_stranger: is_stranger || undefined,
    locale: withLocale ? user.locale : undefined,
    profile: compact({ real_name, display_name: name, team: team_id, bot_id, api_app_id: app_id }),
  })
}

function usersConversations(args: Args, world: World): Fields {
  const wanted = args.text('types')?.split(',') ?? ['public_channel']
  const type = { channel: 'public_channel', group: 'private_channel', im: 'im', mpim: 'mpim' } as const
  const user = args.text('user') ?? world.workspace.bot.id
  const channels = [...world.workspace.channels.values()].filter(
    (channel) =>
      wanted.includes(type[channel.type]) &&
      channel.members.has(user) &&
      !(args.flag('exclude_archived') && channel.is_archived),
  )
  const { items, next_cursor } = page(channels, args, 100)
  return {
    channels: items.map((channel) => world.workspace.conversation(channel)),
    response_metadata: { next_cursor },
  }
}

function info(args: Args, world: World): Fields {
  const channel = visible(world, args.need('channel'))
  requireScope(world, scopeFor(channel, 'read'))
  const conversation = world.workspace.conversation(channel)
  return {
    channel: args.flag('include_num_members')
      ? { ...conversation, num_members: channel.members.size }
      : conversation,
  }
}

/** Newest first, without the replies in threads. */
function history(args: Args, world: World): Fields {
  const channel = readable(world, args.need('channel'))
  const messages = channel.messages
    .filter((message) => {
      const isReply = message.thread_ts !== undefined && message.thread_ts !== message.ts
      return !message.deleted && (!isReply || message.subtype === 'thread_broadcast')
    })
    .filter((message) => inRange(message.ts, args))
    .toReversed()
  const { items, next_cursor } = page(messages, args, 100, 0, world.setup.historyLimit)
  return {
    messages: items.map((message) => messageFields(world.workspace, message)),
    has_more: next_cursor !== '',
    pin_count: 0,
    response_metadata: { next_cursor },
  }
}

/** Oldest first; the parent comes at the head of every page. */
function replies(args: Args, world: World): Fields {
  const channel = readable(world, args.need('channel'))
  const ts = args.need('ts')
  const parent = channel.messages.find((message) => message.ts === ts)
  if (!parent || (parent.deleted && repliesTo(channel, ts).length === 0))
    throw new ApiError('thread_not_found')
  const thread = repliesTo(channel, ts).filter((message) => inRange(message.ts, args))
  // The parent counts as one of the items.
  const { items, next_cursor } = page(thread, args, 1_000, 1, world.setup.historyLimit)
  const messages = parent.deleted ? items : [parent, ...items]
  return {
    messages: messages.map((message) => messageFields(world.workspace, message)),
    has_more: next_cursor !== '',
    response_metadata: { next_cursor },
  }
}

function open(args: Args, world: World): Fields {
  const { workspace } = world
  const channel = openOf(args, world)
  if ([...channel.members].some((id) => !workspace.users.has(id))) throw new ApiError('user_not_found')
  return {
    no_op: true,
    already_open: true,
    channel: args.flag('return_im') ? workspace.conversation(channel) : { id: channel.id },
  }
}

function openOf(args: Args, world: World): Channel {
  const id = args.text('channel')
  if (id !== undefined) return visible(world, id)
  const users = args.list('users')
  if (users.length === 0) throw new ApiError('users_list_not_supplied')
  if (users.length > 8) throw new ApiError('too_many_users')
  if (users.some((user) => !world.workspace.users.has(user))) throw new ApiError('user_not_found')
  return world.workspace.direct(world.workspace.bot.id, ...users)
}

function inRange(ts: string, args: Args): boolean {
  const oldest = args.text('oldest') ?? '0'
  const latest = args.text('latest')
  const inclusive = args.flag('inclusive')
  const after = Number(ts) > Number(oldest) || (inclusive && Number(ts) === Number(oldest))
  const before =
    latest === undefined || Number(ts) < Number(latest) || (inclusive && Number(ts) === Number(latest))
  return after && before
}

/** One page of a list; the cursor is the place where the next one starts. */
function page<T>(
  items: readonly T[],
  args: Args,
  usual: number,
  taken = 0,
  most = 1_000,
): { items: T[]; next_cursor: string } {
  const asked = args.number('limit', usual)
  if (asked < 1 || asked > 1_000) throw new ApiError('invalid_limit')
  const limit = Math.max(1, Math.min(asked, most) - taken)
  const cursor = args.text('cursor')
  const start =
    cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('next:', ''))
  if (!Number.isInteger(start)) throw new ApiError('invalid_cursor')
  const end = start + limit
  const next_cursor = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : ''
  return { items: items.slice(start, end), next_cursor }
}
