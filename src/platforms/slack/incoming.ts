// What an event of Slack's brings: a message of a person, or nothing to answer.
import { z } from 'zod'
import type { Bot } from './bot.js'
import { printOf } from './reference.js'
import { mentions, plainOf } from './said.js'
import { SPOKEN } from './thread.js'

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

const address = z.object({
  team: z.string(),
  channel: z.string(),
  ts: z.string(),
  user: z.string(),
  root: z.string(),
  inThread: z.boolean(),
  isDirect: z.boolean(),
  isOutside: z.boolean(),
  /** Tells the words from others that the message may have been edited to. */
  print: z.string(),
})

/** Where a message of a person stands: all that is needed to read it again, and none of its words. */
export type Address = z.infer<typeof address>

/** A message of a person. */
export interface Incoming extends Address {
  readonly text: string
  /** Delivered before: perhaps it is answered already. */
  readonly isRepetition: boolean
}

/** Whether it is said to the bot: in a direct conversation, or by naming it. */
export const isNamedIn = ({ isDirect, text }: Incoming, bot: Bot): boolean =>
  isDirect || mentions(text, bot.me.userId)

/** A person's own words; undefined for bots, joins, deletions, and edits that leave the words as they are. */
export function incomingOf(
  bot: Bot,
  event: unknown,
  body: unknown,
  isRepetition: boolean,
): Incoming | undefined {
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
    print: printOf(plainOf(text)),
    isRepetition,
  }
}

/** The address as the memory of answered messages keeps it. */
export const writeAddress = (incoming: Address): string => JSON.stringify(address.parse(incoming))

/** Throws if it is none. */
export const readAddress = (text: string): Address => address.parse(JSON.parse(text))

const SLACKBOT = 'USLACKBOT'
