import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audienceOf } from '../src/platforms/desk/audience.js'
import { trusting } from '../src/platforms/desk/network.js'
import { createSessions, isSame } from '../src/platforms/desk/session.js'
import { readEnvironment } from '../src/platforms/environment.js'
import { askApi, type RunningDesk, startDesk } from './support/desk.js'
import { smallKnowledge } from './support/small-knowledge.js'

const PASSWORD = 'correct horse battery'
const question = 'CRAKOのバックアップは何世代？'

describe('a desk with a password', () => {
  let desk: RunningDesk
  beforeAll(async () => {
    desk = await startDesk({ DESK_PASSWORD: PASSWORD })
  })
  afterAll(async () => {
    expect(desk.rawLog()).not.toContain(PASSWORD)
    await desk.stop()
  })
  const signIn = (password: string, next = '/documents/crako-sla#32', address = '192.0.2.1') =>
    fetch(`${desk.url}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'x-forwarded-for': address },
      body: new URLSearchParams({ password, next }),
    })

  it.each([
    '/',
    '/documents',
    '/documents/crako-sla',
    '/compare',
    '/compare.csv',
  ])('shows the way in instead of %s', async (path) => {
    const response = await fetch(`${desk.url}${path}`)
    expect(response.status).toBe(401)
    const page = await response.text()
    expect(page).toContain('type="password"')
    expect(page).not.toContain('7世代')
  })

  it.each(['/api/documents', '/api/compare', '/metrics', '/suggest?q=a'])('refuses %s', async (path) => {
    const response = await fetch(`${desk.url}${path}`)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('says whether it is alive to everybody', async () => {
    expect((await fetch(`${desk.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${desk.url}/readyz`)).status).toBe(200)
  })

  it('lets in who knows it, back to where they wanted to go, until they sign out', async () => {
    const response = await signIn(PASSWORD)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/documents/crako-sla#32')
    const set = response.headers.get('set-cookie') ?? ''
    expect(set).toMatch(/HttpOnly/)
    expect(set).toMatch(/SameSite=Lax/)
    const cookie = set.split(';')[0] ?? ''
    const page = await fetch(`${desk.url}/documents/crako-sla`, { headers: { cookie } })
    expect(page.status).toBe(200)
    const out = await fetch(`${desk.url}/sign-out`, {
      method: 'POST',
      headers: { cookie },
      redirect: 'manual',
    })
    expect(out.headers.get('set-cookie')).toMatch(/Max-Age=0/)
    const forged = cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect((await fetch(`${desk.url}/`, { headers: { cookie: forged } })).status).toBe(401)
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
  ])('never leads on to %s', async (next) => {
    expect((await signIn(PASSWORD, next)).headers.get('location')).toBe('/')
  })

  it('takes the password of a program as a bearer token', async () => {
    const right = await askApi(desk.url, { question }, { authorization: `Bearer ${PASSWORD}` })
    expect(right.status).toBe(200)
    expect((await askApi(desk.url, { question }, { authorization: 'Bearer wrong' })).status).toBe(401)
  })

  it('holds back who guesses, and nobody else', async () => {
    const tries = []
    for (let i = 0; i < 11; i++) tries.push((await signIn(`guess ${i}`, '/', '192.0.2.9')).status)
    expect(tries).toEqual([...Array<number>(10).fill(401), 429])
    expect((await signIn(PASSWORD, '/', '192.0.2.9')).status).toBe(429)
    expect((await signIn(PASSWORD, '/', '192.0.2.10')).status).toBe(303)
  })
})

describe('a desk behind a proxy that names the user', () => {
  it('believes the header from this machine, and asks for it', async () => {
    const desk = await startDesk({ DESK_USER_HEADER: 'X-Forwarded-User', DESK_REQUESTS_PER_MINUTE: '5' })
    expect((await askApi(desk.url, { question })).status).toBe(401)
    const asked = []
    for (let i = 0; i < 6; i++)
      asked.push((await askApi(desk.url, { question }, { 'x-forwarded-user': 'hanako' })).status)
    expect(asked).toEqual([200, 200, 200, 200, 200, 429])
    expect((await askApi(desk.url, { question }, { 'x-forwarded-user': 'taro' })).status).toBe(200)
    await desk.stop()
  })

  it('believes it from the networks that are named only', () => {
    const isTrusted = trusting(['10.1.0.0/16', 'fd00::7'])
    expect(
      ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3', '::ffff:10.1.2.3', 'fd00::7'].map(isTrusted),
    ).toEqual(Array(6).fill(true))
    expect(['10.2.0.1', '192.168.0.1', 'fd00::8', '', 'unknown'].map(isTrusted)).toEqual(Array(5).fill(false))
  })
})

describe('internal documents', () => {
  let folder: string
  beforeAll(() => {
    folder = smallKnowledge()
    const file = join(folder, 'documents/crako-sla.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('kind: sla', 'audience: internal\n  kind: sla'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('answer staff, marked, and are kept out of what a customer gets', async () => {
    const desk = await startDesk({ KNOWLEDGE_DIR: folder })
    const page = await (await fetch(`${desk.url}/?q=${encodeURIComponent(question)}`)).text()
    expect(page).toContain('<p class="said">バックアップは7世代まで保持しています。')
    expect(page).toContain('社内限り')
    expect(page).not.toContain('data-letter')
    expect(page).toContain('社内限りの文書の内容は、顧客向け文面に入れていません。')
    // Asked of every service, the letter keeps what is public and nothing else.
    const all = await (
      await fetch(`${desk.url}/?q=${encodeURIComponent('バックアップは何世代か、各サービスを比較して')}`)
    ).text()
    expect(all).toContain('<p class="said">バックアップは7世代まで保持しています。')
    expect(all).toContain('社内限りの文書の内容は、顧客向け文面に入れていません。')
    const panels = all.match(/data-panel="[a-z]+".*?<\/(?:pre|div>)/gs) ?? []
    expect(panels).toHaveLength(6)
    for (const panel of panels) {
      expect(panel).not.toMatch(/CRAKO|7世代まで|up to 7 generations/)
      expect(panel).toMatch(/14/)
    }
    await desk.stop()
  })

  it('are not there where the desk takes readers for customers', async () => {
    const desk = await startDesk({ KNOWLEDGE_DIR: folder, PUBLIC_URL: 'https://desk.example' })
    const { body } = await askApi(desk.url, { question })
    // Nor do the documents of other services answer for it.
    expect(body).toMatchObject({ status: 'no_answer', citations: [] })
    expect((await fetch(`${desk.url}/documents/crako-sla`)).status).toBe(404)
    expect((await fetch(`${desk.url}/api/clauses/crako-sla/32`)).status).toBe(404)
    for (const path of ['/compare?area=all', '/compare.csv?area=all', '/api/compare', '/documents'])
      expect(await (await fetch(`${desk.url}${path}`)).text()).not.toMatch(/7世代まで|crako-sla/)
    await desk.stop()
  })

  it.each([
    [{}, 'internal'],
    [{ HOST: '0.0.0.0' }, 'customer'],
    [{ HOST: '0.0.0.0', DESK_PASSWORD: PASSWORD }, 'internal'],
    [{ HOST: '0.0.0.0', DESK_USER_HEADER: 'X-User' }, 'internal'],
    [{ PUBLIC_URL: 'https://desk.example' }, 'customer'],
    [{ PUBLIC_URL: 'http://localhost:3000' }, 'internal'],
  ] as const)('are shown with %o to: %s', (env, audience) => {
    const { host, desk, publicUrl } = readEnvironment(env)
    expect(audienceOf({ host, desk, ...(publicUrl ? { publicUrl } : {}) })).toBe(audience)
  })
})

describe('the variables of the desk', () => {
  it.each([
    [{ DESK_PASSWORD: 'short' }, /^DESK_PASSWORD: is too short → at least 8/],
    [{ DESK_USER_HEADER: 'X User' }, /^DESK_USER_HEADER "X User": is no header name/],
    [{ DESK_USER_HEADER: 'X-U', DESK_TRUSTED_PROXIES: '10.0.0.0/64' }, /^DESK_TRUSTED_PROXIES .*10\.0\.0\.2/],
    [{ DESK_TRUSTED_PROXIES: '10.0.0.1' }, /^DESK_USER_HEADER: missing/],
    [{ DESK_REQUESTS_PER_MINUTE: 'many' }, /^DESK_REQUESTS_PER_MINUTE "many": is no number/],
  ])('say what is wrong with %o', (env, message) => {
    expect(() => readEnvironment(env)).toThrow(message)
  })
})

describe('a session', () => {
  it('ends after twelve hours, and is worth nothing to another process', () => {
    let time = 0
    const sessions = createSessions(() => time)
    const token = sessions.issue()
    expect(sessions.isValid(token)).toBe(true)
    expect(createSessions(() => time).isValid(token)).toBe(false)
    expect(['', '.', `${token}x`, token.replace(/^\d+/, '9999999999999')].some(sessions.isValid)).toBe(false)
    time = 12 * 3_600_000
    expect(sessions.isValid(token)).toBe(false)
  })

  it('compares texts of any length', () => {
    expect([isSame('a', 'a'), isSame('a', 'aa'), isSame('', 'a')]).toEqual([true, false, false])
  })
})
