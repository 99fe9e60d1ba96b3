// Holds what is to be written until it is written. Never makes anybody wait, never grows without bound.
import type { Log } from '../ports/log.js'
import type { Trouble } from './database.js'

export interface QueueOptions<T> {
  /** Writes all or nothing; what it has written it may be given again. */
  readonly write: (batch: readonly T[]) => Promise<void>
  readonly troubleOf: (error: unknown) => Trouble
  /** Kept when there is no room for all. */
  readonly isPrecious: (entry: T) => boolean
  /** The entry that says how many found no room. */
  readonly lossOf: (dropped: number) => T
  readonly log: Log
  /** Entries that may wait. */
  readonly most?: number
  /** Milliseconds from a failure to the next try; doubles up to `longestRetryMs`. */
  readonly retryMs?: number
  readonly longestRetryMs?: number
}

export interface Queue<T> {
  readonly push: (entry: T) => void
  readonly waiting: () => number
  /** How many entries were lost for want of room since the start. */
  readonly dropped: () => number
  /** Resolves when nothing waits any more, or nothing more is written. */
  readonly settled: () => Promise<void>
  /** Takes no more; tries to write the rest until the time is up. Returns how many were left. */
  readonly close: (withinMs: number) => Promise<number>
}

/** A queue over a writer that may fail for a while. */
export function createQueue<T>(options: QueueOptions<T>): Queue<T> {
  const { write, troubleOf, isPrecious, lossOf, log } = options
  const { most = MOST_WAITING, retryMs = RETRY_MS, longestRetryMs = LONGEST_RETRY_MS } = options
  const precious: T[] = []
  const common: T[] = []
  let writing = 0
  let timer: NodeJS.Timeout | undefined
  let running = false
  let closed = false
  let failures = 0
  let dropped = 0
  let untold = 0
  let isTold = false
  let toldAt = Number.NEGATIVE_INFINITY
  let idle: (() => void)[] = []

  const waiting = () => precious.length + common.length + writing

  const push = (entry: T) => {
    if (closed) return
    if (waiting() >= most && !makeRoom(entry)) return
    ;(isPrecious(entry) ? precious : common).push(entry)
    schedule(GATHER_MS)
  }
  /** What was told to customers is worth more than one question more; among equals the newest has to go. */
  const makeRoom = (entry: T): boolean => {
    if (untold === 0)
      log('error', 'journal-full', {
        waiting: waiting(),
        mend: 'records are dropped until the database can be written again; answers go on',
      })
    dropped++
    untold++
    return isPrecious(entry) && common.pop() !== undefined
  }
  const schedule = (inMs: number) => {
    if (running || timer) return
    timer = setTimeout(() => {
      timer = undefined
      void drain()
    }, inMs)
    // A process that has nothing else to do may end: close() writes the rest.
    timer.unref()
  }
  const drain = async () => {
    if (running) return
    running = true
    try {
      while (precious.length + common.length > 0) {
        const batch = [...precious.splice(0, BATCH)]
        batch.push(...common.splice(0, BATCH - batch.length))
        writing = batch.length
        const left = await writeAll(batch)
        writing = 0
        if (left.length > 0) {
          putBack(left)
          return
        }
      }
      tellIdle()
    } finally {
      writing = 0
      running = false
      if (precious.length + common.length > 0)
        schedule(failures === 0 ? 0 : Math.min(retryMs * 2 ** (failures - 1), longestRetryMs))
    }
  }
  const tellIdle = () => {
    const told = idle
    idle = []
    for (const tell of told) tell()
  }
  const putBack = (left: readonly T[]) => {
    precious.unshift(...left.filter(isPrecious))
    common.unshift(...left.filter((entry) => !isPrecious(entry)))
  }
  /** Writes a batch; returns what has to be tried again later. */
  const writeAll = async (batch: readonly T[]): Promise<readonly T[]> => {
    try {
      await write(batch)
      recovered()
      return []
    } catch (error) {
      if (troubleOf(error) !== 'data') return failed(error, batch)
      // One entry that can never be written must not hold up the others.
      if (batch.length === 1) {
        log('error', 'journal-refused', { error })
        return []
      }
      const left: T[] = []
      for (const entry of batch) left.push(...(left.length > 0 ? [entry] : await writeAll([entry])))
      return left
    }
  }
  const failed = (error: unknown, batch: readonly T[]) => {
    failures++
    // A disk with a little room comes and goes: an outage that follows the last one at once is told once it lasts.
    if (!isTold && performance.now() - toldAt > QUIET_MS) {
      isTold = true
      toldAt = performance.now()
      const trouble = troubleOf(error)
      log('error', 'journal-waits', { trouble, error, mend: MEND[trouble], room: most })
    }
    return batch
  }
  const recovered = () => {
    if (failures === 0) return
    failures = 0
    if (isTold || untold > 0)
      log('info', 'journal-writes-again', { waiting: precious.length + common.length, dropped: untold })
    isTold = false
    if (untold > 0) precious.push(lossOf(untold))
    untold = 0
  }
  const settled = () =>
    new Promise<void>((resolve) => {
      if (waiting() === 0 || closed) resolve()
      else {
        idle.push(resolve)
        if (failures === 0) void drain()
      }
    })
  return {
    push,
    waiting,
    dropped: () => dropped,
    settled,
    close: async (withinMs) => {
      closed = true
      clearTimeout(timer)
      timer = undefined
      const until = Date.now() + withinMs
      do {
        await drain()
        if (waiting() === 0) break
        clearTimeout(timer)
        timer = undefined
        await new Promise((resolve) => setTimeout(resolve, Math.min(retryMs, CLOSE_RETRY_MS)))
      } while (Date.now() < until)
      clearTimeout(timer)
      if (waiting() > 0) log('error', 'journal-left', { unwritten: waiting() })
      tellIdle()
      return waiting()
    },
  }
}

const MEND: Readonly<Record<Trouble, string>> = {
  full: 'free space on the disk of DATA_DIR, or of PostgreSQL; answers go on, records wait and are written then',
  away: 'check DATABASE_URL, or that DATA_DIR can be written; answers go on, records wait and are written then',
  data: '',
}
const MOST_WAITING = 10_000
/** Records of one moment are written together. */
const GATHER_MS = 50
const BATCH = 200
const RETRY_MS = 250
const LONGEST_RETRY_MS = 10_000
const CLOSE_RETRY_MS = 100
const QUIET_MS = 60_000
