// The HTTP side: `/api/<method>` and the addresses of `response_url`.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { ApiError } from './errors.js'
import { type Fault, Faults, RateLimits, tooMany } from './faults.js'
import { compact, type Fields, isFields } from './fields.js'
import { requireScope } from './methods/access.js'
import { Args } from './methods/args.js'
import { METHODS, type Method } from './methods/table.js'
import { pause } from './until.js'
import type { Call, World } from './world.js'

/** What the app was given to prove who it is. */
export interface Tokens {
  readonly botToken: string
  readonly appToken: string
}

/** The answer of a method with the status and headers that it comes with. */
interface Answer {
  readonly fields: Fields
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/** Answers the requests of the app. */
export class WebApi {
  readonly faults = new Faults()
  readonly limits: RateLimits
  /** Calls whose answer is still to come. */
  underWay = 0

  constructor(
    readonly world: World,
    readonly tokens: Tokens,
    /** The websocket address for apps.connections.open. */
    readonly connection: () => string,
  ) {
    this.limits = new RateLimits(world.workspace.clock)
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://slack')
    const body = await readBody(request)
    this.underWay += 1
    try {
      const [, place, name = ''] = url.pathname.split('/')
      if (place === 'api') await this.#api(name, request, body, url.searchParams, response)
      else if (place === 'hooks') await this.#hook(name, body, response)
      else send(response, { fields: { ok: false, error: 'not_found' }, status: 404, headers: {} })
    } finally {
      this.underWay -= 1
    }
  }

  async #api(
    name: string,
    request: IncomingMessage,
    body: string,
    query: URLSearchParams,
    response: ServerResponse,
  ): Promise<void> {
    const call: Call = { method: name, args: {}, at: performance.now(), answered: false }
    this.world.calls.push(call)
    const fault = this.faults.take(name)
    const answer = this.#answer(call, request, body, query, fault)
    if (fault?.delay) await pause(fault.delay)
    if (fault?.hangUp) {
      call.error = 'hung up'
      response.destroy()
      return
    }
    call.answered = true
    send(response, answer)
  }

  #answer(
    call: Call,
    request: IncomingMessage,
    body: string,
    query: URLSearchParams,
    fault: Fault | undefined,
  ): Answer {
    const headers = { 'x-oauth-scopes': (this.world.setup.scopes ?? []).join(',') }
    try {
      const args = Args.read(body, request.headers['content-type'] ?? '', query)
      const { token, ...rest } = args.fields
      Object.assign(call.args, rest)
      refuse(fault)
      if (fault?.hangUp && !fault.done) return { fields: {}, status: 200, headers }
      const method = METHODS[call.method]
      if (!method) throw new ApiError('unknown_method', { req_method: call.method })
      this.#authorize(method, request.headers.authorization?.replace(/^Bearer /i, '') ?? token)
      this.limits.check(call.method, args.fields)
      const fields = method.appToken ? { url: this.connection() } : method.run(args, this.world)
      return { fields: { ok: true, ...compact(fields) }, status: 200, headers }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      call.error = error.code
      if (!replaces(fault) && error.isViolation) this.world.violate(call.method, error.code, error.messages)
      const fields = { ok: false, error: error.code, ...error.fields }
      return { fields, status: error.status, headers: { ...headers, ...error.headers } }
    }
  }

  #authorize(method: Method, token: unknown): void {
    if (typeof token !== 'string' || token === '') throw new ApiError('not_authed')
    const { botToken, appToken } = this.tokens
    if (token !== botToken && token !== appToken) throw new ApiError('invalid_auth')
    if (token !== (method.appToken ? appToken : botToken)) throw new ApiError('not_allowed_token_type')
    if (!method.appToken) requireScope(this.world, ...method.scopes)
  }

  async #hook(id: string, body: string, response: ServerResponse): Promise<void> {
    const call: Call = { method: 'response_url', args: {}, at: performance.now(), answered: false }
    this.world.calls.push(call)
    const fault = this.faults.take('response_url')
    try {
      const fields = parsed(body)
      Object.assign(call.args, fields)
      refuse(fault)
      if (!(fault?.hangUp && !fault.done)) this.world.responseUrls.post(id, fields)
      if (fault?.delay) await pause(fault.delay)
      if (fault?.hangUp) return void response.destroy()
      call.answered = true
      response.writeHead(200, { 'content-type': 'text/plain' }).end('ok')
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      call.error = error.code
      call.answered = true
      if (!replaces(fault) && error.isViolation)
        this.world.violate('response_url', error.code, error.messages)
      // Simplified: Slack answers a bad payload with 400, 404 or 500, depending on what is wrong.
      const status = error.status === 200 ? 400 : error.status
      send(response, { fields: { ok: false, error: error.code }, status, headers: error.headers })
    }
  }
}

/** Whether the test asked for this error; then it is nobody's fault. */
function replaces(fault: Fault | undefined): boolean {
  return fault?.error !== undefined || fault?.status !== undefined
}

/** The faults that replace the answer. */
function refuse(fault: Fault | undefined): void {
  if (fault?.status === 429) throw tooMany(fault.retryAfter ?? 1)
  if (fault?.status !== undefined && fault.status !== 200)
    throw new ApiError('internal_error', {}, fault.status)
  if (fault?.error !== undefined) throw new ApiError(fault.error)
}

function parsed(body: string): Fields {
  try {
    const value: unknown = JSON.parse(body)
    if (isFields(value)) return value
  } catch {}
  throw new ApiError('invalid_payload', {}, 400)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers })
  response.end(JSON.stringify(answer.fields))
}
