// Makes an answer public that only one person has seen: from a command in the channel, from a modal in the thread.
import type { App, RespondFn } from '@slack/bolt'
import { ACTIONS } from '../../render/slack/controls.js'
import { LINES } from '../../render/slack/phrases.js'
import { noticeView } from '../../render/slack/views.js'
import { answerInMessages } from './answering.js'
import { askAs, type Bot } from './bot.js'
import { changedNote, refuse, showView } from './buttons.js'
import { type Click, readClick, recall } from './clicked.js'
import type { Place } from './place.js'
import { AS_WRITTEN } from './post.js'
import { type AskedQuestion, printOf, type Reference } from './reference.js'
import { calmly, send } from './respond.js'
import { SlackRefusal } from './web.js'

export function listenToSharing(app: App, bot: Bot): void {
  app.action(ACTIONS.share, async ({ ack, body, action, respond }) => {
    await ack()
    const click = readClick(bot, body, action)
    if (!click || click.channel === '') return
    const { language } = bot.places.settings(click.channel, click.team)
    const answerTo = click.view ? undefined : respond
    await calmly(bot.options.log, ACTIONS.share, answerTo, language, async () => {
      const place = await bot.places.of(click.channel, click.team)
      const recalled = await recall(bot, click.value)
      if (!recalled.ok) return refuse(bot, click, answerTo, LINES[recalled.why][language], language)
      const { asked, reference } = recalled
      const key = `slack share ${click.channel} ${click.view?.id ?? click.message} ${printOf(click.value)}`
      await bot.options.once.run(key, () =>
        answerTo
          ? shareInChannel(bot, place, asked, reference, click, answerTo)
          : shareInThread(bot, place, asked, reference, click),
      )
    })
  })
}

function messagesOf(bot: Bot, place: Place, asked: AskedQuestion, reference: Reference, click: Click) {
  const { language } = place.settings
  const note = changedNote(reference, askAs(bot, asked, place.audience), language)
  return answerInMessages(bot, place, asked, {
    asker: click.user,
    notes: [LINES.asked[language](asked.text), ...note],
    mark: `asked.${click.message ?? click.view?.id}.${printOf(click.value)}`,
  }).messages
}

/** Over the address of the click: that works in channels that the bot is not in, too. */
async function shareInChannel(
  bot: Bot,
  place: Place,
  asked: AskedQuestion,
  reference: Reference,
  click: Click,
  respond: RespondFn,
): Promise<void> {
  const { language } = place.settings
  for (const message of messagesOf(bot, place, asked, reference, click).slice(0, MOST_MESSAGES))
    await send(respond, { response_type: 'in_channel', replace_original: false, ...message, ...AS_WRITTEN })
  await send(respond, { replace_original: true, text: LINES.sharedChannel[language] })
}

async function shareInThread(
  bot: Bot,
  place: Place,
  asked: AskedQuestion,
  reference: Reference,
  click: Click,
): Promise<void> {
  const { language } = place.settings
  const { channel, root } = click
  if (root === undefined) return
  try {
    for (const message of messagesOf(bot, place, asked, reference, click))
      await bot.lanes(channel, () =>
        bot.web.call((client) =>
          client.chat.postMessage({ channel, thread_ts: root, ...message, ...AS_WRITTEN }),
        ),
      )
    await showView(bot, click, noticeView(LINES.sharedThread[language], language))
  } catch (error) {
    bot.options.log('warn', 'slack-not-shared', { error, channel })
    const isOutside = error instanceof SlackRefusal && NOT_IN_CHANNEL.has(error.code)
    await showView(bot, click, noticeView(LINES[isOutside ? 'notInChannel' : 'failed'][language], language))
    // The button was not used up.
    throw error
  }
}

const NOT_IN_CHANNEL: ReadonlySet<string> = new Set(['not_in_channel', 'channel_not_found'])
/** A response_url takes five posts; the last takes the place of what was shared. */
const MOST_MESSAGES = 4
