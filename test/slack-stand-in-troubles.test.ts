// Views, response_url, rate limits and faults of the Slack stand-in.
import { WebClient } from '@slack/web-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorOf } from './support/slack/error-of.js'
import type { Person } from './support/slack/person.js'
import { SlackStandIn } from './support/slack/stand-in.js'
import { silent } from './support/slack/tiny-bot.js'
import type { Channel } from './support/slack/workspace.js'

let slack: SlackStandIn
let client: WebClient
let alice: Person
let channel: Channel

const options = () => ({ slackApiUrl: slack.apiUrl, logger: silent, retryConfig: { retries: 0 } })

beforeAll(async () => {
  slack = await SlackStandIn.start()
  client = new WebClient(slack.botToken, options())
  alice = slack.person('alice')
  channel = slack.channel('general', { members: [alice] })
  // Nobody listens here; events wait for a socket.
  slack.world.events.paused = true
})

afterAll(() => slack.close())

describe('views', () => {
  const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'Title' }, blocks: [] }

  it('need a fresh trigger', async () => {
    const { world } = slack
    const trigger_id = world.trigger(alice.id)
    const { view: opened } = await client.views.open({ trigger_id, view })
    expect(await errorOf(client.views.open({ trigger_id, view }))).toBe('exchanged_trigger_id')
    expect(await errorOf(client.views.open({ trigger_id: '1.2.3', view }))).toBe('invalid_trigger_id')
    const late = world.trigger(alice.id)
    world.workspace.clock.skip(3_001)
    expect(await errorOf(client.views.open({ trigger_id: late, view }))).toBe('expired_trigger_id')
    for (const _ of [2, 3]) await client.views.push({ trigger_id: world.trigger(alice.id, opened?.id), view })
    const fourth = client.views.push({ trigger_id: world.trigger(alice.id, opened?.id), view })
    expect(await errorOf(fourth)).toBe('push_limit_reached')
    const stale = client.views.update({ view_id: opened?.id ?? '', hash: 'old', view })
    expect(await errorOf(stale)).toBe('hash_conflict')
  })
})

describe('response_url', () => {
  it('takes five posts in half an hour', async () => {
    const post = (url: string) => fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x' }) })
    const url = slack.world.responseUrls.create(channel.id, alice.id)
    for (let use = 1; use <= 5; use += 1) expect((await post(url)).status).toBe(200)
    expect(await (await post(url)).json()).toEqual({ ok: false, error: 'used_url' })
    const other = slack.world.responseUrls.create(channel.id, alice.id)
    slack.world.workspace.clock.skip(30 * 60_000 + 1)
    expect((await post(other)).status).toBe(404)
  })
})

describe('troubles', () => {
  it('are made on demand', async () => {
    slack.fault('auth.test', { error: 'internal_error' })
    expect(await errorOf(client.auth.test())).toBe('internal_error')
    slack.fault('auth.test', { status: 503 })
    expect(await errorOf(client.auth.test())).toMatch(/503/)
    slack.fault('chat.postMessage', { hangUp: true, done: true })
    const before = slack.posts(channel).length
    await errorOf(client.chat.postMessage({ channel: channel.id, text: 'was it posted?' }))
    expect(slack.posts(channel)).toHaveLength(before + 1)
    slack.fault('auth.test', { delay: 100 })
    const started = performance.now()
    await client.auth.test()
    expect(performance.now() - started).toBeGreaterThan(95)
  })

  it('limit the rate when switched on', async () => {
    slack.api.limits.perChannel()
    const impatient = new WebClient(slack.botToken, { ...options(), rejectRateLimitedCalls: true })
    await impatient.chat.postMessage({ channel: channel.id, text: '1' })
    await expect(impatient.chat.postMessage({ channel: channel.id, text: '2' })).rejects.toMatchObject({
      retryAfter: 1,
    })
    await impatient.chat.postMessage({ channel: alice.dm.id, text: 'elsewhere it goes' })
    slack.world.workspace.clock.skip(1_001)
    await impatient.chat.postMessage({ channel: channel.id, text: '2' })
    slack.api.limits.off()
    slack.fault('auth.test', { status: 429, retryAfter: 7 })
    await expect(impatient.auth.test()).rejects.toMatchObject({ retryAfter: 7 })
  })
})
