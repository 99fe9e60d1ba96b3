#!/usr/bin/env node
// `npm start`: runs whatever is configured, and ends it cleanly.
import { join } from 'node:path'
import { openJournal } from './journal/journal.js'
import { formatFault } from './knowledge/fault.js'
import type { Edge, EdgeOptions } from './platforms/edge.js'
import { EnvironmentError, passwordOf, readEnvironment } from './platforms/environment.js'
import { keepKnowledge } from './platforms/keeper.js'
import { createLog } from './platforms/log.js'
import { readSettings } from './platforms/settings.js'
import { terminalLanguage } from './platforms/terminal/load.js'

const environment = environmentOrExit()
const { slack, discord, dataDir, knowledgeDir, logLevel, publicUrl } = environment
const databaseUrl = environment.journal.databaseUrl
const secrets = [
  slack?.botToken,
  slack?.appToken,
  slack?.signingSecret,
  discord?.token,
  databaseUrl,
  databaseUrl && passwordOf(databaseUrl),
  environment.journal.key,
]
const log = createLog(
  logLevel,
  (line) => process.stderr.write(line),
  secrets.filter((secret) => secret !== undefined),
)
const language = terminalLanguage(process.env)

const kept = await keepKnowledge(knowledgeDir, log).catch((error: unknown) =>
  leave([`KNOWLEDGE_DIR: ${error instanceof Error ? error.message : String(error)}`]),
)
if (!kept.ok) leave(kept.faults.map((fault) => formatFault(fault, language)))
const { keeper } = kept
const services = new Set(
  keeper
    .clerk()
    .services('internal')
    .map(({ id }) => id),
)
const settings = readSettings(join(dataDir, 'channels.yaml'), services)
if (!settings.ok) leave(settings.faults.map((fault) => formatFault(fault, language)))

const journal = openJournal({
  settings: environment.journal,
  dataDir,
  log,
  knowledge: () => ({ version: keeper.clerk().version, ...keeper.clerk().knowledge }),
})
const options: EdgeOptions = {
  clerk: keeper.clerk,
  settings: settings.settings,
  once: journal.once,
  records: journal.records,
  log,
  clauseUrl: (document, clause) =>
    publicUrl === undefined ? undefined : `${publicUrl}/documents/${document}#${clause}`,
}
/** Each edge's library is loaded only if the edge is configured. */
const starters: ((options: EdgeOptions) => Promise<Edge>)[] = []
const edges = await Promise.all(starters.map((start) => start(options)))
for (const edge of edges) log('info', 'started', { edge: edge.name })

// Where nothing is configured that would go on, what is to be written still is.
process.once('beforeExit', () => void journal.close())
let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    log('info', 'stopping', { signal })
    void Promise.allSettled(edges.map((edge) => edge.stop()))
      .then(() => journal.close())
      .then(() => process.exit(0))
  })

function environmentOrExit() {
  try {
    return readEnvironment(process.env)
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    return leave([error.message])
  }
}

function leave(lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`)
  process.exit(1)
}
