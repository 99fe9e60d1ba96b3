// The fields of a posted form.
import type { DeskContext } from './desk.js'

/** Reads a URL-encoded form; anything else has no fields. */
export async function formOf(c: DeskContext): Promise<URLSearchParams> {
  const type = c.req.header('content-type') ?? ''
  return new URLSearchParams(/^application\/x-www-form-urlencoded\b/i.test(type) ? await c.req.text() : '')
}
