// A comparison as an Excel workbook: the table as it is on the page, and a list with one row a statement.
import writeWorkbook from 'write-excel-file/node'
import type { Matrix } from '../../answer/matrix.js'
import type { ClauseUrl } from '../../render/clause-url.js'
import { compareGrid, compareList } from '../../render/compare-list.js'
import { WORDS } from '../../render/desk/words.js'

/** The bytes of an .xlsx file. Every cell is a text: nothing in it is run as a formula. */
export async function compareWorkbook(matrix: Matrix, urlOf: ClauseUrl): Promise<Uint8Array<ArrayBuffer>> {
  const { sheets } = WORDS[matrix.language].compare
  const grid = compareGrid(matrix)
  const list = compareList(matrix, urlOf)
  const buffer = await writeWorkbook([
    {
      sheet: sheets.matrix,
      data: grid.map(cells),
      columns: (grid[0] ?? []).map((_, i) => ({ width: i === 0 ? 28 : 44 })),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    },
    {
      sheet: sheets.list,
      data: list.map(cells),
      columns: LIST_WIDTHS.map((width) => ({ width })),
      stickyRowsCount: 1,
    },
  ]).toBuffer()
  return new Uint8Array(buffer)
}

const cells = (row: readonly string[], i: number) =>
  row.map((value) => ({
    type: String,
    value: value.slice(0, MOST_IN_CELL),
    wrap: true,
    alignVertical: 'top' as const,
    ...(i === 0 ? { fontWeight: 'bold' as const, backgroundColor: HEAD_COLOUR } : {}),
  }))

/** Characters, in the order of compareList's columns. */
const LIST_WIDTHS = [16, 24, 18, 12, 22, 60, 40, 44, 44, 24]
/** Excel's own limit. */
const MOST_IN_CELL = 32_767
const HEAD_COLOUR = '#e8edf3'
