// Remembers which messages are being or have been answered: platforms deliver a message more than once.

/** Work on a message: runs once for each key, however often it is delivered. */
export interface Once {
  /**
   * Runs the work unless the key's work is under way or done. If it throws, the key is free again: a later delivery
   * of a message that was not answered must be answered. Returns whether this call did the work.
   */
  readonly run: (key: string, work: () => Promise<void>) => Promise<boolean>
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
    run: async (key, work) => {
      forget()
      if (seen.has(key)) return false
      seen.set(key, now())
      try {
        await work()
        return true
      } catch (error) {
        seen.delete(key)
        throw error
      }
    },
  }
}

/** Slack delivers again up to 5 minutes later; an hour covers clocks and long outages. */
const KEEP_FOR = 60 * 60 * 1000
const MOST_KEPT = 100_000
