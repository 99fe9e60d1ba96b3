// What changed in the last days, and which texts for customers said what no longer holds.
import type { Document } from '../../knowledge/model.js'
import { type Database, list, number, text } from '../database.js'
import { changedClauses, changedStatements, hashOfCited } from './compare.js'
import {
  clauseOf,
  type KeptClause,
  type KeptStatement,
  liveSnapshot,
  readClauses,
  readSnapshot,
  type Snapshot,
} from './snapshot.js'

/** A clause that was changed, and whom it concerns. */
export interface Change {
  readonly document: string
  readonly clause: string
  readonly heading: string
  /** From which version to which, and when the journal first saw the latter. */
  readonly from: string
  readonly to: string
  readonly at: number
  /** Statements as they were and as they are, only those that differ; empty `after`: the clause is gone. */
  readonly before: readonly KeptStatement[]
  readonly after: readonly KeptStatement[]
  /** Texts handed out that cite the clause as it was before. */
  readonly texts: readonly ConcernedText[]
}

export interface ConcernedText {
  readonly id: string
  readonly at: number
}

/** The knowledge in use. */
export interface Held {
  readonly version: string
  readonly documents: readonly Document[]
}

/** Changes since a time, the newest first. The knowledge in use is compared even if the journal has not seen it yet. */
export async function readChanges(
  database: Database,
  held: Held,
  since: number,
  now: number,
): Promise<Change[]> {
  const live = liveSnapshot(held.version, held.documents)
  const versions = await versionsSince(database, since)
  const seen = versions.map(({ version }) => version)
  const steps = seen.at(-1) === held.version ? versions : [...versions, { version: held.version, at: now }]
  const snapshots = new Map<string, Snapshot>([[held.version, live.snapshot]])
  const snapshotOf = async (version: string) => {
    const known = snapshots.get(version) ?? (await readSnapshot(database, version))
    if (known) snapshots.set(version, known)
    return known
  }
  const changes = []
  for (const [i, to] of steps.entries()) {
    const from = steps[i - 1]
    const before = from && (await snapshotOf(from.version))
    const after = await snapshotOf(to.version)
    if (before && after)
      for (const change of changedClauses(before, after))
        changes.push({ ...change, from: before.version, to: after.version, at: to.at })
  }
  const hashes = new Set(
    changes.flatMap(({ before, after }) => [before, after].filter((hash) => hash !== undefined)),
  )
  const clauses = new Map<string, KeptClause>(await readClauses(database, hashes))
  for (const hash of hashes) {
    const content = live.contents.get(hash)
    if (content) clauses.set(hash, clauseOf(content))
  }
  const texts = await textsByHash(database, since, snapshotOf)
  return changes
    .map(({ before, after, ...change }): Change => {
      const was = clauses.get(before ?? '')
      const is = clauses.get(after ?? '')
      return {
        ...change,
        heading: (is ?? was)?.heading ?? '',
        ...changedStatements(was, is),
        texts: texts.get(`${change.document}#${change.clause} ${before}`) ?? [],
      }
    })
    .reverse()
}

/** Versions seen since a time, oldest first, with the one that was in use when it began. */
async function versionsSince(database: Database, since: number) {
  const rows = await database.query(
    `SELECT version, at FROM clausebot_versions WHERE at >= (
        SELECT COALESCE(MAX(at), 0) FROM clausebot_versions WHERE at <= ?) ORDER BY at, version`,
    [since],
  )
  return rows.map((row) => ({ version: text(row, 'version'), at: number(row, 'at') }))
}

/** Texts since a time, by clause and by what the clause said when they were written. */
async function textsByHash(
  database: Database,
  since: number,
  snapshotOf: (version: string) => Promise<Snapshot | undefined>,
): Promise<Map<string, ConcernedText[]>> {
  const rows = await database.query(
    'SELECT id, at, cited, version FROM clausebot_texts WHERE at >= ? ORDER BY at',
    [since],
  )
  const found = new Map<string, ConcernedText[]>()
  for (const row of rows) {
    const snapshot = await snapshotOf(text(row, 'version'))
    if (!snapshot) continue
    for (const cited of new Set(list(row, 'cited'))) {
      const key = `${cited} ${hashOfCited(snapshot, cited)}`
      const told = { id: text(row, 'id'), at: number(row, 'at') }
      const others = found.get(key)
      if (others) others.push(told)
      else found.set(key, [told])
    }
  }
  return found
}
