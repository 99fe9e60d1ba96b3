// The tabs of the app: Home with what is held, and the prompts of the agent's conversation.
import type { App } from '@slack/bolt'
import { shorten } from '../../answer/shorten.js'
import { homeView } from '../../render/slack/home.js'
import { PROMPTS } from '../../render/slack/phrases.js'
import type { Bot } from './bot.js'
import { nowhere } from './modals.js'
import { encodeReference } from './reference.js'

export function listenToHome(app: App, bot: Bot): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await publishHome(bot, event.user)
    // Only where the app is shown as an agent does Slack tell what else is on the screen, and take prompts.
    else if ('context' in event) await suggest(bot, event.channel)
  })
}

async function publishHome(bot: Bot, user_id: string): Promise<void> {
  const { audience, settings } = nowhere(bot, bot.me.teamId)
  const { language } = settings
  const clerk = bot.options.clerk()
  const examples = clerk.examples(audience, language).slice(0, MOST_EXAMPLES)
  const view = homeView({
    language,
    services: clerk.services(audience),
    documents: clerk.documents(audience),
    examples,
    values: { ask: (text) => encodeReference({ text, thread: [] }, undefined) },
    clauseUrl: bot.options.clauseUrl,
    botName: bot.me.name,
    command: COMMAND,
  })
  await bot.web.call((client) => client.views.publish({ user_id, view }), { forMs: PATIENCE_MS })
}

async function suggest(bot: Bot, channel_id: string): Promise<void> {
  const { audience, settings } = nowhere(bot, bot.me.teamId)
  const examples = bot.options.clerk().examples(audience, settings.language).slice(0, MOST_PROMPTS)
  const [first, ...others] = examples.map((message) => ({ title: shorten(message, PROMPT_TITLE), message }))
  if (!first) return
  const title = PROMPTS.title[settings.language]
  await bot.web.call(
    (client) =>
      client.assistant.threads.setSuggestedPrompts({ channel_id, title, prompts: [first, ...others] }),
    { forMs: PATIENCE_MS },
  )
}

/** As in the manifest; only for the text that says how to ask. */
const COMMAND = '/sla'
const MOST_EXAMPLES = 8
/** Slack shows four prompts at most. */
const MOST_PROMPTS = 4
const PROMPT_TITLE = 75
const PATIENCE_MS = 10_000
