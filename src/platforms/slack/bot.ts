// What every listener of the Slack edge works with.
import type { Answer, Question } from '../../answer/model.js'
import type { Language } from '../../knowledge/model.js'
import type { Values } from '../../render/slack/controls.js'
import type { EdgeOptions } from '../edge.js'
import type { Lanes } from '../lanes.js'
import type { Audience } from '../settings.js'
import type { Places } from './place.js'
import { type AskedQuestion, encodeReference, type MessageAt } from './reference.js'
import type { Threads } from './thread.js'
import type { Web } from './web.js'

/** Who the bot is in its workspace. */
export interface Identity {
  readonly userId: string
  readonly botId: string
  readonly teamId: string
  readonly name: string
}

export interface Bot {
  readonly options: EdgeOptions
  readonly me: Identity
  readonly web: Web
  readonly lanes: Lanes
  /** Wait for it before asking the core. */
  readonly turn: () => Promise<void>
  readonly places: Places
  readonly threads: Threads
}

/** Asks the core as this audience; the question as it was asked in its place. */
export function askAs(bot: Bot, asked: AskedQuestion, audience: Audience, language?: Language): Answer {
  return bot.options
    .clerk()
    .ask({ ...questionOf(asked), ...(language === undefined ? {} : { language }) }, audience)
}

/** As the core takes it. */
export const questionOf = (asked: AskedQuestion): Question => ({
  text: asked.text,
  thread: asked.thread,
  ...serviceOf(asked),
})

/** The values of the buttons under an answer. */
export function valuesFor(asked: AskedQuestion, answer: Answer, at: MessageAt | undefined): Values {
  const value = encodeReference(asked, at, { answer })
  return {
    answer: () => value,
    service: (service) => encodeReference({ ...asked, service }, at),
    ask: (question) => encodeReference({ text: question, thread: [], ...serviceOf(asked) }, undefined),
  }
}

const serviceOf = ({ service }: AskedQuestion) => (service === undefined ? {} : { service })

/** What a service is called; its id if it is not held any more. */
export const nameOfService = (bot: Bot, id: string, language: Language): string =>
  bot.options
    .clerk()
    .services('internal')
    .find((service) => service.id === id)?.name[language] ?? id
