// The workspace itself: its people, its channels and what was said in them.

import { compact, type Fields } from './fields.js'
import type { Message } from './messages.js'

/** Somebody with an account, human or bot. */
export interface User {
  readonly id: string
  readonly name: string
  readonly real_name: string
  readonly team_id: string
  readonly is_bot: boolean
  readonly bot_id?: string
  readonly app_id?: string
  readonly locale: string
  readonly tz: string
  /** From another workspace, in a shared channel. */
  readonly is_stranger: boolean
  /** A guest. */
  readonly is_restricted: boolean
}

/** `channel_type` of events: public channel, private channel, direct message, group message. */
export type ChannelType = 'channel' | 'group' | 'im' | 'mpim'

/** A conversation of any kind. */
export interface Channel {
  readonly id: string
  name: string
  readonly type: ChannelType
  readonly members: Set<string>
  /** Shared with another organisation. */
  is_ext_shared: boolean
  is_pending_ext_shared: boolean
  is_archived: boolean
  readonly created: number
  /** By time. */
  readonly messages: Message[]
}

/** Time as the stand-in sees it; a test may skip ahead to what takes half an hour. */
export class Clock {
  #skipped = 0

  now(): number {
    return Date.now() + this.#skipped
  }

  skip(ms: number): void {
    this.#skipped += ms
  }
}

const PREFIX: Readonly<Record<ChannelType, string>> = { channel: 'C', group: 'C', im: 'D', mpim: 'C' }

/** All that is in a workspace. */
export class Workspace {
  readonly clock = new Clock()
  readonly team = {
    id: 'T0TESTTEAM',
    name: 'Test Team',
    domain: 'test-team',
    url: 'https://test-team.slack.com/',
  }
  readonly users = new Map<string, User>()
  readonly channels = new Map<string, Channel>()
  readonly bot: User & { readonly bot_id: string; readonly app_id: string }
  #ids = 0
  #micros = 0

  constructor(botName: string) {
    const bot = { bot_id: this.id('B'), app_id: this.id('A') }
    this.bot = { ...this.addUser(botName, { is_bot: true, ...bot }), ...bot }
  }

  /** A fresh id of the look that Slack's have. */
  id(prefix: string): string {
    this.#ids += 1
    return `${prefix}0${this.#ids.toString(36).toUpperCase().padStart(9, '0')}`
  }

  /** A fresh timestamp; no two are alike, later ones are larger. */
  ts(): string {
    this.#micros = Math.max(this.clock.now() * 1_000, this.#micros + 1)
    return `${Math.floor(this.#micros / 1e6)}.${String(this.#micros % 1e6).padStart(6, '0')}`
  }

  addUser(name: string, more: Partial<User> = {}): User {
    const user: User = {
      id: this.id('U'),
      name,
      real_name: name,
      team_id: this.team.id,
      is_bot: false,
      locale: 'ja-JP',
      tz: 'Asia/Tokyo',
      is_stranger: false,
      is_restricted: false,
      ...more,
    }
    this.users.set(user.id, user)
    return user
  }

  addChannel(name: string, type: ChannelType, members: Iterable<string>): Channel {
    const channel: Channel = {
      id: this.id(PREFIX[type]),
      name,
      type,
      members: new Set(members),
      is_ext_shared: false,
      is_pending_ext_shared: false,
      is_archived: false,
      created: Math.floor(this.clock.now() / 1_000),
      messages: [],
    }
    this.channels.set(channel.id, channel)
    return channel
  }

  /** The direct conversation of these people, made if there was none. */
  direct(...people: readonly string[]): Channel {
    const type = people.length > 2 ? 'mpim' : 'im'
    const known = [...this.channels.values()].find(
      (channel) =>
        channel.type === type &&
        channel.members.size === new Set(people).size &&
        people.every((id) => channel.members.has(id)),
    )
    if (known) return known
    const names = people.map((id) => this.users.get(id)?.name ?? id)
    return this.addChannel(type === 'im' ? 'directmessage' : `mpdm-${names.join('--')}-1`, type, people)
  }

  message(channel: string, ts: string): Message | undefined {
    return this.channels.get(channel)?.messages.find((message) => message.ts === ts)
  }

  permalink(channel: string, ts: string, thread?: string): string {
    const query = thread === undefined ? '' : `?thread_ts=${thread}&cid=${channel}`
    return `${this.team.url}archives/${channel}/p${ts.replace('.', '')}${query}`
  }

  botProfile(): Fields {
    const { bot_id, app_id, name } = this.bot
    return { id: bot_id, deleted: false, name, updated: 0, app_id, icons: {}, team_id: this.team.id }
  }

  /** A conversation object, as the bot sees it. */
  conversation(channel: Channel): Fields {
    const other = [...channel.members].find((id) => id !== this.bot.id)
    return compact({
      id: channel.id,
      name: channel.type === 'im' ? undefined : channel.name,
      name_normalized: channel.type === 'im' ? undefined : channel.name,
      created: channel.created,
      is_channel: channel.type === 'channel' || channel.type === 'group',
      is_group: false,
      is_im: channel.type === 'im',
      is_mpim: channel.type === 'mpim',
      is_private: channel.type !== 'channel',
      is_archived: channel.is_archived,
      is_general: channel.name === 'general',
      is_shared: channel.is_ext_shared,
      is_ext_shared: channel.is_ext_shared,
      is_org_shared: false,
      is_pending_ext_shared: channel.is_pending_ext_shared,
      is_member: channel.type === 'im' ? undefined : channel.members.has(this.bot.id),
      user: channel.type === 'im' ? other : undefined,
      context_team_id: this.team.id,
      creator: channel.type === 'im' ? undefined : other,
    })
  }
}
