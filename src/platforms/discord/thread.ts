// The earlier questions of a conversation, read from Discord, so that a restart forgets nothing. They are read from the
// bot's own answers, which it may always read, with or without the message content intent.
import { type Message, MessageType, type TextBasedChannel } from 'discord.js'
import type { Log } from '../../ports/log.js'
import type { Before } from '../follow-up.js'
import { keptIn, meant } from './kept.js'

/** Where a question stands, or the answer to it. */
export interface Position {
  readonly channel: TextBasedChannel | null
  /** What comes before this id counts. */
  readonly before: string
  /** The message that the question replies to. */
  readonly repliesTo?: string | undefined
}

/**
 * In a thread, a forum post or direct messages: what was asked there before. In a channel: what was asked along the
 * chain of replies. Undefined where nothing goes before. Never throws: what cannot be read is not remembered.
 */
export async function readBefore(position: Position, log: Log): Promise<Before | undefined> {
  const { channel, repliesTo } = position
  try {
    if (channel?.isThread() || channel?.isDMBased()) return await conversation(channel, position.before)
    if (channel && repliesTo !== undefined) return await chain(channel, repliesTo)
  } catch (error) {
    log('warn', 'thread-not-read', { platform: 'discord', place: channel?.id, error })
  }
  return undefined
}

/** Where the question stands that a message of the bot answers. */
export async function positionOf(answer: Message): Promise<Position> {
  let message = answer
  // An answer for one service replies to the answer that asked which.
  for (let steps = 0; steps < LONGEST_CHAIN; steps++) {
    const next = await referenced(message)
    if (!next) return { channel: answer.channel, before: message.reference?.messageId ?? message.id }
    if (next.author.id !== answer.client.user.id)
      return { channel: answer.channel, before: next.id, repliesTo: next.reference?.messageId }
    message = next
  }
  return { channel: answer.channel, before: message.id }
}

async function conversation(channel: TextBasedChannel, before: string): Promise<Before> {
  const read = await channel.messages.fetch({ before, limit: MOST_READ })
  const newestFirst = [...read.values()].filter(({ system }) => !system)
  const said = channel.isDMBased() ? untilPause(newestFirst) : newestFirst
  const own = said.filter(({ author, client }) => author.id === client.user.id)
  const questions = own.flatMap((message) => {
    const kept = keptIn(message)
    return kept?.isWhole ? [meant(kept)] : []
  })
  return {
    questions: questions.slice(0, LONGEST_CHAIN).reverse(),
    takesPart: said.some(({ mentions, client }) => mentions.users.has(client.user.id)) || own.length > 0,
    botSpokeLast: said[0] !== undefined && said[0] === own[0],
  }
}

/** Direct messages go on for ever: after a pause a new conversation begins. */
function untilPause(newestFirst: readonly Message[]): Message[] {
  const end = newestFirst.findIndex((message, index) => {
    const later = newestFirst[index - 1]
    return later !== undefined && later.createdTimestamp - message.createdTimestamp > PAUSE_MS
  })
  return end === -1 ? [...newestFirst] : newestFirst.slice(0, end)
}

async function chain(channel: TextBasedChannel, from: string): Promise<Before> {
  const questions: string[] = []
  let next: string | undefined = from
  let isFirst = true
  let botSpokeLast = false
  for (let steps = 0; next !== undefined && steps < 2 * LONGEST_CHAIN; steps++) {
    const message: Message | undefined = await read(channel, next)
    if (!message) break
    const kept = keptIn(message)
    if (isFirst) botSpokeLast = message.author.id === message.client.user.id
    isFirst = false
    if (kept && questions.at(-1) !== meant(kept)) questions.push(meant(kept))
    if (questions.length === LONGEST_CHAIN) break
    next = message.reference?.messageId
  }
  return { questions: questions.reverse(), takesPart: questions.length > 0, botSpokeLast }
}

async function referenced(message: Message): Promise<Message | undefined> {
  const id = message.reference?.messageId
  if (id === undefined || message.reference?.channelId !== message.channelId) return undefined
  return read(message.channel, id)
}

/** A message, from memory if it is whole there: one that came along with a reply does not say what it replies to. */
async function read(channel: TextBasedChannel, id: string): Promise<Message | undefined> {
  const message = await channel.messages.fetch(id).catch(() => undefined)
  if (message?.type !== MessageType.Reply || message.reference !== null) return message
  return channel.messages.fetch({ message: id, force: true }).catch(() => message)
}

/** The core looks back no further. */
const LONGEST_CHAIN = 8
const MOST_READ = 50
const PAUSE_MS = 30 * 60_000
