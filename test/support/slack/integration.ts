// Another app's bot in the same channels.

import { type Message, newMessage } from './messages.js'
import type { Channel, User } from './workspace.js'
import type { World } from './world.js'

/** Posts like an incoming webhook of old (subtype bot_message, no user) or like an app of today. */
export class Integration {
  constructor(
    readonly world: World,
    readonly user: User,
  ) {}

  post(channel: Channel, text: string, how: { thread?: string; legacy?: boolean } = {}): Message {
    const { bot_id = '', app_id = '', name } = this.user
    const message = newMessage({
      channel: channel.id,
      ts: this.world.workspace.ts(),
      bot_id,
      content: { text, blocks: [], attachments: [] },
      ...(how.thread === undefined ? {} : { thread_ts: how.thread }),
      ...(how.legacy
        ? { subtype: 'bot_message', extra: { username: name } }
        : { user: this.user.id, app_id }),
    })
    channel.messages.push(message)
    this.world.events.posted(message)
    return message
  }
}
