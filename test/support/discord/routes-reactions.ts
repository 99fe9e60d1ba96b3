// Reactions, by the bot over HTTP and by people.
import { GatewayIntentBits } from 'discord.js'
import { refuse } from './api-error.js'
import { REACTIONS } from './limits.js'
import { emojiJson } from './message-json.js'
import { audience } from './messages.js'
import type { Message } from './model.js'
import { demand } from './permissions.js'
import { type Call, NO_CONTENT, ok, param, type Route, route } from './route.js'
import { memberJson } from './wire.js'
import type { World } from './world.js'

export function reactionRoutes(world: World): Route[] {
  const { bot } = world
  const messageOf = (call: Call): Message =>
    world.message(world.channel(param(call, 'channel')), param(call, 'message'))
  const path = '/channels/:channel/messages/:message/reactions'

  return [
    route(`PUT ${path}/:emoji/@me`, (call) => {
      const message = messageOf(call)
      const emoji = emojiOf(call)
      if (message.channel.thread?.archived) throw refuse('threadArchived')
      const isNew = !message.reactions.has(emoji)
      demand(message.channel, bot.id, 'ReadMessageHistory', ...(isNew ? (['AddReactions'] as const) : []))
      if (isNew && message.reactions.size >= REACTIONS) throw refuse('tooManyReactions')
      react(world, message, emoji, bot.id)
      return NO_CONTENT
    }),
    route(`DELETE ${path}/:emoji/:user`, (call) => {
      const message = messageOf(call)
      const user = param(call, 'user')
      const id = user === '@me' ? bot.id : user
      if (id !== bot.id) demand(message.channel, bot.id, 'ManageMessages')
      unreact(world, message, emojiOf(call), id)
      return NO_CONTENT
    }),
    route(`GET ${path}/:emoji`, (call) => {
      const ids = [...(messageOf(call).reactions.get(emojiOf(call)) ?? [])]
      return ok(ids.flatMap((id) => world.users.get(id) ?? []))
    }),
    route(`DELETE ${path}`, (call) => {
      const message = messageOf(call)
      demand(message.channel, bot.id, 'ManageMessages')
      message.reactions.clear()
      return NO_CONTENT
    }),
  ]
}

/** Adds a reaction and announces it. */
export function react(world: World, message: Message, emoji: string, userId: string): void {
  const users = message.reactions.get(emoji) ?? new Set()
  message.reactions.set(emoji, users.add(userId))
  announce(world, 'MESSAGE_REACTION_ADD', message, emoji, userId)
}

/** Takes a reaction back and announces it. */
export function unreact(world: World, message: Message, emoji: string, userId: string): void {
  const users = message.reactions.get(emoji)
  users?.delete(userId)
  if (users?.size === 0) message.reactions.delete(emoji)
  announce(world, 'MESSAGE_REACTION_REMOVE', message, emoji, userId)
}

function announce(world: World, t: string, message: Message, emoji: string, userId: string): void {
  const { guild } = message.channel
  const member = guild?.members.get(userId)
  world.emit({
    t,
    ...audience(message, [GatewayIntentBits.GuildMessageReactions, GatewayIntentBits.DirectMessageReactions]),
    d: () => ({
      user_id: userId,
      channel_id: message.channel.id,
      message_id: message.id,
      message_author_id: message.author.id,
      ...(guild && { guild_id: guild.id }),
      ...(member && t === 'MESSAGE_REACTION_ADD' && { member: memberJson(member) }),
      emoji: emojiJson(emoji),
      burst: false,
      type: 0,
    }),
  })
}

/** An emoji character, or `name:id` of a custom one. */
function emojiOf(call: Call): string {
  const emoji = param(call, 'emoji')
  if (EMOJI.some((pattern) => pattern.test(emoji))) return emoji
  throw refuse('unknownEmoji')
}

const EMOJI = [
  /^\w{2,32}:\d+$/,
  /^(\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\ufe0f])+$/u,
  /^[0-9#*]\ufe0f?\u20e3$/u,
]
