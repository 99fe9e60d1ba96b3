// From a question in a place to the messages of its answer, and the record of it.
import type { Answer } from '../../answer/model.js'
import { renderMessages, type Showing } from '../../render/slack/answer.js'
import type { SlackMessage } from '../../render/slack/pack.js'
import { LINES } from '../../render/slack/phrases.js'
import { askAndRecord } from '../asking.js'
import { type Bot, questionOf, valuesFor } from './bot.js'
import type { Place } from './place.js'
import type { AskedQuestion, MessageAt } from './reference.js'

/** Who asked, and what stands around the answer. */
export interface Asking {
  readonly asker: string
  readonly at?: MessageAt
  readonly notes?: readonly string[]
  readonly shareIn?: Showing['shareIn']
  readonly mark?: string
  /** When the question arrived, in milliseconds of performance.now(). */
  readonly since?: number
}

/** Asks, records, and lays out as messages. */
export function answerInMessages(
  bot: Bot,
  place: Place,
  asked: AskedQuestion,
  asking: Asking,
): { readonly answer: Answer; readonly messages: SlackMessage[] } {
  const { answer, showing } = answerIn(bot, place, asked, asking)
  return { answer, messages: renderMessages(answer, showing) }
}

/** Asks and records; how it is shown is up to the surface. */
export function answerIn(
  bot: Bot,
  place: Place,
  asked: AskedQuestion,
  asking: Asking,
): { readonly answer: Answer; readonly showing: Showing } {
  const { language } = place.settings
  const where = { platform: 'slack', place: place.channel, asker: asking.asker } as const
  const answer = askAndRecord(bot.options, where, questionOf(asked), place.audience, asking.since)
  const values = valuesFor(asked, answer, asking.at)
  const isTooLong = values.answer() === undefined
  const showing: Showing = {
    clauseUrl: bot.options.clauseUrl,
    language,
    values,
    notes: [...(asking.notes ?? []), ...(isTooLong ? [LINES.tooLong[language]] : [])],
    examples: bot.options.clerk().examples(place.audience, language).slice(0, MOST_EXAMPLES),
    ...(asking.shareIn === undefined ? {} : { shareIn: asking.shareIn }),
    ...(asking.mark === undefined ? {} : { mark: asking.mark }),
  }
  return { answer, showing }
}

/** Enough to see the pattern. */
const MOST_EXAMPLES = 5
