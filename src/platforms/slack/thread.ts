// What was said in a thread, read from Slack, so that a restart forgets nothing; what the bot saw itself fills in where
// Slack gives no more than a few messages a minute.
import { z } from 'zod'
import { ACTIONS } from '../../render/slack/controls.js'
import { decodeReference } from './reference.js'
import { mentions, plainOf } from './said.js'
import type { Web } from './web.js'

/** One message of a thread. */
export interface Said {
  readonly ts: string
  readonly text: string
  readonly by: 'bot' | 'person' | 'other'
  /** block_ids of the bot's own message. */
  readonly marks: readonly string[]
  /** The question that an answer of the bot carries in its buttons. */
  readonly carried?: { readonly question: string; readonly service?: string }
}

/** A thread as far as it is known. */
export interface ThreadRead {
  readonly said: readonly Said[]
  /** Whether Slack gave all of it. */
  readonly isWhole: boolean
}

export interface Threads {
  readonly read: (channel: string, root: string) => Promise<ThreadRead>
  /** Keeps what an event brought. */
  readonly saw: (channel: string, root: string, said: Said) => void
}

/** The mark of an answer to a message: the same for every delivery of it, another one when it was edited. */
export const markOf = (ts: string, print: string): string => `answer.${ts}.${print}`

const element = z.looseObject({ action_id: z.string().exactOptional(), value: z.string().exactOptional() })
const fromSlack = z.looseObject({
  ts: z.string(),
  text: z.string().default(''),
  user: z.string().exactOptional(),
  bot_id: z.string().exactOptional(),
  subtype: z.string().exactOptional(),
  blocks: z
    .array(
      z.looseObject({ block_id: z.string().exactOptional(), elements: z.array(z.unknown()).exactOptional() }),
    )
    .default([]),
})

/** A message as Slack gives it, in an event or from conversations.replies. */
export function saidIn(
  message: unknown,
  bot: { readonly userId: string; readonly botId: string },
): Said | undefined {
  const result = fromSlack.safeParse(message)
  if (!result.success) return undefined
  const { ts, text, user, bot_id, subtype, blocks } = result.data
  const isOwn = user === bot.userId || bot_id === bot.botId
  const isPerson = !isOwn && bot_id === undefined && (subtype === undefined || SPOKEN.has(subtype))
  const said = { ts, text, by: isOwn ? 'bot' : isPerson ? 'person' : 'other' } as const
  if (!isOwn) return { ...said, marks: [] }
  const values = blocks
    .flatMap(({ elements = [] }) => elements.map((one) => element.safeParse(one).data))
    .filter((one) => one?.action_id === ACTIONS.customerText || one?.action_id === ACTIONS.wholeClause)
  const reference = decodeReference(values[0]?.value)
  return {
    ...said,
    marks: blocks.flatMap(({ block_id }) => (block_id === undefined ? [] : [block_id])),
    ...(reference?.q === undefined
      ? {}
      : {
          carried: {
            question: reference.q,
            ...(reference.s === undefined ? {} : { service: reference.s }),
          },
        }),
  }
}

export function createThreads(web: Web, bot: { readonly userId: string; readonly botId: string }): Threads {
  const seen = new Map<string, Map<string, Said>>()
  const keep = (key: string, said: readonly Said[]) => {
    const known = seen.get(key) ?? new Map<string, Said>()
    for (const one of said) known.set(one.ts, one)
    seen.delete(key)
    seen.set(key, known)
    for (const oldest of seen.keys()) {
      if (seen.size <= MOST_THREADS) break
      seen.delete(oldest)
    }
    return known
  }
  return {
    saw: (channel, root, said) => {
      const key = `${channel} ${root}`
      if (seen.has(key)) keep(key, [said])
    },
    read: async (channel, root) => {
      const key = `${channel} ${root}`
      const { said, isWhole } = await readPages(web, bot, channel, root)
      const known = isWhole ? new Map(said.map((one) => [one.ts, one])) : keep(key, said)
      if (isWhole) {
        seen.delete(key)
        keep(key, said)
      }
      return { said: [...known.values()].sort((a, b) => Number(a.ts) - Number(b.ts)), isWhole }
    },
  }
}

/** As many pages as Slack gives without making the asker wait. */
async function readPages(
  web: Web,
  bot: { readonly userId: string; readonly botId: string },
  channel: string,
  root: string,
): Promise<ThreadRead> {
  const said: Said[] = []
  let cursor: string | undefined
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await web.call(
        (client) =>
          client.conversations.replies({
            channel,
            ts: root,
            limit: PAGE,
            ...(cursor === undefined ? {} : { cursor }),
          }),
        { forMs: READ_MS },
      )
      said.push(...(answer?.messages ?? []).flatMap((message) => saidIn(message, bot) ?? []))
      cursor = answer?.response_metadata?.next_cursor || undefined
      if (cursor === undefined) return { said, isWhole: true }
    }
  } catch {
    // Whatever the reason: the thread is known only as far as it was seen, and the caller is told so.
  }
  return { said, isWhole: false }
}

/**
 * The questions that people asked the bot before a message, oldest first: in a direct conversation all that they said,
 * elsewhere what named the bot or was answered, and what was asked with a button.
 */
export function earlierQuestions(
  said: readonly Said[],
  before: string,
  place: { readonly isDirect: boolean; readonly bot: string },
  nameOf: (service: string) => string,
): string[] {
  const answered = new Set(
    said.flatMap(({ marks }) => marks.map((mark) => mark.split('.').slice(1, 3).join('.'))),
  )
  const questions = said
    .filter(({ ts }) => Number(ts) < Number(before))
    .flatMap((one) => {
      if (one.by === 'bot') {
        const isAnswerToMessage = one.marks.some((mark) => mark.startsWith('answer.'))
        if (isAnswerToMessage || !one.carried) return []
        const { question, service } = one.carried
        return [service === undefined ? question : `${nameOf(service)} ${question}`]
      }
      const isAsked = place.isDirect || mentions(one.text, place.bot) || answered.has(one.ts)
      return one.by === 'person' && isAsked ? [plainOf(one.text)] : []
    })
  return questions.filter((question) => question !== '').slice(-MOST_EARLIER)
}

/** Subtypes under which people speak. */
export const SPOKEN: ReadonlySet<string> = new Set(['thread_broadcast', 'file_share', 'me_message'])
const PAGE = 200
const MOST_PAGES = 5
/** Nobody should wait longer for the context than for the answer. */
const READ_MS = 4_000
const MOST_THREADS = 2_000
/** The core looks no further back. */
const MOST_EARLIER = 8
