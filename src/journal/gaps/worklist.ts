// The worklist: what people asked and the documents did not answer, or not well, grouped, the most asked first.
import { type Database, list, number, type Row, text } from '../database.js'

/** What a maintainer has decided about a gap. */
export const GAP_STATES = ['open', 'done', 'not-ours', 'needs-document'] as const
export type GapState = (typeof GAP_STATES)[number]

/** One thing that is missing, or that is answered badly. */
export interface Gap {
  readonly id: string
  /** A gap that was done and is asked about again is open again. */
  readonly state: GapState
  readonly note: string
  readonly topic: string | undefined
  readonly unanswered: number
  /** Answers that somebody found not helpful. */
  readonly unhelpful: number
  /** Services named, the most named first. */
  readonly services: readonly { readonly service: string; readonly count: number }[]
  readonly firstAt: number
  readonly lastAt: number
  /** As people put it, the most frequent first; redacted, and empty where words are not kept. */
  readonly samples: readonly string[]
  /** `document#clause` that was shown as near, or cited by the answer that did not help. */
  readonly nearest: string | undefined
}

/** The gaps that are listed, and how many there are in each state, listed or not. */
export interface Worklist {
  readonly gaps: readonly Gap[]
  readonly counts: Readonly<Record<GapState, number>>
}

/** Gaps with questions since a time, `most` of them at most. `states`: only these; absent: all. */
export async function readWorklist(
  database: Database,
  since: number,
  states?: readonly GapState[],
  most?: number,
): Promise<readonly Gap[]> {
  return (await readCountedWorklist(database, since, states, most)).gaps
}

/** The same, with the number of gaps in each state. */
export async function readCountedWorklist(
  database: Database,
  since: number,
  states: readonly GapState[] = GAP_STATES,
  most = MOST_GAPS,
): Promise<Worklist> {
  const all = await countedGaps(database, since)
  const listed = all
    .filter(({ state }) => states.includes(state))
    .sort(
      (a, b) =>
        b.unanswered + b.unhelpful - (a.unanswered + a.unhelpful) ||
        b.lastAt - a.lastAt ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, most)
  const samplesOf = await readSamples(database, since, listed)
  const inState = (state: GapState) => all.filter((gap) => gap.state === state).length
  return {
    gaps: listed.map((gap) => {
      const samples = samplesOf.get(gap.id) ?? []
      return {
        ...gap,
        samples: samples.map((one) => text(one, 'question')).filter((question) => question !== ''),
        nearest: samples.flatMap((one) => list(one, 'near'))[0],
      }
    }),
    counts: {
      open: inState('open'),
      done: inState('done'),
      'not-ours': inState('not-ours'),
      'needs-document': inState('needs-document'),
    },
  }
}

/** How many gaps with questions since a time are in one of these states. */
export async function countGaps(
  database: Database,
  since: number,
  states: readonly GapState[],
): Promise<number> {
  return (await countedGaps(database, since)).filter(({ state }) => states.includes(state)).length
}

/** All gaps with questions since a time, without their samples. */
async function countedGaps(database: Database, since: number) {
  const [gaps, counts] = await Promise.all([
    database.query('SELECT id, topic, state, note, state_at FROM clausebot_gaps'),
    database.query(
      `SELECT gap, services, unhelpful, COUNT(*) AS asked, MIN(at) AS first_at, MAX(at) AS last_at
        FROM (${WANTING}) AS wanting GROUP BY gap, services, unhelpful`,
      [since, since],
    ),
  ])
  const countsOf = groupBy(counts)
  return gaps.flatMap((row) => {
    const own = countsOf.get(text(row, 'id'))
    return own ? [gapOf(row, own)] : []
  })
}

/** Questions of the gaps in the words most used: only of those that are shown, the words are most of the work. */
async function readSamples(
  database: Database,
  since: number,
  gaps: readonly { readonly id: string }[],
): Promise<Map<string, Row[]>> {
  if (gaps.length === 0) return new Map()
  const rows = await database.query(
    `SELECT gap, question, near FROM (
      SELECT gap, question, near, ROW_NUMBER() OVER (PARTITION BY gap ORDER BY asked DESC, last_at DESC, question) AS place
      FROM (SELECT gap, question, MAX(near) AS near, COUNT(*) AS asked, MAX(at) AS last_at
        FROM (${WANTING}) AS wanting WHERE gap IN (${gaps.map(() => '?').join(', ')})
        GROUP BY gap, question) AS alike) AS ranked
      WHERE place <= ${SAMPLES} ORDER BY gap, place`,
    [since, since, ...gaps.map(({ id }) => id)],
  )
  return groupBy(rows)
}

/** Decides about a gap; returns whether there is one with that id. `at` is milliseconds since 1970. */
export async function markGap(
  database: Database,
  id: string,
  state: GapState,
  note: string,
  at: number,
): Promise<boolean> {
  const rows = await database.query(
    'UPDATE clausebot_gaps SET state = ?, note = ?, state_at = ? WHERE id = ? RETURNING id',
    [state, note, at, id],
  )
  return rows.length > 0
}

function gapOf(row: Row, counts: readonly Row[]): Omit<Gap, 'samples' | 'nearest'> {
  const sum = (rows: readonly Row[]) => rows.reduce((n, one) => n + number(one, 'asked'), 0)
  const lastAt = Math.max(...counts.map((one) => number(one, 'last_at')))
  const services = new Map<string, number>()
  for (const one of counts)
    for (const service of list(one, 'services'))
      services.set(service, (services.get(service) ?? 0) + number(one, 'asked'))
  // Guarantee of the cast: only markGap and filing write the column.
  const state = text(row, 'state') as GapState
  return {
    id: text(row, 'id'),
    state: state === 'done' && lastAt > number(row, 'state_at') ? 'open' : state,
    note: text(row, 'note'),
    topic: row.topic === null ? undefined : text(row, 'topic'),
    unanswered: sum(counts.filter((one) => number(one, 'unhelpful') === 0)),
    unhelpful: sum(counts.filter((one) => number(one, 'unhelpful') === 1)),
    services: [...services]
      .map(([service, count]) => ({ service, count }))
      .sort((a, b) => b.count - a.count || (a.service < b.service ? -1 : 1)),
    firstAt: Math.min(...counts.map((one) => number(one, 'first_at'))),
    lastAt,
  }
}

function groupBy(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(text(row, 'gap'))
    if (group) group.push(row)
    else groups.set(text(row, 'gap'), [row])
  }
  return groups
}

/** Questions that want an answer, of both kinds; for feedback what it was about lies nearest. */
const WANTING = `
  SELECT gap, at, question, services, near, 0 AS unhelpful FROM clausebot_questions
    WHERE gap IS NOT NULL AND wanting = 1 AND at >= ?
  UNION ALL
  SELECT gap, at, question, services, cited AS near, 1 AS unhelpful FROM clausebot_feedback
    WHERE gap IS NOT NULL AND wanting = 1 AND at >= ?`
const SAMPLES = 5
/** More than a person works through; the least asked are left out first. */
export const MOST_GAPS = 300
