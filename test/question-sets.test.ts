import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { renderJson } from '../src/render/json.js'
import { asQuestion, readSet } from '../src/tools/question-sets.js'
import { judge } from '../src/tools/score.js'
import { ask } from './support/shipped.js'

/** The floor reached, in percent: a change may raise it, never lower it. */
const FLOORS = [
  { file: 'dev.jsonl', right: 98.4, wrong: 1 },
  { file: 'fresh-a.jsonl', right: 99, wrong: 0 },
  { file: 'fresh-b.jsonl', right: 97, wrong: 2 },
  { file: 'fresh-c.jsonl', right: 98, wrong: 0.7 },
  { file: 'fresh-d.jsonl', right: 97.3, wrong: 2 },
  { file: 'fresh-e.jsonl', right: 94, wrong: 0 },
  { file: 'fresh-f.jsonl', right: 99.3, wrong: 0 },
]

describe('the question sets', () => {
  it.each(FLOORS)('$file: right at least $right %, wrong at most $wrong %', ({ file, right, wrong }) => {
    const questions = readSet(fileURLToPath(new URL(`./questions/${file}`, import.meta.url)))
    const grades = questions.map((question) => judge(question, renderJson(ask(asQuestion(question)))).grade)
    const share = (grade: string) => (100 * grades.filter((g) => g === grade).length) / grades.length
    expect(share('right')).toBeGreaterThanOrEqual(right)
    expect(share('wrong')).toBeLessThanOrEqual(wrong)
  })
})
