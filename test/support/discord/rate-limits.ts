// Rate limits by route and major parameter, and the global one. Off until a test switches them on.
import { createHash } from 'node:crypto'

export interface RateLimit {
  readonly limit: number
  readonly perMs: number
}

export interface Verdict {
  readonly headers: Readonly<Record<string, string>>
  /** Seconds to wait; undefined if the call may go ahead. */
  readonly retryAfter?: number
  readonly global?: boolean
}

interface Bucket {
  used: number
  endsAt: number
}

export class RateLimits {
  readonly #rules = new Map<string, RateLimit>()
  readonly #buckets = new Map<string, Bucket>()
  #global: RateLimit | undefined

  /** Limits a route, such as `POST /channels/:channel/messages`, for each channel, guild or webhook by itself. */
  limit(route: string, rule: RateLimit): void {
    this.#rules.set(route, rule)
  }

  /** Limits all calls together, except those that answer interactions. Discord's own is 50 a second. */
  limitAll(rule: RateLimit = { limit: 50, perMs: 1000 }): void {
    this.#global = rule
  }

  /** Counts a call and says whether it may go ahead. */
  take(route: string, major: string, isInteraction: boolean): Verdict {
    if (this.#global && !isInteraction) {
      const bucket = this.#bucket('*', this.#global)
      if (bucket.used >= this.#global.limit)
        return { headers: {}, retryAfter: secondsTo(bucket.endsAt), global: true }
      bucket.used++
    }
    const rule = this.#rules.get(route)
    if (!rule) return { headers: {} }
    const bucket = this.#bucket(`${route} ${major}`, rule)
    const isOver = bucket.used >= rule.limit
    if (!isOver) bucket.used++
    const headers = {
      'X-RateLimit-Limit': String(rule.limit),
      'X-RateLimit-Remaining': String(rule.limit - bucket.used),
      'X-RateLimit-Reset': String(bucket.endsAt / 1000),
      'X-RateLimit-Reset-After': String(secondsTo(bucket.endsAt)),
      'X-RateLimit-Bucket': createHash('md5').update(route).digest('hex'),
    }
    return isOver ? { headers, retryAfter: secondsTo(bucket.endsAt) } : { headers }
  }

  #bucket(key: string, { perMs }: RateLimit): Bucket {
    const now = Date.now()
    let bucket = this.#buckets.get(key)
    if (!bucket || bucket.endsAt <= now) {
      bucket = { used: 0, endsAt: now + perMs }
      this.#buckets.set(key, bucket)
    }
    return bucket
  }
}

function secondsTo(time: number): number {
  return Math.max(0, time - Date.now()) / 1000
}
