// The JSON body of a request, checked.
import type { z } from 'zod'
import type { DeskContext } from './desk.js'
import { problem } from './problem.js'
import { linesOf } from './shapes.js'

export type JsonBody<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly response: Response | Promise<Response> }

/** Reads and checks the body; what is wrong with it comes back as the response to give. */
export async function jsonBody<S extends z.ZodType>(
  c: DeskContext,
  shape: S,
): Promise<JsonBody<z.output<S>>> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    return { ok: false, response: problem(c, 415, 'not-json') }
  let value: unknown
  try {
    value = JSON.parse(await c.req.text())
  } catch (error) {
    // Too large shows itself only while the body is read; the limit answers that.
    if (!(error instanceof SyntaxError)) throw error
    return { ok: false, response: problem(c, 400, 'not-json') }
  }
  const result = shape.safeParse(value)
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, response: problem(c, 400, 'bad-request', linesOf(result.error)) }
}
