// Figures of the journal: counts by day, what is asked about most, how much was answered, what people thought of it.
import { type Database, number, text } from './database.js'

export interface Figures {
  /** Days that somebody asked on, oldest first; `day` as 2026-04-01 in UTC shifted by the offset given. */
  readonly days: readonly { readonly day: string; readonly counts: Readonly<Record<string, number>> }[]
  readonly byStatus: Readonly<Record<string, number>>
  readonly topics: readonly { readonly topic: string; readonly count: number }[]
  readonly services: readonly { readonly service: string; readonly count: number }[]
  readonly feedback: { readonly helpful: number; readonly unhelpful: number }
  readonly texts: number
  /** Records that found no room while the database was away. */
  readonly lost: number
}

/** Figures since a time, topics of questions in the field; `offsetMinutes` east of UTC says where a day begins. */
export async function readFigures(database: Database, since: number, offsetMinutes = 0): Promise<Figures> {
  const offset = offsetMinutes * 60_000
  // A file takes an argument for a fraction unless told that it is a whole number.
  const [days, topics, services, feedback, texts, lost] = await Promise.all([
    database.query(
      `SELECT day, status, COUNT(*) AS asked
        FROM (SELECT (at + CAST(? AS BIGINT)) / ${DAY_MS} AS day, status FROM clausebot_questions WHERE at >= ?) AS asked_on
        GROUP BY day, status ORDER BY day`,
      [offset, since],
    ),
    database.query(
      `SELECT topic, COUNT(*) AS asked FROM clausebot_questions
        WHERE at >= ? AND topic IS NOT NULL AND status <> 'out_of_scope'
        GROUP BY topic ORDER BY asked DESC, topic LIMIT ${MOST_TOPICS}`,
      [since],
    ),
    database.query(
      'SELECT services, COUNT(*) AS asked FROM clausebot_questions WHERE at >= ? GROUP BY services',
      [since],
    ),
    database.query(
      'SELECT helpful, COUNT(*) AS said FROM clausebot_feedback WHERE at >= ? GROUP BY helpful',
      [since],
    ),
    database.query('SELECT COUNT(*) AS texts FROM clausebot_texts WHERE at >= ?', [since]),
    database.query('SELECT dropped FROM clausebot_losses WHERE at >= ?', [since]),
  ])
  const byDay = new Map<number, Record<string, number>>()
  const byStatus: Record<string, number> = {}
  for (const row of days) {
    const counts = byDay.get(number(row, 'day')) ?? {}
    byDay.set(number(row, 'day'), counts)
    counts[text(row, 'status')] = number(row, 'asked')
    byStatus[text(row, 'status')] = (byStatus[text(row, 'status')] ?? 0) + number(row, 'asked')
  }
  const byService = new Map<string, number>()
  for (const row of services)
    for (const service of JSON.parse(text(row, 'services')) as string[])
      byService.set(service, (byService.get(service) ?? 0) + number(row, 'asked'))
  const said = (helpful: number) =>
    feedback
      .filter((row) => number(row, 'helpful') === helpful)
      .reduce((n, row) => n + number(row, 'said'), 0)
  return {
    days: [...byDay].map(([day, counts]) => ({
      day: new Date(day * DAY_MS).toISOString().slice(0, 10),
      counts,
    })),
    byStatus,
    topics: topics.map((row) => ({ topic: text(row, 'topic'), count: number(row, 'asked') })),
    services: [...byService]
      .map(([service, count]) => ({ service, count }))
      .sort((a, b) => b.count - a.count || (a.service < b.service ? -1 : 1)),
    feedback: { helpful: said(1), unhelpful: said(0) },
    texts: texts[0] ? number(texts[0], 'texts') : 0,
    lost: lost.reduce((n, row) => n + number(row, 'dropped'), 0),
  }
}

const DAY_MS = 24 * 60 * 60 * 1000
const MOST_TOPICS = 20
