// Where something is asked: its settings, and who reads there. Fails closed: what is not listed as internal is outside.
import type { Channel } from 'discord.js'
import type { Audience, ChannelSettings, PlaceSettings } from '../settings.js'

/** A channel, thread or direct conversation. */
export interface Place {
  readonly channelId: string
  readonly audience: Audience
  readonly settings: PlaceSettings
  readonly isDirect: boolean
}

/** What events and interactions tell of where they come from. */
export interface Whence {
  readonly channelId: string | null
  readonly guildId: string | null
  readonly channel: Channel | null
}

export type Places = (whence: Whence) => Place

/**
 * The most specific id that is listed counts: thread, channel, category, guild. A place is internal only if that
 * entry says so; a direct conversation never is, as nothing tells who the person is.
 */
export function createPlaces(settings: ChannelSettings): Places {
  return ({ channelId, guildId, channel }) => {
    const own = settings.of('discord', [...idsOf(channelId, channel), ...(guildId === null ? [] : [guildId])])
    return {
      channelId: channelId ?? '',
      // Of a channel that the bot does not see it cannot tell what it is part of.
      audience: guildId === null || channel === null ? 'customer' : (own.audience ?? 'customer'),
      settings: own,
      isDirect: guildId === null,
    }
  }
}

function idsOf(channelId: string | null, channel: Channel | null): string[] {
  if (channel === null || channel.isDMBased()) return channelId === null ? [] : [channelId]
  const parents = [channel.parentId, channel.isThread() ? (channel.parent?.parentId ?? null) : null]
  return [channel.id, ...parents].filter((id) => id !== null)
}
