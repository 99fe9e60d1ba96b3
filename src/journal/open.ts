// Which database keeps the journal: PostgreSQL where one is given, else a file among the bot's data.
import { join } from 'node:path'
import type { Database } from './database.js'
import { embeddedDatabase } from './embedded.js'
import { postgresDatabase } from './postgres.js'
import { migrate } from './schema.js'

/** The database of the journal; nothing is opened before it is used. */
export function chooseDatabase(dataDir: string, databaseUrl: string | undefined): Database {
  return databaseUrl === undefined
    ? embeddedDatabase(join(dataDir, JOURNAL_FILE))
    : postgresDatabase(databaseUrl)
}

/** The same, brought up to date before its first use: also if it could not be reached at the start. */
export function migratedDatabase(database: Database): Database {
  let ready: Promise<void> | undefined
  const whenReady = async () => {
    ready ??= migrate(database).catch((error: unknown) => {
      ready = undefined
      throw error
    })
    await ready
  }
  return {
    ...database,
    query: async (sql, args) => {
      await whenReady()
      return database.query(sql, args)
    },
    batch: async (statements) => {
      await whenReady()
      return database.batch(statements)
    },
    alone: async (lock, work) => {
      await whenReady()
      return database.alone(lock, work)
    },
  }
}

const JOURNAL_FILE = 'journal.db'
