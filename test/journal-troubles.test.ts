import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, number, text } from '../src/journal/database.js'
import { embeddedDatabase } from '../src/journal/embedded.js'
import { readFigures } from '../src/journal/figures.js'
import { postgresDatabase } from '../src/journal/postgres.js'
import { describeWithPostgres, type Postgres, startPostgres } from './support/journal/postgres.js'
import { asked, sampleJournal, temporaryFolder } from './support/journal/sample.js'

const WRITER = fileURLToPath(new URL('./support/journal/writer.mjs', import.meta.url))
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const countOf = async (database: Database) => {
  const [row] = await database.query('SELECT COUNT(*) AS n FROM clausebot_questions')
  return row ? number(row, 'n') : 0
}

describe('the file of the journal', () => {
  it('opens after each of 20 kills in the middle of 5,000 writes, with all that was acknowledged', async () => {
    const path = join(folder.path, 'journal.db')
    const acknowledged: string[] = []
    for (let round = 0; round < 20; round++) {
      const before = acknowledged.length
      const writer = spawn(process.execPath, [WRITER, path, '5000', `r${round}`])
      let said = ''
      await new Promise<void>((resolve) => {
        writer.on('exit', () => resolve())
        writer.stdout.on('data', (chunk: Buffer) => {
          said += chunk.toString()
          // Somewhere in the middle, elsewhere each time.
          if (said.length > 400 + round * 700) writer.kill('SIGKILL')
        })
      })
      // The last line may be cut off: what nobody could read was not acknowledged.
      acknowledged.push(...said.split('\n').slice(0, -1))
      expect(acknowledged.length).toBeGreaterThan(before)
      expect(acknowledged.length - before).toBeLessThan(5000)
      const database = embeddedDatabase(path)
      const kept = new Set(
        (await database.query('SELECT id FROM clausebot_questions')).map((row) => text(row, 'id')),
      )
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
      expect(await database.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
      await database.close()
    }
  })

  it('that cannot grow any more stops nothing: one clear line, and the records are written when there is room', async () => {
    const real = embeddedDatabase(join(folder.path, 'journal.db'))
    const journal = sampleJournal({
      dataDir: folder.path,
      database: real,
      queue: { retryMs: 10, longestRetryMs: 50 },
    })
    await journal.settled()
    const [pages] = await real.query('PRAGMA page_count')
    await real.query(`PRAGMA max_page_count = ${number(pages ?? {}, 'page_count') + 8}`)
    for (let i = 0; i < 3000; i++) journal.records.asked(asked({ question: `質問${i} ${'あ'.repeat(200)}` }))
    await expect.poll(() => journal.logged.some(({ event }) => event === 'journal-waits')).toBe(true)
    await sleep(300)
    expect(journal.logged.filter(({ level }) => level === 'error')).toMatchObject([
      { event: 'journal-waits', trouble: 'full', mend: expect.stringMatching(/free space on the disk/) },
    ])
    expect(journal.backlog().waiting).toBeGreaterThan(0)
    await real.query('PRAGMA max_page_count = 1000000')
    await journal.settled()
    expect(await countOf(journal.database)).toBe(3000)
    expect(journal.logged.filter(({ event }) => event === 'journal-writes-again')).toHaveLength(1)
    await journal.close()
  })

  it('in a place that cannot be written stops nothing either', async () => {
    const file = join(folder.path, 'not-a-folder')
    writeFileSync(file, '')
    const journal = sampleJournal({ dataDir: file, queue: { retryMs: 5, longestRetryMs: 10 } })
    journal.records.asked(asked())
    await expect.poll(() => journal.logged.map(({ event }) => event)).toContain('journal-waits')
    expect(await journal.once.run('m', async () => undefined)).toBe(true)
    expect(journal.records.newTextId?.()).toMatch(/^CB-[2-9A-Z]{10}$/)
    expect(journal.backlog().waiting).toBe(2)
    chmodSync(file, 0o600)
    await journal.close()
  }, 20_000)

  it('that another process writes to all the time holds up neither answers nor records', async () => {
    mkdirSync(folder.path, { recursive: true })
    const journal = sampleJournal({ dataDir: folder.path })
    await journal.settled()
    const others = [1, 2].map((n) =>
      spawn(process.execPath, [WRITER, join(folder.path, 'journal.db'), '2000', `p${n}`]),
    )
    const done = others.map((other) => new Promise((resolve) => other.on('exit', resolve)))
    for (let i = 0; i < 500; i++) {
      journal.records.asked(asked())
      await sleep(2)
    }
    expect(await Promise.all(done)).toEqual([0, 0])
    await journal.settled()
    expect(await countOf(journal.database)).toBe(4500)
    expect(journal.logged.filter(({ level }) => level === 'error')).toEqual([])
    await journal.close()
  })
})

describe('a queue without room', () => {
  it('says how many it dropped, and keeps what was told to customers', async () => {
    let isAway = true
    const real = embeddedDatabase(join(folder.path, 'journal.db'))
    const journal = sampleJournal({
      dataDir: folder.path,
      queue: { most: 100, retryMs: 5, longestRetryMs: 20 },
      database: {
        ...real,
        batch: (statements) =>
          isAway
            ? Promise.reject(Object.assign(new Error('away'), { code: 'SQLITE_IOERR' }))
            : real.batch(statements),
      },
    })
    for (let i = 0; i < 250; i++) journal.records.asked(asked({ question: `質問${i}` }))
    for (let i = 0; i < 30; i++)
      journal.records.handedOut({
        ...{ platform: 'desk', place: '', asker: 'a', question: '', text: `文面${i}`, cited: [] },
        knowledgeVersion: 'v1',
      })
    await expect.poll(() => journal.logged.map(({ event }) => event)).toContain('journal-waits')
    // One place is taken by the snapshot of the knowledge.
    expect(journal.backlog()).toEqual({ waiting: 100, dropped: 181 })
    isAway = false
    await journal.settled()
    const figures = await readFigures(journal.database, 0)
    expect(figures).toMatchObject({ byStatus: { answered: 69 }, texts: 30, lost: 181 })
    const events = journal.logged.filter(({ event }) => /journal-(?:full|waits|writes-again)/.test(event))
    expect(events.map(({ event }) => event).sort()).toEqual([
      'journal-full',
      'journal-waits',
      'journal-writes-again',
    ])
    expect(events.find(({ event }) => event === 'journal-writes-again')).toMatchObject({ dropped: 181 })
    await journal.close()
  })
})

describeWithPostgres('PostgreSQL away', () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.remove())

  it('under load: every message is worked on, and the records are complete afterwards', async () => {
    const journal = sampleJournal({
      dataDir: folder.path,
      database: postgresDatabase(await postgres.newDatabase()),
      queue: { retryMs: 20, longestRetryMs: 200 },
      leaseMs: 500,
    })
    const sent = { messages: 0, answered: 0 }
    const load = async (milliseconds: number) => {
      const until = performance.now() + milliseconds
      while (performance.now() < until) {
        const key = `m${sent.messages++}`
        void journal.once.run(key, async () => {
          sent.answered++
          journal.records.asked(asked({ question: key }))
        })
        await sleep(2)
      }
    }
    await load(500)
    postgres.halt()
    await load(2500)
    expect(sent.answered).toBeGreaterThan(sent.messages - 20)
    postgres.start()
    await load(500)
    await expect.poll(() => sent.answered).toBe(sent.messages)
    await journal.settled()
    expect(await countOf(journal.database)).toBe(sent.messages)
    expect(journal.backlog()).toEqual({ waiting: 0, dropped: 0 })
    const marked = async () => {
      const rows = await journal.database.query('SELECT name FROM clausebot_claims WHERE done_at IS NOT NULL')
      return rows.length
    }
    await expect.poll(marked, { timeout: 10_000 }).toBe(sent.messages)
    await journal.close()
  })

  it('at the start and for good: the bot starts, answers and stops all the same', async () => {
    const url = await postgres.newDatabase()
    postgres.halt()
    const journal = sampleJournal({
      dataDir: folder.path,
      database: postgresDatabase(url),
      queue: { retryMs: 20, longestRetryMs: 100 },
    })
    expect(await journal.once.run('m', async () => undefined)).toBe(true)
    journal.records.asked(asked())
    await journal.close()
    expect(journal.logged.find(({ event }) => event === 'journal-left')).toMatchObject({ unwritten: 2 })
    postgres.start()
  }, 30_000)
})
