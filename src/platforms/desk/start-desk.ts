// Starts the desk: one HTTP server, stopped without losing an answer.
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Edge } from '../edge.js'
import { createDeskApp } from './app.js'
import { audienceOf } from './audience.js'
import type { DeskOptions } from './desk.js'

/** The running desk. */
export interface DeskEdge extends Edge {
  /** Where it listens, without a slash at the end. */
  readonly url: string
}

/** Listens on host and port (0: any that is free). Throws with a line for the operator if it cannot. */
export async function startDesk(
  options: DeskOptions & { readonly port: number; readonly mounted?: readonly Mounted[] },
): Promise<DeskEdge> {
  const { host, port, log } = options
  let stopping: Promise<void> | undefined
  const app = createDeskApp(options, () => stopping !== undefined)
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: MOST_HEADER_BYTES },
    passOn(options.mounted ?? [], getRequestListener(app.fetch, { overrideGlobalObjects: false })),
  )
  server.listen(port, host)
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw new Error(lineFor(error, host, port))
  })
  const url = urlOf(server, host)
  log('info', 'desk-listening', { url, audience: audienceOf(options) })
  return {
    name: 'desk',
    url,
    stop: () => {
      stopping ??= close(server)
      return stopping
    },
  }
}

/** What another edge answers at a path of the same server. */
export interface Mounted {
  readonly path: string
  readonly requests: RequestListener
}

function passOn(mounted: readonly Mounted[], own: RequestListener): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?')[0]
    const other = mounted.find((one) => one.path === path)
    return (other?.requests ?? own)(request, response)
  }
}

/** Takes nothing new, lets what is under way end, and after a while ends it. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
  await closed
  clearTimeout(timer)
}

function urlOf(server: Server, host: string): string {
  // Guarantee of the cast: a server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

function lineFor({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `PORT ${port}: another program listens there → another port, e.g. PORT=${port + 1}`
    case 'EACCES':
      return `PORT ${port}: this user may not listen there → a port from 1024 on`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${JSON.stringify(host)}: no address of this machine → 127.0.0.1, or 0.0.0.0 for all`
    default:
      return `HOST ${JSON.stringify(host)}, PORT ${port}: ${message}`
  }
}

/** Enough for a long address and a session; a request with more is refused with 431. */
const MOST_HEADER_BYTES = 32 * 1024
const PATIENCE_MS = 5_000
