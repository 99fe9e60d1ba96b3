// Forgets: what is too old, and what one person has said.
import { type Database, number, text } from './database.js'

/** Deletes what is older than a time, and what is of no use without it. Times in milliseconds since 1970. */
export async function deleteBefore(database: Database, before: number, now: number): Promise<void> {
  for (const table of [...PERSONAL, 'clausebot_losses'])
    await database.query(`DELETE FROM ${table} WHERE at < ?`, [before])
  await database.query('DELETE FROM clausebot_claims WHERE until < ? AND (done_at IS NULL OR done_at < ?)', [
    now - CLAIMS_KEPT_MS,
    now - CLAIMS_KEPT_MS,
  ])
  await deleteEmptyGaps(database)
  await deleteVersions(database, before)
}

/** Deletes all that one person asked, judged and had written; returns how many records that were. */
export async function forgetPerson(database: Database, asker: string): Promise<number> {
  let deleted = 0
  for (const table of PERSONAL)
    deleted += (await database.query(`DELETE FROM ${table} WHERE asker = ? RETURNING id`, [asker])).length
  await deleteEmptyGaps(database)
  return deleted
}

/** How many records one person has: what `forgetPerson` would delete. */
export async function countPerson(database: Database, asker: string): Promise<number> {
  let records = 0
  for (const table of PERSONAL) {
    const [row] = await database.query(`SELECT COUNT(*) AS own FROM ${table} WHERE asker = ?`, [asker])
    if (row) records += number(row, 'own')
  }
  return records
}

/** A group without questions is of use only if somebody has decided about it: the same may be asked again. */
async function deleteEmptyGaps(database: Database): Promise<void> {
  await database.alone('file', (query) =>
    query(`DELETE FROM clausebot_gaps WHERE state = 'open'
      AND NOT EXISTS (SELECT 1 FROM clausebot_questions q WHERE q.gap = clausebot_gaps.id)
      AND NOT EXISTS (SELECT 1 FROM clausebot_feedback f WHERE f.gap = clausebot_gaps.id)`),
  )
}

/** A version is kept while a text cites it, and the last one before the time: changes are counted from there. */
async function deleteVersions(database: Database, before: number): Promise<void> {
  const rows = await database.query(
    `SELECT version FROM clausebot_versions WHERE at < (
        SELECT COALESCE(MAX(at), 0) FROM clausebot_versions WHERE at <= ?)
      AND version NOT IN (SELECT version FROM clausebot_texts)`,
    [before],
  )
  if (rows.length === 0) return
  for (const row of rows) {
    await database.query('DELETE FROM clausebot_version_documents WHERE version = ?', [text(row, 'version')])
    await database.query('DELETE FROM clausebot_versions WHERE version = ?', [text(row, 'version')])
  }
  // Listings name the hashes of their clauses: what no listing names any more goes with them.
  const named = new Set<string>()
  for (const row of await database.query(
    'SELECT hash, content FROM clausebot_contents WHERE hash IN (SELECT hash FROM clausebot_version_documents)',
  )) {
    named.add(text(row, 'hash'))
    for (const [hash] of text(row, 'content').matchAll(/[0-9a-f]{24}/g)) named.add(hash)
  }
  for (const row of await database.query('SELECT hash FROM clausebot_contents'))
    if (!named.has(text(row, 'hash')))
      await database.query('DELETE FROM clausebot_contents WHERE hash = ?', [text(row, 'hash')])
}

const PERSONAL = ['clausebot_questions', 'clausebot_feedback', 'clausebot_texts']
const CLAIMS_KEPT_MS = 60 * 60 * 1000
