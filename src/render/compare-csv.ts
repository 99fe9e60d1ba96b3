// A comparison as CSV that opens in spreadsheets as it is: RFC 4180, UTF-8 with its mark, CRLF.
import type { Matrix } from '../answer/matrix.js'
import type { ClauseUrl } from './clause-url.js'
import { compareList } from './compare-list.js'

/** The whole file as text, the head row first. */
export function compareCsv(matrix: Matrix, urlOf: ClauseUrl): string {
  const lines = compareList(matrix, urlOf).map((row) => row.map(csvCell).join(','))
  return `\ufeff${lines.join('\r\n')}\r\n`
}

/** Quoted where needed; what a spreadsheet would run as a formula begins with an apostrophe. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
