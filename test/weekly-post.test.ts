// The weekly post with the real client libraries, in both chats.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { postRights } from '../src/journal/posts.js'
import type { Edge } from '../src/platforms/edge.js'
import { createWeeklyPost, type WeeklyPostOptions } from '../src/platforms/weekly/weekly-post.js'
import {
  asked,
  DAY,
  type SampleJournal,
  sampleJournal,
  temporaryFolder,
  unanswered,
} from './support/journal/sample.js'
import { knowledge } from './support/shipped.js'
import { until } from './support/slack/until.js'
import { WEEKLY_DRIVERS, type WeeklyScene } from './support/weekly-scene.js'

/** A Monday, nine o'clock, in the zone of the tests. */
const MONDAY = new Date(2026, 2, 2, 9).getTime()
const MINUTE = 60_000
const crako = { services: ['crako'], near: ['crako-sla#30'] }

describe.each(WEEKLY_DRIVERS)('the weekly post in $platform', ({ platform, nowhere, start }) => {
  let scene: WeeklyScene
  let folder: ReturnType<typeof temporaryFolder>
  let now: number
  let journals: SampleJournal[]
  const logged: { readonly level: string; readonly event: string; readonly fields: unknown }[] = []
  beforeEach(async () => {
    scene = await start()
    folder = temporaryFolder()
    now = MONDAY
    journals = []
    logged.length = 0
  })
  afterEach(async () => {
    await Promise.all(journals.map((journal) => journal.close()))
    await scene.close()
    folder.remove()
    expect(scene.troubles()).toEqual([])
  })

  const openJournal = () => {
    const journal = sampleJournal({
      dataDir: folder.path,
      now: () => now,
      knowledge: () => ({ version: 'v1', ...knowledge }),
    })
    journals.push(journal)
    return journal
  }
  const reachOf = ({ staffChannel }: Edge) => {
    if (!staffChannel) throw new Error('expected channels')
    return staffChannel
  }
  /** One process: its own journal over the same file, its own connection. */
  const instance = async (more: Partial<WeeklyPostOptions> = {}, language?: 'ja' | 'en') => {
    const journal = openJournal()
    return createWeeklyPost({
      setting: { platform, channel: scene.channel, hour: { day: 1, hour: 9, minute: 0 } },
      reach: reachOf(await scene.connect(language)),
      database: journal.database,
      filed: journal.filed,
      knowledge: () => knowledge,
      clauseUrl: () => undefined,
      log: (level, event, fields) => logged.push({ level, event, fields }),
      now: () => now,
      firstWaitMs: 0,
      ...more,
    })
  }
  const record = async (...records: ReturnType<typeof asked>[]) => {
    const journal = openJournal()
    for (const one of records) journal.records.asked(one)
    await journal.settled()
  }
  const eventsOf = (event: string) => logged.filter((line) => line.event === event)

  it('is posted once between two processes and after a restart, and again a week later', async () => {
    await record(
      ...[
        unanswered('CRAKOの駐車場はありますか', crako),
        unanswered('CRAKOって駐車場ある？', crako),
        asked({ services: ['crako'] }),
      ],
    )
    const [one, two] = [await instance(), await instance()]
    await Promise.all([one.look(), two.look(), one.look(), two.look()])
    await two.look()
    expect(scene.posts()).toHaveLength(1)
    const restarted = await instance()
    now = MONDAY + 7 * DAY - 1
    await Promise.all([restarted.look(), one.look()])
    expect(scene.posts()).toHaveLength(1)
    now = MONDAY + 7 * DAY
    await Promise.all([restarted.look(), one.look(), two.look()])
    expect(scene.posts()).toHaveLength(2)
    expect(eventsOf('worklist-posted')).toHaveLength(2)
  })

  it('says how the week was, what is missing, how often, for whom and what to do', async () => {
    await record(
      unanswered('CRAKOの駐車場はありますか', crako),
      unanswered('CRAKOの駐車場はありますか', crako),
      unanswered('社員食堂のメニューを知りたい', { services: ['co-nect', 'crako'] }),
      ...Array.from({ length: 6 }, () => asked({ services: ['crako'] })),
      asked({ status: 'out_of_scope', cited: [], services: [] }),
    )
    await (await instance({ worklistUrl: 'https://sla.example/worklist' })).look()
    const [post] = scene.posts()
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
    expect(scene.links()).toEqual(['https://sla.example/worklist'])
  })

  it('is in the language of the channel', async () => {
    await record(unanswered('is there parking at CRAKO?', { services: ['crako'] }))
    await (await instance({}, 'en')).look()
    expect(scene.posts()).toEqual([
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
    await (await instance({}, language)).look()
    expect(scene.posts()).toEqual([line])
  })

  it('counts only the last seven days, and open gaps of before', async () => {
    now = MONDAY - 8 * DAY
    await record(unanswered('CRAKOの駐車場はありますか', crako))
    now = MONDAY
    await (await instance()).look()
    expect(scene.posts()[0]).toMatch(/^直近7日間に質問はありませんでした。未対応の項目は1件です。/)
    expect(scene.posts()[0]).not.toContain('駐車場')
  })

  it('is made up for within the week if no process was there at its hour', async () => {
    await (await instance()).look()
    now = MONDAY + 9 * DAY
    const back = await instance()
    await back.look()
    expect(scene.posts()).toHaveLength(2)
    now = MONDAY + 14 * DAY - MINUTE
    await back.look()
    expect(scene.posts()).toHaveLength(2)
  })

  it('is not posted twice because its hour was changed', async () => {
    await (await instance()).look()
    now = MONDAY + DAY + 2 * MINUTE
    const setting = { platform, channel: scene.channel, hour: { day: 2, hour: 9, minute: 0 } }
    const changed = await instance({ setting })
    await changed.look()
    expect(scene.posts()).toHaveLength(1)
    now += 7 * DAY
    await changed.look()
    expect(scene.posts()).toHaveLength(2)
  })

  it('is tried again after a refusal, which the log explains', async () => {
    scene.refuseNext()
    const weekly = await instance()
    await weekly.look()
    expect(scene.posts()).toEqual([])
    expect(eventsOf('worklist-not-posted')).toMatchObject([
      { level: 'error', fields: { channel: `${platform}:${scene.channel}`, tries: 1 } },
    ])
    await until(async () => {
      await weekly.look()
      return scene.posts().length === 1
    })
    expect(eventsOf('worklist-not-posted')).toHaveLength(1)
  })

  it('is posted once though the answer to the post is lost', async () => {
    scene.loseNextAnswer()
    const weekly = await instance()
    await weekly.look()
    await weekly.look()
    expect(scene.posts()).toHaveLength(1)
  })

  it('is neither lost nor doubled when a process dies at it', async () => {
    const rights = postRights(openJournal().database, 0)
    const dying =
      (at: 'confirm' | 'done') =>
      async (...[name, due, apartMs]: Parameters<typeof rights>) => {
        const right = await rights(name, due, apartMs)
        const death = () => Promise.reject(new Error('killed'))
        return typeof right === 'string' ? right : { ...right, [at]: death, failed: death }
      }
    await (await instance({ askForPost: dying('confirm') })).look()
    expect(scene.posts()).toHaveLength(0)
    await (await instance({ askForPost: dying('done') })).look()
    expect(scene.posts()).toHaveLength(1)
    const heir = await instance()
    await until(async () => {
      await heir.look()
      return eventsOf('worklist-posted').length === 2
    })
    expect(scene.posts()).toHaveLength(1)
  })

  it('waits while the database is away, and says so once', async () => {
    let isAway = true
    const rights = postRights(openJournal().database)
    const weekly = await instance({
      askForPost: async (...args) => {
        if (isAway) throw new Error('connection refused')
        return rights(...args)
      },
    })
    await weekly.look()
    await weekly.look()
    expect(eventsOf('worklist-waits')).toHaveLength(1)
    expect(scene.posts()).toEqual([])
    isAway = false
    await weekly.look()
    expect(scene.posts()).toHaveLength(1)
  })

  it.each([
    ['that does not exist', () => nowhere, /shows the bot no such channel/, /WORKLIST_CHANNEL/],
    ['that is not set to be internal', () => scene.unlisted, /not set to be internal/, /audience: internal/],
  ])('never goes to a channel %s', async (_, channel, reason, mend) => {
    await record(unanswered('CRAKOの駐車場はありますか', crako))
    const setting = { platform, channel: channel(), hour: { day: 1, hour: 9, minute: 0 } }
    const weekly = await instance({ setting })
    await weekly.check()
    await weekly.look()
    const error = expect.objectContaining({ message: expect.stringMatching(reason) })
    const line = { level: 'error', fields: { error, mend: expect.stringMatching(mend) } }
    expect(eventsOf('worklist-channel')).toMatchObject([line])
    expect(eventsOf('worklist-not-posted')).toMatchObject([line])
    expect(scene.posts()).toEqual([])
  })

  it('is not posted any more where outsiders came in, or the bot was shut out', async () => {
    const weekly = await instance()
    await weekly.check()
    expect(logged).toEqual([])
    scene.lockOut()
    await until(async () => {
      await weekly.check()
      return eventsOf('worklist-channel').length > 0
    })
    await weekly.look()
    expect(scene.posts()).toEqual([])
    expect(eventsOf('worklist-not-posted')).toMatchObject([{ fields: { mend: expect.any(String) } }])
  })

  it('shows hostile questions as they were typed: nobody is called, nothing is a link', async () => {
    const hostile = [
      'CRAKO <!channel> @everyone @here の駐車場は？',
      '**太字** ~~線~~ `code` ```fence``` # 見出し [食堂](x) は？',
      '<@U0123456> <#C0123456> || spoiler || :smile: の制服は？',
      '> 引用\n-# 小さく\n1. 一覧 & <b>守衛</b> は？',
      `${'長い質問の託児所は？ '.repeat(200)}`,
    ]
    await record(...hostile.map((question) => unanswered(question, { services: ['crako'] })))
    await (await instance()).look()
    const [post] = scene.posts()
    expect(post).toContain('@everyone')
    expect(post).toContain('**太字** ~~線~~')
    expect(post).toContain('-# 小さく 1. 一覧 & <b>守衛</b> は？')
    expect(post).toContain('…」')
    expect(scene.links()).toEqual([])
  })
})
