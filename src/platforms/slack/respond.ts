// Answers to what somebody did with a button, a command or a shortcut, over the address that came with it.
import { type RespondArguments, RespondError, type RespondFn } from '@slack/bolt'
import type { Language } from '../../knowledge/model.js'
import type { Log } from '../../ports/log.js'
import { inertTop } from '../../render/slack/mrkdwn.js'
import type { SlackMessage } from '../../render/slack/pack.js'
import { LINES } from '../../render/slack/phrases.js'
import { AS_WRITTEN } from './post.js'
import { pause } from './web.js'

/** Sends to a response_url, again if Slack or the network was in trouble. Throws when it is refused. */
export async function send(respond: RespondFn, body: RespondArguments): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await respond(body)
      return
    } catch (error) {
      const isFinal = error instanceof RespondError && error.statusCode < 500 && error.statusCode !== 429
      if (isFinal || attempt >= MOST_TRIES) throw error
      await pause(FIRST_WAIT_MS * 2 ** attempt)
    }
  }
}

/** Messages that only the asker sees. The first may take the place of the one that was pressed. */
export async function showAlone(
  respond: RespondFn,
  messages: readonly SlackMessage[],
  replaceOriginal = false,
): Promise<void> {
  for (const [index, message] of messages.slice(0, MOST_MESSAGES).entries())
    await send(respond, {
      response_type: 'ephemeral',
      replace_original: replaceOriginal && index === 0,
      ...message,
      ...AS_WRITTEN,
    })
}

/** One line that only the asker sees. `thread` is where it appears. */
export async function tell(respond: RespondFn, text: string, thread?: string): Promise<void> {
  await send(respond, {
    response_type: 'ephemeral',
    replace_original: false,
    text: inertTop(text),
    ...(thread === undefined ? {} : { thread_ts: thread }),
  })
}

/** Does the work; if it fails, the asker is told calmly and the log why. */
export async function calmly(
  log: Log,
  what: string,
  respond: RespondFn | undefined,
  language: Language,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    log('error', 'slack-action-failed', { what, error })
    if (respond)
      await tell(respond, LINES.failed[language]).catch((failure: unknown) =>
        log('warn', 'slack-asker-not-told', { what, error: failure }),
      )
  }
}

const MOST_TRIES = 4
const FIRST_WAIT_MS = 300
/** A response_url takes five posts; one is left for what comes after. */
const MOST_MESSAGES = 4
