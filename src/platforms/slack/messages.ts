// Messages: mentions, direct messages, follow-ups in threads, edits. Decides whether a message is for the bot, no more.
import type { App } from '@slack/bolt'
import { z } from 'zod'
import type { Question } from '../../answer/model.js'
import type { SlackMessage } from '../../render/slack/pack.js'
import { LINES } from '../../render/slack/phrases.js'
import { isForBot, mayBeForBot } from '../follow-up.js'
import { answerInMessages } from './answering.js'
import { type Bot, nameOfService } from './bot.js'
import type { Place } from './place.js'
import { isPosted, postAnswer, postFailure } from './post.js'
import { printOf } from './reference.js'
import { addressesOthers, mentions, plainOf } from './said.js'
import { whileWaiting } from './status.js'
import { earlierQuestions, markOf, type Said, SPOKEN, type ThreadRead } from './thread.js'

const posted = z.looseObject({
  channel: z.string(),
  ts: z.string(),
  text: z.string().default(''),
  user: z.string(),
  channel_type: z.string().exactOptional(),
  thread_ts: z.string().exactOptional(),
  subtype: z.string().exactOptional(),
  bot_id: z.string().exactOptional(),
  user_team: z.string().exactOptional(),
})
const changed = z.looseObject({
  subtype: z.literal('message_changed'),
  channel: z.string(),
  channel_type: z.string().exactOptional(),
  message: z.looseObject({ text: z.string().default('') }),
  previous_message: z.looseObject({ text: z.string().default('') }).exactOptional(),
})
const envelope = z.looseObject({
  team_id: z.string().default(''),
  is_ext_shared_channel: z.boolean().default(false),
})

/** A message of a person. */
interface Incoming {
  readonly team: string
  readonly channel: string
  readonly ts: string
  readonly text: string
  readonly user: string
  readonly root: string
  readonly inThread: boolean
  readonly isDirect: boolean
  readonly isOutside: boolean
  readonly isRepetition: boolean
}

export function listenToMessages(app: App, bot: Bot): void {
  const hear = async (event: unknown, body: unknown, retryNum: number | undefined) => {
    const incoming = incomingOf(bot, event, body, (retryNum ?? 0) > 0)
    if (incoming) await handle(bot, incoming)
  }
  app.event('app_mention', ({ event, body, context }) => hear(event, body, context.retryNum))
  app.event('message', ({ event, body, context }) => hear(event, body, context.retryNum))
}

/** A person's own words; undefined for bots, joins, deletions, and edits that leave the words as they are. */
function incomingOf(bot: Bot, event: unknown, body: unknown, isRepetition: boolean): Incoming | undefined {
  const edit = changed.safeParse(event)
  if (edit.success) {
    const { message, previous_message: before, channel, channel_type } = edit.data
    if (before && plainOf(before.text) === plainOf(message.text)) return undefined
    return incomingOf(bot, { ...message, channel, channel_type }, body, isRepetition)
  }
  const result = posted.safeParse(event)
  const { team_id: team, is_ext_shared_channel } = envelope.parse(body)
  if (!result.success) return undefined
  const { channel, ts, text, user, channel_type, thread_ts, subtype, bot_id, user_team } = result.data
  const isPerson = bot_id === undefined && user !== bot.me.userId && user !== SLACKBOT
  if (!isPerson || (subtype !== undefined && !SPOKEN.has(subtype))) return undefined
  return {
    team,
    channel,
    ts,
    text,
    user,
    root: thread_ts ?? ts,
    inThread: thread_ts !== undefined && thread_ts !== ts,
    isDirect: channel_type === 'im',
    isOutside: is_ext_shared_channel || (user_team !== undefined && user_team !== bot.me.teamId),
    isRepetition,
  }
}

async function handle(bot: Bot, incoming: Incoming): Promise<void> {
  const { channel, root, ts, text } = incoming
  bot.threads.saw(channel, root, { ts, text, by: 'person', marks: [] })
  const { reply } = bot.places.settings(channel, incoming.team)
  const overheard = { text: plainOf(text), addressesOthers: addressesOthers(text, bot.me.userId) }
  const isNamed = incoming.isDirect || mentions(text, bot.me.userId)
  if (!isNamed && !mayBeForBot(overheard, reply, incoming.inThread)) return
  const since = performance.now()
  const print = printOf(plainOf(text))
  const { language } = bot.places.settings(channel, incoming.team)
  const work = () => answerIfMeant(bot, incoming, { isNamed, print, since })
  // The same words under any event id, as mention or as message, are one question; other words are another.
  await bot.options.once.run(`slack ${incoming.team} ${channel} ${ts} ${print}`, () =>
    isNamed ? whileWaiting(bot, { channel, root, language }, work) : work(),
  )
}

async function answerIfMeant(
  bot: Bot,
  incoming: Incoming,
  { isNamed, print, since }: { readonly isNamed: boolean; readonly print: string; readonly since: number },
): Promise<void> {
  const { channel, root, ts, text, user } = incoming
  const place = await bot.places.of(channel, incoming.team, { isOutside: incoming.isOutside })
  const thread = incoming.inThread ? await bot.threads.read(channel, root) : undefined
  const questions = questionsBefore(bot, incoming, place, thread)
  await bot.turn()
  if (!isNamed && !isMeant(bot, incoming, place, thread, questions)) return
  const mark = markOf(ts, print)
  // Delivered before and perhaps answered by an earlier run of this program.
  if (incoming.isRepetition && (await isPosted(bot, channel, root, mark))) return
  const { language, service } = place.settings
  const asked = {
    text: plainOf(text) || lastWords(thread, ts),
    thread: questions,
    ...(service === undefined ? {} : { service }),
  }
  const target = { channel, root, asker: user, language }
  let messages: readonly SlackMessage[]
  try {
    const notes = thread && !thread.isWhole && questions.length === 0 ? [LINES.unread[language]] : []
    const at = { channel, ts, root }
    messages = answerInMessages(bot, place, asked, { asker: user, at, notes, mark, since }).messages
  } catch (error) {
    // Told, the question is done with: Slack was answered long ago and does not deliver it again.
    bot.options.log('error', 'slack-question-failed', { error, channel })
    return postFailure(bot, target, error)
  }
  await postAnswer(bot, target, messages)
}

function questionsBefore(
  bot: Bot,
  incoming: Incoming,
  place: Place,
  thread: ThreadRead | undefined,
): string[] {
  const name = (service: string) => nameOfService(bot, service, place.settings.language)
  return earlierQuestions(
    thread?.said ?? [],
    incoming.ts,
    { isDirect: incoming.isDirect, bot: bot.me.userId },
    name,
  )
}

/** For a message that does not name the bot: whether it goes on with what the bot was asked. */
function isMeant(
  bot: Bot,
  incoming: Incoming,
  place: Place,
  thread: ThreadRead | undefined,
  questions: readonly string[],
): boolean {
  const before = (thread?.said ?? []).filter(({ ts }) => Number(ts) < Number(incoming.ts))
  const overheard = {
    text: plainOf(incoming.text),
    addressesOthers: addressesOthers(incoming.text, bot.me.userId),
  }
  const ask = (question: Question) => bot.options.clerk().ask(question, place.audience)
  const isInvolved = ({ by, text }: Said) => by === 'bot' || mentions(text, bot.me.userId)
  return isForBot(
    overheard,
    place.settings.reply,
    thread && {
      questions,
      takesPart: before.some(isInvolved),
      botSpokeLast: before.at(-1)?.by === 'bot',
    },
    ask,
  )
}

/** Somebody who only names the bot in a thread means what was said last there. */
function lastWords(thread: ThreadRead | undefined, ts: string): string {
  const people = (thread?.said ?? []).filter((said) => said.by === 'person' && Number(said.ts) < Number(ts))
  return plainOf(people.findLast(({ text }) => plainOf(text) !== '')?.text ?? '')
}

const SLACKBOT = 'USLACKBOT'
