// After a session that could not be resumed, Discord does not send what was written meanwhile. The places where people
// talked to the bot lately are read once for it; messages that were answered are not answered again.
import { type Message, SnowflakeUtil, type TextBasedChannel } from 'discord.js'
import type { EdgeContext } from './edge-context.js'

export interface CatchUp {
  /** Notes places where somebody talks to the bot, and from then on how far they are read. */
  readonly saw: (message: Message, isToBot: boolean) => void
  /** Hands over what was written since, oldest first in each place. */
  readonly missed: (context: EdgeContext, handle: (message: Message) => void) => Promise<void>
}

/**
 * After a start: hands over what was written lately where somebody had talked to the bot, oldest first in each channel.
 * Nobody sends that again to a process that was not there. `channels` are ids; `now` is in milliseconds.
 */
export async function readLately(
  { client, log }: EdgeContext,
  channels: readonly string[],
  handle: (message: Message) => void,
  now: number,
): Promise<void> {
  const after = SnowflakeUtil.generate({ timestamp: now - UNHEARD_MS }).toString()
  for (const id of channels.slice(-MOST_PLACES)) {
    try {
      const channel = await client.channels.fetch(id)
      if (channel?.isTextBased()) await readOn(channel, after, handle)
    } catch (error) {
      log('warn', 'not-caught-up', { platform: 'discord', place: id, error })
    }
  }
}

/** Hands over what was written in a channel after an id, oldest first. */
async function readOn(
  channel: TextBasedChannel,
  after: string,
  handle: (message: Message) => void,
): Promise<void> {
  const read = await channel.messages.fetch({ after, limit: MOST_MISSED, cache: true })
  for (const message of [...read.values()].reverse()) handle(message)
}

/** `now` gives milliseconds. */
export function createCatchUp(now: () => number): CatchUp {
  const places = new Map<
    string,
    { readonly channel: TextBasedChannel; readonly last: string; readonly at: number }
  >()
  return {
    saw: ({ id, channel }, isToBot) => {
      if (!isToBot && !places.has(channel.id)) return
      places.delete(channel.id)
      places.set(channel.id, { channel, last: id, at: now() })
      const [oldest] = places.keys()
      if (places.size > MOST_PLACES && oldest !== undefined) places.delete(oldest)
    },
    missed: async ({ log }, handle) => {
      for (const { channel, last, at } of [...places.values()]) {
        if (now() - at > LATELY_MS) continue
        try {
          await readOn(channel, last, handle)
        } catch (error) {
          log('warn', 'not-caught-up', { platform: 'discord', place: channel.id, error })
        }
      }
    },
  }
}

const MOST_PLACES = 50
const MOST_MISSED = 100
/** Older conversations are over. */
const LATELY_MS = 60 * 60_000
/** How long a new start of the program takes, and some more. */
const UNHEARD_MS = 10 * 60_000
