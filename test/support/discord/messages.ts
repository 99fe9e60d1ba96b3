// Posting, editing and deleting messages, for the bot and for people alike; what follows from it goes to the gateway.
import {
  type APIAttachment,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  type APIUser,
  GatewayIntentBits,
  MessageType,
} from 'discord.js'
import { isJson, type Json, listOf } from './json.js'
import { type AllowedMentions, componentText, joinPings, MESSAGE_DEFAULT, pingsOf } from './mentions.js'
import { messageEventJson } from './message-json.js'
import type { Channel, Message, MessageInteraction, Pings, Reference } from './model.js'
import { joinThread, wakeThread } from './thread-state.js'
import type { World } from './world.js'

export interface Draft {
  readonly channel: Channel
  readonly author: APIUser
  readonly id?: string
  readonly type?: MessageType
  readonly content?: string
  readonly embeds?: APIEmbed[]
  readonly components?: APIMessageTopLevelComponent[]
  readonly attachments?: APIAttachment[]
  readonly flags?: number
  readonly tts?: boolean
  readonly nonce?: string | number | undefined
  readonly webhook_id?: string
  readonly application_id?: string
  readonly reference?: Reference | undefined
  readonly interaction?: MessageInteraction
  readonly allowed?: AllowedMentions
  readonly repliedTo?: Message | undefined
  readonly visibleTo?: string | undefined
}

/** Stores a message and announces it. */
export function post(world: World, draft: Draft): Message {
  const { channel, author } = draft
  const message: Message = {
    id: draft.id ?? world.ids.next(),
    channel,
    author,
    type: draft.type ?? MessageType.Default,
    timestamp: new Date().toISOString(),
    tts: draft.tts ?? false,
    nonce: draft.nonce,
    webhook_id: draft.webhook_id,
    application_id: draft.application_id,
    reference: draft.reference,
    interaction: draft.interaction,
    content: draft.content ?? '',
    embeds: draft.embeds ?? [],
    components: numbered(draft.components ?? []),
    attachments: draft.attachments ?? [],
    flags: draft.flags ?? 0,
    edited_timestamp: null,
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    reactions: new Map(),
    thread: undefined,
    pings: { users: [], roles: [], everyone: false },
    visibleTo: draft.visibleTo,
    deleted: false,
    earlier: [],
  }
  setMentions(world, message, draft.allowed ?? MESSAGE_DEFAULT, draft.repliedTo)
  channel.messages.set(message.id, message)
  if (channel.thread && !message.visibleTo && message.type !== MessageType.ThreadStarterMessage) {
    channel.thread.sent++
    wakeThread(world, channel)
    if (!message.webhook_id) joinThread(world, channel, author.id)
  }
  announce(world, 'MESSAGE_CREATE', message)
  return message
}

export interface Changes {
  readonly content?: string
  readonly embeds?: APIEmbed[]
  readonly components?: APIMessageTopLevelComponent[]
  readonly attachments?: APIAttachment[]
  readonly flags?: number
  readonly allowed?: AllowedMentions
}

/** Changes a message and announces it. A silent change is no edit: the first text after "thinking…", a preview. */
export function edit(world: World, message: Message, changes: Changes, { isSilent = false } = {}): void {
  if (!isSilent) {
    message.earlier.push(message.content || componentText(message.components))
    message.edited_timestamp = new Date().toISOString()
  }
  if (changes.content !== undefined) message.content = changes.content
  if (changes.embeds) message.embeds = changes.embeds
  if (changes.components) message.components = numbered(changes.components)
  if (changes.attachments) message.attachments = changes.attachments
  if (changes.flags !== undefined) message.flags = changes.flags
  if (changes.content !== undefined || changes.components) {
    const repliedTo = message.channel.messages.get(message.reference?.message_id ?? '')
    const stillPings = message.mentions.some(({ id }) => id === repliedTo?.author.id)
    setMentions(world, message, changes.allowed ?? MESSAGE_DEFAULT, stillPings ? repliedTo : undefined)
  }
  announce(world, 'MESSAGE_UPDATE', message)
}

/** Deletes a message and announces it; a thread that was started from it stays. */
export function remove(world: World, message: Message): void {
  message.deleted = true
  const { guildId, ...rest } = audience(message)
  world.emit({
    t: 'MESSAGE_DELETE',
    guildId,
    ...rest,
    d: () => ({ id: message.id, channel_id: message.channel.id, ...(guildId && { guild_id: guildId }) }),
  })
}

export function announce(world: World, t: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', message: Message): void {
  world.emit({
    t,
    ...audience(message),
    d: (mayReadContent) => messageEventJson(world, message, { mayReadContent }),
  })
}

/** Whom events about a message reach. Ephemeral ones come as direct messages, as Discord sends them. */
export function audience(
  message: Message,
  [inGuild, direct]: readonly [number, number] = [
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
  ],
): { intents: number; guildId: string | undefined; channel: Channel } {
  const { guild } = message.channel
  const isDirect = !guild || message.visibleTo !== undefined
  return {
    intents: isDirect ? direct : inGuild,
    guildId: isDirect ? undefined : guild.id,
    channel: message.channel,
  }
}

/**
 * The mentions of a message are what it notifies of. An edit notifies nobody on Discord, but lights the message up
 * for whom it names, so `pings` keeps those of all versions.
 */
function setMentions(world: World, message: Message, allowed: AllowedMentions, repliedTo?: Message): void {
  const { channel, author, visibleTo } = message
  const text = `${message.content}\n${componentText(message.components)}`
  const pings: Pings = pingsOf(text, {
    channel,
    author,
    allowed,
    visibleTo,
    repliedTo: repliedTo?.webhook_id && !repliedTo.application_id ? undefined : repliedTo?.author,
  })
  message.mentions = pings.users.flatMap((id) => world.users.get(id) ?? [])
  message.mention_roles = [...pings.roles]
  message.mention_everyone = pings.everyone
  message.pings = joinPings(message.pings, pings)
}

/** Gives every component that has none an id, in order, as Discord does. */
function numbered(components: APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  const copies = structuredClone(components)
  const all = flat(copies)
  const taken = new Set(all.map((each) => each.id).filter(Boolean))
  let next = 1
  for (const each of all) {
    if (each.id) continue
    while (taken.has(next)) next++
    each.id = next++
  }
  return copies
}

/** A component and all below it. */
export function flat(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(flat)
  if (!isJson(value)) return []
  const below = [...listOf(value.components), value.accessory, value.component]
  return [value, ...below.flatMap(flat)]
}
