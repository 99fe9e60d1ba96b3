import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askApi, type RunningDesk, startDesk, until } from './support/desk.js'
import { smallKnowledge } from './support/small-knowledge.js'

let desk: RunningDesk
let folder: string
beforeAll(async () => {
  folder = smallKnowledge()
  desk = await startDesk({ KNOWLEDGE_DIR: folder })
})
afterAll(async () => {
  expect(await desk.stop()).toBe(0)
  rmSync(folder, { recursive: true })
})

const QUESTION = 'バックアップの世代数は？'
const crako = () => join(folder, 'documents/crako-sla.yaml')
const coNect = () => join(folder, 'documents/co-nect-disclosure.yaml')
const CRAKO = /バックアップは7世代まで保持/
const CO_NECT = /Webサーバが2世代分/
/** Marks the statements of two documents with the same number: an answer that holds both shows whether it is whole. */
function edit(original: { crako: string; coNect: string }, mark: number, spoil = (text: string) => text) {
  writeFileSync(crako(), spoil(original.crako.replace(CRAKO, `バックアップは${mark}世代まで保持`)))
  writeFileSync(coNect(), original.coNect.replace(CO_NECT, `Webサーバが${mark}世代分`))
}

interface Ready {
  readonly knowledge: string
  readonly faults: number
}
const ready = async () => (await (await fetch(`${desk.url}/readyz`)).json()) as Ready

describe('knowledge that is edited while questions come in', () => {
  it('is taken over whole or not at all: ten edits, three of them faulty', async () => {
    const original = { crako: readFileSync(crako(), 'utf8'), coNect: readFileSync(coNect(), 'utf8') }
    expect(original.crako).toMatch(CRAKO)
    expect(original.coNect).toMatch(CO_NECT)
    const faulty = new Map<number, (text: string) => string>([
      [103, (text) => `${text}\n  - not: [yaml`],
      [106, (text) => text.replace('topic: backup.generations', 'topic: backup.nothing')],
      [109, (text) => text.replace('stance: yes', 'stance: perhaps')],
    ])
    const seen: string[] = []
    const failed: unknown[] = []
    let running = true
    const asker = async () => {
      while (running) {
        const { status, body } = await askApi(desk.url, { question: QUESTION })
        if (status !== 200) failed.push(body)
        seen.push(String(body.text))
      }
    }
    const askers = Array.from({ length: 4 }, asker)
    let before = await ready()
    for (let mark = 101; mark <= 110; mark++) {
      const spoil = faulty.get(mark)
      edit(original, mark, spoil)
      await until(`edit ${mark} is noticed`, async () => {
        const now = await ready()
        return spoil ? now.faults > 0 : now.faults === 0 && now.knowledge !== before.knowledge
      })
      const after = await ready()
      if (spoil) {
        expect(after.knowledge).toBe(before.knowledge)
        const page = await (await fetch(`${desk.url}/`)).text()
        expect(page).toContain('知識ファイルに誤りがあります')
        expect(page).toContain('documents/crako-sla.yaml:')
      }
      before = after
    }
    running = false
    await Promise.all(askers)

    expect(failed).toEqual([])
    expect(seen.length).toBeGreaterThan(100)
    const states = new Set(
      seen.map((text) => {
        const ofCrako = /バックアップは(\d+)世代まで保持/.exec(text)?.[1]
        return `${ofCrako} ${/Webサーバが(\d+)世代分/.exec(text)?.[1]}`
      }),
    )
    const whole = ['7 2', ...[101, 102, 104, 105, 107, 108, 110].map((mark) => `${mark} ${mark}`)]
    expect([...states].filter((state) => !whole.includes(state))).toEqual([])
    expect(states.size).toBeGreaterThanOrEqual(7)
    expect(desk.log().filter(({ event }) => event === 'knowledge-refused')).toHaveLength(3)
    expect(desk.log().filter(({ event }) => event === 'knowledge-taken-over')).toHaveLength(7)
  }, 180_000)

  it('serves on when the folder is gone, and says so', async () => {
    const { knowledge } = await ready()
    const topics = join(folder, 'topics')
    const aside = mkdtempSync(join(tmpdir(), 'topics-'))
    cpSync(topics, aside, { recursive: true })
    rmSync(topics, { recursive: true })
    await until('the loss is noticed', async () => (await ready()).faults > 0)
    expect((await ready()).knowledge).toBe(knowledge)
    expect((await askApi(desk.url, { question: QUESTION })).status).toBe(200)
    cpSync(aside, topics, { recursive: true })
    await until('the folder is whole again', async () => (await ready()).faults === 0)
    rmSync(aside, { recursive: true })
  })
})
