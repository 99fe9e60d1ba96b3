// A quiet "is working" under the composer, for work that keeps somebody waiting; answers take milliseconds as a rule.
import type { Language } from '../../knowledge/model.js'
import { LINES } from '../../render/slack/phrases.js'
import type { Bot } from './bot.js'

/** Does the work; shows the status if it takes longer than a second. Slack takes it away when the answer comes. */
export async function whileWaiting(
  bot: Bot,
  {
    channel,
    root,
    language,
  }: { readonly channel: string; readonly root: string; readonly language: Language },
  work: () => Promise<void>,
): Promise<void> {
  const timer = setTimeout(() => {
    const status = LINES.status[language]
    const shown = bot.web.call(
      (client) => client.assistant.threads.setStatus({ channel_id: channel, thread_ts: root, status }),
      { forMs: 0 },
    )
    // Not every workspace shows it; the answer is what counts.
    shown.catch((error: unknown) => bot.options.log('debug', 'slack-no-status', { error }))
  }, AFTER_MS)
  try {
    await work()
  } finally {
    clearTimeout(timer)
  }
}

const AFTER_MS = 1_000
