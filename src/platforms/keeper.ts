// Keeps the clerk of the knowledge as it is now.
import type { Fault } from '../knowledge/fault.js'
import { type Clerk, createClerk } from './clerk.js'
import type { Log } from './log.js'
import { prepareKnowledge } from './prepared.js'

/** The knowledge in use. */
export interface Keeper {
  readonly clerk: () => Clerk
}

export type KeeperResult =
  | { readonly ok: true; readonly keeper: Keeper }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Loads a knowledge folder. Throws if the folder cannot be read. */
export async function keepKnowledge(folder: string, log: Log): Promise<KeeperResult> {
  const prepared = await prepareKnowledge(folder)
  if (!prepared.ok) return prepared
  const clerk = createClerk({ ...prepared, log })
  return { ok: true, keeper: { clerk: () => clerk } }
}
