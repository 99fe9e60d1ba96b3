#!/usr/bin/env node
// `npm run -s gaps`: the worklist, and everything else that the journal can tell. See --help.
import { parseArgs } from 'node:util'
import { EXPORT_FORMATS, exportRecords } from './journal/export.js'
import { fileGaps } from './journal/gaps/file.js'
import { knowledgePlaces } from './journal/gaps/places.js'
import { snippetMaker } from './journal/gaps/snippet.js'
import { GAP_STATES, markGap, readWorklist } from './journal/gaps/worklist.js'
import { filingOf } from './journal/journal.js'
import { chooseDatabase, migratedDatabase } from './journal/open.js'
import { keptKey, personHasher } from './journal/person.js'
import { forgetPerson } from './journal/retention.js'
import { readChanges } from './journal/versions/changes.js'
import { lookUpText } from './journal/versions/look-up.js'
import { EnvironmentError, readEnvironment } from './platforms/environment.js'
import { GAPS, GAPS_HELP, STATE_NAME } from './platforms/terminal/gaps-phrases.js'
import { type GapsView, renderChanges, renderGaps, renderLookUp } from './platforms/terminal/gaps-print.js'
import { loadOrExit, terminalLanguage } from './platforms/terminal/load.js'

const language = terminalLanguage(process.env)
const { values } = parseOrExit()
const environment = environmentOrExit()
if (values.help) leave(GAPS_HELP[language], 0)
const days = Number(values.days ?? environment.journal.days)
const state = GAP_STATES.find((one) => one === values.state)
const markAs = GAP_STATES.find((one) => one === values.as)
const format = EXPORT_FORMATS.find((one) => one === values.export)
if (
  !(days > 0) ||
  (values.state !== undefined && !state) ||
  (values.mark !== undefined && !markAs) ||
  (values.export !== undefined && !format)
)
  leave(GAPS_HELP[language], 1)
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const database = migratedDatabase(chooseDatabase(environment.dataDir, environment.journal.databaseUrl))
const since = Date.now() - days * 24 * 60 * 60 * 1000
try {
  await (values.person !== undefined
    ? printPerson(values.person)
    : values.forget !== undefined
      ? forget(values.forget)
      : format
        ? writeRecords()
        : markAs && values.mark !== undefined
          ? mark(values.mark)
          : printFromKnowledge())
} catch (error) {
  leave(
    `${GAPS.unreadable[language](error instanceof Error ? error.message || error.name : String(error))}\n`,
    1,
  )
} finally {
  await database.close().catch(() => undefined)
}

function printPerson(person: string): void {
  const cut = person.indexOf(':')
  const key = environment.journal.key ?? keptKey(environment.dataDir)
  print(personHasher(key)(person.slice(0, cut), person.slice(cut + 1)))
}

async function forget(asker: string): Promise<void> {
  print(GAPS.forgotten[language](await forgetPerson(database, asker)))
}

async function writeRecords(): Promise<void> {
  if (!format) return
  for await (const line of exportRecords(database, format))
    if (!process.stdout.write(line)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}

async function mark(id: string): Promise<void> {
  if (!markAs) return
  const isThere = await markGap(database, id, markAs, values.note ?? '', Date.now())
  if (!isThere) leave(`${GAPS.noSuchGap[language](id)}\n`, 1)
  print(GAPS.marked[language](id, STATE_NAME[markAs][language]))
}

async function printFromKnowledge(): Promise<void> {
  const folder = values.knowledge ?? environment.knowledgeDir
  const { knowledge, version } = await loadOrExit(folder)
  const view: GapsView = { language, knowledge, days, placeOf: knowledgePlaces(folder) }
  const held = { version, ...knowledge }
  if (values.lookup !== undefined) {
    const told = await lookUpText(database, held, values.lookup)
    if (!told) leave(`${GAPS.noSuchText[language](values.lookup)}\n`, 1)
    print(renderLookUp(told, view))
  } else if (values.changes) {
    print(renderChanges(await readChanges(database, held, since, Date.now()), view))
  } else {
    await fileGaps(database, filingOf(() => held)(), Date.now)
    const gaps = await readWorklist(database, since, state ? [state] : ['open', 'needs-document'])
    const snippetFor = snippetMaker(knowledge)
    print(
      renderGaps(
        gaps.map((gap) => ({ gap, snippet: snippetFor(gap) })),
        view,
      ),
    )
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function leave(text: string, code: 0 | 1): never {
  ;(code === 0 ? process.stdout : process.stderr).write(text)
  process.exit(code)
}

function environmentOrExit() {
  try {
    return readEnvironment(process.env)
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    return leave(`${error.message}\n`, 1)
  }
}

function parseOrExit() {
  try {
    return parseArgs({
      options: {
        days: { type: 'string' },
        state: { type: 'string' },
        mark: { type: 'string' },
        as: { type: 'string' },
        note: { type: 'string' },
        lookup: { type: 'string' },
        changes: { type: 'boolean', default: false },
        export: { type: 'string' },
        person: { type: 'string' },
        forget: { type: 'string' },
        knowledge: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    return leave(`${error instanceof Error ? error.message : String(error)}\n\n${GAPS_HELP[language]}`, 1)
  }
}
