// One gateway session: what it has been sent, which a resuming client may ask for again.
import { GatewayIntentBits } from 'discord.js'
import type { WebSocket } from 'ws'
import type { Json } from './json.js'
import { may } from './permissions.js'
import { shardOf } from './snowflake.js'
import type { Dispatch, World } from './world.js'

interface Event {
  readonly s: number
  readonly t: string
  readonly d: unknown
}

export class Session {
  readonly sent: Event[] = []
  socket: WebSocket | undefined
  /** Whether it can be resumed; a client that closes with 1000 or 1001 gives it up. */
  alive = true
  resumed = 0

  constructor(
    readonly id: string,
    readonly intents: number,
    readonly shard: readonly [number, number],
    private readonly world: World,
  ) {}

  has(intent: GatewayIntentBits): boolean {
    return (this.intents & intent) !== 0
  }

  /** Whether an event is for this session: by intent, by shard, and by what the bot can see. */
  wants({ intents, guildId, channel }: Dispatch): boolean {
    const [own, all] = this.shard
    if (shardOf(guildId, all) !== own) return false
    if (intents !== 0 && (this.intents & intents) === 0) return false
    return !channel || may(channel, this.world.bot.id, 'ViewChannel')
  }

  /** Sends an event, or keeps it for a client that comes back. */
  push(t: string, d: unknown): void {
    const event = { s: this.sent.length + 1, t, d }
    this.sent.push(event)
    this.#write(event)
  }

  dispatch(dispatch: Dispatch): void {
    if (this.alive && this.wants(dispatch))
      this.push(dispatch.t, dispatch.d(this.has(GatewayIntentBits.MessageContent)))
  }

  /** Takes over a socket and sends what came after `seq`. */
  resume(socket: WebSocket, seq: number): void {
    this.socket = socket
    this.resumed++
    for (const event of this.sent.filter(({ s }) => s > seq)) this.#write(event)
    this.push('RESUMED', { _trace: [] })
  }

  #write(event: Event): void {
    if (this.socket?.readyState === OPEN) this.socket.send(JSON.stringify({ op: 0, ...event }))
  }
}

/** What the client says first on a new session. */
export interface Identify extends Json {
  readonly token: string
  readonly intents: number
  readonly shard?: readonly [number, number]
}

const OPEN = 1
