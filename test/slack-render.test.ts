// Answers as Slack messages: inside every limit, every citation kept, nothing of others' words turned into markup.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Answer, SaidStatement } from '../src/answer/model.js'
import { renderInView, renderMessages, type Showing } from '../src/render/slack/answer.js'
import { inert, inertTop, link } from '../src/render/slack/mrkdwn.js'
import { splitText } from '../src/render/slack/split.js'
import { clausesView, customerTextView } from '../src/render/slack/views.js'
import { citationLine, statementsOf } from './support/answers.js'
import { blocksTooLong, inspectBlocks, inspectView } from './support/slack/block-kit/inspect.js'
import { findMarkup } from './support/slack/markup.js'
import { shippedClerk } from './support/slack-bot.js'

const showing = (more: Partial<Showing> = {}): Showing => ({
  language: 'ja',
  clauseUrl: (document, clause) => `https://desk.example.jp/documents/${document}#${clause}`,
  values: { answer: () => 'x'.repeat(1_900), service: () => 'x'.repeat(1_900), ask: () => 'x'.repeat(1_900) },
  mark: 'answer.1700000000.000100.abcdef12',
  ...more,
})

/** All visible text, with escapes undone. */
function visible(value: unknown): string {
  return JSON.stringify(value).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}

function expectFits(answer: Answer) {
  const messages = renderMessages(answer, showing())
  for (const { text, blocks } of messages) {
    const fields = JSON.parse(JSON.stringify(blocks))
    expect(inspectBlocks(fields, 'message').errors).toEqual([])
    expect(blocksTooLong(fields)).toBe(false)
    expect(text.length).toBeLessThan(40_000)
    expect(findMarkup({ text, blocks: fields }).mentions).toEqual([])
    expect(
      findMarkup({ text, blocks: fields }).links.every(({ url }) =>
        url.startsWith('https://desk.example.jp/'),
      ),
    ).toBe(true)
  }
  const all = visible(messages)
  for (const statement of statementsOf(answer)) {
    expect(all).toContain(JSON.stringify(citationLine(statement.citation, answer.language)).slice(1, -1))
  }
  const view = {
    type: 'modal',
    title: { type: 'plain_text', text: 'x' },
    blocks: renderInView(answer, showing({ shareIn: 'thread' })),
  }
  expect(inspectView(JSON.parse(JSON.stringify(view)), 'modal').errors).toEqual([])
  return messages
}

interface Row {
  readonly id: string
  readonly q: string
  readonly thread?: readonly { readonly q: string }[]
  readonly service?: string
}
const rows = readFileSync(new URL('./questions/dev.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): Row => JSON.parse(line))

describe('every question of dev.jsonl', () => {
  it('becomes messages inside the limits of Slack that keep all citations', () => {
    expect(rows.length).toBeGreaterThan(500)
    for (const { q, thread = [], service } of rows) {
      const question = { text: q, thread: thread.map((one) => one.q) }
      expectFits(shippedClerk.ask(service === undefined ? question : { ...question, service }, 'customer'))
    }
  })

  it('has a whole clause and a customer text that fit into a modal', () => {
    for (const { q } of rows.slice(0, 100)) {
      const answer = shippedClerk.ask({ text: q }, 'customer')
      const view = clausesView(
        [statementsOf(answer)],
        [],
        { language: 'ja', clauseUrl: () => undefined },
        'ja',
      )
      expect(inspectView(JSON.parse(JSON.stringify(view)), 'modal').errors).toEqual([])
    }
  })
})

const statement = (text: string, more: Partial<SaidStatement> = {}): SaidStatement => ({
  text,
  topic: 'backup.generations',
  stance: 'yes',
  facts: [],
  caveats: [],
  citation: { document: 'd', clause: '1', title: '約款', number: '第1条', heading: '見出し' },
  ...more,
})
const answerOf = (...parts: readonly (readonly SaidStatement[])[]): Answer => {
  const [first, ...others] = parts.map((statements, index) => ({
    service: `s${index}`,
    name: `サービス${index}`,
    statements,
  }))
  if (!first) throw new Error('needs a part')
  return {
    status: 'answered',
    language: 'ja',
    lead: [],
    suggestions: [],
    explanation: { language: 'ja', segments: [] },
    parts: [first, ...others],
  }
}

describe('what does not fit into one message', () => {
  const clause = (index: number, text: string) =>
    statement(text, {
      caveats: [`注意${index}`],
      citation: {
        document: 'd',
        clause: String(index),
        title: '約款',
        number: `第${index}条`,
        heading: `見出し(${index})`,
      },
    })

  it.each([
    ['a statement of 3,001 characters', answerOf([statement('あ'.repeat(3_001))])],
    ['a statement of 12,001 characters', answerOf([statement(`${'文です。'.repeat(3_000)}。`)])],
    ['a statement of nothing but brackets', answerOf([statement('<'.repeat(5_000))])],
    [
      'sixty clauses',
      answerOf(Array.from({ length: 60 }, (_, index) => clause(index, 'これは条項の文です。'.repeat(20)))),
    ],
    [
      'a table of thirty services with long texts',
      answerOf(
        ...Array.from({ length: 30 }, (_, index) => [clause(index, 'これは条項の文です。'.repeat(60))]),
      ),
    ],
    ['caveats of 9,000 characters', answerOf([statement('短い文。', { caveats: ['注意。'.repeat(3_000)] })])],
    [
      'a quotation of 9,000 characters',
      answerOf([statement('短い文。', { quote: '引用。\n'.repeat(2_300) })]),
    ],
  ])('%s goes into several, each with the citation of what it says', (_, answer) => {
    const messages = expectFits(answer)
    for (const { blocks } of messages.slice(0, -1)) expect(visible(blocks)).toContain('出典')
  })

  it('is cut after a sentence where there is one', () => {
    expect(splitText('一つ目。二つ目。三つ目。', 9, (text) => text.length)).toEqual([
      '一つ目。二つ目。',
      '三つ目。',
    ])
    expect(splitText('𠮷'.repeat(10), 12, (text) => text.length).join('')).toBe('𠮷'.repeat(10))
  })
})

describe('the words of others', () => {
  it.each([
    '<!channel> と <@U0123ABCD> と <#C0123ABCD|general> と <!subteam^S012|@team>',
    '<https://evil.example|安全なリンク> https://evil.example/a(b)',
    '*太字* _斜体_ ~取り消し~ `コード` ```ブロック``` :smile: :+1:',
    '> 引用に見える行',
    '&lt;!channel&gt;',
    '\u202e<!here>\u0000',
  ])('stay what they are: %s', (words) => {
    const answer = answerOf([statement(words, { caveats: [words], quote: words })], [statement(words)])
    const one = answerOf([statement(words, { caveats: [words], quote: words })])
    for (const shown of [answer, one])
      for (const { text, blocks } of renderMessages(
        shown,
        showing({ clauseUrl: () => undefined, notes: [words] }),
      )) {
        expect(findMarkup({ text, blocks: JSON.parse(JSON.stringify(blocks)) })).toEqual({
          mentions: [],
          links: [],
        })
        expect(text).not.toMatch(/[<>]|\*太|_斜|~取|`コ|:smile:|:\+1:|^&gt;/m)
      }
  })

  it.each([
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['snake_case_name と 10*2', 'snake_case_name と 10*2'],
    ['9:00-18:00, 平日', '9:00-18:00, 平日'],
    ['*x*', '∗x∗'],
    [':tada:', ':\u200btada:'],
  ])('%j is written %j', (text, written) => expect(inert(text)).toBe(written))

  it('have no bare address in the top text', () => {
    expect(inertTop('https://a.example と b@c.example')).toBe('https:\u200b//a.example と b@\u200bc.example')
  })

  it.each([
    [
      'https://a.example/x',
      '見出し(その1)|次\nの行 > ]',
      '<https://a.example/x|見出し(その1)¦次 の行 &gt; ]>',
    ],
    ['https://a.example/?a=1&b=<|>', 'x', '<https://a.example/?a=1&amp;b=%3C%7C%3E|x>'],
  ])('cannot break a link to %s', (url, label, written) => expect(link(url, label)).toBe(written))

  it('are in the text for a customer as they are, to be copied', () => {
    const view = customerTextView('<!channel> *重要* :smile:', [], { language: 'en', value: '{}' }, 'ja')
    const fields = JSON.parse(JSON.stringify(view))
    expect(inspectView(fields, 'modal').errors).toEqual([])
    expect(findMarkup(fields)).toEqual({ mentions: [], links: [] })
    expect(JSON.stringify(fields)).toContain('<!channel> *重要* :smile:')
  })
})
