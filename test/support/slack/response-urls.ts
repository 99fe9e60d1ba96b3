// response_url: five posts in half an hour, into the conversation where somebody did something.

import { readContent } from './content.js'
import { ApiError } from './errors.js'
import type { Fields } from './fields.js'
import { type Message, newMessage } from './messages.js'
import type { World } from './world.js'

const USES = 5
const LIFETIME = 30 * 60_000

interface ResponseUrl {
  readonly channel: string
  readonly user: string
  /** The message whose button was pressed. */
  readonly original?: Message
  readonly at: number
  uses: number
}

/** All addresses that were handed out. */
export class ResponseUrls {
  readonly #urls = new Map<string, ResponseUrl>()

  constructor(readonly world: World) {}

  /** A new address. */
  create(channel: string, user: string, original?: Message): string {
    const id = this.world.workspace.id('').toLowerCase()
    const at = this.world.workspace.clock.now()
    this.#urls.set(id, { channel, user, at, uses: 0, ...(original ? { original } : {}) })
    return `${this.world.base}/hooks/${id}`
  }

  /** Takes a post; throws what Slack answers if it does not. */
  post(id: string, body: Fields): Message | undefined {
    const url = this.#urls.get(id)
    if (!url) throw new ApiError('invalid_url', {}, 404)
    if (this.world.workspace.clock.now() - url.at > LIFETIME) throw new ApiError('expired_url', {}, 404)
    if (url.uses >= USES) throw new ApiError('used_url', {}, 404)
    url.uses += 1
    return this.respond(url, body, 'response_url')
  }

  /** The answer in an acknowledgement of a command works like a post to its response_url. */
  respond(
    to: Pick<ResponseUrl, 'channel' | 'user' | 'original'>,
    body: Fields,
    method: string,
  ): Message | undefined {
    const original = to.original
    if (body.delete_original === true) {
      if (!original) throw new ApiError('message_not_found', {}, 404)
      original.deleted = true
      if (original.ephemeral_for === undefined) this.world.events.removed(original)
      return undefined
    }
    const content = readContent(body, { method, sized: false }, this.world)
    const markup = this.world.markupOf(method, content)
    if (body.replace_original === true && original) {
      original.earlier.push(original.content)
      Object.assign(original, { content, ...markup })
      if (original.ephemeral_for === undefined)
        this.world.events.changed(original, original.earlier.at(-1) ?? content)
      return original
    }
    return this.#add(to, body, { content, ...markup })
  }

  #add(
    to: Pick<ResponseUrl, 'channel' | 'user'>,
    body: Fields,
    said: Pick<Message, 'content' | 'mentions' | 'links'>,
  ): Message {
    const { workspace } = this.world
    const { bot } = workspace
    const inChannel = body.response_type === 'in_channel'
    const message = newMessage({
      channel: to.channel,
      ts: workspace.ts(),
      user: bot.id,
      bot_id: bot.bot_id,
      app_id: bot.app_id,
      ...(typeof body.thread_ts === 'string' ? { thread_ts: body.thread_ts } : {}),
      ...(inChannel ? {} : { ephemeral_for: to.user }),
      ...said,
    })
    if (inChannel) {
      workspace.channels.get(to.channel)?.messages.push(message)
      this.world.events.posted(message)
    } else this.world.ephemerals.push(message)
    return message
  }
}
