// The websocket side: sessions, heartbeats, events, and the ways in which a connection ends.
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord.js'
import { type WebSocket, WebSocketServer } from 'ws'
import { isJson, type Json, textOf, wholeOf } from './json.js'
import type { RestServer } from './rest-server.js'
import { type Identify, Session } from './session.js'
import { guildCreateJson } from './wire.js'
import type { Dispatch, World } from './world.js'

interface GatewayOptions {
  readonly token: () => string
  /** Privileged intents that the application may ask for. */
  readonly privilegedIntents: readonly GatewayIntentBits[]
  readonly heartbeatMs: number
}

export class Gateway {
  readonly sessions: Session[] = []
  /** What clients identified with, oldest first. */
  readonly identified: Identify[] = []
  heartbeats = 0
  lastEventAt = 0
  /** While true, new connections are refused as in an outage. */
  isDown = false
  readonly #server: WebSocketServer

  constructor(
    rest: RestServer,
    private readonly world: World,
    private readonly options: GatewayOptions,
  ) {
    this.#server = new WebSocketServer({ noServer: true })
    rest.http.on('upgrade', (request, socket, head) => {
      if (this.isDown) return socket.destroy()
      this.#server.handleUpgrade(request, socket, head, (client) => {
        this.#accept(client, new URL(request.url ?? '/', 'ws://127.0.0.1').searchParams)
      })
    })
    world.emit = (dispatch) => this.emit(dispatch)
  }

  /** Whether a client is connected and ready. */
  get isConnected(): boolean {
    return this.sessions.some(({ socket }) => socket?.readyState === 1)
  }

  emit(dispatch: Dispatch): void {
    this.lastEventAt = Date.now()
    for (const session of this.sessions) session.dispatch(dispatch)
  }

  /** Sends any event to all sessions, as it is. */
  dispatch(t: string, d: unknown): void {
    this.lastEventAt = Date.now()
    for (const session of this.sessions) if (session.alive) session.push(t, d)
  }

  /** Sends the last event of a kind once more, with a new sequence number. */
  redeliver(t: string): void {
    for (const session of this.sessions) {
      const last = session.sent.findLast((event) => event.t === t)
      if (last && session.alive) session.push(t, last.d)
    }
  }

  /** Cuts all connections without a word; clients can resume. */
  drop(): void {
    for (const client of this.#server.clients) client.terminate()
  }

  /** Closes all connections with a code. */
  closeWith(code: GatewayCloseCodes | 1000 | 1001, reason = ''): void {
    for (const client of this.#server.clients) client.close(code, reason)
  }

  /** Asks all clients to connect again and resume (op 7). */
  reconnect(): void {
    this.#all({ op: GatewayOpcodes.Reconnect, d: null })
  }

  /** Tells all clients that their session is invalid (op 9). Not resumable, it is also forgotten. */
  invalidate({ resumable = false } = {}): void {
    if (!resumable) for (const session of this.sessions) session.alive = false
    this.#all({ op: GatewayOpcodes.InvalidSession, d: resumable })
  }

  /** Asks all clients for a heartbeat at once (op 1). */
  askForHeartbeat(): void {
    this.#all({ op: GatewayOpcodes.Heartbeat, d: null })
  }

  async close(): Promise<void> {
    this.drop()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #all(payload: Json): void {
    for (const client of this.#server.clients) client.send(JSON.stringify({ t: null, s: null, ...payload }))
  }

  #accept(client: WebSocket, query: URLSearchParams): void {
    const isRightVersion = query.get('v') === '10'
    // Other encodings and compression are left out of the stand-in.
    if (!isRightVersion || query.get('encoding') !== 'json' || query.has('compress')) {
      const { InvalidAPIVersion, DecodeError } = GatewayCloseCodes
      this.#end(client, isRightVersion ? DecodeError : InvalidAPIVersion)
      return
    }
    const connection = { client, session: undefined as Session | undefined, commands: [] as number[] }
    client.on('message', (data) => {
      const payload = parsed(String(data))
      if (!payload) return this.#end(client, GatewayCloseCodes.DecodeError)
      const now = Date.now()
      connection.commands = [...connection.commands.filter((at) => now - at < 60_000), now]
      if (connection.commands.length > 120) return this.#end(client, GatewayCloseCodes.RateLimited)
      connection.session = this.#receive(client, connection.session, payload) ?? connection.session
    })
    client.on('close', (code) => {
      const { session } = connection
      if (!session || session.socket !== client) return
      session.socket = undefined
      if (code === 1000 || code === 1001) session.alive = false
    })
    client.on('error', () => client.terminate())
    const hello = { heartbeat_interval: this.options.heartbeatMs, _trace: [] }
    client.send(JSON.stringify({ op: GatewayOpcodes.Hello, d: hello, t: null, s: null }))
  }

  /** Handles what a client says; gives the session that the client has from then on. */
  #receive(client: WebSocket, session: Session | undefined, { op, d }: Json): Session | undefined {
    if (op === GatewayOpcodes.Heartbeat) {
      this.heartbeats++
      client.send(JSON.stringify({ op: GatewayOpcodes.HeartbeatAck, d: null, t: null, s: null }))
      return undefined
    }
    const body = isJson(d) ? d : {}
    if (op === GatewayOpcodes.Identify) {
      if (session) return this.#end(client, GatewayCloseCodes.AlreadyAuthenticated)
      // Guarantee of the cast: its fields are checked before they are used.
      return this.#identify(client, body as Identify)
    }
    if (op === GatewayOpcodes.Resume) return this.#resume(client, body)
    if (!session) return this.#end(client, GatewayCloseCodes.NotAuthenticated)
    if (!QUIET.includes(wholeOf(op))) return this.#end(client, GatewayCloseCodes.UnknownOpcode)
    return undefined
  }

  #identify(client: WebSocket, identify: Identify): Session | undefined {
    this.identified.push(identify)
    const { token, intents, shard = [0, 1] } = identify
    if (token !== this.options.token()) return this.#end(client, GatewayCloseCodes.AuthenticationFailed)
    if (!Number.isInteger(intents) || intents & ~KNOWN_INTENTS)
      return this.#end(client, GatewayCloseCodes.InvalidIntents)
    const { privilegedIntents } = this.options
    if (PRIVILEGED.some((each) => intents & each && !privilegedIntents.includes(each)))
      return this.#end(client, GatewayCloseCodes.DisallowedIntents)
    if (shard[0] >= shard[1]) return this.#end(client, GatewayCloseCodes.InvalidShard)
    const session = new Session(this.world.ids.next(), intents, shard, this.world)
    session.socket = client
    this.sessions.push(session)
    this.#greet(session)
    return session
  }

  #greet(session: Session): void {
    const { bot, guilds, applicationId } = this.world
    const own = [...guilds.values()].filter(
      ({ id, members }) =>
        members.has(bot.id) && session.wants({ t: '', intents: 0, guildId: id, d: () => ({}) }),
    )
    session.push('READY', {
      v: 10,
      user: { ...bot, verified: true, mfa_enabled: true, email: null, flags: 0 },
      guilds: own.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: this.world.base.replace('http', 'ws'),
      shard: session.shard,
      application: { id: applicationId, flags: 0 },
      private_channels: [],
      presences: [],
      relationships: [],
    })
    if (!session.has(GatewayIntentBits.Guilds)) return
    for (const guild of own) {
      const channels = [...this.world.channels.values()].filter((each) => each.guild === guild)
      const allMembers = session.has(GatewayIntentBits.GuildMembers)
      session.push('GUILD_CREATE', guildCreateJson(guild, channels, { botId: bot.id, allMembers }))
    }
  }

  #resume(client: WebSocket, body: Json): Session | undefined {
    if (body.token !== this.options.token()) return this.#end(client, GatewayCloseCodes.AuthenticationFailed)
    const session = this.sessions.find(({ id }) => id === textOf(body.session_id))
    if (!session?.alive) {
      client.send(JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: false, t: null, s: null }))
      return undefined
    }
    const seq = wholeOf(body.seq)
    if (seq > session.sent.length) return this.#end(client, GatewayCloseCodes.InvalidSeq)
    session.resume(client, seq)
    return session
  }

  /** Closes a connection because of what the client did. */
  #end(client: WebSocket, code: GatewayCloseCodes): undefined {
    const what = { where: 'gateway', what: `${code} ${GatewayCloseCodes[code]}` }
    if (OF_SETTINGS.includes(code)) this.world.refusals.push(what)
    else this.world.violations.push(what)
    client.close(code, GatewayCloseCodes[code])
  }
}

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isJson(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Closings that are due to how the application was set up, not to the bot. */
const OF_SETTINGS = [GatewayCloseCodes.AuthenticationFailed, GatewayCloseCodes.DisallowedIntents]

/** Commands that have no answer the stand-in would give: presence, voice state, members, sounds. */
const QUIET: readonly number[] = [3, 4, 8, 31, 43]

const PRIVILEGED = [
  GatewayIntentBits.GuildMembers,
  GatewayIntentBits.GuildPresences,
  GatewayIntentBits.MessageContent,
]

const KNOWN_INTENTS = Object.values(GatewayIntentBits).reduce<number>(
  (sum, bit) => (typeof bit === 'number' ? sum | bit : sum),
  0,
)
