// How much one may send and how often one may ask.
import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { DeskContext, DeskEnv } from './desk.js'
import { addressOf, isLoopback } from './network.js'
import { problem } from './problem.js'

/** A request of more bytes was not typed by anybody. */
export const MOST_BYTES = 64 * 1024
/** Characters of a question; a long mail has a tenth. */
export const MOST_CHARACTERS = 10_000
/** Earlier questions of a thread; the core looks at fewer. */
export const MOST_TURNS = 20

/**
 * So many requests a minute for each person, or for each address where nobody is known. Programs on this machine are
 * not held back: what reaches loopback without having passed a proxy could load the machine anyway.
 */
export function perMinute(requests: number): MiddlewareHandler<DeskEnv> {
  const limiter = new RateLimiterMemory({ points: Math.max(1, requests), duration: 60 })
  return async (c, next) => {
    const key = requests === 0 ? undefined : keyOf(c)
    if (key === undefined || (await isWithin(limiter, key))) return next()
    c.header('retry-after', '60')
    return problem(c, 429, 'too-many')
  }
}

function keyOf(c: DeskContext): string | undefined {
  const { name } = c.var.person
  if (!SHARED_NAMES.has(name)) return `person ${name}`
  const address = addressOf(c)
  return isLoopback(address) ? undefined : `address ${address}`
}

/** Whether `points` more are within the limit; 0 only looks. */
export async function isWithin(limiter: RateLimiterMemory, key: string, points = 1): Promise<boolean> {
  if (points === 0) {
    const known = await limiter.get(key)
    return known === null || known.remainingPoints > 0
  }
  try {
    await limiter.consume(key, points)
    return true
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false
    throw refusal
  }
}

/** Names that are not of one person. */
const SHARED_NAMES: ReadonlySet<string> = new Set(['guest', 'local', 'staff'])
