// The right to post something that is due once, between many instances and across restarts: one row for each thing.
//
// Why once: the right is taken in one statement, by the database's own clock, and only if the row does not say that it
// is done. Why it is not lost: the right is a lease; if its holder dies, the next one to ask gets it when it runs out.
// What is left is death between the platform's taking the post and the mark here: whoever posts looks there first.
import { randomUUID } from 'node:crypto'
import { type Database, number } from './database.js'

/** The right to post. */
export interface PostRight {
  /** How often it was tried since it was last done, this time included. */
  readonly tries: number
  /** Call right before posting: false if it took so long that another instance has taken over. */
  readonly confirm: () => Promise<boolean>
  readonly done: () => Promise<void>
  /** It did not succeed: nobody gets the right before so many milliseconds have passed. */
  readonly failed: (waitMs: number) => Promise<void>
}

/**
 * Asks for the right to post what was due at a time. `done`: it was posted for then, or for a time so near to it that
 * it only shows that the hour has been changed. `busy`: another instance has the right, or it is too early to try
 * again. Throws if the database is away: without it nobody knows what was posted.
 */
export type AskForPost = (name: string, due: number, apartMs: number) => Promise<PostRight | 'done' | 'busy'>

/** `leaseMs` is longer than posting takes at the worst. */
export function postRights(database: Database, leaseMs = LEASE_MS): AskForPost {
  return async (name, due, apartMs) => {
    const owner = randomUUID()
    const [taken] = await database.query(
      `INSERT INTO clausebot_posts (name, owner, until, tries, done) VALUES (?, ?, ${database.now} + ?, 1, 0)
        ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until,
          tries = clausebot_posts.tries + 1
        WHERE clausebot_posts.until <= ${database.now} AND clausebot_posts.done <= ?
        RETURNING tries`,
      [name, owner, leaseMs, due - apartMs],
    )
    if (!taken) {
      const [row] = await database.query('SELECT done FROM clausebot_posts WHERE name = ?', [name])
      return row && number(row, 'done') > due - apartMs ? 'done' : 'busy'
    }
    return {
      tries: number(taken, 'tries'),
      confirm: async () => {
        const rows = await database.query(
          `UPDATE clausebot_posts SET until = ${database.now} + ? WHERE name = ? AND owner = ? RETURNING name`,
          [leaseMs, name, owner],
        )
        return rows.length > 0
      },
      // Whoever else has the right by now: it is posted.
      done: async () => {
        await database.query(
          'UPDATE clausebot_posts SET done = ?, tries = 0, until = 0 WHERE name = ? AND done < ?',
          [due, name, due],
        )
      },
      failed: async (waitMs) => {
        await database.query(
          `UPDATE clausebot_posts SET until = ${database.now} + ? WHERE name = ? AND owner = ?`,
          [waitMs, name, owner],
        )
      },
    }
  }
}

const LEASE_MS = 10 * 60_000
