#!/usr/bin/env node
// `npm start`: runs whatever is configured, and ends it cleanly.
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { openJournal } from './journal/journal.js'
import { formatFault } from './knowledge/fault.js'
import { announcement } from './platforms/desk/announcement.js'
import type { Edge, EdgeOptions } from './platforms/edge.js'
import { EnvironmentError, passwordOf, readEnvironment } from './platforms/environment.js'
import { keepKnowledge } from './platforms/keeper.js'
import { createMetrics } from './platforms/metrics.js'
import { readSettings } from './platforms/settings.js'
import { terminalLanguage } from './platforms/terminal/load.js'
import { createWeeklyPost } from './platforms/weekly/weekly-post.js'
import { createLog } from './ports/log.js'
import { mentioned } from './ports/records.js'

const environment = environmentOrExit()
const { slack, discord, desk, dataDir, knowledgeDir, logLevel, publicUrl, worklist } = environment
const { databaseUrl, key } = environment.journal
const secrets = [
  slack?.botToken,
  slack?.appToken,
  slack?.signingSecret,
  discord?.token,
  desk.password,
  databaseUrl,
  databaseUrl && passwordOf(databaseUrl),
  key,
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
const metrics = createMetrics(keeper, journal.backlog)
const options: EdgeOptions = {
  clerk: keeper.clerk,
  settings: settings.settings,
  once: journal.once,
  records: metrics.counting(mentioned(log, journal.records)),
  log,
  clauseUrl: (document, clause) =>
    publicUrl === undefined ? undefined : `${publicUrl}/documents/${document}#${clause}`,
}

/** A chat edge; in HTTP mode with what answers the platform's requests. */
type ChatEdge = Edge & { readonly requests?: RequestListener }

const running: Pick<Edge, 'stop'>[] = []
// Before anything is started: a signal may come while the rest is still on its way.
let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    log('info', 'stopping', { signal })
    void Promise.allSettled([...running.map((one) => one.stop()), keeper.stop()])
      .then(() => journal.close())
      .then(() => process.exit(0))
  })

const chats = await Promise.all(startChats()).catch(leaveWith)
const { startDesk } = await import('./platforms/desk/start-desk.js')
const { url } = await started(
  startDesk({
    ...options,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    keeper,
    metrics,
    desk,
    journal: { database: journal.database, hashPerson: journal.hashPerson, knowledgeDir },
    host: environment.host,
    port: environment.port,
    // In HTTP mode Slack knocks at the same door.
    mounted: chats.flatMap(({ requests }) => (requests ? [{ path: '/slack/events', requests }] : [])),
  }),
).catch(leaveWith)
process.stdout.write(announcement(language, url, chats.length > 0))
keeper.follow()
postWorklist()

/** Each chat's library is loaded only if the chat is configured. */
function startChats(): Promise<ChatEdge>[] {
  const starting: Promise<ChatEdge>[] = []
  if (slack)
    starting.push(
      started(import('./platforms/slack/start.js').then(({ startSlack }) => startSlack(options, slack))),
    )
  if (discord)
    starting.push(
      started(
        import('./platforms/discord/start.js').then(({ startDiscord }) => startDiscord(options, discord)),
      ),
    )
  return starting
}

/** Serves the weekly post, if a channel for it is set. */
function postWorklist(): void {
  const reach = chats.find(({ name }) => name === worklist?.platform)?.staffChannel
  if (!worklist || !reach) return
  const weekly = createWeeklyPost({
    setting: worklist,
    reach,
    database: journal.database,
    filed: journal.filed,
    knowledge: () => keeper.clerk().knowledge,
    clauseUrl: options.clauseUrl,
    ...(publicUrl === undefined ? {} : { worklistUrl: `${publicUrl}/worklist` }),
    log,
  })
  running.push(weekly)
  weekly.start()
}

/** Notes an edge that has started, so that a signal stops it. */
async function started<E extends Edge>(starting: Promise<E>): Promise<E> {
  const edge = await starting
  running.push(edge)
  log('info', 'started', { edge: edge.name })
  return edge
}

function environmentOrExit() {
  try {
    return readEnvironment(process.env)
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    return leave([error.message])
  }
}

function leaveWith(error: unknown): never {
  return leave([error instanceof Error ? error.message : String(error)])
}

function leave(lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`)
  process.exit(1)
}
