// The modal with an answer and its editable question: opened by the shortcut, by a candidate, or from the Home tab.
import type { App, types } from '@slack/bolt'
import { z } from 'zod'
import { shorten } from '../../answer/shorten.js'
import { renderInView } from '../../render/slack/answer.js'
import { ACTIONS } from '../../render/slack/controls.js'
import { QUESTION } from '../../render/slack/limits.js'
import { ANY_SERVICE, answerView, VIEWS } from '../../render/slack/views.js'
import { answerIn } from './answering.js'
import type { Bot } from './bot.js'
import { nameOfService } from './bot.js'
import { metadataOf, readMetadata } from './clicked.js'
import type { Place } from './place.js'
import { type AskedQuestion, printOf } from './reference.js'
import { calmly } from './respond.js'
import { plainOf } from './said.js'
import { earlierQuestions } from './thread.js'

/** The callback_id of the message shortcut in the manifest. */
export const SHORTCUT = 'find_answer'

/** The modal for a question: with its answer, or with blocks of one's own below it. */
export function modalFor(
  bot: Bot,
  place: Place,
  asked: AskedQuestion,
  asker: string,
  root: string | undefined,
  instead?: readonly types.KnownBlock[],
): types.ModalView {
  const { language } = place.settings
  const canShare = place.channel !== '' && root !== undefined
  const answer = () => {
    const { answer, showing } = answerIn(bot, place, asked, {
      asker,
      ...(canShare ? { shareIn: 'thread' as const } : {}),
    })
    return renderInView(answer, showing)
  }
  return answerView({
    language,
    question: asked.text,
    services: bot.options.clerk().services(place.audience),
    ...(asked.service === undefined ? {} : { service: asked.service }),
    answer: instead ?? (asked.text === '' ? [] : answer()),
    metadata: metadataOf(place.channel, root),
    key: printOf(JSON.stringify(asked)),
  })
}

export function listenToModals(app: App, bot: Bot): void {
  app.shortcut({ type: 'message_action', callback_id: SHORTCUT }, async ({ shortcut, ack, respond }) => {
    await ack()
    const { channel, message, user, trigger_id } = shortcut
    const team = shortcut.team?.id ?? bot.me.teamId
    const { language } = bot.places.settings(channel.id, team)
    await calmly(bot.options.log, 'shortcut', respond, language, async () => {
      const place = await bot.places.of(channel.id, team)
      const root = typeof message.thread_ts === 'string' ? message.thread_ts : shortcut.message_ts
      const asked = {
        text: shorten(plainOf(message.text ?? ''), QUESTION),
        thread: root === shortcut.message_ts ? [] : await questionsIn(bot, place, root, shortcut.message_ts),
        ...(place.settings.service === undefined ? {} : { service: place.settings.service }),
      }
      const view = modalFor(bot, place, asked, user.id, root)
      await bot.web.call((client) => client.views.open({ trigger_id, view }), { forMs: TRIGGER_MS })
    })
  })

  app.view(VIEWS.answer, async ({ ack, body, view }) => {
    const { channel, root } = readMetadata(view.private_metadata)
    const team = body.team?.id ?? bot.me.teamId
    const place = channel === '' ? nowhere(bot, team) : await bot.places.of(channel, team)
    const { question, service } = chosenIn(view.state.values)
    const asked = { text: question, thread: [], ...(service === undefined ? {} : { service }) }
    await ack({ response_action: 'update', view: modalFor(bot, place, asked, body.user.id, root) })
  })
}

/** For what is asked in no channel: nobody can tell who reads along, so it is for customers. */
export const nowhere = (bot: Bot, team: string): Place => ({
  channel: '',
  audience: 'customer',
  settings: bot.places.settings('', team),
})

async function questionsIn(bot: Bot, place: Place, root: string, ts: string): Promise<string[]> {
  const { said } = await bot.threads.read(place.channel, root)
  const name = (service: string) => nameOfService(bot, service, place.settings.language)
  return earlierQuestions(said, ts, { isDirect: place.channel.startsWith('D'), bot: bot.me.userId }, name)
}

const field = z.looseObject({
  value: z.string().nullish(),
  selected_option: z.looseObject({ value: z.string() }).nullish(),
})

/** What was typed and chosen; the ids of the blocks differ from question to question. */
function chosenIn(values: unknown): { readonly question: string; readonly service?: string } {
  const blocks = z.record(z.string(), z.record(z.string(), field)).safeParse(values)
  const fields = Object.assign({}, ...Object.values(blocks.data ?? {})) as Record<
    string,
    z.output<typeof field>
  >
  const service = fields[ACTIONS.pickService]?.selected_option?.value
  return {
    question: fields[ACTIONS.question]?.value ?? '',
    ...(service === undefined || service === ANY_SERVICE ? {} : { service }),
  }
}

/** A trigger_id is good for three seconds. */
export const TRIGGER_MS = 2_500
