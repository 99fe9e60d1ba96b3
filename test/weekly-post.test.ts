// When the weekly post comes and when it does not, with the real client libraries, in both chats.
import { describe, expect, it } from 'vitest'
import { postRights } from '../src/journal/posts.js'
import { asked, DAY, unanswered } from './support/journal/sample.js'
import { until } from './support/slack/until.js'
import { MONDAY, weeklyIn } from './support/weekly-instances.js'
import { WEEKLY_DRIVERS } from './support/weekly-scene.js'

const MINUTE = 60_000

describe.each(WEEKLY_DRIVERS)('the weekly post in $platform', (driver) => {
  const weekly = weeklyIn(driver)
  const { platform, nowhere } = driver

  it('is posted once between two processes and after a restart, and again a week later', async () => {
    await weekly().record(
      unanswered('CRAKOの駐車場はありますか', { services: ['crako'] }),
      asked({ services: ['crako'] }),
    )
    const [one, two] = [await weekly().instance(), await weekly().instance()]
    await Promise.all([one.look(), two.look(), one.look(), two.look()])
    await two.look()
    expect(weekly().scene.posts()).toHaveLength(1)
    const restarted = await weekly().instance()
    weekly().now = MONDAY + 7 * DAY - 1
    await Promise.all([restarted.look(), one.look()])
    expect(weekly().scene.posts()).toHaveLength(1)
    weekly().now = MONDAY + 7 * DAY
    await Promise.all([restarted.look(), one.look(), two.look()])
    expect(weekly().scene.posts()).toHaveLength(2)
    expect(weekly().eventsOf('worklist-posted')).toHaveLength(2)
  })

  it('is made up for within the week if no process was there at its hour', async () => {
    await (await weekly().instance()).look()
    weekly().now = MONDAY + 9 * DAY
    const back = await weekly().instance()
    await back.look()
    expect(weekly().scene.posts()).toHaveLength(2)
    weekly().now = MONDAY + 14 * DAY - MINUTE
    await back.look()
    expect(weekly().scene.posts()).toHaveLength(2)
  })

  it('is not posted twice because its hour was changed', async () => {
    await (await weekly().instance()).look()
    weekly().now = MONDAY + DAY + 2 * MINUTE
    const setting = { platform, channel: weekly().scene.channel, hour: { day: 2, hour: 9, minute: 0 } }
    const changed = await weekly().instance({ setting })
    await changed.look()
    expect(weekly().scene.posts()).toHaveLength(1)
    weekly().now += 7 * DAY
    await changed.look()
    expect(weekly().scene.posts()).toHaveLength(2)
  })

  it('is tried again after a refusal, which the log explains', async () => {
    weekly().scene.refuseNext()
    const post = await weekly().instance()
    await post.look()
    expect(weekly().scene.posts()).toEqual([])
    expect(weekly().eventsOf('worklist-not-posted')).toMatchObject([
      { level: 'error', fields: { channel: `${platform}:${weekly().scene.channel}`, tries: 1 } },
    ])
    await until(async () => {
      await post.look()
      return weekly().scene.posts().length === 1
    })
    expect(weekly().eventsOf('worklist-not-posted')).toHaveLength(1)
  })

  it('is posted once though the answer to the post is lost', async () => {
    weekly().scene.loseNextAnswer()
    const post = await weekly().instance()
    await post.look()
    await post.look()
    expect(weekly().scene.posts()).toHaveLength(1)
  })

  it('is neither lost nor doubled when a process dies at it', async () => {
    const rights = postRights(weekly().openJournal().database, 0)
    const dying =
      (at: 'confirm' | 'done') =>
      async (...[name, due, apartMs]: Parameters<typeof rights>) => {
        const right = await rights(name, due, apartMs)
        const death = () => Promise.reject(new Error('killed'))
        return typeof right === 'string' ? right : { ...right, [at]: death, failed: death }
      }
    await (await weekly().instance({ askForPost: dying('confirm') })).look()
    expect(weekly().scene.posts()).toHaveLength(0)
    await (await weekly().instance({ askForPost: dying('done') })).look()
    expect(weekly().scene.posts()).toHaveLength(1)
    weekly().scene.hoursPass()
    const heir = await weekly().instance()
    await until(async () => {
      await heir.look()
      return weekly().eventsOf('worklist-posted').length === 2
    })
    expect(weekly().scene.posts()).toHaveLength(1)
  })

  it('waits while the database is away, and says so once', async () => {
    let isAway = true
    const rights = postRights(weekly().openJournal().database)
    const post = await weekly().instance({
      askForPost: async (...args) => {
        if (isAway) throw new Error('connection refused')
        return rights(...args)
      },
    })
    await post.look()
    await post.look()
    expect(weekly().eventsOf('worklist-waits')).toHaveLength(1)
    expect(weekly().scene.posts()).toEqual([])
    isAway = false
    await post.look()
    expect(weekly().scene.posts()).toHaveLength(1)
  })

  it.each([
    ['that does not exist', () => nowhere, /shows the bot no such channel/, /WORKLIST_CHANNEL/],
    [
      'that is not set to be internal',
      () => weekly().scene.unlisted,
      /not set to be internal/,
      /audience: internal/,
    ],
  ])('never goes to a channel %s', async (_, channel, reason, mend) => {
    await weekly().record(unanswered('CRAKOの駐車場はありますか', { services: ['crako'] }))
    const setting = { platform, channel: channel(), hour: { day: 1, hour: 9, minute: 0 } }
    const post = await weekly().instance({ setting })
    await post.check()
    await post.look()
    const error = expect.objectContaining({ message: expect.stringMatching(reason) })
    const line = { level: 'error', fields: { error, mend: expect.stringMatching(mend) } }
    expect(weekly().eventsOf('worklist-channel')).toMatchObject([line])
    expect(weekly().eventsOf('worklist-not-posted')).toMatchObject([line])
    expect(weekly().scene.posts()).toEqual([])
  })

  it('is not posted any more where outsiders came in, or the bot was shut out', async () => {
    const post = await weekly().instance()
    await post.check()
    expect(weekly().eventsOf('worklist-channel')).toEqual([])
    weekly().scene.lockOut()
    await until(async () => {
      await post.check()
      return weekly().eventsOf('worklist-channel').length > 0
    })
    await post.look()
    expect(weekly().scene.posts()).toEqual([])
    expect(weekly().eventsOf('worklist-not-posted')).toMatchObject([{ fields: { mend: expect.any(String) } }])
  })
})
