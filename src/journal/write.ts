// Entries as SQL. Writing an entry a second time changes nothing, so a batch of unknown fate can be written again.
import type { Statement } from './database.js'
import {
  type Entry,
  type FeedbackEntry,
  isUnanswered,
  type QuestionEntry,
  type VersionEntry,
} from './model.js'

/** The statements that write an entry. */
export function statementsOf(entry: Entry): Statement[] {
  switch (entry.kind) {
    case 'question':
      return [question(entry)]
    case 'feedback':
      return [feedback(entry)]
    case 'text': {
      const { id, at, platform, place, asker, question, cited, text, version } = entry
      return [
        insert('clausebot_texts', {
          id,
          at,
          platform,
          place,
          asker,
          question,
          cited: json(cited),
          text,
          version,
        }),
      ]
    }
    case 'version':
      return versionStatements(entry)
    case 'loss':
      return [insert('clausebot_losses', { id: entry.id, at: entry.at, dropped: entry.dropped })]
  }
}

function question(entry: QuestionEntry): Statement {
  const { id, at, platform, place, asker, question, status, cited, why, version, milliseconds } = entry
  return insert('clausebot_questions', {
    id,
    at,
    platform,
    place,
    asker,
    question,
    status,
    cited: json(cited),
    ...readColumns(entry),
    why,
    version,
    milliseconds: Math.round(milliseconds),
    wanting: isUnanswered(entry) ? 1 : 0,
  })
}

/** The last word counts; one that was held up on its way does not undo a later one. */
function feedback(entry: FeedbackEntry): Statement {
  const { id, at, platform, place, asker, answer, question, cited, helpful, reason } = entry
  const { sql, args } = insert('clausebot_feedback', {
    id,
    at,
    platform,
    place,
    asker,
    answer,
    question,
    cited: json(cited),
    ...readColumns(entry),
    helpful: helpful ? 1 : 0,
    reason,
    wanting: helpful ? 0 : 1,
  })
  return {
    sql: sql.replace(
      'DO NOTHING',
      `(id) DO UPDATE SET at = excluded.at, helpful = excluded.helpful, reason = excluded.reason,
        wanting = excluded.wanting WHERE excluded.at >= clausebot_feedback.at`,
    ),
    args,
  }
}

function readColumns({ services, topic, isClear, near }: QuestionEntry | FeedbackEntry) {
  return { services: json(services), topic: topic ?? null, clear: isClear ? 1 : 0, near: json(near) }
}

function versionStatements({ at, version, documents, contents }: VersionEntry): Statement[] {
  return [
    ...[...contents].map(([hash, content]) => insert('clausebot_contents', { hash, content })),
    ...documents.map(({ document, hash }) =>
      insert('clausebot_version_documents', { version, document, hash }),
    ),
    insert('clausebot_versions', { version, at }),
  ]
}

/** An insert that leaves what is there. Names of columns are our own, values are arguments. */
function insert(table: string, row: Readonly<Record<string, string | number | null>>): Required<Statement> {
  const columns = Object.keys(row)
  return {
    sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
    args: Object.values(row),
  }
}

const json = (values: readonly string[]) => JSON.stringify(values)
