// The rows of the bench as a table.
import type { Row } from './bench-runs.js'

/** Prints a line for each row. `time` compares its median with that of clausebot at the same size. */
export function printTable(all: readonly Row[]): void {
  const cells = all.map((entry) => {
    const own = all.find(({ system, clauses }) => system === 'clausebot' && clauses === entry.clauses)
    return [
      entry.system,
      entry.clauses.toLocaleString('en-US'),
      entry.firstHit,
      entry.grades,
      micros(entry.median),
      micros(entry.p99),
      own ? `${(entry.median / own.median).toFixed(1)}×` : '',
      String(entry.asked),
    ]
  })
  const head = [
    'system',
    'clauses',
    'first hit right',
    'right / missed / wrong',
    'median µs',
    'p99 µs',
    'time',
    'asked',
  ]
  for (const line of [head, ...cells])
    console.log(
      `| ${line.map((cell, i) => (i === 0 ? cell.padEnd(34) : cell.padStart(head[i]?.length ?? 0))).join(' | ')} |`,
    )
}

function micros(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}
