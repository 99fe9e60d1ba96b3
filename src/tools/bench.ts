// `npm run bench`: this core beside plain searchers, on the same questions and clauses, in one run.
import { createAsk } from '../answer/ask.js'
import { SHIPPED_KNOWLEDGE } from '../platforms/shipped.js'
import { loadOrExit } from '../platforms/terminal/load.js'
import { enlarge } from './bench-enlarge.js'
import { PEERS } from './bench-peers.js'
import { printProcess } from './bench-process.js'
import { benchCore, benchPeer, countClauses, type Row } from './bench-runs.js'
import { printTable } from './bench-table.js'
import { readSet, shippedSets } from './question-sets.js'

/** Clauses to grow to; 0 is the knowledge as shipped. */
const SIZES = [0, 10_000, 100_000]

const { knowledge, packed } = await loadOrExit(SHIPPED_KNOWLEDGE, { afresh: true })
const questions = shippedSets().flatMap(readSet)
const rows: Row[] = []
for (const size of SIZES) {
  const grown = size === 0 ? knowledge : enlarge(knowledge, size)
  rows.push(benchCore(grown, packed, questions))
  for (const peer of PEERS) {
    if (size > 0 && peer.onlyShipped) continue
    process.stderr.write(`${peer.name}, ${countClauses(grown)} clauses …\n`)
    rows.push(benchPeer(peer.name, peer.build(grown), grown, questions))
  }
}
printTable(rows)
printProcess(createAsk(knowledge, packed), questions)
