// Where something is asked: its settings, and who reads there. Fails closed: what is not known to be inside is outside.
import type { Audience, ChannelSettings, PlaceSettings } from '../settings.js'
import type { Web } from './web.js'

/** A channel or conversation as the bot sees it now. */
export interface Place {
  readonly channel: string
  readonly audience: Audience
  readonly settings: PlaceSettings
}

/** What an event itself tells about who reads it. */
export interface Hints {
  /** Slack says that the channel is shared, or that the asker is from elsewhere. */
  readonly isOutside?: boolean
}

export interface Places {
  readonly of: (channel: string, team: string, hints?: Hints) => Promise<Place>
  /** Without asking Slack: for places that are nobody's in particular, such as the Home tab. */
  readonly settings: (channel: string, team: string) => PlaceSettings
}

export interface PlacesOptions {
  readonly web: Web
  readonly settings: ChannelSettings
  /** Whether any document is internal; if none is, everybody may see the same and Slack need not be asked. */
  readonly hasInternal: () => boolean
  readonly now: () => number
}

/** What conversations.info says of sharing. */
export interface Sharing {
  readonly is_ext_shared?: boolean | undefined
  readonly is_pending_ext_shared?: boolean | undefined
}

/**
 * A channel that is known not to be shared is internal unless its settings say customer. Where Slack does not say (a
 * direct conversation), only settings that say internal make it so. A shared or unknown channel is for customers.
 */
export function audienceOf(sharing: Sharing | undefined, settings: PlaceSettings): Audience {
  if (sharing === undefined || sharing.is_ext_shared || sharing.is_pending_ext_shared) return 'customer'
  if (sharing.is_ext_shared === undefined) return settings.audience ?? 'customer'
  return settings.audience ?? 'internal'
}

export function createPlaces({ web, settings, hasInternal, now }: PlacesOptions): Places {
  const known = new Map<string, { readonly sharing: Sharing; readonly until: number }>()
  const sharingOf = async (channel: string): Promise<Sharing | undefined> => {
    const kept = known.get(channel)
    if (kept && kept.until > now()) return kept.sharing
    try {
      const answer = await web.call((client) => client.conversations.info({ channel }), { forMs: INFO_MS })
      const sharing: Sharing | undefined = answer?.channel
      if (sharing) known.set(channel, { sharing, until: now() + KEEP_MS })
      return sharing
    } catch {
      return undefined
    }
  }
  const of = (channel: string, team: string) => settings.of('slack', [channel, team])
  return {
    settings: of,
    of: async (channel, team, hints = {}) => {
      const mine = of(channel, team)
      const isOutside = hints.isOutside === true || mine.audience === 'customer' || !hasInternal()
      const audience = isOutside ? 'customer' : audienceOf(await sharingOf(channel), mine)
      return { channel, audience, settings: mine }
    },
  }
}

const INFO_MS = 1_500
/** A channel may become shared: events say so themselves, for everything else this is how long it may take. */
const KEEP_MS = 60_000
