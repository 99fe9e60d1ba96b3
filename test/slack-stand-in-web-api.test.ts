// The Web API of the Slack stand-in, called with the real client.
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

describe('tokens and methods', () => {
  it('tells who the bot is', async () => {
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      user_id: slack.bot.id,
      bot_id: slack.bot.bot_id,
    })
    expect(await client.bots.info({ bot: slack.bot.bot_id ?? '' })).toMatchObject({
      bot: { user_id: slack.bot.id },
    })
  })

  it('checks tokens', async () => {
    const as = (token: string) => new WebClient(token, options())
    expect(await errorOf(as('').auth.test())).toBe('not_authed')
    expect(await errorOf(as('xoxb-other').auth.test())).toBe('invalid_auth')
    expect(await errorOf(as(slack.appToken).auth.test())).toBe('not_allowed_token_type')
    expect(await errorOf(client.apps.connections.open())).toBe('not_allowed_token_type')
    expect(await as(slack.appToken).apps.connections.open()).toMatchObject({ ok: true })
  })

  it('knows no other methods, and says when a scope is missing', async () => {
    expect(await errorOf(client.apiCall('chat.unknown'))).toBe('unknown_method')
    const narrow = await SlackStandIn.start({ scopes: ['chat:write', 'im:history'] })
    const limited = new WebClient(narrow.botToken, { ...options(), slackApiUrl: narrow.apiUrl })
    const elsewhere = narrow.channel('general')
    expect(await errorOf(limited.users.info({ user: narrow.bot.id }))).toBe('missing_scope')
    expect(await errorOf(limited.conversations.history({ channel: elsewhere.id }))).toBe('missing_scope')
    await narrow.close()
  })
})

describe('conversations', () => {
  it('reads a thread page by page, the parent first on each', async () => {
    const parent = alice.post(channel, 'Question')
    const replies = [1, 2, 3, 4, 5].map((n) => alice.post(channel, `Reply ${n}`, { thread: parent }))
    const pages: (string | undefined)[][] = []
    for await (const page of client.paginate('conversations.replies', {
      channel: channel.id,
      ts: parent.ts,
      limit: 3,
    })) {
      const { messages } = page as Awaited<ReturnType<typeof client.conversations.replies>>
      pages.push((messages ?? []).map((message) => message.text))
    }
    expect(pages).toEqual([
      ['Question', 'Reply 1', 'Reply 2'],
      ['Question', 'Reply 3', 'Reply 4'],
      ['Question', 'Reply 5'],
    ])
    const between = await client.conversations.replies({
      channel: channel.id,
      ts: parent.ts,
      oldest: replies[1]?.ts ?? '',
      latest: replies[3]?.ts ?? '',
    })
    expect(between.messages?.map((message) => message.text)).toEqual(['Question', 'Reply 3'])
    expect(between.messages?.[0]).toMatchObject({ reply_count: 5, thread_ts: parent.ts })
    expect(await errorOf(client.conversations.replies({ channel: channel.id, ts: '1.000001' }))).toBe(
      'thread_not_found',
    )
  })

  it('reads a channel newest first, without replies', async () => {
    const quiet = slack.channel('quiet', { members: [alice] })
    const first = alice.post(quiet, 'one')
    alice.post(quiet, 'reply', { thread: first })
    alice.post(quiet, 'two')
    const { messages, has_more } = await client.conversations.history({ channel: quiet.id, limit: 1 })
    expect([messages?.map((message) => message.text), has_more]).toEqual([['two'], true])
  })

  it('shows what kind of conversation it is', async () => {
    const shared = slack.channel('partner', { shared: true })
    const secret = slack.channel('secret', { private: true })
    const hidden = slack.channel('hidden', { private: true, bot: false })
    const info = async (id: string) => (await client.conversations.info({ channel: id })).channel
    expect(await info(shared.id)).toMatchObject({ is_ext_shared: true, is_private: false, is_im: false })
    expect(await info(secret.id)).toMatchObject({ is_ext_shared: false, is_private: true })
    expect(await info(alice.dm.id)).toMatchObject({ is_im: true, user: alice.id })
    expect(await errorOf(client.conversations.info({ channel: hidden.id }))).toBe('channel_not_found')
    const { channels } = await client.users.conversations({ types: 'public_channel,private_channel' })
    expect(channels?.map((one) => one.name)).toContain('secret')
    const opened = await client.conversations.open({ users: alice.id })
    expect(opened.channel?.id).toBe(alice.dm.id)
    expect(await client.users.info({ user: alice.id })).toMatchObject({
      user: { name: 'alice', is_bot: false },
    })
  })

  it('lets the bot write where it is', async () => {
    const elsewhere = slack.channel('elsewhere', { bot: false })
    expect(await errorOf(client.chat.postMessage({ channel: elsewhere.id, text: 'x' }))).toBe(
      'not_in_channel',
    )
    expect(await errorOf(client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }))).toBe(
      'channel_not_found',
    )
    expect((await client.chat.postMessage({ channel: alice.id, text: 'x' })).channel).toBe(alice.dm.id)
    expect((await client.chat.postMessage({ channel: '#general', text: 'x' })).channel).toBe(channel.id)
    elsewhere.is_archived = true
    expect(await errorOf(client.chat.postMessage({ channel: elsewhere.id, text: 'x' }))).toBe('is_archived')
  })
})

describe('messages', () => {
  it('are posted, changed, linked to, reacted to and deleted', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: channel.id, text: 'first' })
    await client.chat.update({ channel: channel.id, ts, text: 'second' })
    await client.reactions.add({ channel: channel.id, timestamp: ts, name: 'eyes' })
    expect(await errorOf(client.reactions.add({ channel: channel.id, timestamp: ts, name: 'eyes' }))).toBe(
      'already_reacted',
    )
    const { permalink } = await client.chat.getPermalink({ channel: channel.id, message_ts: ts })
    expect(permalink).toBe(`https://test-team.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`)
    const message = slack.world.workspace.message(channel.id, ts)
    expect(message?.earlier.map((before) => before.text)).toEqual(['first'])
    expect(message?.reactions).toEqual([{ name: 'eyes', users: [slack.bot.id] }])
    await client.chat.delete({ channel: channel.id, ts })
    expect(await errorOf(client.chat.update({ channel: channel.id, ts, text: 'x' }))).toBe(
      'message_not_found',
    )
    const hers = alice.post(channel, 'mine')
    expect(await errorOf(client.chat.update({ channel: channel.id, ts: hers.ts, text: 'x' }))).toBe(
      'cant_update_message',
    )
  })

  it('may be for one person, who has to be there', async () => {
    const bob = slack.person('bob')
    const call = { channel: channel.id, text: 'psst' }
    await client.chat.postEphemeral({ ...call, user: alice.id })
    expect(await errorOf(client.chat.postEphemeral({ ...call, user: bob.id }))).toBe('user_not_in_channel')
    expect([alice.ephemerals.length, bob.ephemerals.length]).toEqual([1, 0])
  })

  it('need a text that is not too long', async () => {
    const { violations } = slack
    violations.length = 0
    expect(await errorOf(client.chat.postMessage({ channel: channel.id, text: '' }))).toBe('no_text')
    const long = await client.chat.postMessage({ channel: channel.id, text: 'あ'.repeat(40_001) })
    expect(long.message?.text).toHaveLength(40_000)
    const update = { channel: channel.id, ts: long.ts ?? '' }
    expect(await errorOf(client.chat.update({ ...update, text: 'x'.repeat(4_001) }))).toBe('msg_too_long')
    await client.chat.postMessage({ channel: channel.id, blocks: [{ type: 'divider' }] })
    expect(violations.map((violation) => violation.error)).toEqual([
      'no_text',
      'text_truncated',
      'msg_too_long',
      'missing_text',
    ])
  })

  it('are looked through for mentions and links', async () => {
    slack.mentions.length = 0
    slack.links.length = 0
    const text = 'a &lt;!here&gt; <!channel> <@U0123456789> <#C0123456789|x> <https://example.com/(a)|see>'
    await client.chat.postMessage({ channel: channel.id, text, link_names: true })
    const markdown = '[doc](https://example.com/b_(c)) `<!here>` <!everyone> @channel'
    await client.chat.postMessage({
      channel: channel.id,
      text: '@here',
      blocks: [{ type: 'markdown', text: markdown }],
    })
    expect(slack.mentions.map(({ kind, written }) => `${kind} ${written}`)).toEqual([
      'broadcast <!channel>',
      'user <@U0123456789>',
      'channel <#C0123456789|x>',
      'broadcast <!everyone>',
    ])
    expect(slack.links.map(({ url, label }) => [url, label])).toEqual([
      ['https://example.com/(a)', 'see'],
      ['https://example.com/b_(c)', 'doc'],
    ])
  })
})
