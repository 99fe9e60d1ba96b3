// Question sets: files of JSON lines, each a question with what is expected of its answer.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Question } from '../answer/model.js'

/** The sets under test/questions, in the order of their names. */
export function shippedSets(): string[] {
  return readdirSync(SETS)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => `${SETS}${name}`)
}

/** The questions of a set. Throws if the file cannot be read or a line is no question. */
export function readSet(file: string): SetQuestion[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => setQuestion.parse(JSON.parse(line)))
}

/** What of it is asked. */
export function asQuestion({ q, thread, service }: SetQuestion): Question {
  return { text: q, thread: thread.map((turn) => turn.q), ...(service ? { service } : {}) }
}

const setQuestion = z.object({
  id: z.string(),
  q: z.string(),
  lang: z.enum(['ja', 'en']),
  kind: z.string(),
  thread: z.array(z.object({ q: z.string() })).default([]),
  service: z.string().optional(),
  expect: z.object({
    status: z.enum(['answered', 'clarify', 'no_answer', 'out_of_scope']),
    cites: z.array(z.array(z.string())),
    include: z.array(z.array(z.string())).default([]),
    exclude: z.array(z.string()).default([]),
  }),
  why: z.string().default(''),
})
/** One line of a set. */
export type SetQuestion = z.output<typeof setQuestion>

const SETS = fileURLToPath(new URL('../../test/questions/', import.meta.url))
