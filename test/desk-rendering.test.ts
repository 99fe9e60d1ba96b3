import { describe, expect, it } from 'vitest'
import { compareTopics } from '../src/answer/matrix.js'
import { compareCsv, csvCell } from '../src/render/compare-csv.js'
import { renderCustomerHtml } from '../src/render/customer-html.js'
import { escapeMarkdown, renderCustomerMarkdown } from '../src/render/customer-markdown.js'
import { renderCustomerText } from '../src/render/customer-text.js'
import { askHref, compareHref } from '../src/render/desk/links.js'
import { startDesk } from './support/desk.js'
import { ask, knowledge } from './support/shipped.js'

describe('a CSV cell', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2,+3', '"\'-2,+3"'],
  ])('of %j is %j', (text, cell) => expect(csvCell(text)).toBe(cell))

  it('stands in as many columns in every row', () => {
    const csv = compareCsv(compareTopics(knowledge, 'en'), (document, clause) => `${document}#${clause}`)
    const widths = new Set<number>()
    let width = 1
    let quoted = false
    for (const char of csv.slice(1)) {
      if (char === '"') quoted = !quoted
      else if (!quoted && char === ',') width++
      else if (!quoted && char === '\n') {
        widths.add(width)
        width = 1
      }
    }
    expect([...widths]).toEqual([10])
  })
})

describe('Markdown', () => {
  it.each([
    ['a *b* _c_', 'a \\*b\\* \\_c\\_'],
    ['[x](https://evil.example)', '\\[x\\](https\\://evil.example)'],
    ['<b>', '\\<b\\>'],
    ['@channel', '\\@channel'],
    ['# no heading', '\\# no heading'],
    ['1. no list', '1\\. no list'],
    ['- no list', '\\- no list'],
    ['a|b', 'a\\|b'],
  ])('shows %j as it is', (text, escaped) => expect(escapeMarkdown(text)).toBe(escaped))
})

describe('the texts for a customer', () => {
  it.each([
    ['ja', 'CO-NECTの稼働率は保証されますか？'],
    ['en', 'CO-NECTの稼働率は保証されますか？'],
  ] as const)('say the same in every form, in %s', async (language, text) => {
    const answer = ask({ text, language })
    const words = (text: string) => text.replace(/[^\p{L}\p{N}%.]/gu, '')
    const html = String(await renderCustomerHtml(answer))
      .replace(/<[^>]+>/g, '')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
    expect(words(html)).toBe(words(renderCustomerText(answer)))
    expect(words(renderCustomerMarkdown(answer))).toBe(words(renderCustomerText(answer)))
  })
})

describe('the comparison', () => {
  it('holds every statement under its own topic', () => {
    const all = compareTopics(knowledge, 'ja')
    for (const document of knowledge.documents)
      for (const clause of document.clauses)
        for (const statement of clause.statements) {
          const row = all.rows.find(({ topic }) => topic === statement.topic)
          const cell = row?.cells.find(({ service }) => service === document.service)
          expect(cell?.statements.filter(({ text }) => text === statement.text.ja).length).toBeGreaterThan(0)
        }
    const shared = compareTopics(knowledge, 'ja', { shared: true })
    expect(shared.rows.length).toBeGreaterThan(20)
    expect(
      shared.rows.every(({ cells }) => cells.filter(({ statements }) => statements.length > 0).length > 1),
    ).toBe(true)
  })

  it.each([
    [{ search: 'ばっくあっぷ 世代' }, 'backup.generations'],
    [{ search: 'No such words at all' }, undefined],
  ])('finds with %o the topic %s', (filter, topic) => {
    const found = compareTopics(knowledge, 'ja', filter).rows.map((row) => row.topic)
    if (topic === undefined) expect(found).toEqual([])
    else expect(found).toContain(topic)
  })
})

describe('an address', () => {
  it('holds the question, the service and the thread', () => {
    expect(askHref({ text: 'a b', service: 'x', thread: ['c&d'] })).toBe('/?q=a+b&service=x&t=c%26d')
    expect(compareHref({ area: 'shared', search: '', services: [] }, '.csv')).toBe('/compare.csv')
  })
})

describe('a desk that cannot listen', () => {
  it.each([
    [{ HOST: 'no.such.host.invalid' }, /^HOST "no\.such\.host\.invalid": .*127\.0\.0\.1/],
    [{ KNOWLEDGE_DIR: '/nowhere' }, /^KNOWLEDGE_DIR: /],
  ])('says with %o what is wrong in one line', async (env, line) => {
    await expect(startDesk(env)).rejects.toThrow(line)
  })

  it('names the port that is taken', async () => {
    const first = await startDesk()
    const { port } = new URL(first.url)
    await expect(startDesk({ PORT: port })).rejects.toThrow(`PORT ${port}: another program listens there`)
    await first.stop()
  })
})
