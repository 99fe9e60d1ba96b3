// Code handed to `evaluate` runs in the browser; the build of src/ stays without these types.
/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personHasher } from '../src/journal/person.js'
import { hasBrowser, launch, open } from './support/browser.js'
import { EVIL, EVIL_TOPIC, KEY, type SeededDesk, startSeededDesk } from './support/journal/seeded-desk.js'

const PARKING = 'CRAKOに駐車場はありますか'
const LUNCH = '社員食堂のメニューは？'
const clipboard = () => navigator.clipboard.readText()
const gapOf = (page: Page, question: string) => page.locator('.gap').filter({ hasText: question })

describe.skipIf(!hasBrowser)('the journal on the desk', () => {
  let desk: SeededDesk
  let browser: Browser
  beforeAll(async () => {
    ;[desk, browser] = await Promise.all([startSeededDesk(), launch()])
  })
  afterAll(async () => {
    await browser.close()
    await desk.remove()
  })

  it('is one entry in the navigation, with its pages below it', async () => {
    const { page, complaints, close } = await open(browser, `${desk.url}/`)
    await page.getByRole('link', { name: '記録' }).click()
    await page.waitForURL('**/worklist')
    for (const name of ['変わった記載', '文面の照会', '集計', '書き出しと削除', '答えられなかった質問']) {
      await page.getByRole('navigation', { name: '記録のページ' }).getByRole('link', { name }).click()
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(name)
    }
    expect(complaints).toEqual([])
    await close()
  })

  it('lists what was not answered, alike ones together, the most asked first', async () => {
    const { page, complaints, close } = await open(browser, `${desk.url}/worklist`)
    const parking = gapOf(page, PARKING)
    expect(await page.locator('.gap').first().innerText()).toBe(await parking.innerText())
    expect(await parking.locator('.times').innerText()).toMatch(/^4回\s+記載なし 4件$/)
    expect(await parking.locator('.samples').innerText()).toContain('CRAKOって駐車場ある？')
    expect(await parking.locator('.facts').innerText()).toMatch(/サービス\s+CRAKO 4/)
    const helpless = gapOf(page, 'CRAKOの控えは何個前まで戻せるの')
    expect(await helpless.locator('.times').innerText()).toMatch(/^1回\s+役に立たず 1件$/)
    expect(await helpless.locator('.facts').innerText()).toMatch(/論点\s+バックアップの世代数/)
    await parking.getByRole('link', { name: /CRAKO サービスレベル項目表 No\.30/ }).click()
    await page.waitForURL('**/documents/crako-sla#30')
    expect(complaints).toEqual([])
    await close()
  })

  it.each([
    ['with its script', true],
    ['without it', false],
  ])('moves a gap that is decided about, with the note, and back again: %s', async (_, javaScriptEnabled) => {
    const { page, complaints, close } = await open(browser, `${desk.url}/worklist?days=30`, {
      javaScriptEnabled,
    })
    const note = gapOf(page, LUNCH).getByLabel('メモ(任意)')
    await note.fill('食堂?')
    await note.press('Enter')
    // Enter keeps the note and decides nothing.
    await page.getByText('メモを残しました。').waitFor()
    expect(await gapOf(page, LUNCH).locator('.note').innerText()).toBe('食堂?')
    await note.fill('食堂のことは <b>総務</b> へ')
    await gapOf(page, LUNCH).getByRole('button', { name: '対象外にする' }).click()
    await page.waitForURL(/days=30&decided=G-/)
    expect(await page.getByRole('status').first().innerText()).toContain('「対象外」に移しました。')
    expect(await gapOf(page, LUNCH).count()).toBe(0)
    await page.getByRole('link', { name: '移した先を見る' }).click()
    await page.waitForURL(/state=not-ours/)
    expect(await gapOf(page, LUNCH).locator('.note').innerText()).toBe('食堂のことは <b>総務</b> へ')
    expect(await page.getByRole('link', { name: /^対象外/ }).innerText()).toBe('対象外 1')
    await gapOf(page, LUNCH).getByLabel('メモ(任意)').fill('')
    await gapOf(page, LUNCH).getByRole('button', { name: '未対応に戻す' }).click()
    await page.waitForURL(/decided=G-/)
    expect(await page.locator('.empty-list').innerText()).toContain('対象外にしたものはありません。')
    await page.goto(`${desk.url}/worklist`)
    expect(await gapOf(page, LUNCH).locator('.note').count()).toBe(0)
    expect(complaints).toEqual([])
    await close()
  })

  it('says what to add to the knowledge, and where, and copies it', async () => {
    const { page, complaints, close } = await open(browser, `${desk.url}/worklist`)
    const copied = async (question: string, summary: string) => {
      const gap = gapOf(page, question)
      await gap.getByText(summary).click()
      await gap.getByRole('button', { name: 'コピー' }).click()
      await gap.getByText('コピーしました').waitFor()
      const text = await page.evaluate(clipboard)
      expect(text).toBe(await gap.locator('pre').textContent())
      return { text, how: await gap.locator('.snippet > p').first().innerText() }
    }
    const topic = await copied(PARKING, '新しい論点を知識に足す')
    expect(topic.text).toMatch(/^- id: new\.topic\n[\s\S]*- 駐車場はありますか\n/)
    expect(topic.how).toContain('topics/ のファイルの topics に')
    const example = await copied('CRAKOの控えは何個前まで戻せるの', '質問例を知識に足す')
    expect(example.text).toContain('- 控えは何個前まで戻せるの')
    expect(example.how).toMatch(/topics\/[\w-]+\.yaml の論点「バックアップの世代数」の questions に/)
    expect(complaints).toEqual([])
    await close()
  })

  it('is used with the keyboard alone', async () => {
    const { page, complaints, close } = await open(browser, `${desk.url}/worklist`)
    const tabTo = async (name: string) => {
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab')
        const here = await page.evaluate(() => {
          const { activeElement } = document
          const outline = activeElement ? getComputedStyle(activeElement).outlineStyle : 'none'
          return { text: activeElement?.textContent?.trim(), outline }
        })
        if (here.text === name) return expect(here.outline).not.toBe('none')
      }
      throw new Error(`${name} was not reached`)
    }
    await tabTo('文書が必要')
    await page.keyboard.press('Enter')
    await page.waitForURL(/decided=G-/)
    await tabTo('移した先を見る')
    await page.keyboard.press('Enter')
    await page.waitForURL(/state=needs-document/)
    await page.locator('.gap:target').waitFor()
    await tabTo('未対応に戻す')
    await page.keyboard.press('Enter')
    await page.locator('.empty-list').waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('draws figures, and says them to whoever sees no drawing', async () => {
    const { page, complaints, close } = await open(browser, `${desk.url}/figures`)
    const tile = (term: string) =>
      page.locator('.tile').filter({ has: page.getByText(term, { exact: true }) })
    expect(await tile('質問').locator('strong').innerText()).toBe('13')
    expect(await tile('回答できた割合').locator('strong').innerText()).toBe('46 %')
    expect(await tile('評価').locator('strong').innerText()).toBe('1 / 1')
    expect(await tile('失われた記録').locator('strong').innerText()).toBe('0')
    const plot = page.getByRole('img', { name: '日ごとの質問' })
    expect(await plot.locator('desc').textContent()).toMatch(/^30日間に13件。最も多かったのは[\d-]+の7件。$/)
    const bars = plot.locator('rect[data-status="answered"]')
    expect(await bars.count()).toBe(1)
    expect((await bars.first().boundingBox())?.height).toBeGreaterThan(50)
    await page.getByText('表で見る').click()
    expect(await page.locator('.day-table tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/^[\d-]+\s+6\s+0\s+1\s+0\s+7$/),
      expect.stringMatching(/^[\d-]+\s+0\s+0\s+6\s+0\s+6$/),
    ])
    expect(await page.locator('.bars').first().innerText()).toMatch(/バックアップの世代数\s+5/)
    await page.getByRole('link', { name: '90日' }).click()
    await page.waitForURL('**/figures?days=90')
    expect(await tile('質問').locator('strong').innerText()).toBe('14')
    expect(complaints).toEqual([])
    await close()
  })

  it('shows markup in a question and in a topic as the text that it is', async () => {
    for (const [path, text] of [
      ['/worklist', EVIL],
      ['/figures', EVIL_TOPIC],
    ] as const) {
      const { page, complaints, close } = await open(browser, `${desk.url}${path}`)
      expect(await page.locator('main').innerText()).toContain(text)
      expect(await page.title()).not.toBe('1')
      expect(await page.locator('main img, main script, main b').count()).toBe(0)
      expect(complaints).toEqual([])
      await close()
    }
  })

  it('exports all records, and deletes those of one person once that is confirmed', async () => {
    const { page, complaints, close } = await open(browser, `${desk.url}/records`, {
      javaScriptEnabled: false,
    })
    const download = async (name: RegExp) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).click(),
      ])
      return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
    }
    const hash = personHasher(KEY)('slack', 'U9')
    const csv = await download(/CSV/)
    expect(csv.name).toBe('records.csv')
    expect(csv.text).toMatch(/^\uFEFFrecord,id,at,/)
    expect(csv.text).toContain(PARKING)
    const { text } = await download(/JSON Lines/)
    expect(text.trimEnd().split('\n')).toHaveLength(16)
    expect(text).toContain(hash)

    await page.getByLabel('利用者').fill('somebody')
    await page.getByRole('button', { name: '記録を確かめる' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('記号は16桁の英数字です。')
    await page.getByLabel('利用者').fill('slack:U9')
    await page.getByRole('button', { name: '記録を確かめる' }).click()
    await page.waitForURL(`**/records/person/${hash}`)
    expect(await page.locator('main').innerText()).toContain('合わせて1件を消します。元に戻せません。')
    await page.getByRole('button', { name: '記録を消す' }).click()
    await page.waitForURL('**/records?deleted=1')
    expect(await page.getByRole('status').innerText()).toBe('1件の記録を消しました。')
    expect((await download(/JSON Lines/)).text).not.toContain(hash)
    // The console tells of the answer 400, as it should.
    expect(complaints.filter((line) => !line.includes('400'))).toEqual([])
    await close()
  })
})
