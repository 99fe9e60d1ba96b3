// How the Slack stand-in delivers: acknowledgements, repetitions, sockets that end, signatures.
import { SocketModeReceiver } from '@slack/bolt'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type SlackOptions, SlackStandIn } from './support/slack/stand-in.js'
import { silent, startTinyBot } from './support/slack/tiny-bot.js'
import { until } from './support/slack/until.js'

const closing: (() => Promise<void>)[] = []
const QUICK = { timing: { ackTimeout: 300, retryDelays: [0, 50, 100] } }

async function start(mode: 'socket' | 'http', options: SlackOptions = QUICK) {
  const slack = await SlackStandIn.start(options)
  const bot = await startTinyBot(slack, mode)
  closing.push(async () => {
    await bot.stop()
    await slack.close()
  })
  const alice = slack.person('alice')
  return { slack, bot, alice, channel: slack.channel('general', { members: [alice] }) }
}

/** A receiver that is connected but never acknowledges. */
async function startDeaf(slack: SlackStandIn): Promise<string[]> {
  const received: string[] = []
  const installerOptions = { clientOptions: { slackApiUrl: slack.apiUrl } }
  const receiver = new SocketModeReceiver({ appToken: slack.appToken, logger: silent, installerOptions })
  receiver.client.removeAllListeners('slack_event')
  receiver.client.on('slack_event', ({ retry_num, retry_reason }) =>
    received.push(`${retry_num} ${retry_reason}`),
  )
  await receiver.start()
  closing.push(async () => {
    await receiver.stop()
    await slack.close()
  })
  return received
}

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe('Socket Mode', () => {
  it('sends an event again until it is given up, with the same event id', async () => {
    const slack = await SlackStandIn.start(QUICK)
    const received = await startDeaf(slack)
    const alice = slack.person('alice')
    const said = alice.tell('hello')
    await until(() => said.deliveries[0]?.state === 'given up')
    expect(received).toEqual(['0 ', '1 timeout', '2 timeout', '3 timeout'])
    expect(slack.violations).toHaveLength(4)
    expect(slack.violations[0]).toEqual({
      method: 'events_api',
      error: 'not_acknowledged',
      messages: ['message'],
    })
  })

  it('sends clicks and commands once', async () => {
    const slack = await SlackStandIn.start(QUICK)
    const received = await startDeaf(slack)
    const alice = slack.person('alice')
    const { delivery } = await alice.command(alice.dm, '/clause', 'x')
    expect([delivery.state, delivery.attempts.length, received.length]).toEqual(['given up', 1, 1])
  })

  it('drops a socket: what was under way comes again over the next one', async () => {
    const { slack, bot, alice, channel } = await start('socket')
    slack.socket.freeze()
    const asked = alice.ask(channel, 'uptime?')
    await until(() => asked.deliveries[0]?.attempts.length === 1)
    slack.socket.drop()
    expect(slack.socket.open).toBe(0)
    await slack.connected()
    await until(() => bot.heard.some((what) => what.startsWith('mention') && what.endsWith(' 1')))
    expect(slack.socket.opened).toBe(2)
    expect(slack.violations).toEqual([])
  })

  it('asks the app to connect anew', async () => {
    const { slack, bot, alice } = await start('socket')
    for (const reason of ['warning', 'refresh_requested'] as const) {
      slack.socket.disconnect(reason)
      await slack.connected()
    }
    alice.tell('hello')
    await until(() => bot.heard.includes('im message'))
    expect(slack.socket.opened).toBe(3)
    expect(slack.count('apps.connections.open')).toBe(3)
  })

  it('gives each event to one of several sockets', async () => {
    const { slack, bot, alice } = await start('socket')
    const second = await startTinyBot(slack, 'socket')
    closing.push(second.stop)
    await slack.connected(2)
    let turn = 0
    slack.socket.pick = (open) => turn++ % open
    for (let i = 0; i < 4; i += 1) alice.tell(`hello ${i}`)
    await slack.quiet()
    const count = (heard: readonly string[]) => heard.filter((what) => what === 'im message').length
    // The bot's own four answers are events too, which Bolt keeps from its handlers.
    expect(count(bot.heard) + count(second.heard)).toBe(4)
    expect(count(bot.heard) * count(second.heard)).toBeGreaterThan(0)
  })

  it('repeats an event, under the same or another id', async () => {
    const { slack, bot, alice, channel } = await start('socket')
    const asked = alice.ask(channel, 'uptime?')
    const [mention] = asked.deliveries
    if (!mention) throw new Error('there was no event')
    await slack.quiet()
    const same = slack.redeliver(mention)
    const other = slack.redeliver(mention, { newId: true })
    await slack.quiet()
    expect(same.payload.event_id).toBe(mention.payload.event_id)
    expect(other.payload.event_id).not.toBe(mention.payload.event_id)
    const retries = bot.heard.filter((what) => what.startsWith('mention')).map((what) => what.slice(-1))
    expect(retries.toSorted()).toEqual(['0', '0', '1'])
  })

  it('turns away unknown and used tickets, and an eleventh socket', async () => {
    const slack = await SlackStandIn.start(QUICK)
    closing.push(() => slack.close())
    const dial = (path: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`${slack.world.base.replace('http', 'ws')}${path}`)
        socket.on('message', (data) => resolve(String(data)))
        socket.on('error', (error) => resolve(error.message))
      })
    const ticket = slack.socket.ticket()
    expect(await dial(ticket)).toContain('"type":"hello"')
    expect(await dial(ticket)).toContain('401')
    expect(await dial('/link/?ticket=none')).toContain('401')
    for (let i = 2; i <= 10; i += 1) await dial(slack.socket.ticket())
    expect(await dial(slack.socket.ticket())).toContain('too_many_websockets')
    expect(slack.socket.open).toBe(10)
  })

  it('keeps events from a bot that is not there or did not subscribe', async () => {
    const { slack, bot, alice } = await start('socket', { events: ['app_mention'] })
    const elsewhere = slack.channel('elsewhere', { members: [alice], bot: false })
    alice.ask(elsewhere, 'uptime?')
    alice.tell('hello')
    await slack.quiet()
    expect(bot.heard).toEqual([])
    slack.invite(elsewhere, alice)
    alice.ask(elsewhere, 'uptime?')
    await until(() => bot.heard.length === 1)
  })
})

describe('HTTP mode', () => {
  it('verifies the address and turns away what is not signed', async () => {
    const { slack, bot, http, alice } = await startHttp()
    expect(await http.verifyUrl()).toBe(true)
    expect((await http.checkSsl()).status).toBe(200)
    const event = { type: 'message', channel: alice.dm.id, channel_type: 'im', text: 'forged', ts: '1.1' }
    const payload = slack.world.events.wrap(event)
    for (const forgery of ['wrong signature', 'old timestamp', 'no signature', 'changed body'] as const)
      expect((await http.forge(forgery, 'events_api', payload)).status).toBe(401)
    expect(bot.heard).toEqual([])
  })

  it('sends again what the app could not take', async () => {
    const { slack, bot, alice, channel } = await startHttp()
    slack.useHttp('http://127.0.0.1:9/slack/events')
    const asked = alice.ask(channel, 'uptime?')
    await until(() => asked.deliveries[0]?.state === 'given up')
    expect(asked.deliveries[0]?.attempts.map((attempt) => attempt.retry_reason)).toEqual([
      '',
      'connection_failed',
      'connection_failed',
      'connection_failed',
    ])
    expect(bot.heard).toEqual([])
  })

  it('counts an answer that comes too late', async () => {
    const { slack, alice, channel } = await startHttp()
    const { delivery } = await alice.command(channel, '/unknown')
    expect(delivery.state).toBe('given up')
    expect(slack.violations).toEqual([
      { method: 'slash_commands', error: 'not_acknowledged', messages: ['/unknown'] },
    ])
  })

  async function startHttp() {
    const started = await start('http')
    if (!started.bot.http) throw new Error('not over HTTP')
    return { ...started, http: started.bot.http }
  }
})
