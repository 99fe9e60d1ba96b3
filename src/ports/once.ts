// Remembers which messages are being or have been answered: platforms deliver a message more than once.

/** Work on a message: runs once for each key, however often it is delivered. */
export interface Once {
  /**
   * Runs the work unless the key's work is under way or done. If it throws, the key is free again: a later delivery
   * of a message that was not answered must be answered. Returns whether this call did the work.
   */
  readonly run: (key: string, work: (claim: Claim) => Promise<void>, options?: RunOptions) => Promise<boolean>
  /**
   * Takes over what instances left that died with it: the work is run for each address whose key begins with the
   * prefix. Absent where there is one instance. Returns what ends it.
   */
  readonly adopt?: (prefix: string, work: (address: string, claim: Claim) => Promise<void>) => () => void
  /** Addresses of the last hour whose keys begin with the prefix, of all instances, those included that are gone. */
  readonly lately?: (prefix: string) => Promise<readonly string[]>
}

export interface RunOptions {
  /** What another instance needs to find the message again should this one die: ids, never its words. */
  readonly address?: string
  /** Called when the message cannot be lost any more: somebody, here or elsewhere, has claimed it. */
  readonly claimed?: () => void
}

/** The right to answer one message. */
export interface Claim {
  /** Somebody began the work before and did not finish: look whether the answer is out already before sending it. */
  readonly takenOver: boolean
  /** Call right before the answer goes out: false if another instance has taken the work over meanwhile. */
  readonly confirm: () => Promise<boolean>
}

/** A memory of this process. `now` gives milliseconds. */
export function onceInMemory(now: () => number, keepFor = KEEP_FOR, most = MOST_KEPT): Once {
  const seen = new Map<string, number>()
  const forget = () => {
    // Keys are in the order of their time: the first that is young enough ends the search.
    for (const [key, since] of seen) {
      if (seen.size <= most && now() - since < keepFor) return
      seen.delete(key)
    }
  }
  return {
    run: async (key, work, { claimed } = {}) => {
      forget()
      if (seen.has(key)) return false
      seen.set(key, now())
      claimed?.()
      try {
        await work(SOLE_CLAIM)
        return true
      } catch (error) {
        seen.delete(key)
        throw error
      }
    },
  }
}

const SOLE_CLAIM: Claim = { takenOver: false, confirm: async () => true }

/** Slack delivers again up to 5 minutes later; an hour covers clocks and long outages. */
const KEEP_FOR = 60 * 60 * 1000
const MOST_KEPT = 100_000
