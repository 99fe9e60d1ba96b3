// Puts the same questions to this core and to plain searchers, and counts what comes back and how fast.
import { createAsk } from '../answer/ask.js'
import type { Knowledge } from '../knowledge/model.js'
import { renderJson } from '../render/json.js'
import type { PackedKnowledge } from '../search/packed-knowledge.js'
import type { Searcher } from './bench-peers.js'
import { asQuestion, type SetQuestion } from './question-sets.js'
import { judge, type Verdict } from './score.js'
import { timed } from './timed.js'

/** One system at one size. */
export interface Row {
  readonly system: string
  readonly clauses: number
  readonly firstHit: string
  readonly grades: string
  /** Microseconds a question. */
  readonly median: number
  readonly p99: number
  /** How many questions were asked. */
  readonly asked: number
}

/** This core; `packed` may be of a smaller knowledge with the same topics. */
export function benchCore(
  knowledge: Knowledge,
  packed: PackedKnowledge,
  questions: readonly SetQuestion[],
): Row {
  const ask = createAsk(knowledge, packed)
  const run = (question: SetQuestion) => ask(asQuestion(question))
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
  return row('clausebot', knowledge, hits, times, gradeText(grades))
}

/** A peer is asked in an even spread until its time is up: the slow ones would take hours for all questions. */
export function benchPeer(
  system: string,
  search: Searcher,
  knowledge: Knowledge,
  questions: readonly SetQuestion[],
): Row {
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
    knowledge,
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
  knowledge: Knowledge,
  hits: readonly boolean[],
  times: number[],
  grades: string,
): Row {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return {
    system,
    clauses: countClauses(knowledge),
    firstHit: percent(hits.filter(Boolean).length, hits.length),
    grades,
    median: at(0.5),
    p99: at(0.99),
    asked: times.length,
  }
}

/** Clauses of all documents together. */
export function countClauses({ documents }: Knowledge): number {
  return documents.reduce((n, { clauses }) => n + clauses.length, 0)
}

function gradeText(grades: readonly Verdict['grade'][]): string {
  const share = (grade: Verdict['grade']) =>
    percent(grades.filter((one) => one === grade).length, grades.length)
  return `${share('right')} / ${share('missed')} / ${share('wrong')}`
}

function percent(n: number, of: number): string {
  return `${((n / Math.max(1, of)) * 100).toFixed(1)}%`
}

/** Microseconds that a peer may spend on questions at one size. */
const PEER_TIME = 15e6
const FEWEST = 5
/** A step without a common divisor with the number of questions reaches all of them. */
const SPREAD = 271
