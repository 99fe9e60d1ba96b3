// Socket Mode: the websocket end that Slack keeps, with everything that it does to an app's connections.

import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Envelope, Outcome, Timing, Transport } from './delivery.js'
import { isFields, textOf } from './fields.js'

const MAX_CONNECTIONS = 10

/** Why Slack says goodbye. */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets'

interface Waiting {
  readonly socket: WebSocket
  readonly acceptsResponse: boolean
  readonly end: (outcome: Outcome) => void
}

/** An acknowledgement as it arrived, also those that came too late or twice. */
export interface Ack {
  readonly envelope_id: string
  readonly payload: unknown
  readonly known: boolean
}

/** Slack's end of all sockets of the app. */
export class SocketMode implements Transport {
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #sockets = new Set<WebSocket>()
  readonly #tickets = new Set<string>()
  readonly #waiting = new Map<string, Waiting>()
  readonly acks: Ack[] = []
  /** How many sockets there have ever been. */
  opened = 0
  /** Which socket gets the next envelope; Slack takes any. */
  pick: (open: number) => number = (open) => Math.floor(Math.random() * open)

  constructor(
    readonly timing: Timing,
    readonly app_id: string,
    readonly onViolation: (message: string) => void,
  ) {}

  /** Sockets that an envelope could go to now. */
  get open(): number {
    return this.#sockets.size
  }

  /** For apps.connections.open: an address that is good for one connection. */
  ticket(): string {
    const ticket = randomUUID()
    this.#tickets.add(ticket)
    return `/link/?ticket=${ticket}&app_id=${this.app_id}`
  }

  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://slack')
    const ticket = url.searchParams.get('ticket') ?? ''
    if (!url.pathname.startsWith('/link') || !this.#tickets.delete(ticket)) {
      stream.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n')
      return
    }
    this.#server.handleUpgrade(request, stream, head, (socket) => {
      this.#greet(socket)
    })
  }

  #greet(socket: WebSocket): void {
    socket.on('error', () => {})
    if (this.#sockets.size >= MAX_CONNECTIONS) {
      this.#goodbye(socket, 'too_many_websockets')
      socket.close(1000)
      return
    }
    this.#sockets.add(socket)
    this.opened += 1
    const pings = setInterval(() => socket.ping('Ping from Slack'), 10_000)
    socket.on('close', () => {
      clearInterval(pings)
      this.#forget(socket)
    })
    socket.on('message', (data) => this.#receive(String(data)))
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#sockets.size,
        connection_info: { app_id: this.app_id },
        debug_info: { host: 'stand-in', build_number: 1, approximate_connection_time: 18_060 },
      }),
    )
  }

  #receive(text: string): void {
    let ack: unknown
    try {
      ack = JSON.parse(text)
    } catch {
      this.onViolation(`the app sent something that is not JSON: ${text.slice(0, 100)}`)
      return
    }
    const envelope_id = isFields(ack) ? textOf(ack.envelope_id) : undefined
    if (!isFields(ack) || envelope_id === undefined) {
      this.onViolation(`the app sent something without an envelope_id: ${text.slice(0, 100)}`)
      return
    }
    const waiting = this.#waiting.get(envelope_id)
    this.acks.push({ envelope_id, payload: ack.payload, known: waiting !== undefined })
    if (!waiting) return
    const empty =
      ack.payload === undefined || (isFields(ack.payload) && Object.keys(ack.payload).length === 0)
    if (!empty && !waiting.acceptsResponse)
      this.onViolation('an acknowledgement had a payload where none is accepted')
    waiting.end({ ok: true, response: empty ? undefined : ack.payload })
  }

  send(envelope: Envelope): Promise<Outcome> {
    const open = [...this.#sockets]
    const socket = open[this.pick(open.length) % Math.max(1, open.length)]
    if (!socket) return Promise.resolve({ ok: false, reason: 'no connection' })
    const envelope_id = randomUUID()
    return new Promise((resolve) => {
      const end = (outcome: Outcome) => {
        clearTimeout(timer)
        this.#waiting.delete(envelope_id)
        resolve(outcome)
      }
      const timer = setTimeout(() => end({ ok: false, reason: 'timeout' }), this.timing.ackTimeout)
      this.#waiting.set(envelope_id, { socket, acceptsResponse: envelope.accepts_response_payload, end })
      const { type, payload, accepts_response_payload, retry_attempt, retry_reason } = envelope
      const retry =
        type !== 'events_api'
          ? {}
          : // Simplified: Slack has been seen to say `timeout` only.
            { retry_attempt, retry_reason: retry_reason && 'timeout' }
      socket.send(JSON.stringify({ envelope_id, payload, type, accepts_response_payload, ...retry }))
    })
  }

  async ready(signal: AbortSignal): Promise<void> {
    while (this.#sockets.size === 0 && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, 5))
  }

  /** Says that the connection will end; Slack closes it itself about ten seconds after a warning. */
  disconnect(reason: DisconnectReason = 'refresh_requested', index = 0): void {
    const socket = [...this.#sockets][index]
    if (!socket) throw new Error('no socket is open')
    this.#goodbye(socket, reason)
    // Nothing new goes to a socket that is about to be closed.
    this.#sockets.delete(socket)
  }

  /** Cuts connections without a word, as a failing network does. */
  drop(index?: number): void {
    const sockets = [...this.#sockets]
    for (const socket of index === undefined ? sockets : sockets.slice(index, index + 1)) {
      this.#forget(socket)
      socket.terminate()
    }
  }

  /** Keeps the connections but reads nothing more from them, pings included. */
  freeze(): void {
    for (const socket of this.#sockets) socket.pause()
  }

  close(): void {
    for (const socket of [...this.#sockets, ...this.#server.clients]) socket.terminate()
    this.#server.close()
  }

  #goodbye(socket: WebSocket, reason: DisconnectReason): void {
    socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'stand-in' } }))
  }

  #forget(socket: WebSocket): void {
    this.#sockets.delete(socket)
    for (const waiting of [...this.#waiting.values()])
      if (waiting.socket === socket) waiting.end({ ok: false, reason: 'connection closed' })
  }
}
