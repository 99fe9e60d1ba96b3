// What goes wrong at Slack and on the way: each question is still answered once, or somebody is told calmly.
import { describe, expect, it } from 'vitest'
import { startSlack } from '../src/platforms/slack/start.js'
import { settingsOf } from './support/edge-clerk.js'
import type { Fault } from './support/slack/faults.js'
import { SlackStandIn } from './support/slack/stand-in.js'
import { until } from './support/slack/until.js'
import { MODES, posted, shippedClerk, shownIn } from './support/slack-bot.js'
import { scene } from './support/slack-scene.js'

const start = scene()
const GENERATIONS = 'CRAKOのバックアップは何世代？'

describe.each(MODES)('in %s mode', (mode) => {
  it.each<[string, Fault]>([
    ['429', { status: 429, retryAfter: 1 }],
    ['503', { status: 503 }],
    ['internal_error', { error: 'internal_error' }],
    ['a connection that was cut before the message was posted', { hangUp: true }],
    ['a connection that was cut after the message was posted', { hangUp: true, done: true }],
  ])('%s: answers, and once', async (_, fault) => {
    const { bot, slack, alice, channel } = await start(mode)
    slack.fault('chat.postMessage', fault)
    const [answer] = await posted(bot, channel, alice.ask(channel, GENERATIONS))
    await slack.quiet()
    expect(shownIn(answer as NonNullable<typeof answer>)).toContain('No.32')
    expect(slack.posts()).toHaveLength(1)
  })

  it.each([
    'invalid_blocks',
    'msg_blocks_too_long',
  ])('%s: the same in plain text, with the citation', async (error) => {
    const { bot, slack, alice, channel } = await start(mode)
    slack.fault('chat.postMessage', { error })
    const [answer] = await posted(bot, channel, alice.ask(channel, 'secureO EDRの解約は何日前まで？'))
    expect(answer?.content.blocks).toEqual([])
    expect(answer?.content.text).toContain('1か月前')
    expect(answer?.content.text).toContain('第16条第1項')
  })

  it('a refused answer: one calm line in the thread, or else in a direct message', async () => {
    const { bot, slack, alice, channel } = await start(mode)
    slack.fault('chat.postMessage', { error: 'restricted_action' })
    const [line] = await posted(bot, channel, alice.ask(channel, GENERATIONS))
    expect(line?.content.text).toContain('申し訳ありません')
    slack.fault('chat.postMessage', { error: 'is_archived' }, 2)
    alice.ask(channel, GENERATIONS)
    const [direct] = await posted(bot, alice.dm)
    expect(direct?.content.text).toContain('申し訳ありません')
  })

  it('a thread that cannot be read: answers on its own, and says so', async () => {
    const { bot, slack, alice, channel } = await start(mode)
    const said = alice.post(channel, '教えてください')
    slack.fault('conversations.replies', { error: 'missing_scope' }, 5)
    alice.ask(channel, GENERATIONS, { thread: said })
    const [answer] = await posted(bot, channel, said)
    expect(answer?.content.text).toContain('No.32')
    expect(answer?.content.text).toContain('前の質問を読めなかったため')
  })

  it('a thread of which Slack gives little: what the bot saw itself fills in', async () => {
    const { bot, slack, alice, channel } = await start(mode, { slack: { historyLimit: 3 } })
    const asked = alice.ask(channel, 'こんにちは')
    await posted(bot, channel, asked)
    for (const [index, text] of [GENERATIONS, 'CO-NECTは？', 'セカイカートは？'].entries()) {
      alice.ask(channel, text, { thread: asked })
      await posted(bot, channel, asked, index + 2)
    }
    slack.fault('conversations.replies', { status: 429, retryAfter: 60 }, 5)
    alice.ask(channel, 'CRAKOは？', { thread: asked })
    expect((await posted(bot, channel, asked, 5))[4]?.content.text).toContain('No.32')
  })

  it('a modal that does not open: one calm line', async () => {
    const { bot, slack, alice, channel } = await start(mode)
    const [answer] = await posted(bot, channel, alice.ask(channel, GENERATIONS))
    slack.fault('views.open', { error: 'expired_trigger_id' })
    alice.press(answer as NonNullable<typeof answer>, 'customer_text')
    await until(() => alice.ephemerals.some(({ content }) => content.text.includes('申し訳ありません')))
  })

  it('a wait of more than a second shows a status, which the answer takes away', async () => {
    const { bot, slack, alice, channel } = await start(mode)
    slack.fault('chat.postMessage', { status: 429, retryAfter: 2 })
    const asked = alice.ask(channel, GENERATIONS)
    await posted(bot, channel, asked)
    expect(slack.world.statuses.map(({ status }) => status)).toEqual(['条項を確認しています…', ''])
    await posted(bot, channel, alice.ask(channel, GENERATIONS))
    expect(slack.world.statuses).toHaveLength(2)
  })

  it('200 questions in a burst under the rate limit: each answered once, none lost', async () => {
    const { slack, alice } = await start(mode, { slack: { timing: { ackTimeout: 15_000 } } })
    // Bot and stand-in share one process here, perhaps on a busy machine: that is not Slack's three seconds.
    const channels = Array.from({ length: 10 }, (_, index) =>
      slack.channel(`burst-${index}`, { members: [alice] }),
    )
    slack.api.limits.perChannel(10, 1_000)
    slack.fault('chat.postMessage', { status: 429, retryAfter: 1 }, 20)
    const asked = Array.from({ length: 200 }, (_, index) => {
      const channel = channels[index % channels.length] as (typeof channels)[number]
      const message = alice.ask(channel, `${GENERATIONS} (${index})`)
      if (index % 7 === 0)
        for (const delivery of message.deliveries) slack.redeliver(delivery, { newId: true })
      return { channel, message }
    })
    await until(() => slack.posts().length >= 200, 45_000)
    await slack.quiet()
    for (const { channel, message } of asked) expect(slack.posts(channel, message)).toHaveLength(1)
    expect(slack.calls('chat.postMessage').some(({ error }) => error === 'ratelimited')).toBe(true)
  })

  it('a stop answers what is in flight, and can be asked for twice', async () => {
    const { bot, slack, alice, channel } = await start(mode)
    slack.fault('chat.postMessage', { status: 429, retryAfter: 1 })
    const asked = alice.ask(channel, GENERATIONS)
    await until(() => slack.count('chat.postMessage') === 1)
    await Promise.all([bot.edge.stop(), bot.edge.stop()])
    expect(slack.posts(channel, asked)).toHaveLength(1)
  })
})

describe('in Socket Mode', () => {
  it('a socket dropped in the middle of a question: answered once, and the next one too', async () => {
    const { bot, slack, alice, channel } = await start('socket')
    slack.fault('chat.postMessage', { delay: 200 })
    const asked = alice.ask(channel, GENERATIONS)
    await until(() => slack.count('chat.postMessage') === 1)
    slack.socket.drop()
    await posted(bot, channel, asked)
    await slack.connected()
    await posted(bot, channel, alice.ask(channel, GENERATIONS))
    await slack.quiet()
    expect(slack.posts()).toHaveLength(2)
    expect(bot.recorded.log.map(({ event }) => event)).toContain('slack-connected-again')
  })

  it('an event that was lost with its socket comes again and is answered once', async () => {
    const { bot, slack, alice, channel } = await start('socket')
    slack.socket.freeze()
    const asked = alice.ask(channel, GENERATIONS)
    await until(() => asked.deliveries[0]?.attempts.length === 1)
    slack.socket.drop()
    await posted(bot, channel, asked)
    await slack.quiet()
    expect(slack.posts()).toHaveLength(1)
  })

  it('connects again however often Slack ends or refuses the connection', async () => {
    const { bot, slack, alice, channel } = await start('socket')
    for (const reason of ['warning', 'refresh_requested'] as const) {
      slack.socket.disconnect(reason)
      await slack.connected()
    }
    slack.fault('apps.connections.open', { error: 'internal_error' })
    slack.fault('apps.connections.open', { error: 'invalid_auth' })
    slack.fault('apps.connections.open', { hangUp: true }, 3)
    slack.socket.drop()
    await slack.connected()
    await posted(bot, channel, alice.ask(channel, GENERATIONS))
  })
})

describe('a start with', () => {
  const options = {
    clerk: () => shippedClerk,
    settings: settingsOf('', shippedClerk),
    once: { run: async () => true },
    records: { asked() {}, feedback() {}, handedOut() {} },
    log() {},
    clauseUrl: () => undefined,
  }
  const attempt = async (more: { botToken?: string; appToken?: string }) => {
    const slack = await SlackStandIn.start()
    const tokens = { botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl, ...more }
    try {
      return await startSlack(options, tokens, { host: '127.0.0.1', port: 0 }).then(
        () => 'started',
        (error: Error) => error.message,
      )
    } finally {
      await slack.close()
    }
  }

  it.each([
    [
      { botToken: 'xoxb-wrong-token' },
      /^SLACK_BOT_TOKEN: Slack answers invalid_auth → .*OAuth & Permissions/,
    ],
    [{ appToken: 'xapp-wrong-token' }, /^SLACK_APP_TOKEN: .*invalid_auth.* → .*connections:write/],
  ])('a wrong token says which and what would be right', async (more, expected) => {
    const message = await attempt(more)
    expect(message).toMatch(expected)
    expect(message).not.toContain('wrong-token')
  })
})
