// Code handed to `evaluate` runs in the browser; the build of src/ stays without these types.
/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launch, open } from './support/browser.js'
import { type SeededDesk, startSeededDesk } from './support/journal/seeded-desk.js'

const QUESTION = 'CRAKOのバックアップは何世代？'
const asked = (text: string) => `/?q=${encodeURIComponent(text)}`
const clipboard = () => navigator.clipboard.readText()
const ID = /CB-[2-9A-Z]{5,}/
const press = (page: Page) => page.getByRole('button', { name: '顧客向け文面をコピー' }).click()

describe.skipIf(!hasBrowser)('copying a text for a customer', () => {
  let desk: SeededDesk
  let browser: Browser
  beforeAll(async () => {
    ;[desk, browser] = await Promise.all([startSeededDesk(), launch()])
  })
  afterAll(async () => {
    await browser.close()
    await desk.remove()
  })
  const copies = () => desk.log().filter(({ event }) => event === 'handed-out').length

  it('gives it an id, shows it with that, and copies the same again without a new record', async () => {
    const before = copies()
    const { page, complaints, close } = await open(browser, `${desk.url}${asked(QUESTION)}`)
    const panel = page.locator('[data-panel="text"][data-language="ja"]')
    const shown = await panel.textContent()
    await press(page)
    await page.getByText(/コピーしました CB-/).waitFor()
    const text = await page.evaluate(clipboard)
    const id = ID.exec(text)?.[0] ?? ''
    expect(text).toContain(`No.32「バックアップ世代数」 / ${id}]`)
    expect(text.replace(` / ${id}`, '')).toBe(shown)
    expect(await panel.textContent()).toBe(text)
    expect(await page.locator('.done').innerText()).toBe(`コピーしました ${id}`)
    await page.evaluate(() => navigator.clipboard.writeText('something else'))
    await press(page)
    await expect.poll(() => page.evaluate(clipboard)).toBe(text)
    expect(copies()).toBe(before + 1)
    // Another form is another text.
    await page.getByText('文面を見る・形式を選ぶ').click()
    await page.getByLabel('HTMLメール').check()
    await press(page)
    await expect.poll(() => page.locator('.done').innerText()).not.toContain(id)
    const html = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      return (await item?.getType('text/html'))?.text()
    })
    const other = ID.exec(html ?? '')?.[0] ?? ''
    expect(other).not.toBe(id)
    expect(await page.evaluate(clipboard)).toBe(text.replace(id, other))
    expect(await page.locator('.panel:visible').innerHTML()).toContain(other)
    expect(copies()).toBe(before + 2)
    expect(complaints).toEqual([])
    await close()
  })

  it('copies what is shown if the server cannot be told, and says so', async () => {
    const { page, close } = await open(browser, `${desk.url}${asked(QUESTION)}`)
    const shown = await page.locator('[data-panel="text"][data-language="ja"]').textContent()
    await page.route('**/handed-out', (route) => route.abort())
    await press(page)
    await page.getByText('コピーしました。番号は付いていません(記録できませんでした)。').waitFor()
    expect(await page.evaluate(clipboard)).toBe(shown)
    // Once it can be told again, it is.
    await page.unroute('**/handed-out')
    await press(page)
    await expect.poll(() => page.evaluate(clipboard)).toMatch(ID)
    await close()
  })

  it('copies where only a copy event may, as on a page without HTTPS', async () => {
    const { page, complaints, close } = await open(browser, 'about:blank')
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await page.goto(`${desk.url}${asked(QUESTION)}`)
    await press(page)
    await page.getByText(/コピーしました CB-/).waitFor()
    await page.getByLabel('続けて尋ねる').focus()
    await page.keyboard.press('Control+V')
    expect(await page.getByLabel('続けて尋ねる').inputValue()).toMatch(/7世代.*No\.32.* \/ CB-/s)
    expect(complaints.filter((line) => !line.startsWith('left the host'))).toEqual([])
    await close()
  })

  it('hands out nothing but what the page shows', async () => {
    const body = { question: QUESTION, service: '', thread: [], format: 'text', language: 'ja' }
    const post = (shown: string) =>
      fetch(`${desk.url}/handed-out`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, shown }),
      })
    const before = copies()
    const response = await post('何でも保証します。')
    expect(response.status).toBe(409)
    expect(copies()).toBe(before)
  })

  it('leads to what was told then and what holds now, also after the clause has changed', async () => {
    const { page, complaints, close } = await open(browser, `${desk.url}${asked(QUESTION)}`)
    await press(page)
    await page.getByText(/コピーしました CB-/).waitFor()
    const id = ID.exec(await page.evaluate(clipboard))?.[0] ?? ''
    const { page: stale, close: closeStale } = await open(browser, `${desk.url}${asked(QUESTION)}`)
    await stale.evaluate(() => navigator.clipboard.writeText('as it was'))
    const lookUp = async (typed: string) => {
      await page.goto(`${desk.url}/texts`)
      await page.getByLabel('文面の番号').fill(typed)
      await page.keyboard.press('Enter')
    }
    await lookUp(` ${id.toLowerCase().replace('-', ' ')} `)
    await page.waitForURL(`**/texts/${id}`)
    expect(await page.locator('.verdict').innerText()).toBe(
      '引用した条項の記載は、当時から変わっていません。',
    )
    expect(await page.locator('.told').innerText()).toContain('バックアップは7世代まで保持しています。')
    expect(await page.locator('.cited').innerText()).toMatch(/○ 変わりなし[\s\S]*7世代まで/)

    await desk.change(
      'documents/crako-sla.yaml',
      'バックアップは7世代まで保持しています。',
      'バックアップは<b>14</b>世代まで保持しています。',
    )
    await page.reload()
    expect(await page.locator('.verdict').innerText()).toContain('1条項は、当時の記載と同じではありません。')
    expect(await page.locator('.told').innerText()).toContain('バックアップは7世代まで')
    expect(await page.locator('.cited .side').allInnerTexts()).toEqual([
      expect.stringMatching(/^当時\s+バックアップは7世代まで/),
      expect.stringMatching(/^いま\s+バックアップは<b>14<\/b>世代まで/),
    ])
    expect(await page.locator('.cited mark').allInnerTexts()).toEqual(['7', '<b>14</b>'])

    await page.getByRole('link', { name: '変わった記載' }).click()
    const change = page.locator('.change').filter({ hasText: 'No.32' })
    expect(await change.innerText()).toMatch(
      /7世代まで[\s\S]*14<\/b>世代まで[\s\S]*変わる前の記載を案内した文面/,
    )
    await change.getByRole('link', { name: id }).click()
    await page.waitForURL(`**/texts/${id}`)
    expect(complaints).toEqual([])

    // What was shown before the change no longer holds: it is not copied.
    await press(stale)
    await stale.getByText('表示の後に記載が変わったため、コピーしていません。').waitFor()
    expect(await stale.evaluate(clipboard)).toBe('as it was')
    await closeStale()

    await lookUp('CB-22222')
    expect(await page.getByRole('alert').innerText()).toContain(
      '「CB-22222」という番号の文面は見つかりません。',
    )
    await lookUp('<b>?')
    expect(await page.getByRole('alert').innerText()).toContain('「<b>?」という番号')
    await close()
  })
})
