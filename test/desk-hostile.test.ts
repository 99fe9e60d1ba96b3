import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askApi, type RunningDesk, startDesk } from './support/desk.js'
import { smallKnowledge } from './support/small-knowledge.js'

const SCRIPT = '<script>alert(1)</script>'
const IMAGE = '"><img src=x onerror=alert(1)>'

let desk: RunningDesk
let folder: string
beforeAll(async () => {
  folder = smallKnowledge()
  const file = join(folder, 'documents/crako-sla.yaml')
  const text = readFileSync(file, 'utf8')
    .replace('name: { ja: CRAKO, en: CRAKO }', `name: { ja: 'CRAKO${SCRIPT}', en: 'CRAKO${IMAGE}' }`)
    .replace('heading: バックアップ世代数', `heading: '=1+1${IMAGE}'`)
  writeFileSync(file, text)
  desk = await startDesk({ KNOWLEDGE_DIR: folder })
})
afterAll(async () => {
  await desk.stop()
  rmSync(folder, { recursive: true })
})

/** Sends bytes as they are: fetch would tidy them. */
function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(desk.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    let answer = ''
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
    socket.end(request)
  })
}

const rawGet = (path: string, host = new URL(desk.url).host) =>
  raw(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)

describe('a hostile request', () => {
  it.each([
    ['no JSON', '{', 400],
    ['a number', '7', 400],
    ['nothing', '', 400],
    ['no question', '{}', 400],
    ['an empty question', '{"question":"  "}', 400],
    ['a question that is a list', '{"question":["a"]}', 400],
    ['a thread that is a text', '{"question":"a","thread":"b"}', 400],
    ['a service that is not held', '{"question":"a","service":"__proto__"}', 400],
    ['a long question', JSON.stringify({ question: 'あ'.repeat(10_001) }), 400],
    ['more than 64 KiB', JSON.stringify({ question: 'a'.repeat(70_000) }), 413],
  ])('with %s gets a clear 4xx', async (_what, body, expected) => {
    const answer = await askApi(desk.url, body)
    expect(answer.status).toBe(expected)
    expect(answer.body).toHaveProperty('error.mend')
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|dist\/|\.js:\d|at \w+ \(/)
  })

  it('in another content type is refused: browsers send those across sites', async () => {
    expect((await askApi(desk.url, { question: 'a' }, { 'content-type': 'text/plain' })).status).toBe(415)
  })

  it('of endless length is cut off', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(16_384).fill(97)),
    })
    const response = await fetch(`${desk.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit).catch(() => undefined)
    expect(response === undefined || response.status === 413).toBe(true)
    expect((await fetch(`${desk.url}/healthz`)).status).toBe(200)
  })

  it.each([
    '/../../etc/passwd',
    '/documents/../../package.json',
    '/documents/..%2f..%2fpackage.json',
    '/documents/%2e%2e/%2e%2e/package.json',
    '/assets/../package.json',
    '/assets/..%2fpackage.json',
    '/assets/desk.css%00.js',
    '/documents/%',
    '/documents/%E0%A4%A',
    '/api/clauses/__proto__/constructor',
  ])('for the path %s gets a 4xx and no file', async (path) => {
    const answer = await rawGet(path)
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(answer).not.toMatch(/"dependencies"|root:/)
  })

  it('by a name that is not of this machine is refused', async () => {
    expect(await rawGet('/', 'evil.example')).toMatch(/^HTTP\/1\.1 421 /)
  })

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ])('from another site (%o) is refused', async (headers) => {
    expect((await askApi(desk.url, { question: 'a' }, headers)).status).toBe(403)
  })

  it('with headers without end is refused', async () => {
    const answer = await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
  })
})

describe('markup', () => {
  it.each([
    ['a question', `/?q=${encodeURIComponent(SCRIPT + IMAGE)}`],
    ['a question of the thread', `/?q=a&t=${encodeURIComponent(IMAGE)}`],
    ['a default service', `/?q=a&service=${encodeURIComponent(IMAGE)}`],
    ['a service name', `/?q=${encodeURIComponent('CRAKOのバックアップは何世代？')}`],
    ['a service name on the list', '/documents'],
    ['a heading', '/documents/crako-sla'],
    ['a name in the comparison', '/compare?area=backup'],
    ['a search', `/compare?search=${encodeURIComponent(IMAGE)}&area=${encodeURIComponent(IMAGE)}`],
    ['the sign-in', `/sign-in?next=${encodeURIComponent(IMAGE)}`],
    ['a path', `/documents/${encodeURIComponent(SCRIPT)}`],
  ])('in %s stays text', async (_where, path) => {
    for (const language of ['ja', 'en']) {
      const response = await fetch(`${desk.url}${path}`, { headers: { 'accept-language': language } })
      const page = await response.text()
      expect(page).not.toMatch(/<script>alert|<img|onerror=alert\(1\)>(?!.*&gt;)/)
      const withoutOwn = page.replace(/<script src="\/assets\/(?:desk|copy)\.js\?v=\w+" defer>/g, '')
      expect(withoutOwn).not.toMatch(/<script/)
      expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
    }
  })

  it('in a heading is no formula in a CSV, and none in Markdown', async () => {
    const csv = await (await fetch(`${desk.url}/compare.csv?area=backup`)).text()
    expect(csv).not.toMatch(/(?:^|,)"?[=+@]/m)
    const markdown = await (await fetch(`${desk.url}/compare.md?area=backup`)).text()
    expect(markdown).not.toMatch(/(?<!\\)<(?!br>)/)
  })
})
