// A text for a customer by its id: what was told then, and what holds now.
import { readId } from '../customer-ids.js'
import { type Database, list, number, text } from '../database.js'
import type { Held } from './changes.js'
import { hashOfCited } from './compare.js'
import { clauseOf, type KeptClause, liveSnapshot, readClauses, readSnapshot } from './snapshot.js'

/** A text as it was handed out, with each clause that it cites. */
export interface ToldText {
  readonly id: string
  readonly at: number
  readonly platform: string
  readonly place: string
  /** Hash of who had it written. */
  readonly asker: string
  readonly question: string
  readonly text: string
  readonly version: string
  readonly cited: readonly CitedThenAndNow[]
}

export interface CitedThenAndNow {
  readonly document: string
  readonly clause: string
  /** `unknown`: the journal has not kept the knowledge of that time; the text itself says what was told. */
  readonly state: 'same' | 'changed' | 'gone' | 'unknown'
  readonly was: KeptClause | undefined
  readonly is: KeptClause | undefined
}

/** Looks a text up by what somebody typed; undefined if there is none with that id. */
export async function lookUpText(
  database: Database,
  held: Held,
  typed: string,
): Promise<ToldText | undefined> {
  const id = readId(typed)
  if (id === undefined) return undefined
  const [row] = await database.query('SELECT * FROM clausebot_texts WHERE id = ?', [id])
  if (!row) return undefined
  const version = text(row, 'version')
  const then = await readSnapshot(database, version)
  const live = liveSnapshot(held.version, held.documents)
  const hashes = list(row, 'cited').map((cited) => ({
    cited,
    was: then && hashOfCited(then, cited),
    is: hashOfCited(live.snapshot, cited),
  }))
  const clauses = await readClauses(
    database,
    new Set(hashes.flatMap(({ was }) => (was === undefined ? [] : [was]))),
  )
  return {
    id,
    at: number(row, 'at'),
    platform: text(row, 'platform'),
    place: text(row, 'place'),
    asker: text(row, 'asker'),
    question: text(row, 'question'),
    text: text(row, 'text'),
    version,
    cited: hashes.map(({ cited, was, is }): CitedThenAndNow => {
      const content = live.contents.get(is ?? '')
      return {
        document: cited.slice(0, cited.indexOf('#')),
        clause: cited.slice(cited.indexOf('#') + 1),
        state: is === undefined ? 'gone' : was === undefined ? 'unknown' : was === is ? 'same' : 'changed',
        was: clauses.get(was ?? ''),
        is: content === undefined ? undefined : clauseOf(content),
      }
    }),
  }
}
