// `npm run bench:journal`: a week of made-up traffic, and how long the journal takes for it. Prints, asserts nothing.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAsk } from '../answer/ask.js'
import type { Database } from '../journal/database.js'
import { readFigures } from '../journal/figures.js'
import { snippetMaker } from '../journal/gaps/snippet.js'
import { readWorklist } from '../journal/gaps/worklist.js'
import { type Journal, openJournal } from '../journal/journal.js'
import { chooseDatabase } from '../journal/open.js'
import type { Knowledge, Topic } from '../knowledge/model.js'
import { SHIPPED_KNOWLEDGE } from '../platforms/shipped.js'
import { loadOrExit } from '../platforms/terminal/load.js'
import { readingOf } from '../ports/records.js'
import { renderJson } from '../render/json.js'

const QUESTIONS = 10_000
const GAPS = 300
const WEEK_MS = 7 * 24 * 60 * 60 * 1000

interface Traffic {
  readonly text: string
  /** The topic that was taken away and is asked about; undefined: something that the documents state. */
  readonly missing: string | undefined
}

const { knowledge } = await loadOrExit(SHIPPED_KNOWLEDGE, { afresh: true })
const random = seeded(7)
const missing = shuffled(knowledge.topics.filter(({ questions }) => questions.ja.length > 9)).slice(0, GAPS)
const thinned = without(knowledge, new Set(missing.map(({ id }) => id)))
const traffic = makeTraffic()
const ask = createAsk(thinned)

const url = process.env.DATABASE_URL
for (const databaseUrl of [undefined, ...(url === undefined ? [] : [url])]) {
  const folder = mkdtempSync(join(tmpdir(), 'clausebot-bench-'))
  const journal = openJournal({
    settings: { days: 180, questions: 'redacted', ...(databaseUrl === undefined ? {} : { databaseUrl }) },
    dataDir: folder,
    log: () => undefined,
    knowledge: () => ({ version: 'bench', ...thinned }),
    now: clock(),
  })
  await measure(
    databaseUrl === undefined ? 'file' : 'PostgreSQL',
    journal,
    chooseDatabase(folder, databaseUrl),
  )
  await journal.close()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(name: string, journal: Journal, fresh: Database): Promise<void> {
  const truth = new Map<string, string>()
  let pushing = 0
  let longest = 0
  for (const [i, { text, missing: topic }] of traffic.entries()) {
    const answer = ask({ text })
    const { status, citations, service } = renderJson(answer)
    const record = {
      ...({ platform: 'slack', place: `C${i % 20}`, asker: `U${i % 500}`, question: text, status } as const),
      ...{ services: service, knowledgeVersion: 'bench', milliseconds: 1, reading: readingOf(answer) },
      cited: citations.map((one) => `${one.document}#${one.clause}`),
    }
    if (topic !== undefined) truth.set(text, topic)
    const start = performance.now()
    journal.records.asked(record)
    const took = performance.now() - start
    pushing += took
    longest = Math.max(longest, took)
    if (i % 100 === 99) await new Promise((resolve) => setImmediate(resolve))
  }
  const begun = performance.now()
  await journal.settled()
  const settled = performance.now() - begun
  // A connection of its own, as when the desk or `npm run gaps` opens the worklist for the first time.
  const opened = performance.now()
  const gaps = await readWorklist(fresh, 0)
  const openedIn = performance.now() - opened
  const again = performance.now()
  await readWorklist(fresh, 0)
  const againIn = performance.now() - again
  const snippets = performance.now()
  gaps.forEach(snippetMaker(thinned))
  const snippetsIn = performance.now() - snippets
  const figures = performance.now()
  await readFigures(fresh, 0)
  const figuresIn = performance.now() - figures
  const questions = gaps.reduce((n, { unanswered }) => n + unanswered, 0)
  const rows = await fresh.query('SELECT gap, question FROM clausebot_questions WHERE wanting = 1')
  const ms = (value: number) => `${value.toFixed(1)} ms`
  console.log(`${name}: ${traffic.length} questions, ${questions} unanswered`)
  console.log(
    `  taking a record: mean ${((pushing / traffic.length) * 1000).toFixed(0)} µs, longest ${ms(longest)}`,
  )
  console.log(`  written and filed after the last one: ${ms(settled)}`)
  console.log(`  worklist of ${gaps.length} gaps: ${ms(openedIn)}, again ${ms(againIn)}`)
  console.log(`  their snippets: ${ms(snippetsIn)}; figures: ${ms(figuresIn)}`)
  console.log(
    `  grouping: ${purity(
      rows.flatMap((row) => {
        const topic = truth.get(String(row.question))
        return topic === undefined ? [] : [{ gap: String(row.gap), topic }]
      }),
    )}`,
  )
  if (process.argv.includes('--list'))
    for (const gap of gaps)
      console.log(
        `  ${gap.id} ${gap.unanswered} ${gap.topic ?? '–'} | ${gap.samples.slice(0, 4).join(' | ')}`,
      )
  await fresh.close()
}

/** How far a group is about one thing (precision), and one thing in one group (recall), for the average question. */
function purity(rows: readonly { readonly gap: string; readonly topic: string }[]): string {
  const count = (key: (row: (typeof rows)[number]) => string) => {
    const counts = new Map<string, number>()
    for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1)
    return (row: (typeof rows)[number]) => counts.get(key(row)) ?? 0
  }
  const inGap = count(({ gap }) => gap)
  const onTopic = count(({ topic }) => topic)
  const inBoth = count(({ gap, topic }) => `${gap} ${topic}`)
  const mean = (of: (row: (typeof rows)[number]) => number) =>
    (rows.reduce((sum, row) => sum + of(row), 0) / Math.max(1, rows.length)).toFixed(2)
  return `precision ${mean((row) => inBoth(row) / inGap(row))}, recall ${mean((row) => inBoth(row) / onTopic(row))} of ${rows.length} questions`
}

/**
 * The topics stay known but are stated nowhere, and half of their examples are taken out: those are asked. So the
 * questions were written by people, and what they lack is known.
 */
function without(whole: Knowledge, gone: ReadonlySet<string>): Knowledge {
  return {
    ...whole,
    topics: whole.topics.map((topic) =>
      gone.has(topic.id)
        ? { ...topic, questions: { ja: half(topic.questions.ja, 0), en: half(topic.questions.en, 0) } }
        : topic,
    ),
    documents: whole.documents.map((document) => ({
      ...document,
      clauses: document.clauses.map((clause) => ({
        ...clause,
        statements: clause.statements.filter(
          ({ topic, also }) => !gone.has(topic) && !also.some((one) => gone.has(one)),
        ),
      })),
    })),
  }
}

/** Few gaps are asked about often, many seldom; people repeat each other's words, or nearly. */
function makeTraffic(): Traffic[] {
  const gone = new Set(missing.map(({ id }) => id))
  const stated = knowledge.topics.filter(({ id }) => !gone.has(id))
  return Array.from({ length: QUESTIONS }, (): Traffic => {
    const isGap = random() < 0.5
    const topic: Topic | undefined = isGap
      ? missing[Math.floor(missing.length * random() ** 2)]
      : stated[Math.floor(stated.length * random())]
    const wordings = topic ? [...half(topic.questions.ja, 1), ...half(topic.questions.en, 1)] : []
    const words = wordings[Math.floor(wordings.length * random() ** 2)] ?? ''
    const service = knowledge.services[Math.floor(knowledge.services.length * random())]
    return {
      text: random() < 0.6 && service ? `${service.name.ja}: ${words}` : words,
      missing: isGap ? topic?.id : undefined,
    }
  })
}

function half<T>(list: readonly T[], which: 0 | 1): T[] {
  return list.filter((_, i) => i % 2 === which)
}

/** The last week, question by question. */
function clock(): () => number {
  let at = Date.now() - WEEK_MS
  return () => (at += WEEK_MS / (4 * QUESTIONS))
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}

/** The same traffic every time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
