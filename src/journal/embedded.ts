// The journal in a file: nothing to install, safe with several processes.
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { type Client, createClient } from '@libsql/client'
import type { Database, Query, Row, Statement, Trouble, Value } from './database.js'

/** Opens a file when first used, so that a start never fails on it. */
export function embeddedDatabase(path: string): Database {
  let opened: Client | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const client = async (): Promise<Client> => {
    if (opened) return opened
    mkdirSync(dirname(path), { recursive: true })
    const made = createClient({ url: pathToFileURL(path).href, timeout: BUSY_MS, concurrency: 1 })
    try {
      // Readers and the writer do not wait for each other. NORMAL loses nothing when the process dies; when the
      // power fails, the last moments at most. FULL would stop the answers for each write to the disk.
      await made.execute('PRAGMA journal_mode = WAL')
      await made.execute('PRAGMA synchronous = NORMAL')
    } catch (error) {
      made.close()
      throw error
    }
    opened = made
    return made
  }

  /**
   * One after the other: the client has one connection. The library blocks while it waits for another process, so it
   * waits a moment only, and the rest of the patience is here, where answers go on meanwhile.
   */
  const inTurn = <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const run = queue.then(async () => {
      const until = Date.now() + PATIENCE_MS
      for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS))
        try {
          return await work(await client())
        } catch (error) {
          if (!isBusy(error) || Date.now() > until) throw error
          // The library leaves a statement that met a lock half done, and with it no transaction can be committed on
          // the connection any more.
          opened?.close()
          opened = undefined
          await sleep(wait * (0.5 + Math.random()))
        }
    })
    queue = run.catch(() => undefined)
    return run
  }
  const plain = ({ sql, args = [] }: Statement) => ({ sql, args: [...args] })

  return {
    query: (sql, args) =>
      inTurn(async (own) => rowsOf(await own.execute(plain({ sql, ...(args ? { args } : {}) })))),
    batch: (statements) =>
      inTurn(async (own) => {
        await own.batch(statements.map(plain), 'write')
      }),
    // A writing transaction is the lock: there is one at a time in a file.
    alone: (_lock, work) =>
      inTurn(async (own) => {
        const transaction = await own.transaction('write')
        try {
          const query: Query = async (sql, args) =>
            rowsOf(await transaction.execute(plain({ sql, ...(args ? { args } : {}) })))
          const result = await work(query)
          await transaction.commit()
          return result
        } finally {
          transaction.close()
        }
      }),
    now: "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
    troubleOf,
    close: async () => {
      await queue
      opened?.close()
      opened = undefined
    },
  }
}

function rowsOf({ rows }: { readonly rows: readonly Readonly<Record<string, unknown>>[] }): readonly Row[] {
  // Guarantee of the cast: the schema has texts and whole numbers only.
  return rows as readonly Readonly<Record<string, Value>>[]
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')
const isBusy = (error: unknown) => /^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(error))

function troubleOf(error: unknown): Trouble {
  // Without a code it was not the database: the library could not take an argument.
  if (codeOf(error) === '' || /^SQLITE_(?:CONSTRAINT|MISMATCH|TOOBIG|RANGE)/.test(codeOf(error)))
    return 'data'
  return /^SQLITE_FULL|ENOSPC|EDQUOT/.test(codeOf(error)) ? 'full' : 'away'
}

const BUSY_MS = 20
const FIRST_WAIT_MS = 5
const LONGEST_WAIT_MS = 100
const PATIENCE_MS = 10_000
