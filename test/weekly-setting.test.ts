// Where and when the worklist is posted, as the operator says it, and who may post it.
import { describe, expect, it } from 'vitest'
import { migratedDatabase } from '../src/journal/open.js'
import { type PostRight, postRights } from '../src/journal/posts.js'
import { readEnvironment } from '../src/platforms/environment.js'
import { lastDue, readWeeklyHour } from '../src/platforms/weekly/hour.js'
import { DAY } from './support/journal/sample.js'
import { STORES, storeForEach } from './support/journal/stores.js'
import { until } from './support/slack/until.js'

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }
const DISCORD = { DISCORD_TOKEN: 'x'.repeat(20) }

describe('WORKLIST_CHANNEL and WORKLIST_POST', () => {
  it('say where and when; Monday at nine unless told otherwise', () => {
    expect(readEnvironment({}).worklist).toBeUndefined()
    expect(readEnvironment({ ...SLACK, WORKLIST_CHANNEL: 'slack:C0123ABCD' }).worklist).toEqual({
      platform: 'slack',
      channel: 'C0123ABCD',
      hour: { day: 1, hour: 9, minute: 0 },
    })
    const discord = {
      ...DISCORD,
      WORKLIST_CHANNEL: 'discord:123456789012345678',
      WORKLIST_POST: 'Fri 17:30',
    }
    expect(readEnvironment(discord).worklist).toEqual({
      platform: 'discord',
      channel: '123456789012345678',
      hour: { day: 5, hour: 17, minute: 30 },
    })
  })

  it.each([
    [{ ...SLACK, WORKLIST_CHANNEL: '#general' }, /^WORKLIST_CHANNEL "#general": is no channel → slack: or/],
    [{ ...SLACK, WORKLIST_CHANNEL: 'slack:general' }, /^WORKLIST_CHANNEL .*slack:C0123ABCD or discord:1/],
    [{ ...SLACK, WORKLIST_CHANNEL: 'discord:123456789' }, /^WORKLIST_CHANNEL .*: DISCORD_TOKEN is not set →/],
    [{ ...DISCORD, WORKLIST_CHANNEL: 'slack:C0123' }, /^WORKLIST_CHANNEL .*: SLACK_BOT_TOKEN is not set →/],
    [{ ...SLACK, WORKLIST_POST: 'mon 09:00' }, /^WORKLIST_CHANNEL: missing, though WORKLIST_POST is set →/],
    [
      { ...SLACK, WORKLIST_CHANNEL: 'slack:C0123', WORKLIST_POST: '毎週月曜' },
      /^WORKLIST_POST "毎週月曜": is no day and time → .*e\.g\. mon 09:00$/,
    ],
    [
      { ...SLACK, WORKLIST_CHANNEL: 'slack:C0123', WORKLIST_POST: 'mon 24:00' },
      /^WORKLIST_POST "mon 24:00": is no day and time/,
    ],
  ])('say in one line what is wrong with %o', (env, message) => {
    expect(() => readEnvironment(env)).toThrow(message)
    expect(() => readEnvironment(env)).toThrow(/^[^\n]*$/)
  })
})

describe('the hour of the week', () => {
  const hour = { day: 3, hour: 9, minute: 5 }
  // 4 March 2026 is a Wednesday.
  const due = new Date(2026, 2, 4, 9, 5).getTime()

  it.each([
    ['mon 09:00', { day: 1, hour: 9, minute: 0 }],
    ['SUN 7:45', { day: 0, hour: 7, minute: 45 }],
    ['mon 9', undefined],
    ['day 09:00', undefined],
    ['mon 09:60', undefined],
  ])('is read from %j', (text, read) => {
    expect(readWeeklyHour(text)).toEqual(read)
  })

  it.each([
    ['at the hour itself', due, due],
    ['a moment before', due - 1, new Date(2026, 1, 25, 9, 5).getTime()],
    ['six days later', due + 6 * DAY, due],
    ['at the end of the week', new Date(2026, 2, 11, 9, 4, 59).getTime(), due],
  ])('was due last: %s', (_, now, expected) => {
    expect(lastDue(hour, now)).toBe(expected)
  })

  it('is within the last week and on its day, whatever the clocks do', () => {
    for (let hours = 0; hours < 400 * 24; hours += 7) {
      const now = due + hours * 60 * 60_000
      const last = lastDue(hour, now)
      expect(last).toBeLessThanOrEqual(now)
      expect(now - last).toBeLessThan(7 * DAY + 2 * 60 * 60_000)
      expect(new Date(last).getDay()).toBe(3)
    }
  })
})

describe.each(STORES)('the right to post in $name', (kind) => {
  const store = storeForEach(kind)

  const DUE = new Date(2026, 2, 2, 9).getTime()
  const rights = (leaseMs?: number) => postRights(migratedDatabase(store().open()), leaseMs)
  const isRight = (one: PostRight | 'done' | 'busy') => typeof one !== 'string'
  const given = async (ask: ReturnType<typeof rights>, due = DUE) => {
    const right = await ask('worklist', due, DAY)
    if (typeof right === 'string') throw new Error(`expected the right, not ${right}`)
    return right
  }

  it('has one of ten instances at a time, and nobody once it is done', async () => {
    const instances = Array.from({ length: 10 }, () => rights())
    const asked = await Promise.all(instances.map((ask) => ask('worklist', DUE, DAY)))
    expect(asked.filter(isRight)).toHaveLength(1)
    expect(asked.filter((one) => one === 'busy')).toHaveLength(9)
    const right = asked.find((one) => typeof one !== 'string')
    if (typeof right === 'object') await right.done()
    const after = await Promise.all(instances.map((ask) => ask('worklist', DUE, DAY)))
    expect(after).toEqual(instances.map(() => 'done'))
    expect(await given(rights(), DUE + 7 * DAY)).toMatchObject({ tries: 1 })
    expect(await rights()('worklist', DUE + 7 * DAY, DAY)).toBe('busy')
    expect(await rights()('worklist', DUE + DAY / 2, DAY)).toBe('done')
  })

  it('is passed on when its holder dies or fails, and the holder is told', async () => {
    const slow = await given(rights(0))
    const heir = await until(async () => {
      const right = await rights()('worklist', DUE, DAY)
      return typeof right === 'object' && right
    })
    expect(heir.tries).toBe(2)
    expect(await slow.confirm()).toBe(false)
    expect(await heir.confirm()).toBe(true)
    await heir.failed(60_000)
    expect(await rights()('worklist', DUE, DAY)).toBe('busy')
    await heir.failed(0)
    expect(await until(async () => isRight(await rights()('worklist', DUE, DAY)))).toBe(true)
  })

  it('is done for the week whoever says so', async () => {
    const slow = await given(rights(0))
    await slow.done()
    expect(await rights()('worklist', DUE, DAY)).toBe('done')
  })
})
