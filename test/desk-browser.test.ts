// Code handed to `evaluate` runs in the browser; the build of src/ stays without these types.
/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, hasBrowser, launch, open } from './support/browser.js'
import { type RunningDesk, startDesk, until } from './support/desk.js'

const QUESTION = 'CRAKOのバックアップは何世代？'
const LETTER =
  'お問い合わせいただきましたCRAKOの件につきまして、次のとおりご案内いたします。\n\nバックアップは7世代まで保持しています。\n[出典: CRAKO サービスレベル項目表 No.32「バックアップ世代数」]\n\nご不明な点がございましたら、お知らせください。'
const asked = (text: string) => `/?q=${encodeURIComponent(text)}`
const clipboard = () => navigator.clipboard.readText()
/** Each copy has an id of its own; see desk-copying.test.ts. */
const withoutId = (text: string) => text.replace(/ \/ CB-\w{5,}\]/, ']')

describe.skipIf(!hasBrowser)('the desk in a browser', () => {
  let desk: RunningDesk
  let browser: Browser
  beforeAll(async () => {
    ;[desk, browser] = await Promise.all([startDesk(), launch()])
  })
  afterAll(async () => {
    await browser.close()
    await desk.stop()
  })

  it('leads from a question to the pasted, cited text in two actions', async () => {
    const { page, complaints, close } = await open(browser, `${desk.url}/`)
    // The field has the focus; typing is not counted, as it is not when a PDF is searched.
    await page.keyboard.type(QUESTION)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '顧客向け文面をコピー' }).click()
    await page.getByText('コピーしました').waitFor()
    expect(withoutId(await page.evaluate(clipboard))).toBe(LETTER)
    await until('the record of it', () => desk.log().some(({ event }) => event === 'handed-out'))
    expect(complaints).toEqual([])
    await close()
  })

  it('copies Markdown and HTML mail, in either language', async () => {
    const { page, complaints, close } = await open(browser, `${desk.url}${asked(QUESTION)}`)
    await page.getByText('文面を見る・形式を選ぶ').click()
    const copy = page.getByRole('button', { name: '顧客向け文面をコピー' })
    const chosen = async (format: string, language: string) => {
      await page.getByLabel(format).check()
      await page.getByLabel(language, { exact: true }).check()
      await copy.click()
      await page.getByText('コピーしました').waitFor()
    }
    await chosen('Markdown', '日本語')
    expect(await page.evaluate(clipboard)).toContain(
      '- バックアップは7世代まで保持しています。\n  - 出典: CRAKO',
    )
    await chosen('テキスト', 'English')
    await expect
      .poll(() => page.evaluate(clipboard))
      .toMatch(/^Thank you for your question about CRAKO\..*up to 7 generations/s)
    await chosen('HTMLメール', 'English')
    const html = await page.evaluate(async () => {
      // The word of the copy before may still stand there: wait for the copy itself.
      for (let i = 0; i < 50; i++) {
        const [item] = await navigator.clipboard.read()
        if (item?.types.includes('text/html')) return (await item.getType('text/html')).text()
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      return ''
    })
    expect(html).toMatch(/<p>Backups are kept for up to 7 generations\./)
    expect(await page.locator('.panel:visible').getAttribute('data-panel')).toBe('html')
    expect(complaints).toEqual([])
    await close()
  })

  it('keeps follow-ups in the thread on the page, each with an address of its own', async () => {
    const { page, complaints, close } = await open(browser, `${desk.url}${asked(QUESTION)}`)
    await page.getByLabel('続けて尋ねる').fill('CO-NECTは？')
    await page.keyboard.press('Enter')
    await page.locator('#turn-2').waitFor()
    expect(await page.locator('.turn .question').allInnerTexts()).toEqual([
      expect.stringContaining(QUESTION),
      expect.stringContaining('CO-NECTは？'),
    ])
    await expect.poll(() => page.locator('#turn-2 .said').first().innerText()).toContain('2世代')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('turn-2')
    const address = page.url()
    expect(new URL(address).searchParams.getAll('t')).toEqual([QUESTION])
    await page.goBack()
    await page.locator('#turn-2').waitFor({ state: 'detached' })
    await page.goto(address)
    expect(await page.locator('#turn-2 .said').first().innerText()).toContain('2世代')
    expect(complaints).toEqual([])
    await close()
  })

  it('opens a citation and shows the clause highlighted, and from there the same topic elsewhere', async () => {
    const { page, complaints, close } = await open(browser, `${desk.url}${asked(QUESTION)}`)
    await page.getByRole('link', { name: /No\.32「バックアップ世代数」/ }).click()
    await page.waitForURL('**/documents/crako-sla#32')
    const clause = page.locator('section:target')
    expect(await clause.getAttribute('id')).toBe('32')
    const ground = (id: string) =>
      page.locator(`[id="${id}"]`).evaluate((element) => getComputedStyle(element).backgroundColor)
    expect(await ground('32')).not.toBe(await ground('33'))
    expect(await clause.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(200)
    await clause.getByRole('link', { name: /CO-NECT 項番45/ }).click()
    await page.waitForURL('**/documents/co-nect-disclosure#45')
    expect(await page.locator('section:target').innerText()).toContain('世代')
    expect(complaints).toEqual([])
    await close()
  })

  it('suggests as one types: chosen with the arrow keys, closed with Escape', async () => {
    const { page, complaints, close } = await open(browser, `${desk.url}/`)
    await page.keyboard.type('クラコ バックアップ')
    const options = page.locator('#options').getByRole('option')
    // What was found for the first letters may still be shown for a moment.
    const others = async () =>
      (await options.allInnerTexts()).filter((text) => !/^CRAKOの.*バックアップ/.test(text)).length
    await options.first().waitFor()
    await expect.poll(others).toBe(0)
    expect(await options.count()).toBeGreaterThan(0)
    await page.keyboard.press('Escape')
    expect(await options.count()).toBe(0)
    await page.keyboard.type('の世')
    await options.first().waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await page.getByLabel('質問', { exact: true }).getAttribute('aria-activedescendant')).toBe(
      'option-0',
    )
    await page.keyboard.press('Enter')
    await page.locator('#turn-1').waitFor()
    expect(await page.locator('.question').innerText()).toContain('CRAKOのバックアップの世代数は？')
    expect(complaints).toEqual([])
    await close()
  })

  it('compares, narrows down and exports', async () => {
    const { page, complaints, close } = await open(browser, `${desk.url}/compare`)
    await page.getByLabel('分野').selectOption({ label: 'バックアップ' })
    await page.getByLabel('論点や記載を探す').fill('世代')
    await page.getByLabel('安全・安心マーク').uncheck()
    await page.getByRole('button', { name: '表示する' }).click()
    await page.waitForURL(/area=backup/)
    const row = page.locator('[id="backup.generations"]')
    expect(await row.innerText()).toMatch(/7世代まで.*○ あり.*No\.32/s)
    expect(await page.locator('thead th').allInnerTexts()).not.toContain('安全・安心マーク')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV' }).click(),
    ])
    const csv = readFileSync(await download.path(), 'utf8')
    expect(csv).toContain('7世代まで保持しています。')
    expect(csv).not.toContain('安全・安心マーク')
    await row.getByRole('link', { name: 'No.32' }).click()
    await page.waitForURL('**/documents/crako-sla#32')
    expect(complaints).toEqual([])
    await close()
  })

  it('is used with the keyboard alone: ask, copy, open the clause, come back, go on', async () => {
    const { page, complaints, close } = await open(browser, `${desk.url}/`)
    const tabTo = async (name: string | RegExp) => {
      for (let i = 0; i < 30; i++) {
        await page.keyboard.press('Tab')
        const here = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
        if (typeof name === 'string' ? here === name : name.test(here)) return
      }
      throw new Error(`${name} was not reached`)
    }
    await page.keyboard.type(QUESTION)
    await page.keyboard.press('Enter')
    await page.locator('#turn-1').waitFor()
    await tabTo('顧客向け文面をコピー')
    await page.keyboard.press('Enter')
    await page.getByText('コピーしました').waitFor()
    expect(withoutId(await page.evaluate(clipboard))).toBe(LETTER)
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/documents/crako-sla#32')
    const outline = await page.evaluate(() => {
      document.querySelector<HTMLElement>('section:target a')?.focus()
      return getComputedStyle(document.activeElement ?? document.body).outlineStyle
    })
    expect(outline).not.toBe('none')
    await page.goBack()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBeTruthy()
    expect(complaints).toEqual([])
    await close()
  })

  it('works without its script', async () => {
    const { page, close } = await open(browser, `${desk.url}/`, { javaScriptEnabled: false })
    await page.getByLabel('質問', { exact: true }).fill(QUESTION)
    await page.getByRole('button', { name: '尋ねる' }).click()
    await page.getByLabel('続けて尋ねる').fill('CO-NECTは？')
    await page.getByRole('button', { name: '尋ねる' }).click()
    expect(await page.locator('#turn-2 .said').first().innerText()).toContain('2世代')
    await page.getByText('文面を見る・形式を選ぶ').click()
    await page.getByLabel('English', { exact: true }).check()
    expect(await page.locator('.panel:visible').innerText()).toContain('Thank you for your question')
    await close()
  })

  it('answers a long mail that has no room in an address', async () => {
    const { page, complaints, close } = await open(browser, `${desk.url}/`)
    await page
      .getByLabel('質問', { exact: true })
      .fill(`${'いつもお世話になっております。\n'.repeat(120)}${QUESTION}`)
    await page.getByRole('button', { name: '尋ねる' }).click()
    await page.locator('#turn-1').waitFor()
    expect(await page.locator('#turn-1 .said').first().innerText()).toContain('7世代')
    expect(complaints).toEqual([])
    await close()
  })

  it.each([
    '/',
    asked('稼働率は保証されますか？'),
    '/documents',
    '/documents/secureo-edr-terms',
    '/compare',
  ])('fits a phone at %s', async (path) => {
    const { page, complaints, close } = await open(browser, `${desk.url}${path}`, {
      viewport: { width: 360, height: 740 },
      isMobile: true,
      hasTouch: true,
    })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(360)
    expect(complaints).toEqual([])
    await close()
  })

  it('is dark where the system is', async () => {
    const ground = async (colorScheme: 'dark' | 'light') => {
      const { page, close } = await open(browser, `${desk.url}/`, { colorScheme })
      const colour = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
      await close()
      return Number(/\d+/.exec(colour)?.[0])
    }
    expect(await ground('light')).toBeGreaterThan(200)
    expect(await ground('dark')).toBeLessThan(60)
  })

  it('speaks English to an English browser, and the other language when asked', async () => {
    const { page, close } = await open(browser, `${desk.url}/`, { locale: 'en-GB' })
    await page.getByRole('button', { name: 'Ask' }).waitFor()
    await page.getByRole('link', { name: '日本語' }).click()
    await page.getByRole('button', { name: '尋ねる' }).waitFor()
    await page.goto(`${desk.url}/documents`)
    expect(await page.locator('html').getAttribute('lang')).toBe('ja')
    await close()
  })

  it('runs nothing of a question', async () => {
    const evil = '<img src=x onerror="document.title=1"><script>document.title=1</script>CRAKO バックアップ'
    const { page, complaints, close } = await open(browser, `${desk.url}${asked(evil)}`)
    await page.getByLabel('続けて尋ねる').fill(evil)
    await page.keyboard.press('Enter')
    await page.locator('#turn-2').waitFor()
    expect(await page.title()).not.toBe('1')
    expect(complaints).toEqual([])
    await close()
  })

  const PAGES = ['/', asked(QUESTION), asked('稼働率は保証されますか？'), asked('CRAKOの解約手数料は？')]
  it.each([
    ...PAGES,
    '/documents',
    '/documents/co-nect-disclosure',
    '/compare?area=backup',
    '/nothing',
  ])('has no serious accessibility fault at %s', async (path) => {
    for (const options of [
      { colorScheme: 'light' },
      { colorScheme: 'dark' },
      { colorScheme: 'light', viewport: { width: 360, height: 740 } },
    ] as const)
      expect(await accessibilityFaults(browser, `${desk.url}${path}`, options)).toEqual([])
  })
})
