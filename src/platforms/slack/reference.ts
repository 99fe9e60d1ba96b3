// What a button remembers, so that it works after a restart: the question itself, or where it can be read again.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Answer } from '../../answer/model.js'
import type { Language } from '../../knowledge/model.js'
import { renderPlain } from '../../render/plain.js'
import { VALUE } from '../../render/slack/limits.js'

/** A question as it was asked in its place. */
export interface AskedQuestion {
  readonly text: string
  readonly thread: readonly string[]
  readonly service?: string
}

/** Where a message is; `root` is the message whose thread it is in. */
export interface MessageAt {
  readonly channel: string
  readonly ts: string
  readonly root: string
}

const inValue = z.object({
  /** Question, thread and service as they were asked. */
  q: z.string().exactOptional(),
  t: z.array(z.string()).exactOptional(),
  s: z.string().exactOptional(),
  /** Print of the answer that is shown. */
  f: z.string().exactOptional(),
  /** Instead of the question: channel, message, root of its thread, print of its text. */
  c: z.string().exactOptional(),
  m: z.string().exactOptional(),
  r: z.string().exactOptional(),
  h: z.string().exactOptional(),
  /** Language asked for. */
  l: z.enum(['ja', 'en']).exactOptional(),
})

export type Reference = z.output<typeof inValue>

/** The value of a button: the question where it fits, else where it is; undefined if neither does. */
export function encodeReference(
  asked: AskedQuestion,
  at: MessageAt | undefined,
  more: { readonly answer?: Answer; readonly language?: Language } = {},
): string | undefined {
  const common = {
    ...(asked.service === undefined ? {} : { s: asked.service }),
    ...(more.answer ? { f: printOf(renderPlain(more.answer)) } : {}),
    ...(more.language ? { l: more.language } : {}),
  }
  const whole = JSON.stringify({
    q: asked.text,
    ...(asked.thread.length > 0 ? { t: asked.thread } : {}),
    ...common,
  })
  if (whole.length <= VALUE - ROOM) return whole
  if (at === undefined) return undefined
  return JSON.stringify({ c: at.channel, m: at.ts, r: at.root, h: printOf(asked.text), ...common })
}

/** Reads a value back; undefined if it is not one of ours. */
export function decodeReference(value: string | undefined): Reference | undefined {
  try {
    const result = inValue.safeParse(JSON.parse(value ?? ''))
    return result.success && (result.data.q !== undefined || result.data.m !== undefined)
      ? result.data
      : undefined
  } catch {
    return undefined
  }
}

/** The same question for one service, or in another language. */
export const encodeAgain = (reference: Reference, more: Partial<Reference>): string | undefined => {
  const value = JSON.stringify({ ...reference, ...more })
  return value.length <= VALUE ? value : undefined
}

/** Eight characters that differ when the text does. */
export const printOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)

/** For the sign of a feedback button. */
const ROOM = 10
