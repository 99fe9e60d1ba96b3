// How Slack's events come in: over a socket of ours, or as requests to a server.
import type { RequestListener } from 'node:http'
import { type Logger, LogLevel, type Receiver, type webApi } from '@slack/bolt'
import type { Log } from '../../ports/log.js'
import type { SlackEnvironment } from '../environment.js'
import { createHttpMode, type Listen } from './http.js'
import { type Connection, createSocket } from './socket.js'

/** What the operator has to mend before the bot can start; the message says which variable and how. */
export class SlackStartError extends Error {
  override readonly name = 'SlackStartError'
}

/** A way in that is not open yet. */
export interface WayIn {
  readonly receiver: Receiver
  readonly requests?: RequestListener
  readonly open: () => Promise<Connection & { readonly port?: number }>
}

/** Socket Mode if there is an app-level token, else HTTP mode. */
export function wayIn(
  { appToken, signingSecret = '' }: SlackEnvironment,
  clientOptions: webApi.WebClientOptions,
  logger: Logger,
  log: Log,
  listen: Listen | undefined,
): WayIn {
  if (appToken === undefined) {
    const http = createHttpMode(signingSecret, logger, log)
    const open = async () => {
      if (listen === undefined) return { close: async () => {} }
      return http.open(listen).catch((error: unknown) => {
        throw new SlackStartError(`PORT ${listen.port}: ${said(error)} → another port, or another HOST`)
      })
    }
    return { receiver: http.receiver, requests: http.requests, open }
  }
  const socket = createSocket(appToken, clientOptions, logger, log)
  const open = () =>
    socket.open().catch((error: unknown) => {
      throw new SlackStartError(
        `SLACK_APP_TOKEN: Slack gives no connection (${said(error)}) → an app-level token with connections:write, and Socket Mode switched on`,
      )
    })
  return { receiver: socket.receiver, open }
}

/** Slack's own address, or another one; it has to end with a slash. */
export function slackApi(url: string | undefined): webApi.WebClientOptions {
  return url === undefined ? {} : { slackApiUrl: url.endsWith('/') ? url : `${url}/` }
}

/** What the libraries say goes to our log; their debug lines would carry questions. */
export function quietLogger(log: Log): Logger {
  const to =
    (level: 'warn' | 'debug') =>
    (...parts: unknown[]) =>
      log(level, 'slack-library', { said: parts.map(String).join(' ') })
  return {
    debug: () => {},
    info: () => {},
    warn: to('debug'),
    error: to('warn'),
    setLevel: () => {},
    setName: () => {},
    getLevel: () => LogLevel.WARN,
  }
}

/** What an error says, whatever it is. */
export const said = (error: unknown): string => (error instanceof Error ? error.message : String(error))
