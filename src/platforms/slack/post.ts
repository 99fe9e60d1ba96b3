// Brings messages to where they belong: in order, each once, and in plain text where Slack does not take the blocks.
import type { Language } from '../../knowledge/model.js'
import type { SlackMessage } from '../../render/slack/pack.js'
import { LINES } from '../../render/slack/phrases.js'
import { splitText } from '../../render/slack/split.js'
import type { Bot } from './bot.js'
import { SlackRefusal } from './web.js'

/** Where an answer goes. */
export interface Target {
  readonly channel: string
  /** The message whose thread it is. */
  readonly root: string
  /** Who is told in a direct message if the channel does not take it. */
  readonly asker: string
  readonly language: Language
}

/** Care that nothing is posted twice. */
export interface Care {
  /** Somebody may have posted some of it before: those messages are left out. */
  readonly mayBePosted: boolean
  /** Asked right before each message: false if somebody else has taken the work over. */
  readonly confirm: () => Promise<boolean>
}

/**
 * Posts messages into a thread, one after another with everything else for the channel. What cannot be posted at all
 * is told to the asker in one line; throws if not even that was possible.
 */
export async function postAnswer(
  bot: Bot,
  target: Target,
  messages: readonly SlackMessage[],
  { mayBePosted, confirm }: Care = { mayBePosted: false, confirm: async () => true },
): Promise<void> {
  await bot.lanes(target.channel, async () => {
    try {
      for (const message of messages) {
        const mark = message.blocks[0]?.block_id
        if (mayBePosted && mark !== undefined && (await isPosted(bot, target, mark))) continue
        if (!(await confirm())) return
        await postOne(bot, target, message)
      }
    } catch (error) {
      bot.options.log('error', 'slack-answer-not-posted', { error, channel: target.channel })
      await tellFailure(bot, target, error)
    }
  })
}

/** Says in the thread, in its turn, that there is no answer just now. Throws if nobody could be told. */
export const postFailure = (bot: Bot, target: Target, cause: unknown): Promise<void> =>
  bot.lanes(target.channel, () => tellFailure(bot, target, cause))

/** Whether the thread already has a message with this mark. Unknown counts as no. */
async function isPosted(bot: Bot, { channel, root }: Target, mark: string): Promise<boolean> {
  const { said } = await bot.threads.read(channel, root)
  return said.some(({ marks }) => marks.includes(mark))
}

async function postOne(bot: Bot, target: Target, message: SlackMessage): Promise<void> {
  const mark = message.blocks[0]?.block_id
  const wasDone = async () => mark !== undefined && (await isPosted(bot, target, mark))
  try {
    await post(bot, target, message, wasDone)
  } catch (error) {
    if (!(error instanceof SlackRefusal) || !REFUSED_BLOCKS.has(error.code)) throw error
    bot.options.log('warn', 'slack-blocks-refused', { error: error.code, channel: target.channel })
    // Plain text carries every statement and citation too, without buttons.
    for (const text of splitText(message.text, PLAIN_TEXT, (one) => one.length))
      await post(bot, target, { text }, async () => false)
  }
}

async function post(
  bot: Bot,
  { channel, root }: Target,
  message: { readonly text: string; readonly blocks?: SlackMessage['blocks'] },
  wasDone: () => Promise<boolean>,
): Promise<void> {
  await bot.web.call(
    (client) => client.chat.postMessage({ channel, thread_ts: root, ...message, ...AS_WRITTEN }),
    { wasDone },
  )
}

/** One calm line in the thread, else to the asker alone. */
async function tellFailure(bot: Bot, target: Target, cause: unknown): Promise<void> {
  // Whoever deleted the question does not wait for an answer.
  if (cause instanceof SlackRefusal && cause.code === 'thread_not_found') return
  const text = LINES.failed[target.language]
  const say = (channel: string, thread_ts?: string) =>
    bot.web.call(
      (client) =>
        client.chat.postMessage({ channel, text, ...(thread_ts === undefined ? {} : { thread_ts }) }),
      { forMs: TELL_MS },
    )
  try {
    await say(target.channel, target.root)
  } catch {
    await say(target.asker)
  }
}

/** Nothing in the text is to be looked for or unfolded. */
export const AS_WRITTEN = {
  parse: 'none',
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
} as const

const REFUSED_BLOCKS: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_attachments',
  'msg_blocks_too_long',
  'msg_too_long',
])
/** Characters of one message without blocks that read well. */
const PLAIN_TEXT = 3_500
const TELL_MS = 10_000
