// Calls of Slack's Web API with patience: waits as long as Slack says, repeats what the network lost, and never
// repeats what may have been done without looking first.
import { webApi } from '@slack/bolt'
import type { Log } from '../../ports/log.js'

/** How long one call may be tried, and how to see whether an attempt without an answer was done after all. */
export interface Patience {
  readonly forMs?: number
  readonly wasDone?: () => Promise<boolean>
}

export interface Web {
  readonly client: webApi.WebClient
  /**
   * Runs one call. Throws the error code of Slack as a SlackRefusal, or the last error when patience ends.
   * `undefined` means that an attempt whose answer was lost had been done.
   */
  readonly call: <T>(
    work: (client: webApi.WebClient) => Promise<T>,
    patience?: Patience,
  ) => Promise<T | undefined>
}

/** Slack answered and said no; `code` is its word for it, such as `not_in_channel`. */
export class SlackRefusal extends Error {
  override readonly name = 'SlackRefusal'
  constructor(readonly code: string) {
    super(code)
  }
}

export function createWeb(token: string, options: webApi.WebClientOptions, log: Log): Web {
  const client = new webApi.WebClient(token, {
    ...options,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: ATTEMPT_MS,
  })
  return {
    client,
    call: async (work, { forMs = PATIENCE_MS, wasDone } = {}) => {
      const end = performance.now() + forMs
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await work(client)
        } catch (error) {
          const trouble = troubleOf(error, attempt)
          if (trouble === undefined) throw refusalOf(error)
          if (performance.now() + trouble.waitMs > end) throw refusalOf(error)
          log('debug', 'slack-call-again', { error, waitMs: trouble.waitMs })
          await pause(trouble.waitMs)
          if (trouble.mayBeDone && (await wasDone?.())) return undefined
        }
      }
    },
  }
}

/** What to do about an error: wait and try again, or (undefined) give up. */
function troubleOf(error: unknown, attempt: number): { waitMs: number; mayBeDone: boolean } | undefined {
  const backoff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt)
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { waitMs: error.retryAfter * 1_000 + RETRY_MARGIN_MS, mayBeDone: false }
  if (error instanceof webApi.WebAPIPlatformError)
    return PASSING.has(error.data.error) ? { waitMs: backoff, mayBeDone: true } : undefined
  if (error instanceof webApi.WebAPIHTTPError)
    return error.statusCode >= 500 ? { waitMs: backoff, mayBeDone: true } : undefined
  return error instanceof webApi.WebAPIRequestError ? { waitMs: backoff, mayBeDone: true } : undefined
}

const refusalOf = (error: unknown): unknown =>
  error instanceof webApi.WebAPIPlatformError ? new SlackRefusal(error.data.error) : error

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Errors of Slack's own that its reference says to try again after. */
const PASSING: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
])
/** One attempt; Slack answers within a second or two. */
const ATTEMPT_MS = 10_000
/** An outage of a few minutes should not lose a question. */
const PATIENCE_MS = 5 * 60_000
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 15_000
/** Slack gives whole seconds. */
const RETRY_MARGIN_MS = 50
