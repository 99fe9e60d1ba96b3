// From a question to the messages that answer it. Decides nothing about the answer.
import type { Answer } from '../../answer/model.js'
import { type MessageComponents, renderAnswer, renderNotice } from '../../render/discord/answer-messages.js'
import { NOTICES } from '../../render/discord/phrases.js'
import { askAndRecord, fingerprintOf } from '../asking.js'
import type { EdgeContext } from './edge-context.js'
import type { Place } from './place.js'

/** A question in its place; `text` is what a message can keep. */
export interface Asking {
  readonly text: string
  readonly thread: readonly string[]
  /** Id of the service meant when the text names none. */
  readonly service: string | undefined
  readonly place: Place
  readonly asker: string
  /** Whether only the asker will see the answer. */
  readonly isPrivate: boolean
}

export interface Answered {
  readonly messages: readonly MessageComponents[]
  /** Undefined if the core failed; the messages then say so. */
  readonly answer: Answer | undefined
}

/** Asks, records and renders. Does not throw: if the core does, the asker gets a calm line, the log the cause. */
export function answerTo(context: EdgeContext, asking: Asking): Answered {
  const { text, thread, service, place, asker, isPrivate } = asking
  const { language } = place.settings
  try {
    const where = { platform: 'discord', place: place.channelId, asker } as const
    const question = { text, thread, ...(service === undefined ? {} : { service }) }
    const answer = askAndRecord(context, where, question, place.audience)
    const taken = takenService(context, answer, service, place)
    const messages = renderAnswer(answer, {
      question: { text, ...(taken === undefined ? {} : { service: taken }) },
      language,
      fingerprint: fingerprintOf(text, answer),
      isPrivate,
      clauseUrl: context.clauseUrl,
    })
    return { messages, answer }
  } catch (error) {
    context.log('error', 'not-answered', { platform: 'discord', place: place.channelId, error })
    return { messages: [renderNotice(NOTICES.failed[language])], answer: undefined }
  }
}

/** The name of the service that was taken for something the question names none for. */
function takenService(context: EdgeContext, answer: Answer, service: string | undefined, place: Place) {
  const namesAll = answer.explanation.segments.every(({ services }) => services.length > 0)
  if (service === undefined || namesAll) return undefined
  return context
    .clerk()
    .services(place.audience)
    .find(({ id }) => id === service)?.name[answer.language]
}
