// Troubles of the wire: which are worth trying again, and which only mean that there is nobody left to answer.
import { RESTJSONErrorCodes as Code, DiscordAPIError, HTTPError } from 'discord.js'
import type { Log } from '../../ports/log.js'

/** Ends work calmly if there is nothing left to be done: deleted, expired, not allowed. Throws everything else. */
export async function calmly(work: () => Promise<void>, log: Log, what: string): Promise<void> {
  try {
    await work()
  } catch (error) {
    const mend = mendFor(error)
    if (mend === undefined) throw error
    log(mend === '' ? 'info' : 'warn', 'discord-not-possible', {
      what,
      error,
      ...(mend === '' ? {} : { mend }),
    })
  }
}

/** Whether nobody can be answered any more. */
export const isHopeless = (error: unknown): boolean => mendFor(error) !== undefined

const mendFor = (error: unknown): string | undefined =>
  error instanceof DiscordAPIError ? HOPELESS.get(Number(error.code)) : undefined

/** Tries again after a pause while Discord itself has trouble. What it does must be safe to do twice. */
export async function again<T>(work: () => Promise<T>, pausesMs: readonly number[] = PAUSES_MS): Promise<T> {
  for (const pause of pausesMs) {
    try {
      return await work()
    } catch (error) {
      if (!isTrouble(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return work()
}

/** The library has tried three times by then, without a pause. */
function isTrouble(error: unknown): boolean {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) return error.status >= 500
  return error instanceof Error && (error.name === 'AbortError' || 'code' in error || 'cause' in error)
}

const PAUSES_MS = [500, 2000, 5000]

/** Codes after which nobody can be answered, with what the operator can do about it, if anything. */
const HOPELESS: ReadonlyMap<number, string> = new Map<number, string>([
  [Code.UnknownChannel, ''],
  [Code.UnknownGuild, ''],
  [Code.UnknownMessage, ''],
  [Code.UnknownInteraction, ''],
  [Code.InteractionHasAlreadyBeenAcknowledged, ''],
  [Code.InvalidWebhookToken, ''],
  [Code.UnknownWebhook, ''],
  [Code.CannotSendMessagesToThisUser, ''],
  [Code.ThreadLocked, ''],
  [Code.MissingAccess, 'let the bot see the channel (View Channel)'],
  [Code.MissingPermissions, 'let the bot write there (Send Messages, Send Messages in Threads)'],
])
