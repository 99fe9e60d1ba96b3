// One payload for the app, sent again until it is acknowledged or given up.

import type { Fields } from './fields.js'
import { pause } from './until.js'

/** The three kinds of envelopes. */
export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive'

/** What is sent to the app once. */
export interface Envelope {
  readonly type: EnvelopeType
  readonly payload: Fields
  /** Whether an answer may come with the acknowledgement. */
  readonly accepts_response_payload: boolean
  readonly retry_attempt: number
  readonly retry_reason: string
}

/** How one attempt ended. */
export type Outcome =
  | { readonly ok: true; readonly response: unknown }
  | { readonly ok: false; readonly reason: string; readonly noRetry?: boolean }

/** A way to the app: Socket Mode or HTTP. */
export interface Transport {
  /** Sends it and waits for the acknowledgement. */
  send(envelope: Envelope): Promise<Outcome>
  /** Resolves when there is somebody to send to. */
  ready(signal: AbortSignal): Promise<void>
}

/** When unacknowledged things are given up or sent again; the defaults are Slack's. */
export interface Timing {
  ackTimeout: number
  /** Before the first, second and third repetition of an event; commands and clicks are never repeated. */
  retryDelays: number[]
}

/** An attempt as a test can look at it. */
export interface Attempt {
  readonly sentAt: number
  readonly retry_attempt: number
  readonly retry_reason: string
  /** Milliseconds until the acknowledgement. */
  ackedAfter?: number
  failure?: string
}

/** A payload on its way. */
export class Delivery {
  readonly attempts: Attempt[] = []
  /** What came with the acknowledgement. */
  response: unknown
  /** Resolves when it was acknowledged or given up. */
  readonly settled: Promise<boolean>
  state: 'on its way' | 'acknowledged' | 'given up' = 'on its way'

  constructor(
    readonly type: EnvelopeType,
    readonly payload: Fields,
    run: (delivery: Delivery) => Promise<boolean>,
  ) {
    this.settled = run(this)
  }

  /** Milliseconds from the attempt that was acknowledged to its acknowledgement. */
  get ackedAfter(): number | undefined {
    return this.attempts.find((attempt) => attempt.ackedAfter !== undefined)?.ackedAfter
  }
}

/** All deliveries of a stand-in. */
export class Deliveries {
  readonly all: Delivery[] = []
  readonly #closing = new AbortController()

  constructor(
    readonly timing: Timing,
    readonly transport: () => Transport,
    /** Told about a payload that the app did not acknowledge in time. */
    readonly onTimeout: (delivery: Delivery) => void,
  ) {}

  send(type: EnvelopeType, payload: Fields, accepts_response_payload = false): Delivery {
    const delivery = new Delivery(type, structuredClone(payload), (self) =>
      this.#run(self, accepts_response_payload),
    )
    this.all.push(delivery)
    return delivery
  }

  /** The same payload once more, marked as a repetition, although it was acknowledged. */
  repeat(delivery: Delivery): Delivery {
    const repeated = new Delivery(delivery.type, delivery.payload, (self) => this.#run(self, false, 1))
    this.all.push(repeated)
    return repeated
  }

  get pending(): Delivery[] {
    return this.all.filter((delivery) => delivery.state === 'on its way')
  }

  close(): void {
    this.#closing.abort()
  }

  async #run(delivery: Delivery, accepts_response_payload: boolean, first = 0): Promise<boolean> {
    const delays = delivery.type === 'events_api' ? this.timing.retryDelays : []
    let reason = first === 0 ? '' : 'timeout'
    // The caller sees the delivery before its first attempt ends.
    await Promise.resolve()
    for (let retry_attempt = first; retry_attempt <= delays.length; retry_attempt += 1) {
      if (retry_attempt > first) {
        if (!(await pause(delays[retry_attempt - 1] ?? 0, this.#closing.signal))) break
        // Simplified: Slack gives up when an app is away for too long; here the repetition waits for it.
        await this.transport().ready(this.#closing.signal)
        if (this.#closing.signal.aborted) break
      }
      const attempt: Attempt = { sentAt: performance.now(), retry_attempt, retry_reason: reason }
      delivery.attempts.push(attempt)
      const { type, payload } = delivery
      const outcome = await this.transport().send({
        type,
        payload,
        accepts_response_payload,
        retry_attempt,
        retry_reason: reason,
      })
      if (outcome.ok) {
        attempt.ackedAfter = performance.now() - attempt.sentAt
        delivery.response = outcome.response
        delivery.state = 'acknowledged'
        return true
      }
      attempt.failure = outcome.reason
      reason = outcome.reason
      if (outcome.reason.endsWith('timeout') && !this.#closing.signal.aborted) this.onTimeout(delivery)
      if (outcome.noRetry) break
    }
    delivery.state = 'given up'
    return false
  }
}
