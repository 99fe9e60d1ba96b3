// When to speak without being named. People talk to each other: the bot stays out unless a message plainly is for it.
import type { Answer, Question } from '../answer/model.js'
import { fold } from '../language/fold.js'
import type { ReplyMode } from './settings.js'

/** A message that does not name the bot. */
export interface Overheard {
  /** As people read it. */
  readonly text: string
  /** Whether another person or group is spoken to. */
  readonly addressesOthers: boolean
}

/** What was said in the thread before; undefined outside of threads. */
export interface Before {
  readonly questions: readonly string[]
  /** Whether the bot has spoken or was named in the thread. */
  readonly takesPart: boolean
  /** Whether the last to speak was the bot. */
  readonly botSpokeLast: boolean
}

/** Whether it is worth reading the thread for: a question, to nobody else, in a place where the bot may speak up. */
export const mayBeForBot = (message: Overheard, reply: ReplyMode, inThread: boolean): boolean =>
  reply !== 'mention' &&
  (inThread || reply === 'every') &&
  !message.addressesOthers &&
  isQuestion(message.text)

/** Whether the bot should answer. `ask` is the core: it knows what the words are about. */
export function isForBot(
  message: Overheard,
  reply: ReplyMode,
  before: Before | undefined,
  ask: (question: Question) => Answer,
): boolean {
  if (!mayBeForBot(message, reply, before !== undefined)) return false
  const alone = ask({ text: message.text })
  const namesService = alone.explanation.segments.some(({ services }) => services.length > 0)
  if (reply === 'every' && !before?.takesPart)
    return alone.status !== 'out_of_scope' && (namesService || scoreOf(alone) >= IN_THE_FIELD)
  if (!before?.takesPart) return false
  const { status } = ask({ text: message.text, thread: before.questions })
  if (ABOUT_THE_ANSWER.test(message.text)) return status !== 'out_of_scope'
  if (namesService) return status === 'answered' || status === 'clarify'
  if (!before.botSpokeLast) return scoreOf(alone) >= PLAINLY
  const areas = new Set(before.questions.flatMap((text) => areaOf(ask({ text })) ?? []))
  const area = areaOf(alone)
  return scoreOf(alone) >= (area !== undefined && areas.has(area) ? SAME_AREA : PLAINLY)
}

/** A question by its form: a question mark, a word that asks, an ending that asks. */
export function isQuestion(text: string): boolean {
  const line = fold(text).trim()
  return /[?？]/.test(text) || ASKS.test(line)
}

/** How strongly the words alone point to a topic. */
const scoreOf = (answer: Answer): number =>
  Math.max(0, ...answer.explanation.segments.flatMap(({ topics }) => topics.map(({ score }) => score)))

/** `backup` of `backup.generations`. */
const areaOf = (answer: Answer): string | undefined =>
  answer.explanation.segments[0]?.topics[0]?.topic.split('.')[0]

const ASKS =
  /(?:か|かな|かしら|のは|ては|では|って|つて|は|いくつ|いつ|どこ|いくら|なに|何|どう|なんで|なぜ)[。.!！\s]*$|教えて|知りたい|(?:何|なん)(?:日|時間|世代|回|件|条|円|年|か月)|^(?:what|when|where|which|who|how|why|is|are|does|do|can|and)\b/
/** Asks about what was just answered: its source, its strength, its details. */
const ABOUT_THE_ANSWER =
  /根拠|出典|ソースは|何条|条項|どこに書|どこに載|何ページ|保証(?:です|でしょう|なの|される|されて|？|\?|$)|目標値|参考値|原文|もっと詳しく|詳しく教えて|\b(?:source|which clause|where .*(?:say|written|state)|guarantee[ds]?|more detail)/i
/** Scores of the core's first topic; see the table in the tests. */
const IN_THE_FIELD = 60
const SAME_AREA = 65
const PLAINLY = 100
