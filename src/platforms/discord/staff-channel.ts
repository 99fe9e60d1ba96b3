// The channel of the operator's choice, checked anew for each post: only a place that is listed as internal will do,
// as for internal documents. What is not known counts as no.
import {
  type Channel,
  RESTJSONErrorCodes as Code,
  ComponentType,
  DiscordAPIError,
  PermissionFlagsBits as May,
  type SendableChannels,
  SnowflakeUtil,
} from 'discord.js'
import { digestMessage } from '../../render/discord/digest-message.js'
import type { InFlight } from '../in-flight.js'
import { ChannelRefusal, CLOCKS_DIFFER_MS, notInternal, type StaffChannel } from '../staff-channel.js'
import { again } from './calm.js'
import type { EdgeContext } from './edge-context.js'
import { send } from './send.js'

export async function reachStaffChannel(
  context: EdgeContext,
  inFlight: InFlight,
  id: string,
): Promise<StaffChannel> {
  const found = await fetched(context, id)
  if (found === null || found.isDMBased() || !found.isSendable())
    throw new ChannelRefusal('nothing can be posted there', 'name a text channel in WORKLIST_CHANNEL')
  const place = context.places({ channelId: id, guildId: found.guildId, channel: found })
  if (place.audience !== 'internal') throw notInternal('discord', id)
  const own = found.permissionsFor(context.client.user)
  if (!own?.has([May.ViewChannel, found.isThread() ? May.SendMessagesInThreads : May.SendMessages]))
    throw new ChannelRefusal('the bot may not post there', 'let it see the channel and send messages there')
  return {
    language: place.settings.language,
    post: (digest, due, confirm) =>
      inFlight.run(
        context.lanes(id, async () => {
          if (await hasPost(found, due)) return true
          if (!(await confirm())) return false
          // The nonce makes it safe to send again when it is not known whether the first try arrived.
          const post = { components: digestMessage(digest, markOf(due)), nonce: `worklist.${due}` }
          await again(() => send(found, undefined, post))
          return true
        }),
      ),
  }
}

/** Component ids have 32 bits: the hour stands for the week. Far above the ids in answers. */
const markOf = (due: number) => Math.floor(due / HOUR_MS)

async function fetched({ client }: EdgeContext, id: string): Promise<Channel | null> {
  try {
    return await again(() => client.channels.fetch(id))
  } catch (error) {
    if (
      error instanceof DiscordAPIError &&
      (error.code === Code.UnknownChannel || error.code === Code.MissingAccess)
    )
      throw new ChannelRefusal(
        'Discord shows the bot no such channel',
        'check the id in WORKLIST_CHANNEL, that the bot is in that server, and that it may see the channel',
      )
    throw error
  }
}

/** Whether the post of this week is in the channel. Where the bot may not read, Discord shows it nothing. */
async function hasPost(channel: SendableChannels, due: number): Promise<boolean> {
  let after = String(SnowflakeUtil.generate({ timestamp: due - CLOCKS_DIFFER_MS }))
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const read = await again(() => channel.messages.fetch({ after, limit: PAGE, cache: false }))
    const isThere = read.some(
      ({ author, client, components }) =>
        author.id === client.user.id &&
        components.some(({ type, id }) => type === ComponentType.TextDisplay && id === markOf(due)),
    )
    if (isThere || read.size < PAGE) return isThere
    after = [...read.keys()].reduce((latest, id) => (BigInt(id) > BigInt(latest) ? id : latest), after)
  }
  return false
}

const HOUR_MS = 60 * 60_000
const PAGE = 100
const MOST_PAGES = 10
