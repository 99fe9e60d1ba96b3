// What the listeners of the Discord edge share.
import type { Client } from 'discord.js'
import type { EdgeOptions } from '../edge.js'
import type { Lanes } from '../lanes.js'
import type { Places } from './place.js'

export interface EdgeContext extends EdgeOptions {
  /** Logged in. */
  readonly client: Client<true>
  readonly places: Places
  /** One answer after another in each channel: their parts stay together, and no limit is met twice at once. */
  readonly lanes: Lanes
  /** Ids of messages that were deleted lately: nobody wants them answered. */
  readonly deleted: ReadonlySet<string>
}
