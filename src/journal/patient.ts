// Asks a database for what an answer waits for, without ever keeping it waiting for long.
import type { Log } from '../ports/log.js'
import type { Database, Row, Value } from './database.js'

export interface PatientDatabase {
  /** Rows, or undefined if the database is away: after some seconds, and at once while it is known to be. */
  readonly ask: (sql: string, args: readonly Value[]) => Promise<readonly Row[] | undefined>
  /** Milliseconds since the database was last found away. */
  readonly calmFor: () => number
}

/** `probeMs`: while the database is away one call in so many milliseconds tries it again, the others go on without. */
export function patientDatabase(database: Database, log: Log, probeMs: number): PatientDatabase {
  let troubleAt = Number.NEGATIVE_INFINITY
  let isAway = false
  let nextTryAt = Number.NEGATIVE_INFINITY
  const calmFor = () => performance.now() - troubleAt

  const found = (error: unknown) => {
    // That the disk is full the queue of the records says already.
    if (!isAway)
      log(database.troubleOf(error) === 'full' ? 'debug' : 'error', 'claims-alone', {
        error,
        mend: 'check DATABASE_URL and the database; until then each instance remembers for itself',
      })
    isAway = true
    troubleAt = performance.now()
    nextTryAt = troubleAt + probeMs
  }
  return {
    calmFor,
    ask: async (sql, args) => {
      if (isAway && performance.now() < nextTryAt) return undefined
      nextTryAt = performance.now() + probeMs
      try {
        const rows = await within(PATIENCE_MS, database.query(sql, args))
        if (isAway) log('info', 'claims-agreed-again')
        isAway = false
        return rows
      } catch (error) {
        found(error)
        return undefined
      }
    },
  }
}

/** A database that takes connections and says nothing is as good as away. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer of the database within ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

const PATIENCE_MS = 4_000
