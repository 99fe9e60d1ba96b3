// `npm run bench`: this core beside plain searchers, on the same questions and clauses, in one run.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createAsk } from '../answer/ask.js'
import type { Knowledge } from '../knowledge/model.js'
import { SHIPPED_KNOWLEDGE } from '../platforms/shipped.js'
import { loadOrExit } from '../platforms/terminal/load.js'
import { renderJson } from '../render/json.js'
import type { PackedKnowledge } from '../search/packed-knowledge.js'
import { enlarge } from './bench-enlarge.js'
import { PEERS, type Searcher } from './bench-peers.js'
import { hostileStrings } from './hostile.js'
import { judge, type SetQuestion, setQuestion, type Verdict } from './score.js'

type Grade = Verdict['grade']

/** Microseconds that a peer may spend on questions at one size. */
const PEER_TIME = 15e6
const FEWEST = 5
/** A step without a common divisor with the number of questions reaches all of them. */
const SPREAD = 271

interface Row {
  readonly system: string
  readonly clauses: number
  readonly firstHit: string
  readonly grades: string
  readonly median: number
  readonly p99: number
  readonly asked: number
}

const { knowledge, packed } = await loadOrExit(SHIPPED_KNOWLEDGE, { afresh: true })
const questions = readQuestions()
const rows: Row[] = []
for (const size of [0, 10_000, 100_000]) {
  const grown = size === 0 ? knowledge : enlarge(knowledge, size)
  rows.push(benchCore(grown, packed))
  for (const peer of PEERS) {
    if (size > 0 && peer.onlyShipped) continue
    process.stderr.write(`${peer.name}, ${countClauses(grown)} clauses …\n`)
    rows.push(benchPeer(peer.name, peer.build(grown), grown))
  }
}
printTable(rows)
printProcess()

function benchCore(grown: Knowledge, index: PackedKnowledge): Row {
  const ask = createAsk(grown, index)
  const run = (question: SetQuestion) =>
    ask({
      text: question.q,
      thread: question.thread.map((turn) => turn.q),
      ...(question.service ? { service: question.service } : {}),
    })
  // The second round is timed: the first warms the compiler and the indexes made on demand.
  const answers = questions.map((question) => renderJson(run(question)))
  const times = questions.map((question) => timed(() => run(question)))
  const grades = questions.map(
    (question, i) => judge(question, answers[i] ?? renderJson(run(question))).grade,
  )
  const hits = questions
    .map((question, i) => ({ question, first: answers[i]?.citations[0] }))
    .filter(({ question }) => asksOneClause(question))
    .map(({ question, first }) => isRight(question, first && `${first.document}#${first.clause}`))
  return row('clausebot', grown, hits, times, gradeText(grades))
}

/** A peer is asked in an even spread until its time is up: the slow ones would take hours for all questions. */
function benchPeer(system: string, search: Searcher, grown: Knowledge): Row {
  const found: { question: SetQuestion; time: number; first: string | undefined }[] = []
  let spent = 0
  for (let i = 0; i < questions.length && (spent < PEER_TIME || found.length < FEWEST); i++) {
    const question = questions[(i * SPREAD) % questions.length]
    if (!question) continue
    let first: string | undefined
    const time = timed(() => {
      first = search(question.q)
    })
    spent += time
    found.push({ question, time, first })
  }
  const hits = found
    .filter(({ question }) => asksOneClause(question))
    .map(({ question, first }) => isRight(question, first))
  return row(
    system,
    grown,
    hits,
    found.map(({ time }) => time),
    '–',
  )
}

/** A bare searcher knows no thread and cannot refuse: it is measured on what it can do. */
function asksOneClause({ expect, thread }: SetQuestion): boolean {
  return expect.status === 'answered' && thread.length === 0 && expect.cites.length === 1
}

function isRight({ expect }: SetQuestion, clause: string | undefined): boolean {
  return clause !== undefined && expect.cites.some((group) => group.includes(clause))
}

function row(
  system: string,
  grown: Knowledge,
  hits: readonly boolean[],
  times: number[],
  grades: string,
): Row {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return {
    system,
    clauses: countClauses(grown),
    firstHit: percent(hits.filter(Boolean).length, hits.length),
    grades,
    median: at(0.5),
    p99: at(0.99),
    asked: times.length,
  }
}

function printTable(all: readonly Row[]): void {
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

/** A process of its own each: what an operator sees. */
function printProcess(): void {
  const command = fileURLToPath(new URL('../ask.js', import.meta.url))
  const starts = Array.from({ length: 5 }, () =>
    timed(() => spawnSync(process.execPath, [command, 'CRAKOのバックアップは何世代？'])),
  ).sort((a, b) => a - b)
  const input = questions.map((question) =>
    JSON.stringify({ id: question.id, q: question.q, thread: question.thread }),
  )
  const memory = fileURLToPath(new URL('./bench-memory.js', import.meta.url))
  const { stdout } = spawnSync(process.execPath, [memory], { input: input.join('\n'), encoding: 'utf8' })
  const ask = createAsk(knowledge, packed)
  const slowest = Math.max(...hostileStrings(10_000).map((text) => timed(() => ask({ text }))))
  console.log(`slowest of 10,000 hostile strings: ${(slowest / 1000).toFixed(1)} ms`)
  console.log(`start to first answer, median of 5: ${((starts[2] ?? 0) / 1e6).toFixed(2)} s`)
  console.log(`peak memory after ${questions.length} questions: ${stdout.trim()} MB`)
}

function readQuestions(): SetQuestion[] {
  const folder = fileURLToPath(new URL('../../test/questions/', import.meta.url))
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(`${folder}${name}`, 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => setQuestion.parse(JSON.parse(line)))
}

/** Microseconds that a call takes. */
function timed(run: () => void): number {
  const start = process.hrtime.bigint()
  run()
  return Number(process.hrtime.bigint() - start) / 1000
}

function gradeText(grades: readonly Grade[]): string {
  const share = (grade: Grade) => percent(grades.filter((one) => one === grade).length, grades.length)
  return `${share('right')} / ${share('missed')} / ${share('wrong')}`
}

function percent(n: number, of: number): string {
  return `${((n / Math.max(1, of)) * 100).toFixed(1)}%`
}

function micros(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

function countClauses({ documents }: Knowledge): number {
  return documents.reduce((n, { clauses }) => n + clauses.length, 0)
}
