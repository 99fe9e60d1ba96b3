// The tables, and how they came to be. A step that has been released is never changed: a new one follows it.
import { type Database, number } from './database.js'

/** Brings a database up to date: each step once, also when many instances start together. */
export async function migrate(database: Database): Promise<void> {
  await database.alone('migrate', async (query) => {
    await query('CREATE TABLE IF NOT EXISTS clausebot_steps (step BIGINT PRIMARY KEY)')
    const [row] = await query('SELECT COUNT(*) AS done FROM clausebot_steps')
    const done = row ? number(row, 'done') : 0
    for (const [i, statements] of STEPS.entries()) {
      if (i < done) continue
      for (const sql of statements) await query(sql)
      await query('INSERT INTO clausebot_steps (step) VALUES (?)', [i + 1])
    }
  })
}

/** Lists are JSON. Times are milliseconds since 1970. `gap` is the group of the worklist, once filed. */
const STEPS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE clausebot_questions (
      id TEXT PRIMARY KEY, at BIGINT NOT NULL, platform TEXT NOT NULL, place TEXT NOT NULL, asker TEXT NOT NULL,
      question TEXT NOT NULL, status TEXT NOT NULL, cited TEXT NOT NULL, services TEXT NOT NULL, topic TEXT, clear BIGINT NOT NULL,
      near TEXT NOT NULL, why TEXT NOT NULL, version TEXT NOT NULL, milliseconds BIGINT NOT NULL,
      wanting BIGINT NOT NULL, gap TEXT)`,
    'CREATE INDEX clausebot_questions_at ON clausebot_questions (at, id)',
    'CREATE INDEX clausebot_questions_asker ON clausebot_questions (asker)',
    'CREATE INDEX clausebot_questions_gap ON clausebot_questions (gap) WHERE gap IS NOT NULL',
    'CREATE INDEX clausebot_questions_unfiled ON clausebot_questions (at) WHERE wanting = 1 AND gap IS NULL',
    `CREATE TABLE clausebot_feedback (
      id TEXT PRIMARY KEY, at BIGINT NOT NULL, platform TEXT NOT NULL, place TEXT NOT NULL, asker TEXT NOT NULL,
      answer TEXT NOT NULL, question TEXT NOT NULL, cited TEXT NOT NULL, services TEXT NOT NULL, topic TEXT, clear BIGINT NOT NULL,
      near TEXT NOT NULL, helpful BIGINT NOT NULL, reason TEXT NOT NULL, wanting BIGINT NOT NULL, gap TEXT)`,
    'CREATE INDEX clausebot_feedback_at ON clausebot_feedback (at, id)',
    'CREATE INDEX clausebot_feedback_asker ON clausebot_feedback (asker)',
    'CREATE INDEX clausebot_feedback_gap ON clausebot_feedback (gap) WHERE gap IS NOT NULL',
    'CREATE INDEX clausebot_feedback_unfiled ON clausebot_feedback (at) WHERE wanting = 1 AND gap IS NULL',
    `CREATE TABLE clausebot_texts (
      id TEXT PRIMARY KEY, at BIGINT NOT NULL, platform TEXT NOT NULL, place TEXT NOT NULL, asker TEXT NOT NULL,
      question TEXT NOT NULL, cited TEXT NOT NULL, text TEXT NOT NULL, version TEXT NOT NULL)`,
    'CREATE INDEX clausebot_texts_at ON clausebot_texts (at, id)',
    'CREATE INDEX clausebot_texts_asker ON clausebot_texts (asker)',
    `CREATE TABLE clausebot_gaps (
      id TEXT PRIMARY KEY, topic TEXT, sketch TEXT NOT NULL, state TEXT NOT NULL, note TEXT NOT NULL,
      state_at BIGINT NOT NULL, made_at BIGINT NOT NULL)`,
    'CREATE TABLE clausebot_versions (version TEXT PRIMARY KEY, at BIGINT NOT NULL)',
    `CREATE TABLE clausebot_version_documents (
      version TEXT NOT NULL, document TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (version, document))`,
    'CREATE TABLE clausebot_contents (hash TEXT PRIMARY KEY, content TEXT NOT NULL)',
    'CREATE TABLE clausebot_numbers (name TEXT PRIMARY KEY, next BIGINT NOT NULL)',
    'CREATE TABLE clausebot_losses (id TEXT PRIMARY KEY, at BIGINT NOT NULL, dropped BIGINT NOT NULL)',
    `CREATE TABLE clausebot_claims (
      name TEXT PRIMARY KEY, owner TEXT NOT NULL, until BIGINT NOT NULL, done_at BIGINT, address TEXT NOT NULL,
      tries BIGINT NOT NULL)`,
    'CREATE INDEX clausebot_claims_left ON clausebot_claims (until) WHERE done_at IS NULL',
  ],
  [
    `CREATE TABLE clausebot_posts (
      name TEXT PRIMARY KEY, owner TEXT NOT NULL, until BIGINT NOT NULL, tries BIGINT NOT NULL, done BIGINT NOT NULL)`,
  ],
]
