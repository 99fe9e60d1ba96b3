// The journal of a running bot: takes records from the edges, writes them in the background, files gaps, forgets in time.
import { randomUUID } from 'node:crypto'
import type { Document, Service, Word } from '../knowledge/model.js'
import type { Log } from '../ports/log.js'
import { onceInMemory } from '../ports/once.js'
import type { Backlog, Records } from '../ports/records.js'
import { backgroundWork } from './background.js'
import { onceAcross, type SharedOnce } from './claims.js'
import type { Database } from './database.js'
import { entryMakers } from './entries.js'
import { type FilingKnowledge, fileGaps, statedTopics } from './gaps/file.js'
import { sketcher } from './gaps/sketch.js'
import type { Entry } from './model.js'
import { chooseDatabase, migratedDatabase } from './open.js'
import { type HashPerson, keptKey, personHasher } from './person.js'
import { createQueue, type QueueOptions } from './queue.js'
import { deleteBefore } from './retention.js'
import { idStock } from './text-id-stock.js'
import { snapshotEntry } from './versions/snapshot.js'
import { statementsOf } from './write.js'

/** What an operator sets; see platforms/environment.ts. */
export interface JournalSettings {
  readonly databaseUrl?: string
  /** Days after which records are deleted. */
  readonly days: number
  /** `redacted`: questions without mails, numbers and tokens. `off`: no words of the askers. */
  readonly questions: 'redacted' | 'off'
  /** Key of the hashes of persons, for instances that share one database but no folder. */
  readonly key?: string
}

/** The knowledge in use, as far as the journal looks at it. */
export interface JournalKnowledge {
  readonly version: string
  readonly documents: readonly Document[]
  readonly services: readonly Service[]
  readonly words: readonly Word[]
}

export interface JournalOptions {
  readonly settings: JournalSettings
  readonly dataDir: string
  readonly log: Log
  readonly knowledge: () => JournalKnowledge
  readonly now?: () => number
  /** Another database, and other patience, for tests. */
  readonly database?: Database
  readonly queue?: Partial<Pick<QueueOptions<Entry>, 'most' | 'retryMs' | 'longestRetryMs'>>
  readonly leaseMs?: number
}

export interface Journal {
  readonly records: Records
  readonly once: SharedOnce
  /** For what reads the journal: worklist, changes, look-ups, figures. Ready to be asked. */
  readonly database: Database
  readonly hashPerson: HashPerson
  /** Records that wait to be written, and those that found no room since the start. */
  readonly backlog: Backlog
  /** Puts everything written so far on the worklist, by whichever instance. Throws if the database is away. */
  readonly filed: () => Promise<void>
  /** Everything pushed so far is written and filed. */
  readonly settled: () => Promise<void>
  /** Writes what waits, for some seconds at most, and lets go of the database. Safe to call twice. */
  readonly close: () => Promise<void>
}

/** Opens the journal. Never fails: what cannot be reached is tried again, and said in the log. */
export function openJournal(options: JournalOptions): Journal {
  const { settings, dataDir, log, knowledge, now = Date.now } = options
  const database = migratedDatabase(options.database ?? chooseDatabase(dataDir, settings.databaseUrl))
  const hashPerson = personHasher(settings.key ?? keyOr(dataDir, log))
  const filing = filingOf(knowledge)
  const make = entryMakers({
    hash: hashPerson,
    keepsWords: settings.questions === 'redacted',
    now,
    serviceOf: (document) => knowledge().documents.find(({ id }) => id === document)?.service,
  })
  const queue = createQueue<Entry>({
    ...options.queue,
    write: (batch) => database.batch(batch.flatMap(statementsOf)),
    troubleOf: database.troubleOf,
    isPrecious: ({ kind }) => kind !== 'question',
    lossOf: (dropped) => ({ kind: 'loss', id: randomUUID(), at: now(), dropped }),
    log,
  })
  const once = onceAcross({
    database,
    memory: onceInMemory(now),
    log,
    ...(options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs }),
  })
  const textIds = idStock(database)
  const background = backgroundWork(log)

  let seenVersion: string | undefined
  /** Keeps what the knowledge says, once for each version that answers are given from. */
  const noteVersion = () => {
    const { version, documents } = knowledge()
    if (version === seenVersion) return
    seenVersion = version
    queue.push(snapshotEntry(version, documents, now()))
  }
  const push = (entry: () => Entry) => {
    try {
      noteVersion()
      queue.push(entry())
    } catch (error) {
      log('error', 'journal-refused', { error })
    }
  }
  const filed = async () => {
    await fileGaps(database, filing(), now)
  }
  const file = () =>
    background.soon('file', FILE_AFTER_MS, async () => {
      await queue.settled()
      await filed()
    })
  const tidy = () =>
    background.soon('tidy', 0, async () => {
      await deleteBefore(database, now() - settings.days * DAY_MS, now())
    })
  const daily = setInterval(tidy, DAY_MS)
  daily.unref()
  noteVersion()
  tidy()
  let closing: Promise<void> | undefined

  return {
    records: {
      asked: (record) => {
        push(() => make.question(record))
        file()
      },
      feedback: (record) => {
        push(() => make.feedback(record))
        if (!record.helpful) file()
      },
      handedOut: (record) => push(() => make.text(record, record.id ?? textIds.next())),
      newTextId: textIds.next,
    },
    once,
    database,
    hashPerson,
    backlog: () => ({ waiting: queue.waiting(), dropped: queue.dropped() }),
    filed,
    settled: async () => {
      await queue.settled()
      await background.settled()
      await filed()
    },
    close: () => {
      closing ??= (async () => {
        clearInterval(daily)
        background.stop()
        await once.stop()
        await queue.close(CLOSE_MS)
        await background.settled()
        await database.close().catch((error: unknown) => log('warn', 'journal-close', { error }))
      })()
      return closing
    },
  }
}

/** The kept key; where none can be kept, one for this process: persons can then not be told again after a restart. */
function keyOr(dataDir: string, log: Log): string {
  try {
    return keptKey(dataDir)
  } catch (error) {
    log('error', 'journal-key', { error, mend: 'let DATA_DIR be written, or set JOURNAL_KEY' })
    return randomUUID()
  }
}

/** What filing needs, made anew when the knowledge changes. */
export function filingOf(knowledge: () => JournalKnowledge): () => FilingKnowledge {
  let made: { readonly version: string; readonly filing: FilingKnowledge } | undefined
  return () => {
    const { version, documents, services, words } = knowledge()
    if (made?.version !== version)
      made = { version, filing: { sketch: sketcher(words, services), states: statedTopics(documents) } }
    return made.filing
  }
}

const DAY_MS = 24 * 60 * 60 * 1000
const FILE_AFTER_MS = 500
const CLOSE_MS = 5_000
