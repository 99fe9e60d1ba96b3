// Keeps below Discord's 50 requests a second. The library counts by seconds of its own, which are not Discord's, and
// counts answers to interactions too, which Discord does not: a burst of commands would be acknowledged too late.
import { DefaultRestOptions, type RESTOptions } from 'discord.js'

/** Options for the library's REST client: requests that count are spaced evenly, answers to interactions are not. */
export function pacedRest(
  now: () => number = Date.now,
): Pick<RESTOptions, 'globalRequestsPerSecond' | 'makeRequest'> {
  const turn = createPace(SPACE_MS, now)
  return {
    globalRequestsPerSecond: UNLIMITED,
    makeRequest: async (url, init) => {
      if (!FREE.test(new URL(url).pathname)) await turn()
      return DefaultRestOptions.makeRequest(url, init)
    },
  }
}

/** Turns that are at least so many milliseconds apart; one that comes after a pause has not to wait. */
export function createPace(spaceMs: number, now: () => number): () => Promise<void> {
  let next = 0
  return async () => {
    const at = Math.max(now(), next)
    next = at + spaceMs
    const wait = at - now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

/** 40 a second: room for a moment in which the process is busy and requests leave late. */
const SPACE_MS = 25
const FREE = /\/(?:interactions|webhooks)\//
/** The limits of channels, and every refusal for being too fast, stay with the library. */
const UNLIMITED = 1000
