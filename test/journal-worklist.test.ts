import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGrouper } from '../src/journal/gaps/group.js'
import { knowledgePlaces } from '../src/journal/gaps/places.js'
import { readSketch, sketcher, writeSketch } from '../src/journal/gaps/sketch.js'
import { snippetMaker } from '../src/journal/gaps/snippet.js'
import type { Gap } from '../src/journal/gaps/worklist.js'
import { readKnowledge } from '../src/knowledge/folder.js'
import { readingOf } from '../src/ports/records.js'
import { asked, sampleJournal, temporaryFolder } from './support/journal/sample.js'
import { ask, KNOWLEDGE, knowledge } from './support/shipped.js'

const sketch = sketcher(knowledge.words, knowledge.services)
const groupsOf = (questions: readonly string[]) => {
  const grouper = createGrouper([])
  return questions.map(
    (question) =>
      grouper.place({ sketch: sketch(question), topic: undefined, topicIsMissing: false }).group.id,
  )
}

describe('likeness', () => {
  it.each([
    ['CRAKOに駐車場はありますか', 'セカイカートって駐車場ある？'],
    ['お世話になっております。駐車場の有無を教えてください。よろしくお願いします。', '駐車場ある？'],
    ['社員食堂のメニューは？', '社員食堂のメニューを教えて'],
    ['ロゴデータをダウンロードしたい', 'ロゴのデータはどこからダウンロードできますか'],
    ['Do you have an office in Berlin?', 'is there a Berlin office'],
  ])('puts %j and %j together', (one, other) => {
    const [a, b] = groupsOf([one, other])
    expect(a).toBe(b)
  })

  it.each([
    ['CRAKOに駐車場はありますか', 'CRAKOに社員食堂はありますか'],
    ['ロゴデータをダウンロードしたい', '請求書をダウンロードしたい'],
    ['Do you have an office in Berlin?', 'Do you have a mobile app?'],
  ])('keeps %j and %j apart', (one, other) => {
    const [a, b] = groupsOf([one, other])
    expect(a).not.toBe(b)
  })

  it('survives being written down', () => {
    const own = sketch('駐車場はありますか')
    expect(readSketch(writeSketch(own))).toEqual(own)
    expect(readSketch(writeSketch([]))).toEqual([])
  })
})

describe('the reading of an answer', () => {
  it('names services, topic and what lies near, never the words', () => {
    const reading = readingOf(ask({ text: 'CRAKOの駐車場はありますか' }))
    expect(reading).toMatchObject({ services: ['crako'], topics: [], isClear: false })
    const stated = readingOf(ask({ text: 'CRAKOのバックアップは何世代？' }))
    expect(stated).toMatchObject({ services: ['crako'], isClear: true, near: [] })
    expect(stated.topics[0]).toBe('backup.generations')
    expect(JSON.stringify([reading, stated])).not.toMatch(/駐車|世代/)
  })
})

const snippetFor = snippetMaker(knowledge)
const gap = (changes: Partial<Gap>): Gap => ({
  ...{ id: 'G-1', state: 'open', note: '', topic: undefined, unanswered: 1, unhelpful: 0 },
  ...{ services: [], firstAt: 0, lastAt: 0, samples: [], nearest: undefined },
  ...changes,
})
const indented = (yaml: string, by: number) =>
  yaml
    .trimEnd()
    .split('\n')
    .map((line) => `${' '.repeat(by)}${line}\n`)
    .join('')

describe('a snippet', () => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    folder = temporaryFolder()
    cpSync(KNOWLEDGE, folder.path, { recursive: true })
  })
  afterEach(() => folder.remove())

  it('for what no topic is about is a topic, which the check takes once it is named', () => {
    const samples = ['CRAKOの駐車場はありますか', '駐車場: "有" か #無 か', 'is there parking at CRAKO?']
    const snippet = snippetFor(gap({ samples }))
    expect(snippet.kind).toBe('topic')
    expect(snippet.yaml).toContain('- 駐車場はありますか')
    expect(snippet.yaml).toContain('- is there parking')
    const named = snippet.yaml.replace(/ja: ""/, 'ja: 駐車場').replace(/en: ""/, 'en: Parking')
    writeFileSync(join(folder.path, 'topics', 'new.yaml'), `topics:\n${indented(named, 2)}`)
    const result = readKnowledge(folder.path)
    expect(result.ok ? [] : result.faults).toEqual([])
    expect(result.ok && result.knowledge.topics.find(({ id }) => id === 'new.topic')?.questions.ja).toContain(
      '駐車場: "有" か #無 か',
    )
  })

  it('for a topic that the service does not state is a statement, which the check takes once it is filled', () => {
    const unstated = knowledge.topics.find(
      ({ id, kinds }) =>
        !kinds &&
        !knowledge.documents.some(
          (document) =>
            document.service === 'crako' &&
            document.clauses.some(({ statements }) => statements.some((one) => one.topic === id)),
        ),
    )
    const snippet = snippetFor(
      gap({ ...(unstated ? { topic: unstated.id } : {}), services: [{ service: 'crako', count: 3 }] }),
    )
    expect(snippet).toMatchObject({ kind: 'statement', target: 'crako-sla' })
    const file = join(folder.path, knowledgePlaces(folder.path)('crako-sla') ?? '')
    const filled = snippet.yaml.replace(/ja: ""/, 'ja: あります。').replace(/en: ""/, 'en: There is.')
    appendFileSync(
      file,
      `  - id: "99"\n    number: { ja: No.99, en: No.99 }\n    heading: 新\n    statements:\n${indented(filled, 6)}`,
    )
    const result = readKnowledge(folder.path)
    expect(result.ok ? [] : result.faults).toEqual([])
  })

  it('for a topic that is stated is an example to add to it', () => {
    const snippet = snippetFor(
      gap({
        topic: 'backup.generations',
        services: [{ service: 'crako', count: 3 }],
        samples: ['CRAKOの控えは何個前まで戻せるの'],
      }),
    )
    expect(snippet).toMatchObject({ kind: 'example', target: 'backup.generations' })
    expect(snippet.yaml).toContain('- 控えは何個前まで戻せるの')
    const place = knowledgePlaces(KNOWLEDGE)('backup.generations') ?? ''
    expect(readFileSync(join(KNOWLEDGE, place), 'utf8')).toContain('- id: backup.generations')
  })
})

describe('npm run gaps', () => {
  const COMMAND = fileURLToPath(new URL('../dist/gaps.js', import.meta.url))
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())
  const gaps = (args: readonly string[], env: Record<string, string> = {}) =>
    spawnSync(process.execPath, [COMMAND, ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, DATA_DIR: folder.path, LANG: 'ja_JP.UTF-8', ...env },
    })

  it('prints the worklist, looks up, marks, exports and forgets', async () => {
    const version = 'then'
    const journal = sampleJournal({
      dataDir: folder.path,
      knowledge: () => ({ version, ...knowledge }),
    })
    for (const text of ['CRAKOの駐車場はありますか', 'CRAKOって駐車場ある？']) {
      const answer = ask({ text })
      // Nothing lies near a car park; the worklist prints what did.
      const reading = { ...readingOf(answer), near: ['crako-sla#30'] }
      journal.records.asked(
        asked({ question: text, status: answer.status, cited: [], services: [], reading }),
      )
    }
    const id = journal.records.newTextId?.() ?? ''
    journal.records.handedOut({
      ...{ platform: 'desk', place: '', asker: 'staff', question: '何世代？', text: '7世代です。', id },
      ...{ cited: ['crako-sla#32'], knowledgeVersion: version },
    })
    await journal.settled()
    await journal.close()

    const listed = gaps([])
    expect(listed.stderr).toBe('')
    expect(listed.stdout).toMatch(
      /^1件\(質問 2件、過去180日\)\n\nG-\w{7} {2}未対応 {2}回答なし 2 {2}crako 2 {2}最後 /,
    )
    expect(listed.stdout).toContain('近い条項: CRAKO サービスレベル項目表 No.30')
    expect(listed.stdout).toContain('- id: new.topic')
    const gapId = /G-\w{7}/.exec(listed.stdout)?.[0] ?? ''
    expect(gaps([], { LANG: 'en_US.UTF-8' }).stdout).toMatch(/^1 gaps \(2 questions in the last 180 days\)/)

    expect(gaps(['--lookup', id.toLowerCase()]).stdout).toMatch(
      /CB-\w{5}[\s\S]*\| 7世代です。[\s\S]*No\.32「バックアップ世代数」: 変わっていません/,
    )
    expect(gaps(['--lookup', 'CB-22222'])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/ありません →/),
    })
    expect(gaps(['--changes']).stdout).toBe('過去180日に変わった記載はありません。\n')

    expect(gaps(['--mark', gapId, '--as', 'not-ours']).stdout).toContain('対象外')
    expect(gaps([]).stdout).toBe('過去180日に、答えられなかった質問はありません。\n')
    expect(gaps(['--state', 'not-ours']).stdout).toContain(gapId)

    const exported = gaps(['--export', 'jsonl']).stdout.trimEnd().split('\n')
    expect(exported.map((line) => (JSON.parse(line) as { record: string }).record).sort()).toEqual([
      ...['question', 'question', 'text'],
    ])
    const hash = gaps(['--person', 'slack:U1']).stdout.trim()
    expect(exported.join('\n')).toContain(hash)
    expect(gaps(['--forget', hash]).stdout).toBe('2件の記録を消しました。\n')
    expect(gaps(['--export', 'jsonl']).stdout).not.toContain(hash)
  })

  it('says what is wrong with a call, or with the database, in one line', () => {
    expect(gaps(['--state', 'lost'])).toMatchObject({ status: 1, stderr: expect.stringMatching(/^使い方/) })
    expect(gaps(['--days', 'many']).status).toBe(1)
    const away = gaps([], { DATABASE_URL: 'postgres://bot:secret-word@127.0.0.1:1/none' })
    expect(away.status).toBe(1)
    expect(away.stderr).toMatch(/^記録を読めません\(.*ECONNREFUSED.*\)→ DATABASE_URL か DATA_DIR/)
    expect(away.stderr).not.toContain('secret-word')
    expect(away.stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})
