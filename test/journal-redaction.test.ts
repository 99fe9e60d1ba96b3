import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { redact, redactLike } from '../src/journal/redact.js'
import { sampleJournal, temporaryFolder, unanswered } from './support/journal/sample.js'

describe('redaction', () => {
  it.each([
    ['taro@example.co.jp に送れますか', '[mail] に送れますか'],
    ['連絡はtaro.yamada+sla@mail.example.comまで', '連絡は[mail]まで'],
    ['ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ です', '[mail] です'],
    ['山田@例え.jp へ', '[mail] へ'],
    ['電話は03-1234-5678です', '電話は[phone]です'],
    ['０９０－１２３４－５６７８に折り返して', '[phone]に折り返して'],
    ['09012345678', '[phone]'],
    ['(03) 1234 5678', '[phone]'],
    ['03の1234の5678にかけて', '[phone]にかけて'],
    ['フリーダイヤル0120-123-456', 'フリーダイヤル[phone]'],
    ['call +81 90-1234-5678 please', 'call [phone] please'],
    ['call 555-123-4567', 'call [phone]'],
    ['内線 4512 の田中', '内線 [phone] の田中'],
    ['card 4111 1111 1111 1111', 'card [number]'],
    ['4111-1111-1111-1111', '[number]'],
    ['3782 822463 10005', '[number]'],
    ['4111111111111111です', '[number]です'],
    ['マイナンバー 1234-5678-9012', 'マイナンバー [number]'],
    ['〇三一二三四五六七八へ', '[number]へ'],
    ['token xoxb-1234567890-abcdefABCDEF を更新', 'token [secret] を更新'],
    ['ghp_0123456789abcdefABCDEF0123456789abcd', '[secret]'],
    ['Authorization: Bearer abcdef123456.ghijkl', 'Authorization: Bearer [secret]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_123', '[secret]'],
    ['AKIAIOSFODNN7EXAMPLE を失効', '[secret] を失効'],
    ['password: hunter2!', 'password: [secret]'],
    ['パスワードは hogehoge123 です', 'パスワードは [secret] です'],
    ['api key = 9f8e7d', 'api key = [secret]'],
    ['key 550e8400-e29b-41d4-a716-446655440000 とは', 'key [secret] とは'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE\nvQ==\n-----END PRIVATE KEY-----', '[secret]'],
    ['https://hooks.example.com/services/T0/B0/abc を見て', '[url] を見て'],
    ['postgres://me:pw@db/x', '[url]'],
    ['<@U012AB3CD> に聞いて <#C0123>', '[person] に聞いて [person]'],
    ['0\u200b90-1234\u00ad-5678', '[phone]'],
  ])('takes what names a person or opens a door out of %j', (text, redacted) => {
    expect(redact(text)).toBe(redacted)
  })

  it.each([
    'CRAKOってバックアップ何世代残ってる？',
    '稼働率99.99%は保証ですか',
    '第16条第1項と6-6と3-1-7の違い',
    '2022-01-01から2022-12-31までの実績',
    '20220101〜20221231の実績',
    '月額1,600円×120台は年額いくら',
    'パスワードは8文字以上ですか',
    'パスワードは何文字？',
    'RPO 24時間 / RTO 4時間、UTC+9 15:00',
    'TLS1.2 と AES-256 に対応？ ISO/IEC 27001:2013',
    'secureO EDR の 13-1-3 は?',
    '①受付時間 ②終了の予告',
    'version 1.2.3.4 on 10.15.7',
  ])('leaves %j as it is', (text) => {
    expect(redact(text)).toBe(text)
  })

  it('takes out of an answer only what the question had put into it', () => {
    const text = 'ご質問の「03-9999-8888」という記載はありません。窓口は0120-000-111です。'
    expect(redactLike(text, '窓口は03-9999-8888ですか')).toBe(
      'ご質問の「[phone]」という記載はありません。窓口は0120-000-111です。',
    )
  })

  it('takes no longer for hostile texts', () => {
    for (const piece of [
      '0',
      '0-',
      '@',
      'a@',
      'a.',
      '-----BEGIN A-----',
      'password',
      'の',
      '+1 ',
      'eyJ',
      '<@',
    ])
      expect(redact(piece.repeat(20_000)).length).toBeLessThanOrEqual(20_000)
  })
})

describe('what is planted in a question', () => {
  const PLANTED = [
    'taro@example.co.jp',
    '03-1234-5678',
    'xoxb-1234567890-secret',
    '4111 1111 1111 1111',
    'U0PERSON1',
  ]
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())

  it.each([
    'redacted',
    'off',
  ] as const)('is found neither in the files nor in the log (%s)', async (questions) => {
    const journal = sampleJournal({ dataDir: folder.path, settings: { days: 180, questions } })
    const question = `駐車場は? ${PLANTED.join(' / ')} <@U0PERSON1>`
    const where = { platform: 'slack', place: 'C1', asker: 'U0PERSON1' } as const
    journal.records.asked({ ...unanswered(question, { why: `no clause ${PLANTED[1]}` }), ...where })
    journal.records.feedback({
      ...where,
      ...{ answer: '1', question, cited: [], helpful: false, reason: question },
    })
    journal.records.handedOut({
      ...where,
      ...{ question, text: `「${PLANTED[1]}」はありません`, cited: [], knowledgeVersion: 'v1' },
    })
    await journal.settled()
    await journal.close()
    const kept = readdirSync(folder.path).map((name) => readFileSync(join(folder.path, name), 'latin1'))
    expect(kept.length).toBeGreaterThanOrEqual(2)
    for (const planted of PLANTED.slice(0, 4)) {
      expect(kept.join('\n')).not.toContain(planted)
      expect(JSON.stringify(journal.logged)).not.toContain(planted)
    }
    const bytes = Buffer.from(kept.join('\n'), 'latin1').toString('utf8')
    expect(bytes.includes('駐車場')).toBe(questions === 'redacted')
  })

  it('keeps no word of the askers where the setting says so, and the worklist still counts by topic', async () => {
    const { readWorklist } = await import('../src/journal/gaps/worklist.js')
    const journal = sampleJournal({ dataDir: folder.path, settings: { days: 180, questions: 'off' } })
    journal.records.asked(unanswered('駐車場は?', { topics: ['office.parking'], isClear: true }))
    journal.records.asked(unanswered('車は置ける?', { topics: ['office.parking'], isClear: true }))
    journal.records.asked(unanswered('食堂は?'))
    await journal.settled()
    expect(await readWorklist(journal.database, 0)).toMatchObject([
      { topic: 'office.parking', unanswered: 2, samples: [] },
      { topic: undefined, unanswered: 1, samples: [] },
    ])
    await journal.close()
  })
})
