// The Events API: which events the app gets to hear, and what they look like.

import type { Delivery } from './delivery.js'
import { compact, type Fields } from './fields.js'
import { type Content, type Message, messageFields } from './messages.js'
import type { Channel, User } from './workspace.js'
import type { World } from './world.js'

const SUBSCRIPTION = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' } as const

/** Sends events to the app, if it subscribed to them and its bot is there to see them. */
export class EventFeed {
  /** The next events are lost on the way to test what then happens; off by default. */
  paused = false

  constructor(readonly world: World) {}

  /** Wraps an event as Slack does and sends it. */
  send(event: Fields, channel?: Channel): Delivery[] {
    const { workspace, setup, deliveries } = this.world
    if (this.paused) return []
    if (channel && !channel.members.has(workspace.bot.id)) return []
    const subscription =
      event.type === 'message' && channel ? `message.${SUBSCRIPTION[channel.type]}` : String(event.type)
    if (setup.events && !setup.events.includes(subscription)) return []
    return [deliveries.send('events_api', this.wrap(event, channel))]
  }

  /** The outer part of an event, with an id of its own. */
  wrap(event: Fields, channel?: Channel): Fields {
    const { workspace } = this.world
    return {
      token: 'verification-token',
      team_id: workspace.team.id,
      context_team_id: workspace.team.id,
      context_enterprise_id: null,
      api_app_id: workspace.bot.app_id,
      event: compact(event),
      type: 'event_callback',
      event_id: workspace.id('Ev'),
      event_time: Math.floor(workspace.clock.now() / 1_000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: workspace.team.id,
          user_id: workspace.bot.id,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: channel?.is_ext_shared ?? false,
      event_context: workspace.id('4-'),
    }
  }

  /** The same event once more under a new event id, as Slack is seen to do. */
  again(delivery: Delivery): Delivery {
    const payload = { ...delivery.payload, event_id: this.world.workspace.id('Ev') }
    return this.world.deliveries.send('events_api', payload)
  }

  /** A message was posted: `message`, and its twin `app_mention` if it names the bot. */
  posted(message: Message): void {
    const channel = this.#channel(message)
    message.deliveries.push(...this.#mentioned(message, channel))
    message.deliveries.push(...this.send(this.#message(message, channel), channel))
  }

  /** A message has other words now, or Slack itself added something such as a preview. */
  changed(message: Message, before: Content): void {
    const channel = this.#channel(message)
    const event_ts = this.world.workspace.ts()
    const now = messageFields(this.world.workspace, message)
    const { edited: _, ...rest } = now
    const previous_message = { ...rest, text: before.text, blocks: before.blocks }
    const tag = `<@${this.world.workspace.bot.id}`
    // Simplified: Slack sends app_mention for an edit that brings the mention in, and for no other.
    const added = message.content.text.includes(tag) && !before.text.includes(tag)
    if (added) message.deliveries.push(...this.#mentioned(message, channel, event_ts))
    message.deliveries.push(
      ...this.send(
        {
          type: 'message',
          subtype: 'message_changed',
          hidden: true,
          message: now,
          previous_message,
          channel: channel.id,
          channel_type: channel.type,
          ts: event_ts,
          event_ts,
        },
        channel,
      ),
    )
  }

  /** A message is gone. */
  removed(message: Message): void {
    const channel = this.#channel(message)
    const event_ts = this.world.workspace.ts()
    message.deliveries.push(
      ...this.send(
        {
          type: 'message',
          subtype: 'message_deleted',
          hidden: true,
          deleted_ts: message.ts,
          previous_message: messageFields(this.world.workspace, message),
          channel: channel.id,
          channel_type: channel.type,
          ts: event_ts,
          event_ts,
        },
        channel,
      ),
    )
  }

  /** Somebody, perhaps the bot, came into a channel. */
  joined(message: Message, user: User, inviter?: string): void {
    const channel = this.#channel(message)
    message.deliveries.push(
      ...this.send(
        {
          type: 'member_joined_channel',
          user: user.id,
          channel: channel.id,
          channel_type: channel.type === 'channel' ? 'C' : 'G',
          team: user.team_id,
          inviter,
          event_ts: message.ts,
        },
        channel,
      ),
      ...this.send(this.#message(message, channel), channel),
    )
  }

  #message(message: Message, channel: Channel): Fields {
    const { workspace } = this.world
    const { reply_count: _, ...fields } = messageFields(workspace, message)
    const root = channel.messages.find((other) => other.ts === message.thread_ts)
    const broadcast = root && message.subtype === 'thread_broadcast'
    return {
      ...fields,
      ...(broadcast ? { root: messageFields(workspace, root) } : {}),
      channel: channel.id,
      channel_type: channel.type,
      event_ts: message.ts,
    }
  }

  /** In direct messages there is no app_mention. */
  #mentioned(message: Message, channel: Channel, event_ts = message.ts): Delivery[] {
    const { workspace } = this.world
    const named = message.content.text.includes(`<@${workspace.bot.id}`)
    if (!named || channel.type === 'im' || message.user === workspace.bot.id) return []
    const { type: _, subtype: __, reply_count: ___, ...fields } = messageFields(workspace, message)
    return this.send({ ...fields, type: 'app_mention', channel: channel.id, event_ts }, channel)
  }

  #channel(message: Message): Channel {
    const channel = this.world.workspace.channels.get(message.channel)
    if (!channel) throw new Error(`there is no channel ${message.channel}`)
    return channel
  }
}
