// The table of claims: what is asked of it, and how. Who asks when, and why that is enough, is in claims.ts.
import { type Database, number, text } from './database.js'
import type { PatientDatabase } from './patient.js'

/** What became of trying to claim. `away`: the database is, and nothing can be agreed on. `spent`: tried too often. */
export type Taken = 'done' | 'busy' | 'away' | 'spent' | { readonly tries: number }

/** A claim whose owner has let it lapse. */
export interface Orphan {
  readonly key: string
  readonly address: string
}

/** The claims as one owner sees them. Nothing here throws or waits long; what could not be asked is undefined or false. */
export interface ClaimTable {
  /** Claims in one statement. `overOthers`: also what another owner has let lapse. */
  readonly take: (key: string, address: string, overOthers: boolean) => Promise<Taken>
  /** Renews these claims; gives those that are still the owner's, undefined if nobody can tell. */
  readonly renew: (keys: readonly string[]) => Promise<readonly string[] | undefined>
  /** Marks a claim as done; false if that could not be written. */
  readonly finish: (key: string, address: string) => Promise<boolean>
  readonly giveUp: (key: string) => Promise<void>
  readonly orphans: () => Promise<readonly Orphan[]>
  /** Addresses of all claims that are kept (an hour or more, see retention.ts) whose keys begin so. */
  readonly addresses: (prefix: string) => Promise<readonly string[]>
}

export function claimTable(
  { ask }: PatientDatabase,
  now: Database['now'],
  owner: string,
  leaseMs: number,
): ClaimTable {
  return {
    take: async (key, address, overOthers) => {
      const rows = await ask(
        `INSERT INTO clausebot_claims (name, owner, until, address, tries)
          VALUES (?, ?, ${now} + ?, ?, 1)
          ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until,
            tries = clausebot_claims.tries + 1
          WHERE clausebot_claims.done_at IS NULL AND clausebot_claims.tries < ${MOST_TRIES}
            AND clausebot_claims.until < ${overOthers ? now : '0'}
          RETURNING tries`,
        [key, owner, leaseMs, address],
      )
      if (!rows) return 'away'
      const [row] = rows
      if (row) return { tries: number(row, 'tries') }
      const there = await ask('SELECT done_at, tries FROM clausebot_claims WHERE name = ?', [key])
      if (!there) return 'away'
      const [claim] = there
      if (!claim) return 'busy'
      if (claim.done_at !== null) return 'done'
      return number(claim, 'tries') < MOST_TRIES ? 'busy' : 'spent'
    },
    renew: async (keys) => {
      const rows = await ask(
        `UPDATE clausebot_claims SET until = ${now} + ? WHERE owner = ? AND done_at IS NULL
          AND name IN (${keys.map(() => '?').join(', ')}) RETURNING name`,
        [leaseMs, owner, ...keys],
      )
      return rows?.map((row) => text(row, 'name'))
    },
    finish: async (key, address) => {
      const rows = await ask(
        `INSERT INTO clausebot_claims (name, owner, until, done_at, address, tries)
          VALUES (?, ?, 0, ${now}, ?, 1)
          ON CONFLICT (name) DO UPDATE SET done_at = excluded.done_at`,
        [key, owner, address],
      )
      return rows !== undefined
    },
    giveUp: async (key) => {
      // Free at once, but not forgotten: whoever comes next is told that somebody has tried.
      await ask('UPDATE clausebot_claims SET until = -1 WHERE name = ? AND owner = ? AND done_at IS NULL', [
        key,
        owner,
      ])
    },
    orphans: async () => {
      const rows = await ask(
        `SELECT name, address FROM clausebot_claims WHERE done_at IS NULL AND address <> ''
          AND tries < ${MOST_TRIES} AND until < ${now} ORDER BY until LIMIT ${MOST_ORPHANS}`,
        [],
      )
      return (rows ?? []).map((row) => ({ key: text(row, 'name'), address: text(row, 'address') }))
    },
    addresses: async (prefix) => {
      const rows = await ask(
        `SELECT DISTINCT address FROM clausebot_claims WHERE address <> '' AND substr(name, 1, ?) = ?`,
        [prefix.length, prefix],
      )
      return (rows ?? []).map((row) => text(row, 'address'))
    },
  }
}

/** A message that brings down whoever takes it is left alone after this many. */
export const MOST_TRIES = 5
const MOST_ORPHANS = 20
