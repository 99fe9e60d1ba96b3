// Messages: mentions, direct messages, follow-ups in threads, edits. Decides whether a message is for the bot, no more.
import type { App } from '@slack/bolt'
import type { Question } from '../../answer/model.js'
import type { Claim } from '../../ports/once.js'
import type { SlackMessage } from '../../render/slack/pack.js'
import { LINES } from '../../render/slack/phrases.js'
import { isForBot, mayBeForBot } from '../follow-up.js'
import { claimedIn } from './acknowledge.js'
import { answerInMessages } from './answering.js'
import { type Bot, nameOfService } from './bot.js'
import { type Incoming, incomingOf, isNamedIn, readAddress, writeAddress } from './incoming.js'
import type { Place } from './place.js'
import { postAnswer, postFailure } from './post.js'
import { printOf } from './reference.js'
import { addressesOthers, mentions, plainOf } from './said.js'
import { whileWaiting } from './status.js'
import { earlierQuestions, markOf, type Said, type ThreadRead } from './thread.js'

export function listenToMessages(app: App, bot: Bot): void {
  const hear = async ({ event, body, context }: Heard) => {
    const incoming = incomingOf(bot, event, body, (context.retryNum ?? 0) > 0)
    if (incoming) await handle(bot, incoming, claimedIn(context))
  }
  app.event('app_mention', hear)
  app.event('message', hear)
}

/** Answers what other processes left unanswered that have ended; returns what stops it. */
export function adoptMessages(bot: Bot): () => void {
  const adopt = bot.options.once.adopt?.(KEY, async (text, claim) => {
    const address = readAddress(text)
    // Whoever asked so long ago has found the answer elsewhere, or has asked again.
    if (Date.now() - Number(address.ts) * 1000 > LATELY_MS) return
    const { said, isWhole } = await bot.threads.read(address.channel, address.root)
    const message = said.find(({ ts }) => ts === address.ts)
    if (!message && !isWhole) throw new Error('the message cannot be read now')
    // Deleted, or edited: then its new words are a question of their own.
    if (!message || printOf(plainOf(message.text)) !== address.print) return
    await answerIfMeant(bot, { ...address, text: message.text, isRepetition: true }, claim)
  })
  return adopt ?? (() => {})
}

/** As far as a listener looks at it. */
interface Heard {
  readonly event: unknown
  readonly body: unknown
  readonly context: { readonly retryNum?: number; readonly [key: string]: unknown }
}

async function handle(bot: Bot, incoming: Incoming, claimed: () => void): Promise<void> {
  const { team, channel, root, ts, text, print, inThread } = incoming
  bot.threads.saw(channel, root, { ts, text, by: 'person', marks: [] })
  const { reply, language } = bot.places.settings(channel, team)
  const isNamed = isNamedIn(incoming, bot)
  if (!isNamed && !mayBeForBot(overheardIn(incoming, bot), reply, inThread)) return
  const since = performance.now()
  // The same words under any event id, as mention or as message, are one question; other words are another.
  await bot.options.once.run(
    `${KEY} ${team} ${channel} ${ts} ${print}`,
    (claim) => {
      const work = () => answerIfMeant(bot, incoming, claim, since)
      return isNamed ? whileWaiting(bot, { channel, root, language }, work) : work()
    },
    { address: writeAddress(incoming), claimed },
  )
}

const overheardIn = ({ text }: Incoming, bot: Bot) => ({
  text: plainOf(text),
  addressesOthers: addressesOthers(text, bot.me.userId),
})

async function answerIfMeant(bot: Bot, incoming: Incoming, claim: Claim, since?: number): Promise<void> {
  const { channel, root, ts, text, user, print } = incoming
  const place = await bot.places.of(channel, incoming.team, { isOutside: incoming.isOutside })
  const thread = incoming.inThread ? await bot.threads.read(channel, root) : undefined
  const questions = questionsBefore(bot, incoming, place, thread)
  await bot.turn()
  if (!isNamedIn(incoming, bot) && !isMeant(bot, incoming, place, thread, questions)) return
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
    messages = answerInMessages(bot, place, asked, {
      asker: user,
      at: { channel, ts, root },
      notes,
      mark: markOf(ts, print),
      ...(since === undefined ? {} : { since }),
    }).messages
  } catch (error) {
    // Told, the question is done with: Slack was answered long ago and does not deliver it again.
    bot.options.log('error', 'slack-question-failed', { error, channel })
    return postFailure(bot, target, error)
  }
  await postAnswer(bot, target, messages, {
    mayBePosted: incoming.isRepetition || claim.takenOver,
    confirm: claim.confirm,
  })
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
  const ask = (question: Question) => bot.options.clerk().ask(question, place.audience)
  const isInvolved = ({ by, text }: Said) => by === 'bot' || mentions(text, bot.me.userId)
  return isForBot(
    overheardIn(incoming, bot),
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

/** Begins the keys of messages in the memory of what was answered. */
const KEY = 'slack message'
const LATELY_MS = 60 * 60_000
