// Sends the messages of an answer: as a reply, in a thread, or to an interaction. Pings nobody.
import {
  DiscordAPIError,
  type Message,
  type MessageCreateOptions,
  MessageFlags,
  type RepliableInteraction,
  type SendableChannels,
} from 'discord.js'
import { shorten } from '../../answer/shorten.js'
import type { Log } from '../../ports/log.js'
import type { Claim } from '../../ports/once.js'
import type { MessageComponents } from '../../render/discord/answer-messages.js'
import { THREAD_NAME } from '../../render/discord/limits.js'
import { again } from './calm.js'

export const NOBODY = { parse: [], repliedUser: false } as const

/** How an answer to a message is sent. */
export interface Sending {
  /** In a thread of its own with this name. */
  readonly threadName?: string | undefined
  readonly log: Log
  readonly claim: Claim
}

/** Answers a message where it was written, unless somebody else has done so, or does. */
export async function sendTo(
  message: Message,
  messages: readonly MessageComponents[],
  { threadName, log, claim }: Sending,
): Promise<void> {
  if (!(await claim.confirm())) return
  const thread = threadName === undefined ? undefined : await openThread(message, threadName, log)
  const channel = thread ?? message.channel
  if (!channel.isSendable()) return
  // Whoever had the work before sent from the first on.
  const first = claim.takenOver ? await countSent(message, channel) : 0
  for (const [index, components] of messages.entries()) {
    if (index < first) continue
    if (!(await claim.confirm())) return
    // The nonce makes it safe to send again when it is not known whether the first try arrived.
    const nonce = `${message.id}.${index}`
    await again(() => send(channel, thread ? undefined : message, { components, nonce }))
  }
}

/** How many messages of the bot answer this one already, in its thread or below it. */
async function countSent(message: Message, channel: SendableChannels): Promise<number> {
  const isOwnThread = channel.id !== message.channelId
  const read = await channel.messages.fetch(isOwnThread ? { limit: 50 } : { after: message.id, limit: 50 })
  const own = [...read.values()].filter(({ author, client }) => author.id === client.user.id)
  return isOwnThread ? own.length : own.filter(({ reference }) => reference?.messageId === message.id).length
}

/** One message into a channel; under the same nonce it is not sent twice within some minutes. */
export async function send(
  channel: SendableChannels,
  repliesTo: Message | undefined,
  { components, nonce }: { components: MessageComponents; nonce: string },
): Promise<void> {
  const payload: MessageCreateOptions = {
    components: [...components],
    flags: MessageFlags.IsComponentsV2,
    allowedMentions: NOBODY,
    nonce,
    enforceNonce: true,
  }
  if (!repliesTo) return void (await channel.send(payload))
  try {
    await channel.send({ ...payload, reply: { messageReference: repliesTo.id, failIfNotExists: false } })
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.code !== REPLY_WITHOUT_HISTORY) throw error
    await channel.send(payload)
  }
}

/** The thread of a message; undefined where none can be opened: then the answer is a reply after all. */
async function openThread(message: Message, name: string, log: Log) {
  if (message.hasThread && message.thread) return message.thread
  try {
    return await message.startThread({ name: shorten(name.replace(/\s+/g, ' '), THREAD_NAME) })
  } catch (error) {
    const mend = 'let the bot open threads (Create Public Threads), or set `thread: false`'
    log('warn', 'thread-not-opened', { platform: 'discord', place: message.channelId, error, mend })
    return undefined
  }
}

/** Fills the deferred response; what follows goes the same way, to everybody or to one. */
export async function respondWith(
  interaction: RepliableInteraction,
  messages: readonly MessageComponents[],
  isPrivate: boolean,
): Promise<void> {
  const [first, ...others] = messages
  if (!first) return
  await again(() =>
    interaction.editReply({
      components: [...first],
      flags: MessageFlags.IsComponentsV2,
      allowedMentions: NOBODY,
    }),
  )
  for (const components of others) await followUpWith(interaction, components, isPrivate)
}

/** A further message to an interaction. */
export async function followUpWith(
  interaction: RepliableInteraction,
  components: MessageComponents,
  isPrivate: boolean,
): Promise<void> {
  await interaction.followUp({
    components: [...components],
    flags: isPrivate ? [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] : [MessageFlags.IsComponentsV2],
    allowedMentions: NOBODY,
  })
}

/** “Cannot reply without permission to read message history”; the library has no name for it. */
const REPLY_WITHOUT_HISTORY = 160_002
