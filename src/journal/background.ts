// Work that nobody waits for.
import type { Log } from '../ports/log.js'

/** Work that can be done a little later, each kind once at a time; its failures are for the log. */
export function backgroundWork(log: Log) {
  const timers = new Map<string, NodeJS.Timeout>()
  const running = new Map<string, Promise<void>>()
  let stopped = false
  const soon = (name: string, afterMs: number, work: () => Promise<void>) => {
    if (stopped || timers.has(name)) return
    const timer = setTimeout(() => {
      // What is asked for while it runs is done once more after it.
      const before = running.get(name) ?? Promise.resolve()
      const run = before.then(() => {
        timers.delete(name)
        return stopped
          ? undefined
          : work().catch((error: unknown) => log('debug', 'journal-background', { work: name, error }))
      })
      running.set(name, run)
      void run.finally(() => {
        if (running.get(name) === run) running.delete(name)
      })
    }, afterMs)
    timer.unref()
    timers.set(name, timer)
  }
  return {
    soon,
    settled: async () => {
      while (running.size > 0) await Promise.all(running.values())
    },
    stop: () => {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
