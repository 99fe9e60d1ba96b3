// Helpful or not, with a reason if somebody gives one. The last click of a person on an answer counts.
import type { App } from '@slack/bolt'
import { z } from 'zod'
import { readingOf } from '../../ports/records.js'
import { ACTIONS } from '../../render/slack/controls.js'
import { LINES } from '../../render/slack/phrases.js'
import { reasonView, VIEWS } from '../../render/slack/views.js'
import { citedBy } from '../asking.js'
import { askAs, type Bot } from './bot.js'
import { refuse, showView } from './buttons.js'
import { readClick, recall } from './clicked.js'
import { nowhere } from './modals.js'
import { calmly, tell } from './respond.js'

/** What the modal for the reason remembers. */
const remembered = z.object({ c: z.string(), m: z.string(), v: z.string() })

interface Opinion {
  readonly channel: string
  readonly team: string
  readonly answer: string
  readonly asker: string
  /** The value of the button, without its sign. */
  readonly value: string
  readonly helpful: boolean
  readonly reason?: string
}

export function listenToFeedback(app: App, bot: Bot): void {
  app.action(ACTIONS.feedback, async ({ ack, body, action, respond }) => {
    await ack()
    const click = readClick(bot, body, action)
    if (click?.message === undefined) return
    const { message, channel, team, user } = click
    const { language } = bot.places.settings(channel, team)
    await calmly(bot.options.log, ACTIONS.feedback, respond, language, async () => {
      const helpful = click.value.startsWith('+')
      const value = click.value.slice(1)
      const isKept = await keep(bot, { channel, team, answer: message, asker: user, value, helpful })
      if (!isKept) return refuse(bot, click, respond, LINES.gone[language], language)
      if (helpful) return tell(respond, LINES.thanks[language], click.isEphemeral ? undefined : click.root)
      await showView(bot, click, reasonView(JSON.stringify({ c: channel, m: message, v: value }), language))
    })
  })

  app.view(VIEWS.reason, async ({ ack, body, view }) => {
    await ack()
    const memory = remembered.safeParse(parsed(view.private_metadata))
    const reason = view.state.values[ACTIONS.reason]?.[ACTIONS.reason]?.value?.trim()
    if (!memory.success || !reason) return
    const { c: channel, m: answer, v: value } = memory.data
    const team = body.team?.id ?? bot.me.teamId
    await keep(bot, { channel, team, answer, asker: body.user.id, value, helpful: false, reason })
  })
}

/** Records an opinion; false if the question it is about cannot be told any more. */
async function keep(bot: Bot, opinion: Opinion): Promise<boolean> {
  const recalled = await recall(bot, opinion.value)
  if (!recalled.ok) return false
  const { channel, team, answer, asker, helpful, reason } = opinion
  const place = channel === '' ? nowhere(bot, team) : await bot.places.of(channel, team)
  const rated = askAs(bot, recalled.asked, place.audience)
  bot.options.records.feedback({
    platform: 'slack',
    place: channel,
    asker,
    answer,
    question: recalled.asked.text,
    cited: citedBy(rated),
    helpful,
    reading: readingOf(rated),
    ...(reason === undefined ? {} : { reason }),
  })
  return true
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
