// The channel of the operator's choice, checked anew for each post: it must be set to be internal, and Slack must say
// that no other organisation is in it. What is not known counts as no.
import { digestMessage } from '../../render/slack/digest-message.js'
import type { InFlight } from '../in-flight.js'
import { ChannelRefusal, CLOCKS_DIFFER_MS, notInternal, type StaffChannel } from '../staff-channel.js'
import type { Bot } from './bot.js'
import { AS_WRITTEN } from './post.js'
import { SlackRefusal } from './web.js'

export async function reachStaffChannel(
  bot: Bot,
  inFlight: InFlight,
  channel: string,
): Promise<StaffChannel> {
  const settings = bot.places.settings(channel, bot.me.teamId)
  if (settings.audience !== 'internal') throw notInternal('slack', channel)
  await demandInside(bot, channel)
  return {
    language: settings.language,
    post: (digest, due, confirm) =>
      inFlight.run(
        bot.lanes(channel, async () => {
          const mark = `worklist.${due}`
          const isPosted = () => hasPost(bot, channel, mark, due)
          if (await isPosted()) return true
          if (!(await confirm())) return false
          const message = digestMessage(digest, mark)
          await refusalsSaid(
            bot.web.call((client) => client.chat.postMessage({ channel, ...message, ...AS_WRITTEN }), {
              forMs: PATIENCE_MS,
              wasDone: isPosted,
            }),
          )
          return true
        }),
      ),
  }
}

/** Throws a ChannelRefusal unless the bot is in the channel and nobody from elsewhere is or was invited. */
async function demandInside(bot: Bot, channel: string): Promise<void> {
  const answer = await refusalsSaid(
    bot.web.call((client) => client.conversations.info({ channel }), { forMs: PATIENCE_MS }),
  )
  const { is_ext_shared, is_pending_ext_shared, is_member } = answer?.channel ?? {}
  if (is_ext_shared !== false || is_pending_ext_shared)
    throw new ChannelRefusal(
      'the channel is, or may be, shared with another organisation, and the post tells what people asked',
      'choose a channel that is not shared',
    )
  if (is_member !== true) throw new ChannelRefusal(...NOT_IN_CHANNEL)
}

/** Whether the post of this week is in the channel. Where the bot may not read it cannot tell: then it is not. */
async function hasPost(bot: Bot, channel: string, mark: string, due: number): Promise<boolean> {
  let cursor: string | undefined
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const oldest = String((due - CLOCKS_DIFFER_MS) / 1_000)
      const answer = await bot.web.call(
        (client) =>
          client.conversations.history({
            channel,
            oldest,
            limit: PAGE,
            ...(cursor === undefined ? {} : { cursor }),
          }),
        { forMs: PATIENCE_MS },
      )
      if (
        answer?.messages?.some(
          ({ bot_id, blocks }) =>
            bot_id === bot.me.botId && blocks?.some(({ block_id }) => block_id === mark),
        )
      )
        return true
      cursor = answer?.response_metadata?.next_cursor || undefined
      if (cursor === undefined) return false
    }
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error
    bot.options.log('warn', 'worklist-channel-not-read', { channel, error: error.code })
  }
  return false
}

/** Slack's own words for what an operator can mend. */
async function refusalsSaid<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    const refusal = error instanceof SlackRefusal ? REFUSALS.get(error.code) : undefined
    throw refusal ? new ChannelRefusal(...refusal) : error
  }
}

const INVITE = 'invite the bot in that channel: /invite'
type Refusal = readonly [reason: string, mend: string]
const NOT_IN_CHANNEL: Refusal = ['the bot is not in the channel', INVITE]
const REFUSALS: ReadonlyMap<string, Refusal> = new Map<string, Refusal>([
  [
    'channel_not_found',
    ['Slack shows the bot no such channel', `check the id in WORKLIST_CHANNEL; if it is private, ${INVITE}`],
  ],
  ['not_in_channel', NOT_IN_CHANNEL],
  ['is_archived', ['the channel is archived', 'choose another one in WORKLIST_CHANNEL']],
  ['restricted_action', ['the bot may not post there', 'allow it in the settings of the channel']],
  ['missing_scope', ['the app lacks a scope', 'install it again with the scopes of manifest.yml']],
])

/** Well below the lease of a post. */
const PATIENCE_MS = 30_000
const PAGE = 200
const MOST_PAGES = 5
