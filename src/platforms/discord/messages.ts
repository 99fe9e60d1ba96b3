// Messages: mentions, replies, direct messages, threads and forum posts.
import { type Message, MessageType } from 'discord.js'
import type { Claim } from '../../ports/once.js'
import { renderNotice } from '../../render/discord/answer-messages.js'
import { NOTICES } from '../../render/discord/phrases.js'
import { keepable } from '../../render/discord/question-line.js'
import { isForBot, mayBeForBot } from '../follow-up.js'
import { answerTo } from './answering.js'
import { calmly } from './calm.js'
import type { EdgeContext } from './edge-context.js'
import type { Place } from './place.js'
import { addressesOthers, isFromPerson, isToBot, plainOf } from './said.js'
import { sendTo } from './send.js'
import { readBefore } from './thread.js'

/** Answers a message if it is for the bot, once however often it is delivered. */
export async function onMessage(context: EdgeContext, message: Message): Promise<void> {
  const isWritten = message.type === MessageType.Default || message.type === MessageType.Reply
  if (!isWritten || !isFromPerson(message)) return
  const place = context.places(message)
  const isAddressed = isToBot(message, context.client.user.id)
  if (!isAddressed && !isWorthReading(context, message, place)) return
  await context.once.run(
    `${KEY}${message.id}`,
    (claim) =>
      calmly(() => answer(context, message, place, isAddressed, claim), context.log, 'answer a message'),
    { address: `${message.channelId}/${message.id}` },
  )
}

/** Answers what other processes left unanswered that have ended; returns what stops it. */
export function adoptMessages(context: EdgeContext): () => void {
  const adopt = context.once.adopt?.(KEY, (address, claim) => {
    const [channelId = '', id = ''] = address.split('/')
    return calmly(
      async () => {
        const channel = await context.client.channels.fetch(channelId)
        if (!channel?.isTextBased()) return
        const message = await channel.messages.fetch(id)
        // Whoever asked so long ago has found the answer elsewhere, or has asked again.
        if (Date.now() - message.createdTimestamp > LATELY_MS) return
        const isAddressed = isToBot(message, context.client.user.id)
        await answer(context, message, context.places(message), isAddressed, claim)
      },
      context.log,
      'answer a message that was left',
    )
  })
  return adopt ?? (() => {})
}

/** Ids of the channels where somebody talked to the bot lately, whichever process heard it. */
export async function channelsLately({ once }: EdgeContext): Promise<string[]> {
  const addresses = (await once.lately?.(KEY)) ?? []
  return [...new Set(addresses.map((address) => address.split('/')[0] ?? ''))]
}

function isWorthReading({ client }: EdgeContext, message: Message, { settings }: Place): boolean {
  return mayBeForBot(overheard(message, client.user.id), settings.reply, message.channel.isThread())
}

const overheard = (message: Message, botId: string) => ({
  text: plainOf(message.content),
  addressesOthers: addressesOthers(message, botId),
})

async function answer(
  context: EdgeContext,
  message: Message,
  place: Place,
  isAddressed: boolean,
  claim: Claim,
): Promise<void> {
  const { client, clerk, deleted, lanes, log } = context
  const before = await readBefore(
    { channel: message.channel, before: message.id, repliesTo: message.reference?.messageId },
    log,
  )
  if (!isAddressed) {
    const ask = (question: Parameters<ReturnType<typeof clerk>['ask']>[0]) =>
      clerk().ask(question, place.audience)
    const said = overheard(message, client.user.id)
    if (!isForBot(said, place.settings.reply, message.channel.isThread() ? before : undefined, ask)) return
  }
  const own = keepable(plainOf(message.content))
  const text = own === '' ? await pointedAt(message) : own
  if (text === '') return sendTo(message, [renderNotice(howToAsk(context, place))], { log, claim })
  const opensThread = place.settings.thread && !place.isDirect && !message.channel.isThread()
  // Asked only when its turn comes: a burst asked at one go would hold up what is being sent.
  await lanes(message.channelId, async () => {
    if (deleted.has(message.id)) return
    const { messages } = answerTo(context, {
      text,
      thread: before?.questions ?? [],
      service: place.settings.service,
      place,
      asker: message.author.id,
      isPrivate: false,
    })
    await sendTo(message, messages, { threadName: opensThread ? text : undefined, log, claim })
  })
}

/** A bare mention means what it replies to, or what its thread began with. */
async function pointedAt(message: Message): Promise<string> {
  const { channel } = message
  const target = message.reference
    ? await message.fetchReference().catch(() => undefined)
    : channel.isThread() && channel.id !== message.id
      ? await channel.fetchStarterMessage().catch(() => undefined)
      : undefined
  return target && isFromPerson(target) ? keepable(plainOf(target.content)) : ''
}

function howToAsk({ clerk }: EdgeContext, { audience, settings: { language } }: Place): string {
  return NOTICES.howToAsk[language](clerk().examples(audience, language).slice(0, MOST_EXAMPLES))
}

/** Begins the keys of messages in the memory of what was answered. */
const KEY = 'discord:message:'
const LATELY_MS = 60 * 60_000
const MOST_EXAMPLES = 3
