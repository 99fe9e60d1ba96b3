// Starting threads: from a message, without one, or as a forum post.
import { ChannelType, GatewayIntentBits, MessageType } from 'discord.js'
import { NOBODY } from './mentions.js'
import { announce, type Draft, post } from './messages.js'
import { type Channel, HAS_THREAD, type Message, type Thread } from './model.js'
import { channelJson } from './wire.js'
import type { World } from './world.js'

interface Start {
  readonly name: string
  readonly ownerId: string
  readonly auto_archive_duration?: number
  readonly applied_tags?: readonly string[]
}

/** Starts a thread from a message; it has the message's id. */
export function threadFromMessage(world: World, message: Message, start: Start): Channel {
  const { channel } = message
  const type =
    channel.type === ChannelType.GuildAnnouncement ? ChannelType.AnnouncementThread : ChannelType.PublicThread
  const thread = open(world, channel, { ...start, id: message.id, type })
  message.thread = thread
  message.flags |= HAS_THREAD
  announce(world, 'MESSAGE_UPDATE', message)
  const { guild } = channel
  post(world, {
    channel: thread,
    author: message.author,
    type: MessageType.ThreadStarterMessage,
    reference: {
      type: 0,
      message_id: message.id,
      channel_id: channel.id,
      ...(guild && { guild_id: guild.id }),
    },
  })
  return thread
}

/** Starts a thread without a message, which is announced in the parent. */
export function threadWithout(world: World, parent: Channel, start: Start & { type: ChannelType }): Channel {
  const thread = open(world, parent, { ...start, id: world.ids.next() })
  const author = world.users.get(start.ownerId)
  if (author && start.type !== ChannelType.PrivateThread)
    post(world, {
      channel: parent,
      author,
      type: MessageType.ThreadCreated,
      content: start.name,
      allowed: NOBODY,
      reference: {
        type: 0,
        channel_id: thread.id,
        ...(parent.guild && { guild_id: parent.guild.id }),
      },
    })
  return thread
}

/** Starts a forum post: a thread with a first message of the same id. */
export function forumPost(
  world: World,
  forum: Channel,
  start: Start,
  draft: Omit<Draft, 'channel' | 'id'>,
): { thread: Channel; message: Message } {
  const id = world.ids.next()
  const thread = open(world, forum, { ...start, id, type: ChannelType.PublicThread })
  return { thread, message: post(world, { ...draft, channel: thread, id }) }
}

function open(world: World, parent: Channel, start: Start & { id: string; type: ChannelType }): Channel {
  const thread: Thread = {
    parent,
    owner_id: start.ownerId,
    created: new Date().toISOString(),
    applied_tags: [...(start.applied_tags ?? [])],
    auto_archive_duration: start.auto_archive_duration ?? 1440,
    members: new Map([[start.ownerId, new Date().toISOString()]]),
    archived: false,
    locked: false,
    sent: 0,
  }
  const channel: Channel = {
    id: start.id,
    type: start.type,
    name: start.name,
    guild: parent.guild,
    recipients: [],
    overwrites: [],
    tags: [],
    thread,
    messages: new Map(),
  }
  world.channels.set(channel.id, channel)
  world.emit({
    t: 'THREAD_CREATE',
    intents: GatewayIntentBits.Guilds,
    guildId: parent.guild?.id,
    channel,
    d: () => ({ ...channelJson(channel, world.bot.id), newly_created: true }),
  })
  return channel
}
