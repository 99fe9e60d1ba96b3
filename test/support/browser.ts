// A real browser: Debian's Chromium. Every page is watched: console, network, policy.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Without a browser the tests that need one are left out, but not where changes are accepted. */
export const hasBrowser = existsSync(CHROMIUM) || process.env.CI !== undefined

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })

export interface Watched {
  readonly page: Page
  /** Console errors, page errors, refusals by the policy, and requests to other hosts. */
  readonly complaints: string[]
  readonly close: () => Promise<void>
}

/** A page of its own that notes everything that should not happen. */
export async function open(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    locale: 'ja-JP',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('requestfailed', (request) => {
    // What leaving a page, or turning it into a download, cuts short is no failure.
    const why = request.failure()?.errorText
    if (why !== 'net::ERR_ABORTED') complaints.push(`${why}: ${request.url()}`)
  })
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin)
      complaints.push(`left the host: ${request.url()}`)
  })
  await page.goto(url)
  return { page, complaints, close: () => context.close() }
}

interface Axe {
  readonly run: () => Promise<{
    readonly violations: readonly {
      readonly id: string
      readonly impact?: string | null
      readonly nodes: readonly { readonly html: string }[]
    }[]
  }>
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Serious and critical faults that axe-core finds, each with the first place. */
export async function accessibilityFaults(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
) {
  // The script is put in past the policy of the page, which rightly refuses it.
  const { page, close } = await open(browser, url, { ...options, bypassCSP: true })
  await page.addScriptTag({ path: AXE })
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run())
  await close()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
