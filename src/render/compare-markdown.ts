// A comparison as a Markdown table for a proposal: each statement with its label and its source.
import type { Matrix } from '../answer/matrix.js'
import { compareGrid } from './compare-list.js'
import { escapeMarkdown } from './customer-markdown.js'

/** A row a topic, a column a service. Ends with a line break. */
export function compareMarkdown(matrix: Matrix): string {
  const [head = [], ...rows] = compareGrid(matrix)
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.split('\n').map(escapeMarkdown).join('<br>')).join(' | ')} |`
  return `${[line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n')}\n`
}
