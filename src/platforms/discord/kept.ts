// Finds the question again in a message of the bot's own.
import { ComponentType, type Message } from 'discord.js'
import { EXCERPT_ID, QUESTION_ID } from '../../render/discord/answer-messages.js'
import { type KeptQuestion, readQuestionLine } from '../../render/discord/question-line.js'

export interface Kept extends KeptQuestion {
  /** Whether it is the last message of an answer, with the whole question. */
  readonly isWhole: boolean
}

/** Undefined for messages of others, and for those of the bot that answer no question. */
export function keptIn(message: Message): Kept | undefined {
  if (message.author.id !== message.client.user.id) return undefined
  for (const component of message.components) {
    if (component.type !== ComponentType.TextDisplay) continue
    if (component.id !== QUESTION_ID && component.id !== EXCERPT_ID) continue
    const question = readQuestionLine(component.content)
    if (question) return { ...question, isWhole: component.id === QUESTION_ID }
  }
  return undefined
}

/** The question as it was meant: with the service that was taken for it. */
export function meant({ text, service }: KeptQuestion): string {
  return service === undefined ? text : `${service}: ${text}`
}
