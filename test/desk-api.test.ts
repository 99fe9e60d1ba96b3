import { readFileSync } from 'node:fs'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askAnswer, clauseAnswer, compareAnswer, documentList } from '../src/platforms/desk/shapes.js'
import { renderJson } from '../src/render/json.js'
import { askApi, type RunningDesk, startDesk } from './support/desk.js'
import { ask, knowledge } from './support/shipped.js'

let desk: RunningDesk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(async () => {
  expect(await desk.stop()).toBe(0)
})
const get = async (path: string) => {
  const response = await fetch(`${desk.url}${path}`)
  return { response, body: (await response.json()) as unknown }
}

describe('POST /api/ask', () => {
  it.each([
    { question: 'CRAKOのバックアップは何世代？' },
    { question: 'CO-NECTは？', thread: [{ q: 'CRAKOのバックアップは何世代？' }] },
    { question: 'バックアップは何世代？', service: 'sekai-cart' },
    { question: 'notice period to cancel secureO EDR?' },
    { question: 'こんにちは' },
  ])('answers $question as the command line does, with addresses', async ({ question, service, thread }) => {
    const { status, body } = await askApi(desk.url, { question, service, thread })
    const expected = renderJson(
      ask({
        text: question,
        thread: (thread ?? []).map(({ q }) => q),
        ...(service === undefined ? {} : { service }),
      }),
      (document, clause) => `${desk.url}/documents/${document}#${clause}`,
    )
    expect(status).toBe(200)
    expect(body).toEqual(expected)
    expect(askAnswer.parse(body)).toEqual(body)
  })

  it('answers 2,000 questions, 50 at a time, without an error', async () => {
    const questions = readFileSync(new URL('./questions/dev.jsonl', import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { q: string }).q)
    let next = 0
    const statuses: number[] = []
    const worker = async () => {
      while (next < 2000) {
        const question = questions[next++ % questions.length]
        statuses.push((await askApi(desk.url, { question })).status)
      }
    }
    await Promise.all(Array.from({ length: 50 }, worker))
    expect(statuses).toHaveLength(2000)
    expect(statuses.filter((status) => status !== 200)).toEqual([])
  })
})

describe('the rest of the API', () => {
  it('lists every document and clause, each clause readable under its address', async () => {
    const { body } = await get('/api/documents')
    const { documents } = documentList.parse(body)
    expect(documents.map(({ id, clauses }) => [id, clauses])).toEqual(
      knowledge.documents.map(({ id, clauses }) => [id, clauses.map((clause) => clause.id)]),
    )
    for (const { id, clauses } of documents) {
      const page = await (await fetch(`${desk.url}/documents/${id}`)).text()
      for (const clause of clauses) expect(page).toContain(`<section class="entry" id="${clause}"`)
    }
  })

  it('gives a clause', async () => {
    const { body } = await get('/api/clauses/crako-sla/32?language=en')
    const clause = clauseAnswer.parse(body)
    expect(clause).toMatchObject({ number: 'No.32', url: `${desk.url}/documents/crako-sla#32` })
    expect(clause.statements[0]?.text).toMatch(/7 generations/)
  })

  it.each([
    '/api/clauses/crako-sla/999',
    '/api/clauses/nobody/1',
    '/api/nothing',
  ])('says that %s is not there', async (path) => {
    const { response, body } = await get(path)
    expect(response.status).toBe(404)
    expect(body).toMatchObject({ error: { code: 'not-found' } })
  })

  it('compares the services that are asked for, in one area', async () => {
    const { body } = await get('/api/compare?area=backup&service=crako&service=sekai-cart')
    const { services, topics } = compareAnswer.parse(body)
    expect(services.map(({ id }) => id).sort()).toEqual(['crako', 'sekai-cart'])
    expect(topics.length).toBeGreaterThan(3)
    expect(topics.every(({ area }) => area === 'backup')).toBe(true)
    const generations = topics.find(({ topic }) => topic === 'backup.generations')
    expect(generations?.services.find(({ service }) => service === 'crako')?.statements[0]).toMatchObject({
      text: 'バックアップは7世代まで保持しています。',
      citation: { document: 'crako-sla', clause: '32' },
    })
  })

  it('names the services that can be compared if one is not held', async () => {
    const { response, body } = await get('/api/compare?service=nobody')
    expect(response.status).toBe(400)
    expect(JSON.stringify(body)).toContain('crako')
  })

  it('describes itself', async () => {
    const { body } = await get('/api/openapi.json')
    expect(body).toMatchObject({ openapi: '3.1.0' })
    expect(Object.keys((body as { paths: object }).paths)).toEqual([
      '/api/ask',
      '/api/documents',
      '/api/clauses/{document}/{clause}',
      '/api/compare',
    ])
  })
})

describe('exports of the comparison', () => {
  it('are a CSV that spreadsheets open, with each statement and its source', async () => {
    const response = await fetch(`${desk.url}/compare.csv?area=backup&service=crako`)
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="compare.csv"')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [head, ...rows] = new TextDecoder().decode(bytes).trimEnd().split('\r\n')
    expect(head).toBe('分野,論点,サービス,有無,拘束力,記載,注意,出典,リンク,論点ID')
    expect(rows.some((row) => row.includes('7世代まで保持') && row.includes('/documents/crako-sla#32'))).toBe(
      true,
    )
  })

  it('are a Markdown table', async () => {
    const text = await (await fetch(`${desk.url}/compare.md?area=backup`)).text()
    const lines = text.trimEnd().split('\n')
    const columns = (line: string) => line.split(/(?<!\\)\|/).length
    expect(new Set(lines.map(columns)).size).toBe(1)
    expect(text).toContain('7世代まで保持しています。')
  })

  it('are an Excel workbook of two sheets', async () => {
    const bytes = new Uint8Array(await (await fetch(`${desk.url}/compare.xlsx?area=backup`)).arrayBuffer())
    const files = unzipSync(bytes)
    const text = (name: string) => new TextDecoder().decode(files[name])
    expect(text('xl/workbook.xml')).toMatch(/比較表.*一覧/s)
    expect(Object.keys(files)).toContain('xl/worksheets/sheet2.xml')
    const all = Object.keys(files).map(text).join('')
    expect(all).toContain('7世代まで保持しています。')
  })
})

describe('the MCP endpoint', () => {
  it('serves a client of the official SDK', async () => {
    const client = new Client({ name: 'test', version: '1' })
    await client.connect(new StreamableHTTPClientTransport(new URL(`${desk.url}/mcp`)) as Transport)
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(['ask', 'get_clause', 'compare'])

    const asked = await client.callTool({
      name: 'ask',
      arguments: { question: 'CRAKOのバックアップは何世代？' },
    })
    expect(asked.structuredContent).toMatchObject({
      status: 'answered',
      citations: [{ document: 'crako-sla', clause: '32', url: `${desk.url}/documents/crako-sla#32` }],
    })
    const clause = await client.callTool({
      name: 'get_clause',
      arguments: { document: 'secureo-edr-terms', clause: '16-1', language: 'en' },
    })
    expect(clause.structuredContent).toMatchObject({ clause: '16-1' })
    const missing = await client.callTool({
      name: 'get_clause',
      arguments: { document: 'crako-sla', clause: '0' },
    })
    expect(missing.isError).toBe(true)
    const compared = await client.callTool({
      name: 'compare',
      arguments: { area: 'backup', service: ['crako'] },
    })
    expect(JSON.stringify(compared.structuredContent)).toContain('7世代')
    await client.close()
  })
})

describe('what operators look at', () => {
  it('is healthy, ready, and counts questions by platform and status without their words', async () => {
    const marker = 'CRAKOのバックアップは何世代？目印'
    await askApi(desk.url, { question: marker })
    expect((await get('/healthz')).body).toEqual({ status: 'ok' })
    expect((await get('/readyz')).body).toMatchObject({ status: 'ready', faults: 0 })
    const metrics = await (await fetch(`${desk.url}/metrics`)).text()
    expect(metrics).toMatch(/clausebot_questions_total\{platform="api",status="answered"\} [1-9]/)
    expect(metrics).toMatch(/clausebot_answer_seconds_bucket/)
    expect(metrics).toMatch(/clausebot_knowledge_info\{version="[0-9a-f]{12}"\} 1/)
    expect(metrics).toMatch(/clausebot_gaps_total/)
    expect(metrics + desk.rawLog()).not.toContain('目印')
    expect(desk.log().some(({ event, status }) => event === 'asked' && status === 'answered')).toBe(true)
  })
})
