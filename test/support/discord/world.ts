// Everything that exists on the stand-in: users, guilds, channels, messages, and the one application under test.
import type { APIUser } from 'discord.js'
import { refuse } from './api-error.js'
import type { Json } from './json.js'
import type { Channel, Guild, Message } from './model.js'
import { demand } from './permissions.js'
import { Snowflakes } from './snowflake.js'

/** A rule of Discord that the bot broke. */
export interface Violation {
  /** The call or the gateway event. */
  readonly where: string
  readonly what: string
}

/** An event for the gateway, rendered for each session because sessions see different things. */
export interface Dispatch {
  readonly t: string
  /** Intents of which a session needs one; 0 if the event goes to all. */
  readonly intents: number
  readonly guildId?: string | undefined
  /** If given, only those who see this channel get the event. */
  readonly channel?: Channel
  readonly d: (mayReadContent: boolean) => Json
}

export class World {
  readonly ids = new Snowflakes()
  readonly users = new Map<string, APIUser>()
  readonly guilds = new Map<string, Guild>()
  readonly channels = new Map<string, Channel>()
  readonly violations: Violation[] = []
  /** Refusals that come from circumstances and that a right bot meets too. */
  readonly refusals: Violation[] = []
  /** People who take no direct messages from the bot. */
  readonly unreachable = new Set<string>()
  /** Uploaded files by the id of the attachment. */
  readonly files = new Map<string, { readonly type: string; readonly bytes: Uint8Array }>()
  readonly bot: APIUser
  /** Hands an event to the gateway; replaced when the gateway starts. */
  emit: (dispatch: Dispatch) => void = () => {}
  /** How many shards Discord recommends; it requires them from 2,500 guilds. */
  shards = 1
  /** Where uploaded files can be fetched; known when the server listens. */
  base = ''

  constructor(
    botName: string,
    /** Whether the application may read messages that do not concern it: the switch in the developer portal. */
    readonly mayReadContent: boolean,
  ) {
    this.bot = this.addUser(botName, { bot: true })
  }

  /** Of the application; equal to the bot's id, as for all applications made since 2016. */
  get applicationId(): string {
    return this.bot.id
  }

  addUser(name: string, { bot = false } = {}): APIUser {
    const user: APIUser = {
      id: this.ids.next(),
      username: name,
      discriminator: '0',
      global_name: bot ? null : name,
      avatar: null,
      ...(bot && { bot }),
    }
    this.users.set(user.id, user)
    return user
  }

  violate(where: string, what: string): void {
    this.violations.push({ where, what })
  }

  guild(id: string): Guild {
    const guild = this.guilds.get(id)
    if (!guild?.members.has(this.bot.id)) throw refuse('unknownGuild')
    return guild
  }

  /** The channel, if the bot can see it. */
  channel(id: string): Channel {
    const channel = this.channels.get(id)
    if (!channel) throw refuse('unknownChannel')
    demand(channel, this.bot.id)
    return channel
  }

  /** A message of a channel; ephemeral ones cannot be reached this way. */
  message(channel: Channel, id: string): Message {
    const message = channel.messages.get(id)
    if (!message || message.deleted || message.visibleTo) throw refuse('unknownMessage')
    return message
  }

  /** The direct messages between a person and the bot. */
  dm(user: APIUser): Channel {
    for (const channel of this.channels.values())
      if (!channel.guild && channel.recipients.includes(user)) return channel
    const channel: Channel = {
      id: this.ids.next(),
      type: 1,
      name: '',
      guild: undefined,
      recipients: [this.bot, user],
      overwrites: [],
      tags: [],
      thread: undefined,
      messages: new Map(),
    }
    this.channels.set(channel.id, channel)
    return channel
  }
}
