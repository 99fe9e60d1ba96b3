// `npm run eval [-- FILE…]`: scores question sets and lists what is not right.
import { createAsk } from '../answer/ask.js'
import { SHIPPED_KNOWLEDGE } from '../platforms/shipped.js'
import { loadOrExit } from '../platforms/terminal/load.js'
import { renderJson } from '../render/json.js'
import { asQuestion, readSet, shippedSets } from './question-sets.js'
import { judge, tally } from './score.js'

const given = process.argv.slice(2)
const { knowledge, packed } = await loadOrExit(process.env.KNOWLEDGE_DIR ?? SHIPPED_KNOWLEDGE)
const ask = createAsk(knowledge, packed)

for (const file of given.length > 0 ? given : shippedSets()) {
  const questions = readSet(file)
  const rows = questions.map((question) => {
    const answer = ask(asQuestion(question))
    return { question, verdict: judge(question, renderJson(answer)) }
  })
  for (const { question, verdict } of rows)
    if (verdict.grade !== 'right')
      console.log(
        `${verdict.grade.padEnd(6)} ${question.id.padEnd(12)} ${[...question.thread.map((turn) => turn.q), question.q].join(' ⏵ ').replace(/\n/g, ' ⏎ ').slice(0, 120)} → ${verdict.reason} [${question.why.slice(0, 80)}]`,
      )
  for (const kind of [...new Set(questions.map((question) => question.kind))].sort())
    console.log(
      `${kind.padEnd(14)} ${tally(rows.filter(({ question }) => question.kind === kind).map(({ verdict }) => verdict.grade))}`,
    )
  console.log(`${file.split('/').at(-1)?.padEnd(14)} ${tally(rows.map(({ verdict }) => verdict.grade))}`)
}
