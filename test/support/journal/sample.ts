// Records as edges make them, a small knowledge to change, and a journal over it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Journal, type JournalOptions, openJournal } from '../../../src/journal/journal.js'
import type { Document, Statement } from '../../../src/knowledge/model.js'
import { createLog } from '../../../src/ports/log.js'
import type { Asked, Reading } from '../../../src/ports/records.js'

export const DAY = 24 * 60 * 60 * 1000

export const asked = (changes: Partial<Asked> = {}): Asked => ({
  platform: 'slack',
  place: 'C1',
  asker: 'U1',
  question: 'バックアップは何世代ですか',
  status: 'answered',
  cited: ['demo-sla#1'],
  services: ['demo'],
  knowledgeVersion: 'v1',
  milliseconds: 3,
  ...changes,
})

export const unanswered = (question: string, reading: Partial<Reading> = {}): Asked =>
  asked({
    question,
    status: 'no_answer',
    cited: [],
    services: [],
    reading: { services: ['demo'], topics: [], isClear: false, near: [], why: '', ...reading },
  })

export const statement = (topic: string, text: string): Statement => ({
  topic,
  also: [],
  silent: [],
  stance: 'yes',
  force: 'practice',
  text: { ja: text, en: `en: ${text}` },
  facts: [],
  caveats: [],
  questions: { ja: [], en: [] },
})

/** One document; each clause has one statement. */
export const documentOf = (clauses: Readonly<Record<string, string>>): Document => ({
  id: 'demo-sla',
  service: 'demo',
  title: { ja: 'デモ SLA', en: 'Demo SLA' },
  kind: 'sla',
  audience: 'public',
  clauses: Object.entries(clauses).map(([id, text]) => ({
    id,
    number: { ja: `第${id}条`, en: `Article ${id}` },
    heading: `見出し${id}`,
    statements: [statement('backup.generations', text)],
  })),
})

export const SERVICES = [
  {
    id: 'demo',
    name: { ja: 'デモクラウド', en: 'Demo Cloud' },
    aliases: ['デモクラ'],
    about: { ja: '', en: '' },
  },
]

export interface SampleJournal extends Journal {
  /** Lines of the log, parsed. */
  readonly logged: { readonly event: string; readonly [field: string]: unknown }[]
}

/** A journal whose knowledge is one small document. */
export function sampleJournal(
  options: Partial<JournalOptions> & Pick<JournalOptions, 'dataDir'>,
): SampleJournal {
  const logged: SampleJournal['logged'] = []
  const journal = openJournal({
    settings: { days: 180, questions: 'redacted' },
    log: createLog('debug', (line) => logged.push(JSON.parse(line) as SampleJournal['logged'][number])),
    knowledge: () => ({
      version: 'v1',
      documents: [documentOf({ 1: '7世代です。' })],
      services: SERVICES,
      words: [],
    }),
    ...options,
  })
  return { ...journal, logged }
}

/** A folder that is deleted afterwards. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'clausebot-journal-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
