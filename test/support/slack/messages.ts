// A message, who may see it, and how the Web API and events show it.

import type { Delivery } from './delivery.js'
import { compact, type Fields } from './fields.js'
import type { Markup } from './markup.js'
import type { Channel, Workspace } from './workspace.js'

/** What a message says. */
export interface Content {
  readonly text: string
  readonly blocks: readonly Fields[]
  readonly attachments: readonly Fields[]
}

/** A message, ephemeral ones included. */
export interface Message extends Markup {
  readonly channel: string
  readonly ts: string
  /** Whose it is; messages of old integrations have no user. */
  readonly user?: string
  readonly bot_id?: string
  readonly app_id?: string
  readonly subtype?: string
  readonly thread_ts?: string
  readonly client_msg_id?: string
  readonly metadata?: Fields
  readonly extra: Fields
  /** Only this person sees it. */
  readonly ephemeral_for?: string
  content: Content
  mentions: Markup['mentions']
  links: Markup['links']
  edited?: { readonly user: string; readonly ts: string }
  deleted: boolean
  readonly reactions: { readonly name: string; readonly users: string[] }[]
  /** What it said before each change. */
  readonly earlier: Content[]
  /** The events that told the app about it. */
  readonly deliveries: Delivery[]
}

/** The fields that say which message it is; all others start empty. */
export type MessageStart = Omit<
  Partial<Message>,
  'content' | 'deliveries' | 'earlier' | 'reactions' | 'deleted'
> &
  Pick<Message, 'channel' | 'ts' | 'content'>

export function newMessage(start: MessageStart): Message {
  return {
    mentions: [],
    links: [],
    extra: {},
    ...start,
    deleted: false,
    reactions: [],
    earlier: [],
    deliveries: [],
  }
}

/** The replies of a thread, without the message that it hangs on. */
export function repliesTo(channel: Channel, ts: string): Message[] {
  return channel.messages.filter(
    (message) => message.thread_ts === ts && message.ts !== ts && !message.deleted,
  )
}

/** A message as the Web API and events give it, without the channel. */
export function messageFields(workspace: Workspace, message: Message): Fields {
  const channel = workspace.channels.get(message.channel)
  const replies = channel && message.ephemeral_for === undefined ? repliesTo(channel, message.ts) : []
  const repliers = [...new Set(replies.flatMap((reply) => reply.user ?? []))]
  const parent = message.thread_ts && channel?.messages.find((other) => other.ts === message.thread_ts)
  const isBot = message.bot_id === workspace.bot.bot_id
  const team = message.user === undefined ? undefined : workspace.users.get(message.user)?.team_id
  const foreign = team !== undefined && team !== workspace.team.id
  return compact({
    type: 'message',
    subtype: message.subtype,
    user: message.user,
    bot_id: message.bot_id,
    app_id: message.app_id,
    bot_profile: isBot ? workspace.botProfile() : undefined,
    text: message.content.text,
    ts: message.ts,
    client_msg_id: message.client_msg_id,
    team,
    user_team: foreign ? team : undefined,
    source_team: foreign ? team : undefined,
    blocks: message.content.blocks.length > 0 ? message.content.blocks : undefined,
    attachments: message.content.attachments.length > 0 ? message.content.attachments : undefined,
    metadata: message.metadata,
    edited: message.edited,
    thread_ts: message.thread_ts ?? (replies.length > 0 ? message.ts : undefined),
    parent_user_id: parent && parent.ts !== message.ts ? parent.user : undefined,
    reactions:
      message.reactions.length > 0
        ? message.reactions.map((reaction) => ({ ...reaction, count: reaction.users.length }))
        : undefined,
    ...(replies.length > 0
      ? {
          reply_count: replies.length,
          reply_users_count: repliers.length,
          reply_users: repliers,
          latest_reply: replies.at(-1)?.ts,
          is_locked: false,
          subscribed: false,
        }
      : {}),
    ...message.extra,
  })
}
