// Both databases behind one port, for suites that both have to pass.
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Database } from '../../../src/journal/database.js'
import { embeddedDatabase } from '../../../src/journal/embedded.js'
import { postgresDatabase } from '../../../src/journal/postgres.js'
import { hasPostgres, type Postgres, startPostgres } from './postgres.js'
import { temporaryFolder } from './sample.js'

/** One empty store that can be opened several times, as instances do. */
export interface Store {
  readonly open: () => Database
  readonly dataDir: string
  readonly remove: () => Promise<void>
}

export interface StoreKind {
  readonly name: string
  /** Once before all tests; returns what ends it. */
  readonly prepare: () => Promise<() => void>
  readonly create: () => Promise<Store>
}

function opener(make: () => Database): {
  readonly open: () => Database
  readonly close: () => Promise<void>
} {
  const opened: Database[] = []
  return {
    open: () => {
      const database = make()
      opened.push(database)
      return database
    },
    close: async () => {
      await Promise.all(opened.map((database) => database.close().catch(() => undefined)))
    },
  }
}

const FILE: StoreKind = {
  name: 'a file',
  prepare: async () => () => undefined,
  create: async () => {
    const { path, remove } = temporaryFolder()
    const { open, close } = opener(() => embeddedDatabase(join(path, 'journal.db')))
    return {
      open,
      dataDir: path,
      remove: async () => {
        await close()
        remove()
      },
    }
  },
}

let postgres: Postgres | undefined
const POSTGRES: StoreKind = {
  name: 'PostgreSQL',
  prepare: async () => {
    const started = await startPostgres()
    postgres = started
    return started.remove
  },
  create: async () => {
    const url = (await postgres?.newDatabase()) ?? ''
    const { path, remove } = temporaryFolder()
    const { open, close } = opener(() => postgresDatabase(url))
    return {
      open,
      dataDir: path,
      remove: async () => {
        await close()
        remove()
      },
    }
  },
}

/** Every kind of store that this machine has; in CI all of them. */
export const STORES: readonly StoreKind[] = hasPostgres ? [FILE, POSTGRES] : [FILE]

/** Within a suite over one kind of store: a new, empty one for each test. `before` is what has to end before it goes. */
export function storeForEach(
  { prepare, create }: StoreKind,
  before: () => Promise<unknown> = async () => undefined,
): () => Store {
  let end: () => void = () => undefined
  let store: Store | undefined
  beforeAll(async () => {
    end = await prepare()
  })
  afterAll(() => end())
  beforeEach(async () => {
    store = await create()
  })
  afterEach(async () => {
    await before()
    await store?.remove()
  })
  return () => {
    if (!store) throw new Error('there is a store within a test only')
    return store
  }
}
