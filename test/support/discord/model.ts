// What the stand-in keeps. Wire fields have Discord's own names; what only the stand-in knows is in camel case.
import type {
  APIAttachment,
  APIEmbed,
  APIMessageTopLevelComponent,
  APIRole,
  APIUser,
  ChannelType,
  MessageType,
} from 'discord.js'
import type { Json } from './json.js'

export interface Member {
  readonly user: APIUser
  nick: string | null
  roles: string[]
  readonly joined_at: string
}

export interface Guild {
  readonly id: string
  readonly name: string
  readonly owner_id: string
  readonly preferred_locale: string
  readonly roles: APIRole[]
  readonly members: Map<string, Member>
}

/** Permissions given or taken for a role (type 0) or a member (type 1) in one channel. */
export interface Overwrite {
  readonly id: string
  readonly type: 0 | 1
  allow: bigint
  deny: bigint
}

export interface Thread {
  readonly parent: Channel
  readonly owner_id: string
  readonly created: string
  readonly applied_tags: string[]
  readonly auto_archive_duration: number
  readonly members: Map<string, string>
  archived: boolean
  locked: boolean
  sent: number
}

export interface Channel {
  readonly id: string
  readonly type: ChannelType
  name: string
  /** Undefined for a DM. */
  readonly guild: Guild | undefined
  /** Of a DM: the bot and the person. */
  readonly recipients: APIUser[]
  readonly overwrites: Overwrite[]
  readonly tags: readonly { readonly id: string; readonly name: string }[]
  /** Undefined if this is no thread. */
  readonly thread: Thread | undefined
  /** In the order they were sent. */
  readonly messages: Map<string, Message>
}

export interface Reference {
  readonly type: 0
  readonly message_id?: string
  readonly channel_id: string
  readonly guild_id?: string
}

/** Who gets a notification. */
export interface Pings {
  readonly users: readonly string[]
  readonly roles: readonly string[]
  readonly everyone: boolean
}

export interface Message {
  readonly id: string
  readonly channel: Channel
  readonly author: APIUser
  readonly type: MessageType
  readonly timestamp: string
  readonly tts: boolean
  nonce: string | number | undefined
  readonly webhook_id: string | undefined
  readonly application_id: string | undefined
  readonly reference: Reference | undefined
  readonly interaction: MessageInteraction | undefined
  content: string
  embeds: APIEmbed[]
  components: APIMessageTopLevelComponent[]
  attachments: APIAttachment[]
  flags: number
  edited_timestamp: string | null
  mentions: APIUser[]
  mention_roles: string[]
  mention_everyone: boolean
  /** Emoji to the ids of those who reacted. */
  readonly reactions: Map<string, Set<string>>
  thread: Channel | undefined
  /** Whom it notified, of all versions of the message together. */
  pings: Pings
  /** The one person who sees it, if it is ephemeral. */
  readonly visibleTo: string | undefined
  deleted: boolean
  /** The texts it had before it was edited. */
  readonly earlier: string[]
}

/** The interaction that a message answers. */
export interface MessageInteraction {
  readonly id: string
  readonly type: number
  readonly name: string
  readonly user: APIUser
  readonly metadata: Json
}

/** Whether this is the message that an interaction is about to be answered with: "thinking…". */
export function isLoading(message: Message): boolean {
  return (message.flags & LOADING) !== 0
}

/** The flags that the stand-in reads, by Discord's names. */
export const EPHEMERAL = 1 << 6
export const LOADING = 1 << 7
export const HAS_THREAD = 1 << 5
export const SUPPRESS_EMBEDS = 1 << 2
export const SUPPRESS_NOTIFICATIONS = 1 << 12
export const COMPONENTS_V2 = 1 << 15

export const NO_PINGS: Pings = { users: [], roles: [], everyone: false }
