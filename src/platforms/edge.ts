// What an edge is given and what it must offer. An edge turns events into questions and answers into messages, no more.

import type { Log } from '../ports/log.js'
import type { Once } from '../ports/once.js'
import type { Records } from '../ports/records.js'
import type { Clerk } from './clerk.js'
import type { ChannelSettings } from './settings.js'
import type { ReachStaffChannel } from './staff-channel.js'

/** Everything that an edge may lean on. */
export interface EdgeOptions {
  /** The clerk of the knowledge as it is now: ask anew for each question, it changes when files do. */
  readonly clerk: () => Clerk
  readonly settings: ChannelSettings
  readonly once: Once
  readonly records: Records
  readonly log: Log
  /** Address of a readable clause; undefined where there is no public desk. */
  readonly clauseUrl: (document: string, clause: string) => string | undefined
}

/** A running edge. */
export interface Edge {
  readonly name: 'slack' | 'discord' | 'desk'
  /** For what the bot says unasked; absent where there are no channels. */
  readonly staffChannel?: ReachStaffChannel
  /** Takes no new questions, answers those in flight, closes its connections. Safe to call twice. */
  readonly stop: () => Promise<void>
}
