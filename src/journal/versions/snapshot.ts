// What the knowledge says at one time, kept so that it can still be told when the files have moved on.
// Contents are kept by their hash: a new version costs what has changed in it.
import { createHash } from 'node:crypto'
import type { Clause, Document, Force, Stance, Text } from '../../knowledge/model.js'
import { type Database, text } from '../database.js'
import type { VersionEntry } from '../model.js'

/** What one statement says, without how it is searched for. */
export interface KeptStatement {
  readonly topic: string
  readonly stance: Stance
  readonly force?: Force
  readonly text: Text
  readonly caveats: readonly Text[]
}

export interface KeptClause {
  readonly number: Text
  readonly heading: string
  readonly statements: readonly KeptStatement[]
}

/** A document as the hashes of its clauses. */
export interface KeptDocument {
  readonly title: Text
  readonly clauses: Readonly<Record<string, string>>
}

/** The knowledge at one time, as hashes; `clause` looks up what is behind one. */
export interface Snapshot {
  readonly version: string
  readonly documents: ReadonlyMap<string, KeptDocument>
}

/** Everything that is said, ready to be written. `at` is milliseconds since 1970. */
export function snapshotEntry(version: string, documents: readonly Document[], at: number): VersionEntry {
  const { listing, contents } = hashed(documents)
  return { kind: 'version', at, version, documents: listing, contents }
}

/** The knowledge in use as a snapshot that was never written, with what is behind its hashes. */
export function liveSnapshot(
  version: string,
  documents: readonly Document[],
): { readonly snapshot: Snapshot; readonly contents: ReadonlyMap<string, string> } {
  const { listing, contents } = hashed(documents)
  const kept = new Map(listing.map(({ document, hash }) => [document, documentOf(contents.get(hash) ?? '')]))
  return { snapshot: { version, documents: kept }, contents }
}

/** A version as it was written; undefined if the journal never saw it. */
export async function readSnapshot(database: Database, version: string): Promise<Snapshot | undefined> {
  const rows = await database.query(
    `SELECT d.document AS document, c.content AS content FROM clausebot_version_documents d
      JOIN clausebot_contents c ON c.hash = d.hash WHERE d.version = ?`,
    [version],
  )
  if (rows.length === 0) return undefined
  return {
    version,
    documents: new Map(rows.map((row) => [text(row, 'document'), documentOf(text(row, 'content'))])),
  }
}

/** Clauses by their hashes, as they were written. */
export async function readClauses(
  database: Database,
  hashes: ReadonlySet<string>,
): Promise<ReadonlyMap<string, KeptClause>> {
  const found = new Map<string, KeptClause>()
  const all = [...hashes]
  for (let i = 0; i < all.length; i += MOST_AT_ONCE) {
    const some = all.slice(i, i + MOST_AT_ONCE)
    const rows = await database.query(
      `SELECT hash, content FROM clausebot_contents WHERE hash IN (${some.map(() => '?').join(', ')})`,
      some,
    )
    for (const row of rows) found.set(text(row, 'hash'), clauseOf(text(row, 'content')))
  }
  return found
}

// Guarantee of both casts: contents are written by `hashed` only, and found by their hash.
export const clauseOf = (content: string): KeptClause => JSON.parse(content) as KeptClause
const documentOf = (content: string): KeptDocument => JSON.parse(content) as KeptDocument

function hashed(documents: readonly Document[]) {
  const contents = new Map<string, string>()
  const keep = (value: KeptClause | KeptDocument): string => {
    const content = JSON.stringify(value)
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 24)
    contents.set(hash, content)
    return hash
  }
  const listing = documents.map(({ id, title, clauses }) => ({
    document: id,
    hash: keep({
      title,
      clauses: Object.fromEntries(clauses.map((clause) => [clause.id, keep(kept(clause))])),
    }),
  }))
  return { listing, contents }
}

function kept({ number, heading, statements }: Clause): KeptClause {
  return {
    number,
    heading,
    statements: statements.map(({ topic, stance, force, text, caveats }) => ({
      topic,
      stance,
      ...(force === undefined ? {} : { force }),
      text,
      caveats,
    })),
  }
}

const MOST_AT_ONCE = 500
