// Buttons under an answer: text for a customer, whole clause, candidates, which service, another question.
import type { App, RespondFn, types } from '@slack/bolt'
import type { Answer } from '../../answer/model.js'
import type { Language } from '../../knowledge/model.js'
import { renderPlain } from '../../render/plain.js'
import { ACTIONS, questionButtons } from '../../render/slack/controls.js'
import { LABELS, LINES } from '../../render/slack/phrases.js'
import { quiet } from '../../render/slack/units.js'
import { clausesView, customerTextView, noticeView } from '../../render/slack/views.js'
import { draftFor } from '../asking.js'
import { answerInMessages } from './answering.js'
import { askAs, type Bot, nameOfService, valuesFor } from './bot.js'
import { type Click, readClick, recall } from './clicked.js'
import { modalFor, nowhere, TRIGGER_MS } from './modals.js'
import type { Place } from './place.js'
import { postAnswer } from './post.js'
import { type AskedQuestion, encodeAgain, printOf, type Reference } from './reference.js'
import { calmly, showAlone, tell } from './respond.js'

/** A click on a button whose question is known again. */
interface Pressed {
  readonly click: Click
  readonly place: Place
  readonly asked: AskedQuestion
  readonly reference: Reference
  readonly respond: RespondFn | undefined
}

export function listenToButtons(app: App, bot: Bot): void {
  const on = (name: string, work: (bot: Bot, pressed: Pressed) => Promise<void>) =>
    app.action(new RegExp(`^${name}(?:\\.\\d+)?$`), async ({ ack, body, action, respond }) => {
      await ack()
      const click = readClick(bot, body, action)
      if (!click) return
      const { language } = bot.places.settings(click.channel, click.team)
      // In a view there is no address to respond to.
      const answerTo = click.view ? undefined : respond
      await calmly(bot.options.log, name, answerTo, language, async () => {
        const place =
          click.channel === '' ? nowhere(bot, click.team) : await bot.places.of(click.channel, click.team)
        const recalled = await recall(bot, click.value)
        if (!recalled.ok) return refuse(bot, click, answerTo, LINES[recalled.why][language], language)
        await work(bot, { click, place, ...recalled, respond: answerTo })
      })
    })
  on(ACTIONS.customerText, showCustomerText)
  on(ACTIONS.language, showCustomerText)
  on(ACTIONS.wholeClause, showClauses)
  on(ACTIONS.candidates, showCandidates)
  on(ACTIONS.service, askAgain)
  on(ACTIONS.ask, askAgain)
  on(ACTIONS.example, askAgain)
}

/** Says in a line why there is nothing to show. */
export async function refuse(
  bot: Bot,
  click: Click,
  respond: RespondFn | undefined,
  text: string,
  language: Language,
): Promise<void> {
  if (respond) await tell(respond, text, click.isEphemeral ? undefined : click.root)
  else await showView(bot, click, noticeView(text, language))
}

/** Opens a modal over a message, or puts it in the place of the one that is open. */
export async function showView(bot: Bot, click: Click, view: types.ModalView): Promise<void> {
  const { view: open, trigger: trigger_id } = click
  await bot.web.call<unknown>(
    (client) =>
      open?.type === 'modal'
        ? client.views.update({ view_id: open.id, view })
        : client.views.open({ trigger_id, view }),
    { forMs: TRIGGER_MS },
  )
}

/** A line for the top if what is shown now is not what the button stood under. */
export function changedNote(reference: Reference, answer: Answer, language: Language): string[] {
  return reference.f !== undefined && reference.f !== printOf(renderPlain(answer))
    ? [LINES.changed[language]]
    : []
}

/** Always for eyes outside: internal documents stay out, wherever the button was pressed. */
async function showCustomerText(bot: Bot, { click, place, asked, reference }: Pressed): Promise<void> {
  const { language } = place.settings
  const shown = askAs(bot, asked, place.audience)
  const wanted = reference.l ?? shown.language
  const answer = askAs(bot, asked, 'customer', wanted)
  const where = { platform: 'slack', place: click.channel, asker: click.user } as const
  const knowledgeVersion = bot.options.clerk().version
  const { text, handedOut } = draftFor(bot.options.records, where, {
    question: asked.text,
    answer,
    knowledgeVersion,
  })
  const hasLess = renderPlain(askAs(bot, asked, 'customer')) !== renderPlain(shown)
  const notes = [
    LINES.asked[language](asked.text),
    ...changedNote(reference, shown, language),
    ...(hasLess ? [LINES.publicOnly[language]] : []),
  ]
  const other = wanted === 'ja' ? 'en' : 'ja'
  const value = encodeAgain(reference, { l: other })
  await showView(bot, click, customerTextView(text, notes, { language: other, value }, language))
  handedOut()
}

async function showClauses(bot: Bot, { click, place, asked, reference }: Pressed): Promise<void> {
  const { language } = place.settings
  const answer = askAs(bot, asked, place.audience)
  const parts =
    answer.status === 'out_of_scope' ? [] : answer.status === 'no_answer' ? answer.near : answer.parts
  const cited = new Map(
    parts.flatMap(({ statements }) =>
      statements.map(({ citation }) => [`${citation.document}#${citation.clause}`, citation] as const),
    ),
  )
  const clauses = [...cited.values()].flatMap(({ document, clause }) => {
    const said = bot.options.clerk().clause(place.audience, answer.language, document, clause)
    return said ? [said] : []
  })
  const reading = { language: answer.language, clauseUrl: bot.options.clauseUrl }
  await showView(
    bot,
    click,
    clausesView(clauses, changedNote(reference, answer, language), reading, language),
  )
}

async function showCandidates(bot: Bot, { click, place, asked }: Pressed): Promise<void> {
  const { language } = place.settings
  const answer = askAs(bot, asked, place.audience)
  const values = valuesFor(asked, answer, undefined)
  const buttons = questionButtons(answer.suggestions, LABELS.candidates[language], values)
  const shown =
    buttons.length > 0 ? buttons.flatMap(({ blocks }) => blocks) : quiet(LINES.noCandidates[language])
  await showView(bot, click, modalFor(bot, place, asked, click.user, click.root, shown))
}

/** The question of the button, answered where it was pressed: in the thread, for one person, or in the modal. */
async function askAgain(bot: Bot, { click, place, asked, respond }: Pressed): Promise<void> {
  const { language } = place.settings
  if (!respond || click.message === undefined)
    return showView(bot, click, modalFor(bot, place, asked, click.user, click.root))
  const isService = click.action.startsWith(ACTIONS.service) && asked.service !== undefined
  const note = isService
    ? LINES.answeredFor[language](nameOfService(bot, asked.service ?? '', language), asked.text)
    : LINES.asked[language](asked.text)
  if (click.isEphemeral || click.root === undefined) {
    const { messages } = answerInMessages(bot, place, asked, {
      asker: click.user,
      notes: [note],
      shareIn: 'channel',
    })
    return showAlone(respond, messages, true)
  }
  const { root, channel, message } = click
  const print = printOf(click.value)
  const isFirst = await bot.options.once.run(
    `slack ${click.team} ${channel} ${message} ${print}`,
    async () => {
      const { messages } = answerInMessages(bot, place, asked, {
        asker: click.user,
        notes: [note],
        mark: `asked.${message}.${print}`,
      })
      await postAnswer(bot, { channel, root, asker: click.user, language }, messages)
    },
  )
  if (!isFirst) await tell(respond, LINES.alreadyAnswered[language], root)
}
