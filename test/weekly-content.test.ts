// What the weekly post says, with the real client libraries, in both chats.
import { describe, expect, it } from 'vitest'
import { asked, DAY, unanswered } from './support/journal/sample.js'
import { MONDAY, weeklyIn } from './support/weekly-instances.js'
import { WEEKLY_DRIVERS } from './support/weekly-scene.js'

const crako = { services: ['crako'], near: ['crako-sla#30'] }

describe.each(WEEKLY_DRIVERS)('the weekly post in $platform', (driver) => {
  const weekly = weeklyIn(driver)

  it('says how the week was, what is missing, how often, for whom and what to do', async () => {
    await weekly().record(
      unanswered('CRAKOの駐車場はありますか', crako),
      unanswered('CRAKOの駐車場はありますか', crako),
      unanswered('社員食堂のメニューを知りたい', { services: ['co-nect', 'crako'] }),
      ...Array.from({ length: 6 }, () => asked({ services: ['crako'] })),
      asked({ status: 'out_of_scope', cited: [], services: [] }),
    )
    await (await weekly().instance({ worklistUrl: 'https://sla.example/worklist' })).look()
    const [post] = weekly().scene.posts()
    expect(post).toBe(
      [
        '1週間のまとめ',
        '直近7日間の質問9件のうち、6件(66%)に回答しました。未対応の項目は2件です。',
        '1. 「CRAKOの駐車場はありますか」',
        '回答なし 2 · CRAKO · 近い条項: CRAKO サービスレベル項目表 No.30「バックアップデータの保存期間」',
        '2. 「社員食堂のメニューを知りたい」',
        '回答なし 1 · CO-NECT、CRAKO',
        '対応を決める: 未対応の一覧',
      ].join('\n'),
    )
    expect(weekly().scene.links()).toEqual(['https://sla.example/worklist'])
  })

  it('is in the language of the channel', async () => {
    await weekly().record(unanswered('is there parking at CRAKO?', { services: ['crako'] }))
    await (await weekly().instance({}, 'en')).look()
    expect(weekly().scene.posts()).toEqual([
      [
        'Summary of the week',
        '0 of 1 questions of the last 7 days (0%) were answered. There is 1 open gap.',
        '1. “is there parking at CRAKO?”',
        '1 unanswered · CRAKO',
        'To decide about them, run npm run -s gaps on the server.',
      ].join('\n'),
    ])
  })

  it.each([
    ['ja', '直近7日間に質問はありませんでした。未対応の項目はありません。'],
    ['en', 'No questions in the last 7 days. There are no open gaps.'],
  ] as const)('is one line after an empty week (%s)', async (language, line) => {
    await (await weekly().instance({}, language)).look()
    expect(weekly().scene.posts()).toEqual([line])
  })

  it('counts only the last seven days, and open gaps of before', async () => {
    weekly().now = MONDAY - 8 * DAY
    await weekly().record(unanswered('CRAKOの駐車場はありますか', crako))
    weekly().now = MONDAY
    await (await weekly().instance()).look()
    expect(weekly().scene.posts()[0]).toMatch(/^直近7日間に質問はありませんでした。未対応の項目は1件です。/)
    expect(weekly().scene.posts()[0]).not.toContain('駐車場')
  })

  it('shows hostile questions as they were typed: nobody is called, nothing is a link', async () => {
    const hostile = [
      'CRAKO <!channel> @everyone @here の駐車場は？',
      '**太字** ~~線~~ `code` ```fence``` # 見出し [食堂](x) は？',
      '<@U0123456> <#C0123456> || spoiler || :smile: の制服は？',
      '> 引用\n-# 小さく\n1. 一覧 & <b>守衛</b> は？',
      `${'長い質問の託児所は？ '.repeat(200)}`,
    ]
    await weekly().record(...hostile.map((question) => unanswered(question, { services: ['crako'] })))
    await (await weekly().instance()).look()
    const [post] = weekly().scene.posts()
    expect(post).toContain('@everyone')
    expect(post).toContain('**太字** ~~線~~')
    expect(post).toContain('-# 小さく 1. 一覧 & <b>守衛</b> は？')
    expect(post).toContain('…」')
    expect(weekly().scene.links()).toEqual([])
  })
})
