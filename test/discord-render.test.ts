// Answers as Discord messages: inside every limit, with every citation, and with nothing that became markup.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../src/answer/model.js'
import { fingerprintOf } from '../src/platforms/asking.js'
import { renderCustomerText } from '../src/render/customer-text.js'
import {
  EXCERPT_ID,
  type MessageComponents,
  QUESTION_ID,
  renderAnswer,
} from '../src/render/discord/answer-messages.js'
import { renderCustomerMessages } from '../src/render/discord/customer-messages.js'
import { escapeText, link, printable, unescapeText } from '../src/render/discord/escape.js'
import { keepable, questionLine, readQuestionLine } from '../src/render/discord/question-line.js'
import { citationLine } from '../src/render/plain.js'
import { checkComponents, isIndigestible } from './support/discord/check-components.js'
import { Form } from './support/discord/form.js'
import { displays } from './support/discord/mentions.js'
import { clerkWith } from './support/edge-clerk.js'

const clerk = await clerkWith('kohaku-sla.yaml', 'kohaku-internal.yaml')

interface Line {
  readonly id: string
  readonly q: string
  readonly thread: readonly { readonly q: string }[]
}
const questions: Line[] = readFileSync(new URL('./questions/dev.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

const clauseUrl = (document: string, clause: string) =>
  `https://desk.example.jp/clausebot/documents/${document}#${clause}`

function render(text: string, answer: Answer): MessageComponents[] {
  const question = { text: keepable(text) }
  const fingerprint = fingerprintOf(question.text, answer)
  return renderAnswer(answer, { question, language: 'ja', fingerprint, isPrivate: true, clauseUrl })
}

/** What Discord would refuse. */
function faultsOf(components: MessageComponents): string[] {
  const form = new Form()
  checkComponents(form, components, { isV2: true, files: [] })
  const faults = isIndigestible(components) ? ['too many bytes'] : []
  try {
    form.throwIfFaulty()
  } catch (error) {
    faults.push(JSON.stringify(error), String(error))
  }
  return faults
}

const textOf = (messages: readonly MessageComponents[]) =>
  unescapeText(messages.flatMap((message) => displays(message)).join('\n'))

function citationsOf(answer: Answer): string[] {
  if (answer.status === 'out_of_scope') return []
  const parts = answer.status === 'no_answer' ? answer.near : answer.parts
  return parts.flatMap(({ statements }) =>
    statements.map(({ citation }) => citationLine(citation, answer.language)),
  )
}

describe('an answer', () => {
  it('to every question of dev.jsonl is inside the limits and keeps all its citations', () => {
    expect(questions.length).toBeGreaterThan(500)
    let citations = 0
    for (const { id, q, thread } of questions) {
      const answer = clerk.ask({ text: q, thread: thread.map((turn) => turn.q) }, 'customer')
      const messages = render(q, answer)
      expect([id, messages.flatMap(faultsOf)]).toEqual([id, []])
      const text = textOf(messages)
      for (const citation of citationsOf(answer))
        expect([id, text]).toEqual([id, expect.stringContaining(citation)])
      citations += citationsOf(answer).length
    }
    expect(citations).toBeGreaterThan(500)
  })

  it('of 6,000 characters goes on in further messages, each piece with its citation', () => {
    const answer = clerk.ask({ text: 'コハクの計画停止の通知は？' }, 'customer')
    const messages = render('コハクの計画停止の通知は？', answer)
    expect(messages.length).toBeGreaterThan(1)
    expect(messages.flatMap(faultsOf)).toEqual([])
    const pieces = messages.flatMap((message) => displays(message)).filter((text) => !/^-# 質問/.test(text))
    for (const piece of pieces) expect(piece).toMatch(/\n-# 出典: \[コハク予約 .*第2条.*\)$/)
    const ids = messages.map((message) => message.flatMap(({ id }) => id ?? []))
    expect(ids).toEqual([...messages.slice(1).map(() => [EXCERPT_ID]), [QUESTION_ID]])
    const said = textOf(messages)
    if (answer.status !== 'answered') throw new Error(answer.status)
    for (const part of answer.parts[0].statements)
      for (const sentence of part.text.split('。').filter((each) => each !== ''))
        expect(said).toContain(sentence)
  })

  it('to the longest question that is kept, with the longest answer, is inside the limits', () => {
    const long = `コハクの計画停止の通知は？${'あ'.repeat(3000)}`
    const answer = clerk.ask({ text: 'コハクの計画停止の通知は？' }, 'customer')
    const messages = render(long, answer)
    expect(messages.flatMap(faultsOf)).toEqual([])
    expect(readQuestionLine(displays(messages.at(-1)).at(-1) ?? '')).toEqual({ text: keepable(long) })
  })

  it('shows markup, mentions and links of the knowledge as they are written', () => {
    const answer = clerk.ask({ text: 'コハクのサービス提供時間は？' }, 'customer')
    const raw = displays(render('<@1> *a*', answer)[0]).join('\n')
    expect(raw).not.toMatch(/(?<!\\)<[@#!:/]|(?<!\\)@|(?<!\\)`|(?<!\\)\|\|/)
    expect(raw.match(/(?<!\\)\]\(.*?\)/g)).toEqual([`](${clauseUrl('kohaku-sla', '1')})`])
    expect(raw).not.toMatch(/[^(]https?:\/\/|^#/m)
    expect(unescapeText(raw)).toContain(
      '@everyone @here <@1> <@&2> <!channel> **24時間**365日 [利用](https://evil.example/)',
    )
  })
})

describe('escaping', () => {
  it('is undone exactly, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(unescapeText(escapeText(text))).toBe(printable(text))
      }),
    )
  })

  it.each([
    ['*太字* _斜体_ ~~線~~', '\\*太字\\* \\_斜体\\_ \\~\\~線\\~\\~'],
    ['@everyone <@1> <#2>', '\\@everyone \\<\\@1\\> \\<\\#2\\>'],
    ['# 見出し', '\\# 見出し'],
    ['- 項目\n1. 一', '\\- 項目\n1\\. 一'],
    ['https://x.example/_', 'https:\\/\\/x.example/\\_'],
    ['No.32 99.99%以上', 'No.32 99.99%以上'],
  ])('%j is written %j', (text, written) => {
    expect(escapeText(text)).toBe(written)
  })

  it('lets no bracket or parenthesis end a link', () => {
    expect(link('[仕様](書)', 'https://x.example/a_(b)#1')).toBe(
      '[\\[仕様\\](書)](https://x.example/a_%28b%29#1)',
    )
    expect(link('a', 'no address')).toBe('a')
  })
})

describe('the question in a message', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 })
  it('is read again exactly, with its service', () => {
    fc.assert(
      fc.property(
        text,
        fc.option(fc.constantFrom('CRAKO', 'A: B (C)', '安全・安心マーク')),
        (typed, service) => {
          const kept = keepable(typed)
          fc.pre(kept !== '')
          const question = { text: kept, ...(service === null ? {} : { service }) }
          for (const language of ['ja', 'en'] as const)
            expect(readQuestionLine(questionLine(question, language))).toEqual(question)
        },
      ),
    )
  })

  it.each([
    ['a mail with empty lines', 'お世話になっております。\n\n稼働率は？\n\n> 引用\n-- \n署名'],
    ['what looks like the line itself', '-# 質問: にせ\n-# サービス: CRAKO'],
    ['2,000 characters', 'バックアップ'.repeat(333)],
  ])('is read again: %s', (_, typed) => {
    expect(keepable(typed)).toBe(typed)
    expect(readQuestionLine(questionLine({ text: typed }, 'ja'))).toEqual({ text: typed })
  })

  it('is nothing else', () => {
    expect(readQuestionLine('-# 出典: x')).toBeUndefined()
    expect(readQuestionLine('質問: x')).toBeUndefined()
  })
})

describe('a text for a customer', () => {
  it('is kept whole in code blocks of at most 2,000 characters', () => {
    for (const question of ['コハクの計画停止の通知は？', 'コハクのサービス提供時間は？']) {
      const text = renderCustomerText(clerk.ask({ text: question }, 'customer'))
      const messages = renderCustomerMessages(text, 'ja')
      for (const message of messages) {
        expect(message.length).toBeLessThanOrEqual(2000)
        expect(message.match(/```/g)).toHaveLength(2)
      }
      const inside = messages.map((message) => /```\n([\s\S]*)\n```$/.exec(message)?.[1] ?? '').join('')
      expect(inside.replace(/\s/g, '')).toBe(text.replaceAll('```', "'''").replace(/\s/g, ''))
    }
  })
})
