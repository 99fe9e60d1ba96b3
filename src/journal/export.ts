// All records as CSV or as JSON lines, the oldest first, in portions: a journal need not fit into memory.
import { type Database, number, type Row, text } from './database.js'

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/**
 * Lines with their line ends. CSV begins with a byte order mark, so that Excel reads it as UTF-8. Throws before the first
 * line if the database cannot be read.
 */
export async function* exportRecords(database: Database, format: ExportFormat): AsyncGenerator<string> {
  let head = format === 'csv' ? `\uFEFF${FIELDS.join(',')}\r\n` : ''
  for (const [record, table] of TABLES) {
    let at = -1
    let id = ''
    for (;;) {
      const rows = await database.query(
        `SELECT * FROM ${table} WHERE at > ? OR (at = ? AND id > ?) ORDER BY at, id LIMIT ${PORTION}`,
        [at, at, id],
      )
      if (head !== '') yield head
      head = ''
      for (const row of rows) yield format === 'csv' ? csvLine(record, row) : jsonLine(record, row)
      const last = rows.at(-1)
      if (!last || rows.length < PORTION) break
      at = number(last, 'at')
      id = text(last, 'id')
    }
  }
}

function jsonLine(record: string, row: Row): string {
  const fields = FIELDS.filter((field) => field in row && row[field] !== null).map((field) => [
    field,
    field === 'at'
      ? new Date(number(row, field)).toISOString()
      : LISTS.has(field)
        ? (JSON.parse(text(row, field)) as unknown)
        : field === 'helpful'
          ? row[field] === 1
          : row[field],
  ])
  return `${JSON.stringify({ record, ...Object.fromEntries(fields) })}\n`
}

function csvLine(record: string, row: Row): string {
  const cells = FIELDS.map((field) => {
    if (field === 'record') return record
    if (!(field in row) || row[field] === null) return ''
    if (field === 'at') return new Date(number(row, field)).toISOString()
    if (LISTS.has(field)) return (JSON.parse(text(row, field)) as string[]).join(' ')
    return text(row, field)
  })
  return `${cells.map(cell).join(',')}\r\n`
}

/** A spreadsheet must take nothing that somebody typed for a formula. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(?:\.\d+)?$/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const FIELDS = [
  'record',
  'id',
  'at',
  'platform',
  'place',
  'asker',
  'question',
  'status',
  'cited',
  'services',
  'topic',
  'near',
  'why',
  'version',
  'milliseconds',
  'gap',
  'answer',
  'helpful',
  'reason',
  'text',
] as const
const LISTS: ReadonlySet<string> = new Set(['cited', 'services', 'near'])
const TABLES = [
  ['question', 'clausebot_questions'],
  ['feedback', 'clausebot_feedback'],
  ['text', 'clausebot_texts'],
] as const
const PORTION = 1000
