// What the listeners of the Discord edge share.
import type { Client } from 'discord.js'
import type { EdgeOptions } from '../edge.js'
import type { Places } from './place.js'

export interface EdgeContext extends EdgeOptions {
  /** Logged in. */
  readonly client: Client<true>
  readonly places: Places
  /** Ids of messages that were deleted lately: nobody wants them answered. */
  readonly deleted: ReadonlySet<string>
}
