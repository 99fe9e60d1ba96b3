// What the journal needs of a database. Two fill it: a file (embedded.ts) and PostgreSQL (postgres.ts).

export type Value = string | number | null
export type Row = Readonly<Record<string, Value>>

/** SQL that both databases understand; `?` stands for each argument. */
export interface Statement {
  readonly sql: string
  readonly args?: readonly Value[]
}

/** Runs one statement and gives its rows. */
export type Query = (sql: string, args?: readonly Value[]) => Promise<readonly Row[]>

export interface Database {
  readonly query: Query
  /** All statements or none. */
  readonly batch: (statements: readonly Statement[]) => Promise<void>
  /** Work that only one of all processes does at a time, all of it or nothing. */
  readonly alone: <T>(lock: Lock, work: (query: Query) => Promise<T>) => Promise<T>
  /** SQL for milliseconds since 1970 by the clock that all instances share: the database's. */
  readonly now: string
  /** What is wrong, for the log. */
  readonly troubleOf: (error: unknown) => Trouble
  readonly close: () => Promise<void>
}

/** `data`: this very entry can never be written. `full`: no room. `away`: everything else, it may work later. */
export type Trouble = 'data' | 'full' | 'away'

/** Names of locks; numbers for PostgreSQL, chosen once and at random so that nobody else uses them. */
export const LOCKS = { migrate: 7_105_211_001, file: 7_105_211_002 } as const
export type Lock = keyof typeof LOCKS

/** Fields of a row, where the schema says what they are. */
export const text = (row: Row, field: string): string => String(row[field] ?? '')
export const number = (row: Row, field: string): number => Number(row[field] ?? 0)
export const list = (row: Row, field: string): string[] => {
  try {
    const value: unknown = JSON.parse(text(row, field))
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}
