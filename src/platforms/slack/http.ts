// HTTP mode: Slack's signed requests, on a server of one's own.
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HTTPReceiver, type Logger } from '@slack/bolt'
import type { Log } from '../../ports/log.js'
import type { Connection } from './socket.js'

/** Where to listen; port 0 takes a free one. */
export interface Listen {
  readonly host: string
  readonly port: number
}

export interface HttpMode {
  readonly receiver: HTTPReceiver
  /** Answers one request: Slack's under /slack/events, 404 to everything else. */
  readonly requests: RequestListener
  readonly open: (listen: Listen) => Promise<Connection & { readonly port: number }>
}

export function createHttpMode(signingSecret: string, logger: Logger, log: Log): HttpMode {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [PATH],
    logger,
    bodyLimit: LARGEST_BODY,
    processEventErrorHandler: async ({ error, response }) => {
      log('warn', 'slack-event-not-taken', { error })
      if (!response.headersSent) response.writeHead(500).end()
      return false
    },
  })
  const requests: RequestListener = (request, response) => {
    try {
      receiver.requestListener(request, response)
    } catch {
      response.writeHead(404).end()
    }
  }
  return {
    receiver,
    requests,
    open: async ({ host, port }) => {
      const server = createServer(requests)
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, resolve)
      })
      // Guarantee of the cast: a server that listens on a port has an address with one.
      const address = server.address() as AddressInfo
      return {
        port: address.port,
        close: () =>
          new Promise((resolve) => {
            // Requests under way are acknowledged in milliseconds; what stays open after that is kept for nothing.
            const late = setTimeout(() => server.closeAllConnections(), CLOSE_MS)
            server.close(() => {
              clearTimeout(late)
              resolve()
            })
          }),
      }
    },
  }
}

export const PATH = '/slack/events'
const CLOSE_MS = 1_000
/** Slack's payloads are below 100 kB. */
const LARGEST_BODY = '1mb'
