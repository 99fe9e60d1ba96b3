// Answers the questions of standard input in a process of its own and prints its peak memory in MB.
import { readFileSync } from 'node:fs'
import { createAsk } from '../answer/ask.js'
import { SHIPPED_KNOWLEDGE } from '../platforms/shipped.js'
import { loadOrExit } from '../platforms/terminal/load.js'

const { knowledge, packed } = await loadOrExit(SHIPPED_KNOWLEDGE)
const ask = createAsk(knowledge, packed)
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const { q, thread } = JSON.parse(line) as { q: string; thread: { q: string }[] }
  ask({ text: q, thread: thread.map((turn) => turn.q) })
}
process.stdout.write((process.resourceUsage().maxRSS / 1024).toFixed(0))
