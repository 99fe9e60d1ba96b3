// Files unanswered and badly answered questions under their groups, in the background, so that the worklist opens at once.
import type { Document } from '../../knowledge/model.js'
import { type Database, number, type Query, type Row, text } from '../database.js'
import { createGrouper, type Group, type Wanting } from './group.js'
import { readSketch, type Sketch, writeSketch } from './sketch.js'

/** What filing needs of the knowledge in use. */
export interface FilingKnowledge {
  readonly sketch: (question: string) => Sketch
  /** Whether a service states something on a topic; without services, whether anybody does. */
  readonly states: (topic: string, services: readonly string[]) => boolean
}

/** Which topics the documents state. */
export function statedTopics(documents: readonly Document[]): FilingKnowledge['states'] {
  const byService = new Map<string, Set<string>>()
  for (const { service, clauses } of documents) {
    const topics = byService.get(service) ?? new Set()
    byService.set(service, topics)
    for (const { statements } of clauses)
      for (const { topic, also } of statements) for (const one of [topic, ...also]) topics.add(one)
  }
  return (topic, services) =>
    (services.length > 0 ? services : [...byService.keys()]).some((service) =>
      byService.get(service)?.has(topic),
    )
}

/**
 * Files what is not filed yet; returns how many questions that were. One instance does it at a time, in small portions:
 * others and their answers go on in between.
 */
export async function fileGaps(
  database: Database,
  knowledge: FilingKnowledge,
  now: () => number,
): Promise<number> {
  let filed = 0
  for (;;) {
    const portion = await database.alone('file', (query) => filePortion(query, knowledge, now()))
    filed += portion
    if (portion < PORTION) return filed
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function filePortion(query: Query, knowledge: FilingKnowledge, now: number): Promise<number> {
  const rows = await query(
    `${TABLES.map((table) => `SELECT '${table}' AS kept, id, at, question, services, topic, clear FROM ${table} WHERE wanting = 1 AND gap IS NULL`).join(' UNION ALL ')} ORDER BY at, id LIMIT ${PORTION}`,
  )
  if (rows.length === 0) return 0
  const grouper = createGrouper(
    (await query('SELECT id, topic, sketch FROM clausebot_gaps ORDER BY made_at, id')).map(groupOf),
  )
  for (const row of rows) {
    const { group, isNew } = grouper.place(wantingOf(row, knowledge))
    if (isNew)
      await query(
        `INSERT INTO clausebot_gaps (id, topic, sketch, state, note, state_at, made_at)
          VALUES (?, ?, ?, 'open', '', 0, ?) ON CONFLICT DO NOTHING`,
        [group.id, group.topic ?? null, writeSketch(group.sketch), now],
      )
    await query(`UPDATE ${text(row, 'kept')} SET gap = ? WHERE id = ?`, [group.id, text(row, 'id')])
  }
  return rows.length
}

function wantingOf(row: Row, { sketch, states }: FilingKnowledge): Wanting {
  const topic = row.topic === null ? undefined : text(row, 'topic')
  const services: unknown = JSON.parse(text(row, 'services'))
  const named = Array.isArray(services) ? services.map(String) : []
  return {
    sketch: sketch(text(row, 'question')),
    topic,
    topicIsMissing: topic !== undefined && number(row, 'clear') === 1 && !states(topic, named),
  }
}

const groupOf = (row: Row): Group => ({
  id: text(row, 'id'),
  topic: row.topic === null ? undefined : text(row, 'topic'),
  sketch: readSketch(text(row, 'sketch')),
})

const TABLES = ['clausebot_questions', 'clausebot_feedback'] as const
const PORTION = 100
