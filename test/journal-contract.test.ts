import { describe, expect, it } from 'vitest'
import { number, text } from '../src/journal/database.js'
import { exportRecords } from '../src/journal/export.js'
import { readFigures } from '../src/journal/figures.js'
import { markGap, readWorklist } from '../src/journal/gaps/worklist.js'
import { migratedDatabase } from '../src/journal/open.js'
import { forgetPerson } from '../src/journal/retention.js'
import { migrate } from '../src/journal/schema.js'
import { readChanges } from '../src/journal/versions/changes.js'
import { lookUpText } from '../src/journal/versions/look-up.js'
import { asked, DAY, documentOf, SERVICES, sampleJournal, unanswered } from './support/journal/sample.js'
import { STORES, storeForEach } from './support/journal/stores.js'

describe.each(STORES)('the journal in $name', (kind) => {
  const store = storeForEach(kind)

  const journalAt = (options: Partial<Parameters<typeof sampleJournal>[0]> = {}) =>
    sampleJournal({ dataDir: store().dataDir, database: store().open(), ...options })

  it('brings itself up to date once, also when ten instances start together', async () => {
    const instances = Array.from({ length: 10 }, () => store().open())
    await Promise.all(instances.map(migrate))
    const [database] = instances
    const rows = await database?.query('SELECT step FROM clausebot_steps')
    expect(rows?.map((row) => row.step)).toEqual([1, 2])
    await expect(migrate(store().open())).resolves.toBeUndefined()
  })

  it('keeps a question with all that is known of it, and its asker as a hash', async () => {
    const journal = journalAt({ now: () => 1234 })
    journal.records.asked(
      asked({
        reading: {
          services: [],
          topics: ['backup.generations'],
          isClear: true,
          near: [],
          why: 'demo states it',
        },
      }),
    )
    await journal.settled()
    const [row] = await journal.database.query('SELECT * FROM clausebot_questions')
    expect(row).toMatchObject({
      at: 1234,
      platform: 'slack',
      place: 'C1',
      question: 'バックアップは何世代ですか',
      status: 'answered',
      cited: '["demo-sla#1"]',
      services: '["demo"]',
      topic: 'backup.generations',
      why: 'demo states it',
      version: 'v1',
      milliseconds: 3,
    })
    expect(row?.asker).toMatch(/^[0-9a-f]{16}$/)
    await journal.close()
  })

  it('knows a person again after a restart, and no other person by the same hash', async () => {
    const first = journalAt()
    const second = journalAt()
    expect(first.hashPerson('slack', 'U1')).toBe(second.hashPerson('slack', 'U1'))
    expect(first.hashPerson('slack', 'U1')).not.toBe(first.hashPerson('discord', 'U1'))
    await Promise.all([first.close(), second.close()])
  })

  it('counts the last feedback of a person on an answer', async () => {
    let time = 1000
    const journal = journalAt({ now: () => time++ })
    const feedback = (helpful: boolean, asker: string, reason?: string) =>
      journal.records.feedback({
        ...{
          platform: 'slack',
          place: 'C1',
          asker,
          answer: '1700.1',
          question: '何世代？',
          cited: ['demo-sla#1'],
        },
        helpful,
        ...(reason === undefined ? {} : { reason }),
      })
    feedback(true, 'U1')
    feedback(false, 'U1', '古い')
    feedback(true, 'U2')
    await journal.settled()
    const rows = await journal.database.query('SELECT helpful, reason FROM clausebot_feedback ORDER BY at')
    expect(rows).toEqual([
      { helpful: 0, reason: '古い' },
      { helpful: 1, reason: '' },
    ])
    expect(await readFigures(journal.database, 0)).toMatchObject({ feedback: { helpful: 1, unhelpful: 1 } })
    await journal.close()
  })

  it('writes a batch of unknown fate again without doubling it', async () => {
    const real = store().open()
    let broken = 0
    const journal = journalAt({
      queue: { retryMs: 5 },
      database: {
        ...real,
        batch: async (statements) => {
          await real.batch(statements)
          // Written, but the answer never arrives.
          if (broken++ < 2) throw new Error('Connection terminated unexpectedly')
        },
      },
    })
    for (let i = 0; i < 20; i++) journal.records.asked(asked())
    await journal.settled()
    expect(await countOf(journal, 'clausebot_questions')).toBe(20)
    await journal.close()
  })

  it('holds nothing of what was planted in a question', async () => {
    const journal = journalAt()
    const planted = ['taro@example.co.jp', '03-1234-5678', 'xoxb-1234567890-secret', 'U0PERSON1']
    const question = `駐車場は? ${planted.slice(0, 3).join(' / ')} <@U0PERSON1>`
    const where = { platform: 'slack', place: 'C1', asker: 'U0PERSON1' } as const
    journal.records.asked({ ...unanswered(question), ...where })
    journal.records.feedback({ ...where, answer: '1', question, cited: [], helpful: false, reason: question })
    journal.records.handedOut({ ...where, question, text: question, cited: [], knowledgeVersion: 'v1' })
    await journal.settled()
    const kept = await Promise.all(
      ['questions', 'feedback', 'texts', 'gaps', 'claims'].map((table) =>
        journal.database.query(`SELECT * FROM clausebot_${table}`),
      ),
    )
    expect(JSON.stringify(kept)).toContain('駐車場')
    for (const one of planted) {
      expect(JSON.stringify(kept)).not.toContain(one)
      expect(JSON.stringify(journal.logged)).not.toContain(one)
    }
    await journal.close()
  })

  it('does not let one entry that cannot be written hold up the others', async () => {
    const journal = journalAt()
    journal.records.asked(asked({ question: 'a\u0000b' }))
    journal.records.asked(asked({ milliseconds: Number.NaN }))
    journal.records.asked(asked({ question: 'lone surrogate \ud800 here' }))
    journal.records.asked(asked())
    await journal.settled()
    const rows = await journal.database.query('SELECT question FROM clausebot_questions')
    expect(rows.map((row) => row.question)).toContain('バックアップは何世代ですか')
    expect(rows.map((row) => row.question)).toContain('ab')
    expect(rows.length).toBeGreaterThanOrEqual(3)
    await journal.close()
  })

  it('files questions for want of the same thing together, whichever instance they came to', async () => {
    const [one, two] = [journalAt(), journalAt()]
    one.records.asked(unanswered('デモクラウドに駐車場はありますか'))
    two.records.asked(unanswered('駐車場はあるの？'))
    two.records.asked(unanswered('来客用の駐車場はありますか'))
    one.records.asked(unanswered('社員食堂のメニューを知りたい'))
    await Promise.all([one.settled(), two.settled()])
    await one.settled()
    const gaps = await readWorklist(one.database, 0)
    expect(gaps.map(({ unanswered }) => unanswered)).toEqual([3, 1])
    expect(gaps[0]).toMatchObject({ state: 'open', services: [{ service: 'demo', count: 3 }] })
    expect(gaps[1]?.samples).toEqual(['社員食堂のメニューを知りたい'])
    await Promise.all([one.close(), two.close()])
  })

  it('takes a clear topic that nobody states for one gap, whatever the words', async () => {
    const journal = journalAt()
    const reading = { topics: ['support.parking'], isClear: true }
    journal.records.asked(unanswered('車を停める所は', reading))
    journal.records.asked(unanswered('Is there parking?', reading))
    journal.records.asked(unanswered('何世代残る', { topics: ['backup.generations'], isClear: true }))
    await journal.settled()
    expect(
      (await readWorklist(journal.database, 0)).map(({ topic, unanswered }) => [topic, unanswered]),
    ).toEqual([
      ['support.parking', 2],
      ['backup.generations', 1],
    ])
    await journal.close()
  })

  it('lists what was answered badly, with the clause that did not help', async () => {
    const journal = journalAt()
    const base = { platform: 'slack', place: 'C1', answer: '1', question: '何世代？' } as const
    journal.records.feedback({ ...base, asker: 'U1', cited: ['demo-sla#1'], helpful: false })
    journal.records.feedback({ ...base, asker: 'U2', cited: ['demo-sla#1'], helpful: true })
    await journal.settled()
    expect(await readWorklist(journal.database, 0)).toMatchObject([
      { unanswered: 0, unhelpful: 1, nearest: 'demo-sla#1', services: [{ service: 'demo', count: 1 }] },
    ])
    await journal.close()
  })

  it('opens a gap that was done again when it is asked about again; "not ours" stays', async () => {
    let time = 1000
    const journal = journalAt({ now: () => time })
    journal.records.asked(unanswered('駐車場はありますか'))
    journal.records.asked(unanswered('社員食堂のメニュー'))
    await journal.settled()
    const [a, b] = await readWorklist(journal.database, 0)
    if (!a || !b) throw new Error('expected two gaps')
    expect(await markGap(journal.database, a.id, 'done', 'No.12に追記', 2000)).toBe(true)
    expect(await markGap(journal.database, b.id, 'not-ours', '', 2000)).toBe(true)
    expect(await markGap(journal.database, 'G-NOTHING', 'done', '', 2000)).toBe(false)
    expect((await readWorklist(journal.database, 0)).map(({ state }) => state).sort()).toEqual([
      'done',
      'not-ours',
    ])
    time = 3000
    for (const gap of [a, b]) journal.records.asked(unanswered(gap.samples[0] ?? ''))
    await journal.settled()
    const states = new Map((await readWorklist(journal.database, 0)).map(({ id, state }) => [id, state]))
    expect(states.get(a.id)).toBe('open')
    expect(states.get(b.id)).toBe('not-ours')
    expect((await readWorklist(journal.database, 0, ['not-ours'])).map(({ id }) => id)).toEqual([b.id])
    await journal.close()
  })

  it('gives every text an id of its own, across instances, and finds it by what somebody types', async () => {
    const journals = [journalAt(), journalAt(), journalAt()]
    await Promise.all(journals.map((journal) => journal.settled()))
    const ids = journals.flatMap((journal) =>
      Array.from({ length: 100 }, () => {
        const id = journal.records.newTextId?.() ?? ''
        journal.records.handedOut({
          ...{ platform: 'desk', place: '', asker: 'a', question: '何世代？', cited: ['demo-sla#1'] },
          ...{ id, text: `案内 ${id}`, knowledgeVersion: 'v1' },
        })
        return id
      }),
    )
    await Promise.all(journals.map((journal) => journal.settled()))
    expect(new Set(ids).size).toBe(300)
    const [journal] = journals
    const held = { version: 'v1', documents: [documentOf({ 1: '7世代です。' })] }
    const typed = (ids[0] ?? '').toLowerCase().replace('-', ' ')
    expect(journal && (await lookUpText(journal.database, held, typed))).toMatchObject({
      id: ids[0],
      text: `案内 ${ids[0]}`,
      cited: [{ document: 'demo-sla', clause: '1', state: 'same' }],
    })
    await Promise.all(journals.map((one) => one.close()))
  })

  it('tells what was told then and what holds now, after the clause has changed', async () => {
    let time = 10 * DAY
    const before = {
      version: 'v1',
      documents: [documentOf({ 1: '7世代です。', 2: '毎日です。', 3: '無料です。' })],
    }
    const after = { version: 'v2', documents: [documentOf({ 1: '14世代です。', 2: '毎日です。' })] }
    let held = before
    const journal = journalAt({
      now: () => time,
      knowledge: () => ({ ...held, services: SERVICES, words: [] }),
    })
    journal.records.handedOut({
      ...{ platform: 'desk', place: '', asker: 'a', question: '何世代？', text: '7世代です。' },
      ...{ id: 'CB-7F3K2', cited: ['demo-sla#1', 'demo-sla#2', 'demo-sla#3'], knowledgeVersion: 'v1' },
    })
    await journal.settled()
    time = 12 * DAY
    held = after
    journal.records.asked(asked({ knowledgeVersion: 'v2' }))
    await journal.settled()

    const told = await lookUpText(journal.database, after, 'CB-7F3K2')
    expect(told?.text).toBe('7世代です。')
    expect(told?.cited.map(({ clause, state }) => [clause, state])).toEqual([
      ['1', 'changed'],
      ['2', 'same'],
      ['3', 'gone'],
    ])
    expect(told?.cited[0]?.was?.statements[0]?.text.ja).toBe('7世代です。')
    expect(told?.cited[0]?.is?.statements[0]?.text.ja).toBe('14世代です。')

    const changes = await readChanges(journal.database, after, 11 * DAY, 13 * DAY)
    expect(changes.map(({ clause, from, to, at, texts }) => ({ clause, from, to, at, texts }))).toEqual([
      { clause: '3', from: 'v1', to: 'v2', at: 12 * DAY, texts: [] },
      { clause: '1', from: 'v1', to: 'v2', at: 12 * DAY, texts: [] },
    ])
    const wider = await readChanges(journal.database, after, 9 * DAY, 13 * DAY)
    expect(wider.map(({ clause, texts }) => [clause, texts.map(({ id }) => id)])).toEqual([
      ['3', ['CB-7F3K2']],
      ['1', ['CB-7F3K2']],
    ])
    expect(wider[1]?.before.map(({ text }) => text.ja)).toEqual(['7世代です。'])
    expect(wider[1]?.after.map(({ text }) => text.ja)).toEqual(['14世代です。'])
    await journal.close()
  })

  it('tells changes of files that no instance has served yet', async () => {
    const journal = journalAt({ now: () => DAY })
    await journal.settled()
    const edited = { version: 'v9', documents: [documentOf({ 1: '30世代です。' })] }
    expect(await readChanges(journal.database, edited, 0, 2 * DAY)).toMatchObject([
      { clause: '1', from: 'v1', to: 'v9', at: 2 * DAY },
    ])
    await journal.close()
  })

  it('forgets one person, and everybody after the days that are set', async () => {
    let time = 100 * DAY
    const first = journalAt({ now: () => time })
    for (const asker of ['U1', 'U2']) {
      first.records.asked({ ...unanswered(`駐車場はありますか ${asker}`), asker })
      first.records.handedOut({
        ...{
          platform: 'slack',
          place: 'C1',
          asker,
          question: '',
          text: 'x',
          cited: [],
          knowledgeVersion: 'v1',
        },
      })
    }
    await first.settled()
    expect(await forgetPerson(first.database, first.hashPerson('slack', 'U1'))).toBe(2)
    const rows = await first.database.query('SELECT question FROM clausebot_questions')
    expect(rows).toEqual([{ question: '駐車場はありますか U2' }])
    await first.close()

    time += 181 * DAY
    const later = journalAt({ now: () => time })
    await expect.poll(() => countOf(later, 'clausebot_questions')).toBe(0)
    await expect.poll(() => countOf(later, 'clausebot_texts')).toBe(0)
    await expect.poll(() => countOf(later, 'clausebot_gaps')).toBe(0)
    await later.close()
  })

  it('lets go of versions that nothing refers to any more, and of nothing else', async () => {
    let time = 100 * DAY
    let held = { version: 'v1', documents: [documentOf({ 1: '7世代です。', 2: '毎日です。' })] }
    const options = { now: () => time, knowledge: () => ({ ...held, services: SERVICES, words: [] }) }
    const first = journalAt(options)
    await first.settled()
    for (const [version, words] of [
      ['v2', '8世代です。'],
      ['v3', '9世代です。'],
    ] as const) {
      time += DAY
      held = { version, documents: [documentOf({ 1: words, 2: '毎日です。' })] }
      first.records.asked(asked())
      await first.settled()
    }
    await first.close()
    time += 181 * DAY
    const later = journalAt(options)
    const kept = async () =>
      (await later.database.query('SELECT version FROM clausebot_versions')).map((row) => row.version)
    await expect.poll(kept).toEqual(['v3'])
    // One listing, and the two clauses that it names.
    await expect.poll(() => countOf(later, 'clausebot_contents')).toBe(3)
    await later.close()
  })

  it('exports everything as JSON lines and as CSV that no spreadsheet takes for formulas', async () => {
    const journal = journalAt({ now: () => 0 })
    journal.records.asked(asked({ question: '=SUM(A1), "何世代？"\n改行' }))
    journal.records.feedback({
      ...{
        platform: 'slack',
        place: 'C1',
        asker: 'U1',
        answer: '1',
        question: '何？',
        cited: [],
        helpful: false,
      },
    })
    await journal.settled()
    const all = async (format: 'csv' | 'jsonl') => {
      let out = ''
      for await (const line of exportRecords(journal.database, format)) out += line
      return out
    }
    const lines = (await all('jsonl')).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { record: 'question', at: '1970-01-01T00:00:00.000Z', cited: ['demo-sla#1'], status: 'answered' },
      { record: 'feedback', helpful: false, reason: '' },
    ])
    const csv = await all('csv')
    expect(csv.startsWith('\uFEFFrecord,id,at,')).toBe(true)
    expect(csv).toContain(`"'=SUM(A1), ""何世代？""\n改行"`)
    await journal.close()
  })

  it('counts by day, status, topic and service', async () => {
    let time = 5 * DAY + 1000
    const journal = journalAt({ now: () => time })
    const reading = { services: ['demo'], topics: ['t.one'], isClear: true, near: [], why: '' }
    journal.records.asked(asked({ reading }))
    journal.records.asked(asked({ status: 'no_answer', cited: [], reading }))
    time += DAY
    journal.records.asked(asked())
    await journal.settled()
    expect(await readFigures(journal.database, 0)).toMatchObject({
      days: [
        { day: '1970-01-06', counts: { answered: 1, no_answer: 1 } },
        { day: '1970-01-07', counts: { answered: 1 } },
      ],
      byStatus: { answered: 2, no_answer: 1 },
      topics: [{ topic: 't.one', count: 2 }],
      services: [{ service: 'demo', count: 3 }],
      lost: 0,
    })
    expect((await readFigures(journal.database, 0, 23 * 60 + 59)).days[0]?.day).toBe('1970-01-06')
    await journal.close()
  })

  it('lets only one instance at a time do what has to be done alone', async () => {
    const instances = Array.from({ length: 4 }, () => migratedDatabase(store().open()))
    await Promise.all(
      instances.map(async (database) => {
        for (let i = 0; i < 10; i++)
          await database.alone('file', async (query) => {
            const [row] = await query("SELECT next FROM clausebot_numbers WHERE name = 'n'")
            await query(
              "INSERT INTO clausebot_numbers (name, next) VALUES ('n', ?) ON CONFLICT (name) DO UPDATE SET next = excluded.next",
              [(row ? number(row, 'next') : 0) + 1],
            )
          })
      }),
    )
    const rows = await instances[0]?.query('SELECT next FROM clausebot_numbers')
    expect(rows?.map((row) => text(row, 'next'))).toEqual(['40'])
  })

  const countOf = async (journal: ReturnType<typeof journalAt>, table: string) => {
    const [row] = await journal.database.query(`SELECT COUNT(*) AS n FROM ${table}`)
    return row ? number(row, 'n') : 0
  }
})
