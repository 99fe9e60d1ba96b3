// What a route is: a method and a path with `:parameters`, and what answers it.
import { refuse } from './api-error.js'
import type { Upload } from './check-message.js'
import { isJson, type Json } from './json.js'

/** A request that has been read. */
export interface Call {
  /** The route, as in `POST /channels/:channel/messages`. */
  readonly where: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** The body as it came; see `objectIn`. */
  readonly body: unknown
  readonly files: readonly Upload[]
}

export interface Answer {
  readonly status: number
  readonly body?: unknown
  /** Binary content, for uploaded files. */
  readonly bytes?: { readonly type: string; readonly bytes: Uint8Array }
}

export interface Route {
  readonly name: string
  readonly method: string
  readonly pattern: RegExp
  /** Whether the call needs the bot's token; the others have a token in their path. */
  readonly needsToken: boolean
  readonly handle: (call: Call) => Answer | Promise<Answer>
}

/** Makes a route of API version 10 from its name. */
export function route(
  name: string,
  handle: Route['handle'],
  { needsToken = true, base = '/api/v10' }: { needsToken?: boolean; base?: string } = {},
): Route {
  const [method = '', path = ''] = name.split(' ')
  const source = path.replace(/:(\w+)/g, '(?<$1>[^/]+)')
  return { name, method, pattern: new RegExp(`^${base}${source}$`), needsToken, handle }
}

/** A parameter of the path. */
export function param({ params }: Call, name: string): string {
  const value = params[name]
  if (value === undefined) throw new Error(`the route has no parameter ${name}`)
  return decodeURIComponent(value)
}

/** The body, if it is an object as nearly all are. */
export function objectIn({ body }: Call): Json {
  if (body === undefined) return {}
  if (!isJson(body)) throw refuse('invalidJson')
  return body
}

export const ok = (body: unknown): Answer => ({ status: 200, body })
export const created = (body: unknown): Answer => ({ status: 201, body })
export const NO_CONTENT: Answer = { status: 204 }
