import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { exportRecords } from '../src/journal/export.js'
import { readFigures } from '../src/journal/figures.js'
import { markGap, readCountedWorklist } from '../src/journal/gaps/worklist.js'
import { countPerson, forgetPerson } from '../src/journal/retention.js'
import { lastDays } from '../src/platforms/desk/journal/times.js'
import { asked, sampleJournal, unanswered } from './support/journal/sample.js'
import { STORES, type Store } from './support/journal/stores.js'

const NOON = Date.UTC(2026, 3, 10, 12)
const HOUR = 60 * 60 * 1000
const TOKYO = 9 * 60

describe.each(STORES)('what the pages read from $name', ({ prepare, create }) => {
  let end: () => void
  let store: Store
  let now = NOON
  beforeAll(async () => {
    end = await prepare()
  })
  afterAll(() => end())
  beforeEach(async () => {
    store = await create()
    now = NOON
  })
  afterEach(() => store.remove())
  const journalAt = () => sampleJournal({ dataDir: store.dataDir, database: store.open(), now: () => now })

  it('counts questions by the day of the place, several a day, and no small talk among the topics', async () => {
    const journal = journalAt()
    const reading = { services: [], topics: ['backup.generations'], isClear: true, near: [], why: '' }
    for (const hours of [-12, -10, -1, 0, 2, 4]) {
      now = NOON + hours * HOUR
      journal.records.asked(asked({ reading, status: hours < 0 ? 'no_answer' : 'answered' }))
    }
    journal.records.asked(asked({ status: 'out_of_scope', reading: { ...reading, topics: ['greeting'] } }))
    await journal.settled()
    // In Tokyo the tenth begins at 15:00 UTC of the ninth, and ends at 15:00.
    expect(await readFigures(journal.database, NOON - 24 * HOUR, TOKYO)).toMatchObject({
      days: [
        { day: '2026-04-10', counts: { answered: 2, no_answer: 3 } },
        { day: '2026-04-11', counts: { answered: 1, out_of_scope: 1 } },
      ],
      byStatus: { answered: 3, no_answer: 3, out_of_scope: 1 },
      topics: [{ topic: 'backup.generations', count: 6 }],
    })
    await journal.close()
  })

  it('counts the gaps in each state, also those that are not listed', async () => {
    const journal = journalAt()
    for (const question of ['駐車場はありますか', '社員食堂のメニューは？', 'ロゴデータが欲しい'])
      journal.records.asked(unanswered(question))
    await journal.settled()
    const { gaps } = await readCountedWorklist(journal.database, 0, ['open'])
    expect(gaps).toHaveLength(3)
    await markGap(journal.database, gaps[0]?.id ?? '', 'not-ours', '', now)
    const { gaps: listed, counts } = await readCountedWorklist(journal.database, 0, ['open'], 1)
    expect(listed).toHaveLength(1)
    expect(counts).toEqual({ open: 2, done: 0, 'not-ours': 1, 'needs-document': 0 })
    await journal.close()
  })

  it('counts the records of a person as it would delete them', async () => {
    const journal = journalAt()
    for (const asker of ['U1', 'U1', 'U2']) journal.records.asked(asked({ asker }))
    await journal.settled()
    const hash = journal.hashPerson('slack', 'U1')
    expect(await countPerson(journal.database, hash)).toBe(2)
    expect(await forgetPerson(journal.database, hash)).toBe(2)
    expect(await countPerson(journal.database, hash)).toBe(0)
    const lines: string[] = []
    for await (const line of exportRecords(journal.database, 'csv')) lines.push(line)
    expect(lines).toHaveLength(2)
    await journal.close()
  })
})

describe('the last days', () => {
  it.each([
    [TOKYO, ['2026-04-09', '2026-04-10'], Date.UTC(2026, 3, 8, 15)],
    [0, ['2026-04-09', '2026-04-10'], Date.UTC(2026, 3, 9)],
    [-13 * 60, ['2026-04-08', '2026-04-09'], Date.UTC(2026, 3, 8, 13)],
  ])('at %i minutes east begin where a day does there', (offset, days, since) => {
    expect(lastDays(2, NOON, offset)).toEqual({ days, since })
  })
})
