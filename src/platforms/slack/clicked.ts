// What a click tells: where it was, on which message or modal, and which value the button carried.
import { z } from 'zod'
import type { Bot } from './bot.js'
import { nameOfService } from './bot.js'
import { type AskedQuestion, decodeReference, printOf, type Reference } from './reference.js'
import { plainOf } from './said.js'
import { earlierQuestions } from './thread.js'

const body = z.looseObject({
  trigger_id: z.string().default(''),
  user: z.looseObject({ id: z.string(), team_id: z.string().exactOptional() }),
  team: z.looseObject({ id: z.string() }).nullish(),
  channel: z.looseObject({ id: z.string() }).exactOptional(),
  message: z.looseObject({ ts: z.string(), thread_ts: z.string().exactOptional() }).exactOptional(),
  container: z
    .looseObject({
      message_ts: z.string().exactOptional(),
      thread_ts: z.string().exactOptional(),
      is_ephemeral: z.boolean().exactOptional(),
    })
    .default({}),
  view: z
    .looseObject({ id: z.string(), type: z.string(), private_metadata: z.string().default('') })
    .exactOptional(),
})
const action = z.looseObject({ action_id: z.string(), value: z.string().exactOptional() })

/** A click as the listeners use it. */
export interface Click {
  readonly action: string
  readonly value: string
  readonly trigger: string
  readonly user: string
  readonly team: string
  /** Empty where there is no channel: in the Home tab, or in a modal that was opened from it. */
  readonly channel: string
  /** The message with the button. */
  readonly message?: string
  /** The message whose thread it is in. */
  readonly root?: string
  readonly isEphemeral: boolean
  readonly view?: { readonly id: string; readonly type: string }
}

/** What a modal remembers of where it was opened. */
const metadata = z.object({ c: z.string(), r: z.string().exactOptional() })
export const metadataOf = (channel: string, root: string | undefined): string =>
  JSON.stringify({ c: channel, ...(root === undefined ? {} : { r: root }) })

/** The place that a modal was opened from; empty if it was none. */
export function readMetadata(text: string): { readonly channel: string; readonly root?: string } {
  try {
    const { c, r } = metadata.parse(JSON.parse(text))
    return { channel: c, ...(r === undefined ? {} : { root: r }) }
  } catch {
    return { channel: '' }
  }
}

/** Undefined if Slack sent something else than a click of a button. */
export function readClick(bot: Bot, clickedBody: unknown, clickedAction: unknown): Click | undefined {
  const one = body.safeParse(clickedBody)
  const two = action.safeParse(clickedAction)
  if (!one.success || !two.success) return undefined
  const { trigger_id, user, team, channel, message, container, view } = one.data
  const opened = readMetadata(view?.private_metadata ?? '')
  const ts = message?.ts ?? container.message_ts
  const root =
    message?.thread_ts ?? container.thread_ts ?? (container.is_ephemeral ? undefined : ts) ?? opened.root
  return {
    action: two.data.action_id,
    value: two.data.value ?? '',
    trigger: trigger_id,
    user: user.id,
    team: team?.id ?? user.team_id ?? bot.me.teamId,
    channel: channel?.id ?? opened.channel,
    isEphemeral: container.is_ephemeral === true,
    ...(ts === undefined ? {} : { message: ts }),
    ...(root === undefined ? {} : { root }),
    ...(view ? { view: { id: view.id, type: view.type } } : {}),
  }
}

/** The question that a button stands for, or why there is none any more. */
export type Recalled =
  | { readonly ok: true; readonly asked: AskedQuestion; readonly reference: Reference }
  | { readonly ok: false; readonly why: 'gone' | 'edited' }

/** From the value of a button; reads the message again where the question did not fit into the value. */
export async function recall(bot: Bot, value: string): Promise<Recalled> {
  const reference = decodeReference(value)
  if (!reference) return { ok: false, why: 'gone' }
  const service = reference.s === undefined ? {} : { service: reference.s }
  if (reference.q !== undefined)
    return { ok: true, reference, asked: { text: reference.q, thread: reference.t ?? [], ...service } }
  const { c: channel = '', m: ts = '', r: root = ts, h } = reference
  const { said } = await bot.threads.read(channel, root)
  const message = said.find((one) => one.ts === ts)
  if (!message) return { ok: false, why: 'gone' }
  const text = plainOf(message.text)
  // A text for another question than the one that is shown would be worse than none.
  if (printOf(text) !== h) return { ok: false, why: 'edited' }
  const { language } = bot.places.settings(channel, bot.me.teamId)
  const place = { isDirect: channel.startsWith('D'), bot: bot.me.userId }
  const thread = earlierQuestions(said, ts, place, (id) => nameOfService(bot, id, language))
  return { ok: true, reference, asked: { text, thread, ...service } }
}
