// A channel to which the bot itself speaks: one that insiders alone read, as what people asked is told there.
import type { Language } from '../knowledge/model.js'
import type { Digest } from '../render/digest.js'

export interface StaffChannel {
  /** That of the channel's settings. */
  readonly language: Language
  /**
   * Posts the digest of the week that was due at a time (milliseconds since 1970), unless it is there already: an
   * instance may have died right after posting. `confirm` is asked right before; on no nothing is posted, and the
   * result is false. Throws if the platform does not take it.
   */
  readonly post: (digest: Digest, due: number, confirm: () => Promise<boolean>) => Promise<boolean>
}

/** Why nothing may or can be posted in a channel, and what the operator can do about it. */
export class ChannelRefusal extends Error {
  override readonly name = 'ChannelRefusal'
  constructor(
    reason: string,
    readonly mend: string,
  ) {
    super(reason)
  }
}

/** How a platform's channel is reached by its id. Throws a ChannelRefusal unless it is certain that it is internal. */
export type ReachStaffChannel = (id: string) => Promise<StaffChannel>

/** Said on every platform alike. */
export const notInternal = (platform: string, id: string): ChannelRefusal =>
  new ChannelRefusal(
    'the channel is not set to be internal, and the post tells what people asked',
    `if only insiders read it, write in DATA_DIR/channels.yaml → ${platform}: { "${id}": { audience: internal } }`,
  )

/** Clocks differ a little: a post of this week is looked for from so long before it was due. */
export const CLOCKS_DIFFER_MS = 60 * 60_000
