// Which conversations the bot may read and write.

import { ApiError } from '../errors.js'
import type { Message } from '../messages.js'
import type { Channel } from '../workspace.js'
import type { World } from '../world.js'

/** The name of a scope for this kind of conversation. */
export function scopeFor(channel: Channel, right: 'history' | 'read'): string {
  const prefix = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' }[channel.type]
  return `${prefix}:${right}`
}

export function requireScope(world: World, ...anyOf: readonly string[]): void {
  const provided = world.setup.scopes
  if (anyOf.length === 0 || !provided || anyOf.some((scope) => provided.includes(scope))) return
  throw new ApiError('missing_scope', { needed: anyOf.join(','), provided: provided.join(',') })
}

/** A conversation that exists for the bot: private ones only if it is in them. */
export function visible(world: World, id: string): Channel {
  const channel = world.workspace.channels.get(id)
  const inside = channel?.members.has(world.workspace.bot.id)
  if (!channel || (channel.type !== 'channel' && !inside)) throw new ApiError('channel_not_found')
  return channel
}

/** A conversation that the bot is in. */
export function entered(world: World, id: string): Channel {
  const channel = visible(world, id)
  if (!channel.members.has(world.workspace.bot.id)) throw new ApiError('not_in_channel')
  return channel
}

/** A conversation whose messages the bot may read. */
export function readable(world: World, id: string): Channel {
  requireScope(world, scopeFor(visible(world, id), 'history'))
  return entered(world, id)
}

/** Where a message may go: a conversation by id, a person, or a channel by name. */
export function writable(world: World, destination: string): Channel {
  const { workspace } = world
  if (/^[UW]/.test(destination)) {
    if (!workspace.users.has(destination)) throw new ApiError('channel_not_found')
    return workspace.direct(workspace.bot.id, destination)
  }
  const named = [...workspace.channels.values()].find(
    (channel) => channel.type === 'channel' && channel.name === destination.replace(/^#/, ''),
  )
  const channel = visible(world, named?.id ?? destination)
  if (channel.is_archived) throw new ApiError('is_archived')
  if (!channel.members.has(workspace.bot.id)) throw new ApiError('not_in_channel')
  return channel
}

/** A message of the bot itself that is still there. */
export function ownMessage(world: World, channel: Channel, ts: string, otherwise: string): Message {
  const message = world.workspace.message(channel.id, ts)
  if (!message || message.deleted) throw new ApiError('message_not_found')
  if (message.bot_id !== world.workspace.bot.bot_id) throw new ApiError(otherwise)
  return message
}
