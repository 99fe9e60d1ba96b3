// A Slack of one's own on 127.0.0.1: the Web API, Socket Mode and HTTP mode, and people to act in it.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Deliveries, type Delivery, type Timing, type Transport } from './delivery.js'
import type { Fault } from './faults.js'
import { HttpMode } from './http-mode.js'
import { Integration } from './integration.js'
import type { Message } from './messages.js'
import { Person } from './person.js'
import { SocketMode } from './socket-mode.js'
import { pause, until } from './until.js'
import { WebApi } from './web-api.js'
import type { Channel, User } from './workspace.js'
import { type Call, type Setup, World } from './world.js'

/** What a test may set; the rest is as at Slack. */
export interface SlackOptions extends Partial<Setup> {
  readonly timing?: Partial<Timing>
}

/** Who is in a channel and what kind it is. */
export interface ChannelOptions {
  readonly members?: readonly Person[]
  /** The bot was invited; it is, unless said otherwise. */
  readonly bot?: boolean
  readonly private?: boolean
  /** Shared with another organisation. */
  readonly shared?: boolean
}

/**
 * The stand-in as tests use it: point a Bolt app at `apiUrl` with `botToken` and `appToken` (or `signingSecret`
 * and `useHttp`), let a `person()` act, look at `posts()`, and in the end at `violations` and `mentions`.
 */
export class SlackStandIn {
  readonly botToken = 'xoxb-stand-in-bot-token'
  readonly appToken = 'xapp-stand-in-app-token'
  readonly signingSecret = 'stand-in-signing-secret'
  readonly timing: Timing
  readonly world: World
  readonly api: WebApi
  readonly socket: SocketMode
  #transport: Transport
  readonly #server: Server

  private constructor(options: SlackOptions) {
    const { timing = {}, name = 'clausebot', surface = 'agent_view', ...setup } = options
    this.timing = { ackTimeout: 3_000, retryDelays: [0, 60_000, 300_000], ...timing }
    const late = (delivery: Delivery) =>
      this.world.violate(delivery.type, 'not_acknowledged', [describe(delivery)])
    const deliveries = new Deliveries(this.timing, () => this.#transport, late)
    this.world = new World({ name, surface, ...setup }, deliveries)
    const { app_id } = this.world.workspace.bot
    this.socket = new SocketMode(this.timing, app_id, (message) => this.#complain(message))
    this.#transport = this.socket
    const address = () => `${this.world.base.replace('http', 'ws')}${this.socket.ticket()}`
    this.api = new WebApi(this.world, this, address)
    this.#server = createServer((request, response) => {
      this.api.handle(request, response).catch((error: unknown) => {
        this.world.violate('stand-in', 'broken', [
          error instanceof Error ? (error.stack ?? '') : String(error),
        ])
        response.destroy()
      })
    })
    this.#server.on('upgrade', (request, stream, head) => this.socket.upgrade(request, stream, head))
  }

  /** Listens on a free port. */
  static async start(options: SlackOptions = {}): Promise<SlackStandIn> {
    const slack = new SlackStandIn(options)
    await new Promise<void>((resolve) => slack.#server.listen(0, '127.0.0.1', resolve))
    slack.world.base = `http://127.0.0.1:${(slack.#server.address() as AddressInfo).port}`
    return slack
  }

  /** For `clientOptions.slackApiUrl`. */
  get apiUrl(): string {
    return `${this.world.base}/api/`
  }

  get bot(): User & { readonly mention: string } {
    const { bot } = this.world.workspace
    return { ...bot, mention: `<@${bot.id}>` }
  }

  /** From now on everything goes to this address and not to sockets. */
  useHttp(url: string): HttpMode {
    const http = new HttpMode(this.timing, this.signingSecret, url, (message) => this.#complain(message))
    this.#transport = http
    return http
  }

  person(name: string, more: Partial<User> = {}): Person {
    return new Person(this.world, this.world.workspace.addUser(name, more))
  }

  channel(name: string, options: ChannelOptions = {}): Channel {
    const { members = [], bot = true, shared = false } = options
    const ids = [...members.map((person) => person.id), ...(bot ? [this.bot.id] : [])]
    const channel = this.world.workspace.addChannel(name, options.private ? 'group' : 'channel', ids)
    channel.is_ext_shared = shared
    return channel
  }

  /** A group message with the bot. */
  groupMessage(...people: readonly Person[]): Channel {
    return this.world.workspace.direct(this.bot.id, ...people.map((person) => person.id))
  }

  /** Another app. */
  integration(name: string): Integration {
    const { workspace } = this.world
    const ids = { bot_id: workspace.id('B'), app_id: workspace.id('A') }
    return new Integration(this.world, workspace.addUser(name, { is_bot: true, ...ids }))
  }

  /** The bot comes into a channel. */
  invite(channel: Channel, by: Person): Message {
    return new Person(this.world, this.world.workspace.bot).join(channel, by)
  }

  /** Slack adds a preview of a link to a message: message_changed although nobody edited. */
  unfurl(message: Message): void {
    const before = message.content
    message.content = {
      ...before,
      attachments: [{ id: 1, from_url: 'https://example.com/', title: 'A preview' }],
    }
    this.world.events.changed(message, before)
  }

  /** An event comes once more, with the same id or, as Slack also does, with a new one. */
  redeliver(delivery: Delivery, how: { newId?: boolean } = {}): Delivery {
    return how.newId ? this.world.events.again(delivery) : this.world.deliveries.repeat(delivery)
  }

  /** What the bot posted and did not delete: everywhere, in a channel, or in one thread. */
  posts(channel?: Channel, thread?: Message | string): Message[] {
    const ts = typeof thread === 'object' ? (thread.thread_ts ?? thread.ts) : thread
    return [...this.world.workspace.channels.values()]
      .filter((one) => channel === undefined || one.id === channel.id)
      .flatMap((one) => one.messages)
      .filter(
        (message) =>
          message.bot_id === this.world.workspace.bot.bot_id &&
          !message.deleted &&
          (ts === undefined || message.thread_ts === ts),
      )
  }

  get violations() {
    return this.world.violations
  }

  get mentions() {
    return this.world.mentions
  }

  get links() {
    return this.world.links
  }

  get deliveries(): readonly Delivery[] {
    return this.world.deliveries.all
  }

  /** The calls of a method, or all. */
  calls(method?: string): Call[] {
    return this.world.calls.filter((call) => method === undefined || call.method === method)
  }

  count(method: string): number {
    return this.calls(method).length
  }

  /** Lets the next calls of a method go wrong. */
  fault(method: string, fault: Fault, times = 1): void {
    this.api.faults.add(method, fault, times)
  }

  /** Waits until so many sockets are connected. */
  connected(sockets = 1, ms = 15_000): Promise<true> {
    return until(() => this.socket.open >= sockets, ms, `${sockets} sockets connected`)
  }

  /** Waits until the app has acknowledged everything and made no call for a while. */
  async quiet(ms = 100, within = 10_000): Promise<void> {
    const end = performance.now() + within
    let calm = 0
    let calls = -1
    while (calm < ms) {
      if (performance.now() > end) throw new Error(`the app was not quiet within ${within} ms`)
      const busy = this.world.deliveries.pending.length > 0 || this.api.underWay > 0
      calm = busy || calls !== this.world.calls.length ? 0 : calm + 10
      calls = this.world.calls.length
      await pause(10)
    }
  }

  async close(): Promise<void> {
    this.world.deliveries.close()
    this.socket.close()
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }

  #complain(message: string): void {
    this.world.violate('acknowledgement', 'invalid_acknowledgement', [message])
  }
}

function describe(delivery: Delivery): string {
  const { payload } = delivery
  const event = payload.event
  const type = typeof event === 'object' && event !== null && 'type' in event ? event.type : undefined
  return String(type ?? payload.command ?? payload.type)
}
