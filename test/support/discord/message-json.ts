// How messages look over the wire, and whose content the bot may read.
import { MessageType } from 'discord.js'
import type { Json } from './json.js'
import type { Message } from './model.js'
import { channelJson, partialMemberJson } from './wire.js'
import type { World } from './world.js'

interface Rendering {
  /** Whether all content is shown: the message content intent, or an interaction, which brings it along. */
  readonly mayReadContent: boolean
}

/** A message as a request gets it. What users wrote is empty unless the bot may read it. */
export function messageJson(world: World, message: Message, rendering: Rendering): Json {
  return { ...bare(world, message, rendering), ...referenced(world, message, rendering) }
}

/** A message as MESSAGE_CREATE and MESSAGE_UPDATE have it: with the guild and the author's membership. */
export function messageEventJson(world: World, message: Message, rendering: Rendering): Json {
  const { guild } = message.channel
  const json = messageJson(world, message, rendering)
  // Ephemeral messages reach the bot as if they were direct ones: without a guild.
  if (!guild || message.visibleTo) return { ...json, channel_type: message.channel.type }
  const member = message.webhook_id ? undefined : guild.members.get(message.author.id)
  const mentions = message.mentions.map((user) => {
    const mentioned = guild.members.get(user.id)
    return mentioned ? { ...user, member: partialMemberJson(mentioned) } : user
  })
  return {
    ...json,
    mentions,
    channel_type: message.channel.type,
    guild_id: guild.id,
    ...(member && { member: partialMemberJson(member) }),
  }
}

/**
 * Content is there for the bot's own messages, in direct messages, and where the bot is mentioned (a reply that
 * pings it counts; a role or everyone does not); elsewhere only with the intent.
 */
function isReadable(world: World, message: Message): boolean {
  const { bot, applicationId } = world
  return (
    message.author.id === bot.id ||
    message.application_id === applicationId ||
    !message.channel.guild ||
    message.mentions.some(({ id }) => id === bot.id)
  )
}

function bare(world: World, message: Message, { mayReadContent }: Rendering): Json {
  const readable = mayReadContent || isReadable(world, message)
  const { interaction, thread } = message
  return {
    id: message.id,
    channel_id: message.channel.id,
    type: message.type,
    author: message.author,
    content: readable ? message.content : '',
    embeds: readable ? message.embeds : [],
    attachments: readable ? message.attachments : [],
    components: readable ? message.components : [],
    mentions: message.mentions,
    mention_roles: message.mention_roles,
    mention_everyone: message.mention_everyone,
    timestamp: message.timestamp,
    edited_timestamp: message.edited_timestamp,
    flags: message.flags,
    tts: message.tts,
    pinned: false,
    ...(message.nonce !== undefined && { nonce: message.nonce }),
    ...(message.webhook_id && { webhook_id: message.webhook_id }),
    ...(message.application_id && { application_id: message.application_id }),
    ...(message.reactions.size > 0 && { reactions: reactionsJson(message, world.bot.id) }),
    ...(thread && { thread: channelJson(thread, world.bot.id) }),
    ...(interaction && {
      interaction_metadata: interaction.metadata,
      interaction: {
        id: interaction.id,
        type: interaction.type,
        name: interaction.name,
        user: interaction.user,
      },
    }),
  }
}

/** The message that a reply or a thread starter points to; null if it was deleted. */
function referenced(world: World, message: Message, rendering: Rendering): Json {
  const { reference } = message
  if (!reference) return {}
  if (!REFERRING.includes(message.type)) return { message_reference: reference }
  const target = world.channels.get(reference.channel_id)?.messages.get(reference.message_id ?? '')
  const isGone = !target || target.deleted
  return {
    message_reference: reference,
    referenced_message: isGone ? null : bare(world, target, rendering),
  }
}

function reactionsJson({ reactions }: Message, botId: string): Json[] {
  return [...reactions].map(([emoji, users]) => ({
    emoji: emojiJson(emoji),
    count: users.size,
    count_details: { burst: 0, normal: users.size },
    me: users.has(botId),
    me_burst: false,
    burst_colors: [],
  }))
}

/** `👍` or `name:id`. */
export function emojiJson(emoji: string): Json {
  const [, name, id] = /^(\w+):(\d+)$/.exec(emoji) ?? []
  return id ? { id, name } : { id: null, name: emoji }
}

const REFERRING: readonly MessageType[] = [
  MessageType.Reply,
  MessageType.ThreadStarterMessage,
  MessageType.ContextMenuCommand,
]
