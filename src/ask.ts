#!/usr/bin/env node
// `npm run -s ask -- "質問"`: asks on the command line. See --help.
import { parseArgs } from 'node:util'
import { createAsk } from './answer/ask.js'
import { SHIPPED_KNOWLEDGE } from './platforms/shipped.js'
import { answerLines } from './platforms/terminal/jsonl.js'
import { loadOrExit } from './platforms/terminal/load.js'
import { printAnswer } from './platforms/terminal/print.js'
import { promptLoop } from './platforms/terminal/prompt.js'

const HELP = `使い方 / Usage:
  npm run -s ask -- "CRAKOのバックアップは何世代？"     質問に答えます / answers a question
  npm run -s ask                                      対話します / asks in a loop (on a terminal)
  npm run -s ask -- --jsonl < questions.jsonl         1行1問で答えます / one question a line

  --service ID       サービス名がないときの既定 / the service meant when none is named
  --knowledge DIR    別の知識フォルダー / another knowledge folder
  --customer         顧客にそのまま送れる文面 / text to paste for a customer
  --json             JSON 1個 / one JSON object
  --explain          どう読み、なぜそう答えたか / how it was read and why it was decided so
`

const { values, positionals } = parseOrExit()
if (values.help) {
  process.stdout.write(HELP)
  process.exit(0)
}
// A reader that closes the pipe early ("| head") is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
const { knowledge, packed } = await loadOrExit(
  values.knowledge ?? process.env.KNOWLEDGE_DIR ?? SHIPPED_KNOWLEDGE,
)
const service = values.service
if (service !== undefined && !knowledge.services.some(({ id }) => id === service)) {
  const ids = knowledge.services.map(({ id }) => id).join(', ')
  process.stderr.write(
    `--service ${JSON.stringify(service)}: そのようなサービスはありません / no such service → ${ids}\n`,
  )
  process.exit(1)
}
const ask = createAsk(knowledge, packed)
const text = positionals.join(' ')
if (values.jsonl)
  process.exitCode = await answerLines(ask, process.stdin, process.stdout, process.stderr, service)
else if (text.trim() !== '') printAnswer(ask({ text, ...(service ? { service } : {}) }), values)
else if (process.stdin.isTTY) await promptLoop(ask, values)
else {
  process.stderr.write(HELP)
  process.exitCode = 1
}

function parseOrExit() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        service: { type: 'string' },
        knowledge: { type: 'string' },
        customer: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        jsonl: { type: 'boolean', default: false },
        explain: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
    process.exit(1)
  }
}
