// Days and times of the server's own time zone. Times are milliseconds since 1970.
import type { Times } from '../../../render/desk/journal/frame.js'

export const SERVER_TIMES: Times = {
  day: (at) => local(at).slice(0, 10),
  minute: (at) => local(at).slice(0, 16).replace('T', ' '),
}

/** Minutes east of UTC. */
export const offsetAt = (at: number): number => -new Date(at).getTimezoneOffset()

/** The last `count` whole days, today included: when they begin, and each as 2026-04-01, oldest first. */
export function lastDays(
  count: number,
  now: number,
  offsetMinutes: number,
): { readonly since: number; readonly days: readonly string[] } {
  const offset = offsetMinutes * 60_000
  const first = Math.floor((now + offset) / DAY_MS) - (count - 1)
  return {
    since: first * DAY_MS - offset,
    days: Array.from({ length: count }, (_, i) => new Date((first + i) * DAY_MS).toISOString().slice(0, 10)),
  }
}

const local = (at: number) => new Date(at + offsetAt(at) * 60_000).toISOString()

export const DAY_MS = 24 * 60 * 60 * 1000
