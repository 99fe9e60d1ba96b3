// Signed sessions and the comparison of passwords. Sessions end with the process: its key is never written down.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export interface Sessions {
  /** A token that is valid from now on for HOURS_VALID. */
  readonly issue: () => string
  readonly isValid: (token: string) => boolean
}

/** `now` gives milliseconds. */
export function createSessions(now: () => number): Sessions {
  const key = randomBytes(32)
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  return {
    issue: () => {
      const body = `${now() + HOURS_VALID * 3_600_000}.${randomBytes(12).toString('base64url')}`
      return `${body}.${sign(body)}`
    },
    isValid: (token) => {
      const cut = token.lastIndexOf('.')
      const body = token.slice(0, cut)
      return cut > 0 && isSame(token.slice(cut + 1), sign(body)) && Number(body.split('.')[0]) > now()
    },
  }
}

/** Compares in a time that says nothing about the texts, not even their length. */
export function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHmac('sha256', COMPARE_KEY).update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

const COMPARE_KEY = randomBytes(32)
/** A working day and some hours. */
export const HOURS_VALID = 12
