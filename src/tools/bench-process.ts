// What an operator sees of the core: how soon a process answers, how much memory it takes,
// how long its worst question takes.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Ask } from '../answer/ask.js'
import { hostileStrings } from './hostile.js'
import type { SetQuestion } from './question-sets.js'
import { timed } from './timed.js'

/** Start and memory are measured in a process of its own each. */
export function printProcess(ask: Ask, questions: readonly SetQuestion[]): void {
  const command = fileURLToPath(new URL('../ask.js', import.meta.url))
  const starts = Array.from({ length: 5 }, () =>
    timed(() => spawnSync(process.execPath, [command, 'CRAKOのバックアップは何世代？'])),
  ).sort((a, b) => a - b)
  const input = questions.map((question) =>
    JSON.stringify({ id: question.id, q: question.q, thread: question.thread }),
  )
  const memory = fileURLToPath(new URL('./bench-memory.js', import.meta.url))
  const { stdout } = spawnSync(process.execPath, [memory], { input: input.join('\n'), encoding: 'utf8' })
  const slowest = Math.max(...hostileStrings(10_000).map((text) => timed(() => ask({ text }))))
  console.log(`slowest of 10,000 hostile strings: ${(slowest / 1000).toFixed(1)} ms`)
  console.log(`start to first answer, median of 5: ${((starts[2] ?? 0) / 1e6).toFixed(2)} s`)
  console.log(`peak memory after ${questions.length} questions: ${stdout.trim()} MB`)
}
