// The HTTP side: reads requests, finds their route, checks tokens, limits and faults, and writes answers.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApiError, refuse } from './api-error.js'
import type { Upload } from './check-message.js'
import { type Fault, Faults } from './faults.js'
import { RateLimits } from './rate-limits.js'
import type { Answer, Call, Route } from './route.js'
import type { World } from './world.js'

/** A call that came, whatever became of it. */
export interface RecordedCall {
  /** The route, as in `POST /channels/:channel/messages`; the bare method and path if there is none. */
  readonly route: string
  readonly path: string
  body: unknown
  readonly at: number
  /** 0 while there is no answer, and if there will be none. */
  status: number
}

export class RestServer {
  readonly calls: RecordedCall[] = []
  readonly faults = new Faults()
  readonly limits = new RateLimits()
  readonly http: Server
  /** Calls that are being answered. */
  underWay = 0

  constructor(
    private readonly world: World,
    private readonly routes: readonly Route[],
    /** The token that is right at the moment. */
    private readonly token: () => string,
  ) {
    this.http = createServer((request, response) => {
      this.underWay++
      void this.#serve(request, response).finally(() => this.underWay--)
    })
  }

  /** Listens on a free port of this machine; gives the base address. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.http.listen(0, '127.0.0.1', resolve))
    // Guarantee of the cast: a server that listens on a port has such an address.
    const { port } = this.http.address() as AddressInfo
    return `http://127.0.0.1:${port}`
  }

  async close(): Promise<void> {
    this.http.closeAllConnections()
    await new Promise((resolve) => this.http.close(resolve))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const method = request.method ?? 'GET'
    // Clients may write @me or %40me.
    const path = url.pathname.replaceAll('%40', '@')
    const matching = this.routes.filter(({ pattern }) => pattern.test(path))
    const found = matching.find((each) => each.method === method)
    const name = found?.name ?? `${method} ${path}`
    const record: RecordedCall = { route: name, path, body: undefined, at: Date.now(), status: 0 }
    this.calls.push(record)
    const fault = this.faults.take(name)
    if (fault?.kind === 'drop' && fault.when === 'before') return cut(request, fault)
    try {
      const bytes = await bodyOf(request)
      const read = await parse(bytes, request.headers['content-type'])
      record.body = read.body
      const failed = fault && asFailure(fault)
      if (failed) return write(response, record, failed)
      if (!found) throw refuse(matching.length > 0 ? 'methodNotAllowed' : 'notFound')
      if (found.needsToken && request.headers.authorization !== `Bot ${this.token()}`)
        throw refuse('unauthorized')
      const params = found.pattern.exec(path)?.groups ?? {}
      const verdict = this.limits.take(name, majorOf(params), !found.needsToken)
      if (verdict.retryAfter !== undefined) {
        this.world.violate(name, 'sent although the rate limit was used up')
        return write(
          response,
          record,
          limited(verdict.retryAfter, verdict.global ? 'global' : 'user'),
          verdict.headers,
        )
      }
      const answer = await this.#answer(found, { where: name, params, query: url.searchParams, ...read })
      if (fault?.kind === 'drop') return cut(request, fault)
      if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms))
      write(response, record, answer, verdict.headers)
    } catch (error) {
      write(response, record, this.#refusal(name, error))
    }
  }

  /** The answer of a route; a refusal is an answer too, which limits and faults treat alike. */
  async #answer(found: Route, call: Call): Promise<Answer> {
    try {
      return await found.handle(call)
    } catch (error) {
      return this.#refusal(call.where, error)
    }
  }

  #refusal(where: string, error: unknown): Answer {
    if (!(error instanceof ApiError)) {
      this.world.violate(
        where,
        `the stand-in failed: ${error instanceof Error ? error.stack : String(error)}`,
      )
      return { status: 500, body: { message: '500: Internal Server Error', code: 0 } }
    }
    const what = `${error.code} ${error.message}${error.errors ? ` ${JSON.stringify(error.errors)}` : ''}`
    if (error.breach) this.world.violate(where, what)
    else this.world.refusals.push({ where, what })
    return { status: error.status, body: error.body }
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

async function parse(
  bytes: Buffer,
  type: string | undefined,
): Promise<{ body: unknown; files: readonly Upload[] }> {
  if (bytes.length === 0) return { body: undefined, files: [] }
  if (!type?.startsWith('multipart/form-data')) return { body: json(bytes.toString()), files: [] }
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  const files: Upload[] = []
  let body: unknown
  for (const [field, value] of form) {
    if (typeof value === 'string') {
      if (field === 'payload_json') body = json(value)
    } else {
      const content = new Uint8Array(await value.arrayBuffer())
      files.push({ field, name: value.name, type: value.type, bytes: content })
    }
  }
  return { body, files }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse('invalidJson')
  }
}

/** Limits are counted for each of these by itself. */
function majorOf({ channel, guild, token }: Record<string, string>): string {
  return channel ?? guild ?? token ?? ''
}

interface Written extends Answer {
  readonly headers?: Readonly<Record<string, string>>
}

function asFailure(fault: Fault): Written | undefined {
  if (fault.kind === 'rate-limit') return limited(fault.retryAfter, fault.scope ?? 'user')
  if (fault.kind !== 'error') return undefined
  const { status, code = 0, message = `${status}` } = fault
  return { status, body: { message, code } }
}

/** A 429. The header has whole seconds, the body the exact time, as Discord sends them. */
function limited(retryAfter: number, scope: 'user' | 'global' | 'shared'): Written {
  const message = scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.'
  return {
    status: 429,
    body: { message, retry_after: retryAfter, global: scope === 'global' },
    headers: {
      'Retry-After': String(Math.ceil(retryAfter)),
      'X-RateLimit-Scope': scope,
      ...(scope === 'global' && { 'X-RateLimit-Global': 'true' }),
    },
  }
}

function write(
  response: ServerResponse,
  record: RecordedCall,
  answer: Written,
  headers: Readonly<Record<string, string>> = {},
): void {
  record.status = answer.status
  if (response.destroyed) return
  const all = { ...headers, ...answer.headers }
  if (answer.bytes) {
    response.writeHead(answer.status, { ...all, 'Content-Type': answer.bytes.type }).end(answer.bytes.bytes)
  } else if (answer.body === undefined) {
    response.writeHead(answer.status, all).end()
  } else {
    response.writeHead(answer.status, { ...all, 'Content-Type': 'application/json' })
    response.end(JSON.stringify(answer.body))
  }
}

function cut({ socket }: IncomingMessage, { by = 'reset' }: Extract<Fault, { kind: 'drop' }>): void {
  if (by === 'reset') socket.resetAndDestroy()
  else socket.destroy()
}
