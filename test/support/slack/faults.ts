// Troubles that a test asks for, and the limits that Slack has anyway.

import { ApiError } from './errors.js'
import type { Fields } from './fields.js'
import type { Clock } from './workspace.js'

/** What goes wrong with a call. */
export interface Fault {
  /** The answer is this error. */
  readonly error?: string
  /** The answer is this status: 429 or a 5xx. */
  readonly status?: number
  /** Seconds, with 429. */
  readonly retryAfter?: number
  /** The answer comes so many milliseconds later. */
  readonly delay?: number
  /** The connection is cut; with `done` after the method did its work, so that only the answer is lost. */
  readonly hangUp?: boolean
  readonly done?: boolean
}

/** Faults waiting for the next calls of methods. */
export class Faults {
  readonly #waiting: { readonly method: string; readonly fault: Fault; times: number }[] = []

  /** Lets the next calls of a method fail; `*` is any method. */
  add(method: string, fault: Fault, times = 1): void {
    this.#waiting.push({ method, fault, times })
  }

  take(method: string): Fault | undefined {
    const next = this.#waiting.find((one) => one.times > 0 && (one.method === method || one.method === '*'))
    if (!next) return undefined
    next.times -= 1
    return next.fault
  }

  clear(): void {
    this.#waiting.length = 0
  }
}

interface Limit {
  readonly ms: number
  readonly calls: number
}

/** Rate limits; off until switched on. */
export class RateLimits {
  readonly #limits = new Map<string, Limit>()
  readonly #used = new Map<string, number[]>()

  constructor(readonly clock: Clock) {}

  /** About a message a second for each channel, with short bursts. */
  perChannel(calls = 1, ms = 1_000): void {
    this.#limits.set('chat.postMessage', { ms, calls })
  }

  /** A tier: so many calls of a method in the workspace; a minute if not said otherwise. */
  method(name: string, calls: number, ms = 60_000): void {
    this.#limits.set(name, { ms, calls })
  }

  off(): void {
    this.#limits.clear()
  }

  /** Counts a call, or answers 429. */
  check(method: string, args: Fields): void {
    const limit = this.#limits.get(method)
    if (!limit) return
    const key = method === 'chat.postMessage' ? `${method} ${String(args.channel)}` : method
    const now = this.clock.now()
    const recent = (this.#used.get(key) ?? []).filter((at) => now - at < limit.ms)
    this.#used.set(key, recent)
    const [oldest] = recent
    if (recent.length >= limit.calls && oldest !== undefined)
      throw tooMany((limit.ms - (now - oldest)) / 1_000)
    recent.push(now)
  }
}

/** 429 with Retry-After in whole seconds. */
export function tooMany(seconds: number): ApiError {
  return new ApiError('ratelimited', {}, 429, { 'retry-after': String(Math.max(1, Math.ceil(seconds))) })
}
