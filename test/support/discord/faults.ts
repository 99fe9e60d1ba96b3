// Faults that a test asks for: the next calls of a route are limited, refused, slowed down or cut off.

export type Fault =
  | {
      readonly kind: 'rate-limit'
      readonly retryAfter: number
      /** `global` stops all calls of the bot, `shared` is the resource's limit. */
      readonly scope?: 'user' | 'global' | 'shared'
    }
  | { readonly kind: 'error'; readonly status: number; readonly code?: number; readonly message?: string }
  /** The answer comes late; the effect at once. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** The connection is cut, before or after the call had its effect. discord.js tries again only after a reset. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after'; readonly by?: 'reset' | 'close' }

/** The faults that wait for their calls, by route. */
export class Faults {
  readonly #waiting: { readonly route: string; readonly fault: Fault; times: number }[] = []

  /** Lets the next calls of a route fail; `*` is any route. */
  add(route: string, fault: Fault, times = 1): void {
    this.#waiting.push({ route, fault, times })
  }

  /** The fault for a call, which is used up by it. */
  take(route: string): Fault | undefined {
    const found = this.#waiting.find((each) => each.times > 0 && (each.route === route || each.route === '*'))
    if (!found) return undefined
    found.times--
    return found.fault
  }

  /** Faults that no call has met yet. */
  get left(): number {
    return this.#waiting.reduce((sum, { times }) => sum + times, 0)
  }
}
