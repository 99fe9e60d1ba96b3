// Socket Mode: a connection that is made again whenever it ends. Bolt's own way of reconnecting waits long, and ends the
// process when Slack refuses a new connection; so it is switched off and done here.
import { type Logger, SocketModeReceiver, type webApi } from '@slack/bolt'
import type { Log } from '../../ports/log.js'
import { pause } from './web.js'

/** How Slack's events reach the app. */
export interface Connection {
  /** Nothing new comes in from here on. */
  readonly close: () => Promise<void>
}

export interface Socket {
  readonly receiver: SocketModeReceiver
  /** Connects, and stays connected. Throws if the first connection is refused. */
  readonly open: () => Promise<Connection>
}

export function createSocket(
  appToken: string,
  clientOptions: webApi.WebClientOptions,
  logger: Logger,
  log: Log,
): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...clientOptions, retryConfig: { retries: 2 }, timeout: 10_000 } },
    // An event that could not be acknowledged comes again; nothing more is to be done about it here.
    processEventErrorHandler: async ({ error }) => {
      log('warn', 'slack-event-not-taken', { error })
      return false
    },
  })
  const { client } = receiver
  let isClosing = false
  const stayConnected = async (first: Connected) => {
    let failures = 0
    for (let connected = first; ; ) {
      await connected.ended
      if (isClosing) return
      await pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures))
      if (isClosing) return
      try {
        connected = await connect(client)
        failures = 0
        log('info', 'slack-connected-again')
      } catch (error) {
        failures += 1
        log('warn', 'slack-connection-failed', { error, failures })
        connected = { ended: Promise.resolve() }
      }
    }
  }
  return {
    receiver,
    open: async () => {
      const staying = stayConnected(await connect(client))
      return {
        close: async () => {
          isClosing = true
          await Promise.race([client.disconnect(), pause(CLOSE_MS)])
          await Promise.race([staying, pause(CLOSE_MS)])
        },
      }
    },
  }
}

interface Connected {
  readonly ended: Promise<unknown>
}

/** Connects once; gives what resolves when that connection ends. */
async function connect(client: SocketModeReceiver['client']): Promise<Connected> {
  let end: () => void = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  client.once('disconnected', end)
  try {
    await within(CONNECT_MS, client.start())
  } catch (error) {
    client.off('disconnected', end)
    throw error
  }
  return { ended }
}

/** A connection that never says hello would leave the bot deaf. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no connection within ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Right away after a single end, which Slack brings about every few hours; slower when it keeps failing. */
const FIRST_WAIT_MS = 50
const LONGEST_WAIT_MS = 30_000
const CONNECT_MS = 30_000
const CLOSE_MS = 2_000
