// Several services next to each other as a real table: service, statement, source; what to mind stands below.
import type { types } from '@slack/bolt'
import type { SaidStatement, ServicePart } from '../../answer/model.js'
import { PHRASES } from '../../answer/phrases.js'
import { byClause, citationLine } from '../plain.js'
import { TABLE_ROWS, TABLE_SIZE } from './limits.js'
import { bold, oneLine } from './mrkdwn.js'
import { LABELS } from './phrases.js'
import { caveatMark, quiet, type Reading, statementLines, type Unit } from './units.js'

type Cell = types.TableBlock['rows'][number][number]

/** One unit with the table and one for the caveats of each service; undefined if it does not fit into one table. */
export function sideBySide(parts: readonly ServicePart[], reading: Reading): Unit[] | undefined {
  const rows = parts.flatMap((part) => rowsOf(part, reading))
  const characters = rows.reduce((sum, row) => sum + row.reduce((cells, cell) => cells + sizeOf(cell), 0), 0)
  if (rows.length > TABLE_ROWS || characters > TABLE_SIZE) return undefined
  const { language } = reading
  const head = [LABELS.service, LABELS.statement, LABELS.source].map((label) => text(label[language], true))
  const table: types.TableBlock = {
    type: 'table',
    column_settings: [{ is_wrapped: true }, { is_wrapped: true }, { is_wrapped: true }],
    rows: [head, ...rows],
  }
  return [
    { blocks: [table], text: parts.map((part) => plainPart(part, reading)).join('\n') },
    ...parts.flatMap((part) => caveatUnit(part, reading)),
  ]
}

/** A row for each clause; the name stands in the first. */
function rowsOf(part: ServicePart, { language, clauseUrl }: Reading): Cell[][] {
  if (part.statements.length === 0)
    return [[text(part.name, true), text(PHRASES.notStated[language](part.name)), text('–')]]
  return byClause(part.statements).flatMap((statements, index) => {
    const [first] = statements
    if (!first) return []
    const { citation } = first
    const quotes = statements.flatMap((one) => (one.quote ? [`「${one.quote}」`] : []))
    const said = [statementLines(statements, language), ...quotes]
    const source = citationLine(citation, language)
    const url = clauseUrl(citation.document, citation.clause)
    return [
      [text(index === 0 ? part.name : '〃', index === 0), text(said.join('\n')), text(source, false, url)],
    ]
  })
}

/** Rich text shows what it is given and reads no markup. */
function text(shown: string, isBold = false, url?: string): Cell {
  const style = isBold ? { style: { bold: true } } : {}
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          url === undefined
            ? { type: 'text', text: shown, ...style }
            : { type: 'link', url, text: oneLine(shown) },
        ],
      },
    ],
  }
}

const sizeOf = (cell: Cell): number =>
  cell.type === 'rich_text'
    ? cell.elements
        .flatMap((element) => (element.type === 'rich_text_section' ? element.elements : []))
        .reduce((sum, element) => sum + ('text' in element ? (element.text?.length ?? 0) : 0), 0)
    : 0

function caveatUnit(part: ServicePart, { language }: Reading): Unit[] {
  const caveats = [...new Set(part.statements.flatMap((statement) => statement.caveats))]
  if (caveats.length === 0) return []
  const shown = caveats.map((caveat) => caveatMark(caveat, language)).join('\n')
  const blocks = quiet(shown, `${bold(part.name)}\n`)
  return [{ blocks, text: `${part.name}\n${shown}` }]
}

function plainPart(part: ServicePart, { language }: Reading): string {
  if (part.statements.length === 0) return PHRASES.notStated[language](part.name)
  const clause = (statements: readonly SaidStatement[]) => {
    const [first] = statements
    const source = first
      ? ` [${PHRASES.sourceLabel[language]}: ${citationLine(first.citation, language)}]`
      : ''
    return `${statementLines(statements, language)}${source}`
  }
  return `${part.name}: ${byClause(part.statements).map(clause).join('\n')}`
}
