// What a button stands under: the question that the message displays, and the answer to it, made again. Nothing is kept
// in memory, so it works after a restart; if another answer would come out now, nothing is recalled.
import type { Message } from 'discord.js'
import type { Answer } from '../../answer/model.js'
import { fingerprintOf } from '../asking.js'
import type { EdgeContext } from './edge-context.js'
import { type Kept, keptIn } from './kept.js'
import type { Place } from './place.js'
import { positionOf, readBefore } from './thread.js'

export interface Recalled {
  readonly kept: Kept
  readonly thread: readonly string[]
  /** Id of the service that was taken for the question. */
  readonly service: string | undefined
  readonly answer: Answer
}

/** Undefined if the documents or the conversation have changed so much that the answer shown is not today's. */
export async function recall(
  context: EdgeContext,
  message: Message,
  fingerprint: string,
  place: Place,
): Promise<Recalled | undefined> {
  const kept = keptIn(message)
  if (!kept) return undefined
  const { ask, services } = context.clerk()
  const service = services(place.audience).find(({ name }) =>
    [name.ja, name.en].includes(kept.service ?? ''),
  )?.id
  if (kept.service !== undefined && service === undefined) return undefined
  const askIn = (thread: readonly string[]): Recalled | undefined => {
    const answer = ask(
      { text: kept.text, thread, ...(service === undefined ? {} : { service }) },
      place.audience,
    )
    return fingerprintOf(kept.text, answer) === fingerprint ? { kept, thread, service, answer } : undefined
  }
  // Most questions say all themselves; the thread is read only if this one does not.
  return askIn([]) ?? askIn((await readBefore(await positionOf(message), context.log))?.questions ?? [])
}
