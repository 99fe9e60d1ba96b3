// Code handed to `evaluate` runs in the browser; the build of src/ stays without these types.
/// <reference lib="dom" />
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, hasBrowser, launch, open } from './support/browser.js'
import { type RunningDesk, startDesk } from './support/desk.js'
import { type SeededDesk, startSeededDesk } from './support/journal/seeded-desk.js'

const LISTS = ['/worklist', '/changes', '/texts', '/figures', '/records']
const PAGES = [...LISTS, '/records/person/0123456789abcdef']

describe.skipIf(!hasBrowser)('the pages of the journal', () => {
  let desk: SeededDesk
  let browser: Browser
  beforeAll(async () => {
    ;[desk, browser] = await Promise.all([startSeededDesk(), launch()])
  })
  afterAll(async () => {
    await browser.close()
    await desk.remove()
  })

  it('are dark where the system is', async () => {
    const { page, close } = await open(browser, `${desk.url}/figures`, { colorScheme: 'dark' })
    const colours = await page.evaluate(() => ({
      ground: getComputedStyle(document.documentElement).backgroundColor,
      bar: getComputedStyle(document.querySelector('rect.bar') ?? document.body).fill,
    }))
    await close()
    expect(Number(/\d+/.exec(colours.ground)?.[0])).toBeLessThan(60)
    expect(colours.bar).not.toBe('rgb(0, 0, 0)')
  })

  it.each([...PAGES])('fits a phone at %s, in both languages', async (path) => {
    for (const locale of ['ja-JP', 'en-GB']) {
      const { page, complaints, close } = await open(browser, `${desk.url}${path}`, {
        ...{ locale, viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
      })
      for (const summary of await page.locator('main summary').all()) await summary.click()
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(360)
      expect(complaints).toEqual([])
      await close()
    }
  })

  it.each([...PAGES])('has no serious accessibility fault at %s', async (path) => {
    for (const options of [
      { colorScheme: 'light' },
      { colorScheme: 'dark', locale: 'en-GB' },
      { colorScheme: 'light', viewport: { width: 360, height: 740 } },
    ] as const)
      expect(await accessibilityFaults(browser, `${desk.url}${path}`, options)).toEqual([])
  })
})

describe('a desk for outsiders', () => {
  let desk: SeededDesk
  beforeAll(async () => {
    desk = await startSeededDesk(undefined, { PUBLIC_URL: 'https://desk.example' })
  })
  afterAll(() => desk.remove())

  it.each([...PAGES, '/records.csv', '/records.jsonl', '/texts/CB-22222'])('has no %s', async (path) => {
    const response = await fetch(`${desk.url}${path}`)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('駐車場')
  })

  it('takes no decision and deletes nothing', async () => {
    for (const path of ['/worklist', '/records/person', '/records/delete']) {
      const body = new URLSearchParams({ gap: 'G-2345678', state: 'done', hash: '0123456789abcdef' })
      expect((await fetch(`${desk.url}${path}`, { method: 'POST', body })).status).toBe(404)
    }
  })

  it('shows no way to it', async () => {
    expect(await (await fetch(desk.url)).text()).not.toMatch(/\/worklist|>記録</)
  })
})

describe('a desk with a password', () => {
  const headers = { authorization: 'Bearer open sesame' }
  let desk: SeededDesk
  beforeAll(async () => {
    desk = await startSeededDesk(undefined, { DESK_PASSWORD: 'open sesame' })
  })
  afterAll(() => desk.remove())

  it.each([...LISTS, '/records.csv'])('asks for it before it shows %s', async (path) => {
    const response = await fetch(`${desk.url}${path}`)
    expect(response.status).toBe(401)
    expect(await response.text()).not.toMatch(/駐車場|>記録</)
    expect((await fetch(`${desk.url}${path}`, { headers })).status).toBe(200)
  })

  it('takes no form of another site', async () => {
    const response = await fetch(`${desk.url}/worklist`, {
      method: 'POST',
      headers: { ...headers, 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ gap: 'G-2345678', state: 'done' }),
    })
    expect(response.status).toBe(403)
  })
})

describe('a desk whose journal cannot be reached', () => {
  let desk: RunningDesk
  beforeAll(async () => {
    desk = await startDesk({ DATABASE_URL: 'postgres://bot:secret-word@127.0.0.1:1/none' })
  })
  afterAll(async () => {
    await desk.stop()
  })

  it.each([
    '/worklist',
    '/changes',
    '/texts/CB-22222',
    '/figures',
    '/records.csv',
    '/records/person/0123456789abcdef',
  ])('says so calmly at %s', async (path) => {
    const response = await fetch(`${desk.url}${path}`)
    expect(response.status).toBe(503)
    const text = await response.text()
    expect(text).toContain('記録をいま読み書きできません')
    expect(text).not.toMatch(/secret-word|ECONNREFUSED/)
  })

  it('takes no decision, and goes on answering', async () => {
    const body = new URLSearchParams({ gap: 'G-2345678', state: 'done' })
    expect((await fetch(`${desk.url}/worklist`, { method: 'POST', body })).status).toBe(503)
    const question = encodeURIComponent('CRAKOのバックアップは何世代？')
    expect(await (await fetch(`${desk.url}/?q=${question}`)).text()).toContain('7世代')
    expect(desk.rawLog()).toContain('journal-unreadable')
    expect(desk.rawLog()).not.toContain('secret-word')
  })
})
