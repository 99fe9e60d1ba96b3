// The journal in PostgreSQL: one memory for many instances.
import pg from 'pg'
import { type Database, LOCKS, type Query, type Row, type Trouble, type Value } from './database.js'

/** Connects when first used; connections that break are replaced. `url` is a `postgres://` address. */
export function postgresDatabase(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'clausebot',
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
    keepAlive: true,
    types: { getTypeParser },
  })
  // An idle connection that breaks is no news: the next query gets a new one or fails by itself.
  pool.on('error', () => undefined)
  const inTransaction = async <T>(work: (query: Query) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    let broken: Error | undefined
    // A connection that breaks between two queries must not end the process.
    const note = (error: Error) => {
      broken = error
    }
    client.on('error', note)
    try {
      const query = queryOf(client)
      await query('BEGIN')
      try {
        const result = await work(query)
        await query('COMMIT')
        return result
      } catch (error) {
        await query('ROLLBACK').catch(note)
        throw error
      }
    } finally {
      client.off('error', note)
      client.release(broken)
    }
  }
  return {
    query: queryOf(pool),
    batch: (statements) =>
      inTransaction(async (query) => {
        for (const { sql, args } of statements) await query(sql, args)
      }),
    alone: (lock, work) =>
      inTransaction(async (query) => {
        await query('SELECT pg_advisory_xact_lock(?)', [LOCKS[lock]])
        return work(query)
      }),
    now: '(extract(epoch from clock_timestamp()) * 1000)::bigint',
    troubleOf,
    close: () => pool.end(),
  }
}

function queryOf(client: pg.Pool | pg.PoolClient): Query {
  return async (sql, args = []) => {
    const { rows } = await client.query<Record<string, Value>>(numbered(sql), [...args])
    return rows satisfies readonly Row[]
  }
}

/** `?` → `$1`, `$2` …; none of our statements has a question mark in a string. */
function numbered(sql: string): string {
  let n = 0
  return sql.replace(/\?/g, () => `$${++n}`)
}

/** Counts and times are whole numbers far below 2^53; the driver gives them as strings unless told. */
const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (id: number, format?: 'text' | 'binary') =>
  id === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(id, format === 'binary' ? 'binary' : 'text')

function troubleOf(error: unknown): Trouble {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // Classes of SQLSTATE: 22 data exception, 23 integrity; 53100 disk full.
  if (/^2[23]\w{3}$/.test(code)) return 'data'
  return code === '53100' ? 'full' : 'away'
}

const MOST_CONNECTIONS = 5
const CONNECT_MS = 5_000
const QUERY_MS = 20_000
