// A Bolt app that does everything wrong: the Slack stand-in notices.
import { App, SocketModeReceiver } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorOf } from './support/slack/error-of.js'
import { section } from './support/slack/sample-blocks.js'
import { SlackStandIn } from './support/slack/stand-in.js'
import { silent } from './support/slack/tiny-bot.js'
import { pause, until } from './support/slack/until.js'

let slack: SlackStandIn
let app: App
let client: WebClient

const text = { type: 'plain_text' as const, text: 'Text' }
const input = {
  type: 'input',
  label: text,
  element: { type: 'plain_text_input', action_id: 'text' },
} as const
const modal = { type: 'modal' as const, callback_id: 'modal', title: text, submit: text, blocks: [input] }

beforeEach(async () => {
  slack = await SlackStandIn.start({ timing: { ackTimeout: 200, retryDelays: [] }, historyLimit: 15 })
  const clientOptions = { slackApiUrl: slack.apiUrl }
  const installerOptions = { clientOptions }
  const receiver = new SocketModeReceiver({ appToken: slack.appToken, logger: silent, installerOptions })
  app = new App({ token: slack.botToken, receiver, clientOptions, logger: silent })
  client = new WebClient(slack.botToken, { ...clientOptions, logger: silent, retryConfig: { retries: 0 } })
  await app.start()
})

afterEach(async () => {
  await app.stop()
  await slack.close()
})

const noted = () => slack.violations.map(({ method, error }) => `${method} ${error}`)

describe('the stand-in notices', () => {
  it('answers to commands that are late or that Slack cannot show', async () => {
    const alice = slack.person('alice')
    app.command('/late', async ({ ack }) => {
      await pause(300)
      await ack('too late')
    })
    app.command('/long', ({ ack }) => ack({ blocks: [section(3001)] } as never))
    const late = await alice.command(alice.dm, '/late')
    expect(late.delivery.state).toBe('given up')
    await until(() => slack.socket.acks.some((ack) => !ack.known))
    await alice.command(alice.dm, '/long')
    expect(noted()).toEqual(['slash_commands not_acknowledged', '/long invalid_command_response'])
    expect(alice.ephemerals).toEqual([])
  })

  it('acknowledgements with something that is not accepted', async () => {
    const alice = slack.person('alice')
    app.shortcut('ask', ({ ack }) => ack({ text: 'not here' } as never))
    await alice.globalShortcut('ask').settled
    expect(noted()).toEqual(['acknowledgement invalid_acknowledgement'])
  })

  it('complaints about inputs that are not there', async () => {
    const alice = slack.person('alice')
    app.view('modal', ({ ack }) => ack({ response_action: 'errors', errors: { nowhere: 'wrong' } }))
    await client.views.open({ trigger_id: slack.world.trigger(alice.id), view: modal })
    const view = await until(() => alice.modal)
    expect((await alice.submit(view, { text: 'x' })).result).toBe('failed')
    expect(noted()).toEqual(['view_submission invalid_errors'])
  })

  it('threads hung on a reply, prompts that Slack ignores, unknown methods', async () => {
    const alice = slack.person('alice')
    const asked = alice.tell('hello')
    const reply = alice.tell('and more', { thread: asked })
    const channel = alice.dm.id
    await client.chat.postMessage({ channel, text: 'x', thread_ts: reply.ts })
    expect(slack.posts(alice.dm, asked)).toHaveLength(1)
    const prompts = [{ title: 'T', message: 'M' }]
    await client.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts, thread_ts: asked.ts })
    expect(slack.world.prompts).toEqual([])
    await client.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts })
    const five = Array.from({ length: 5 }, () => ({ title: 'T', message: 'M' }))
    const call = client.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts: five })
    expect(await errorOf(call)).toBe('invalid_arguments')
    expect(await errorOf(client.chat.startStream({ channel, thread_ts: asked.ts }))).toBe('unknown_method')
    expect(noted()).toEqual([
      'chat.postMessage reply_as_thread_ts',
      'assistant.threads.setSuggestedPrompts ignored',
      'assistant.threads.setSuggestedPrompts invalid_arguments',
      'chat.startStream unknown_method',
    ])
  })
})

describe('the stand-in shows', () => {
  it('where people come from and what they look at', async () => {
    const events: unknown[] = []
    app.message(async ({ message }) => void events.push(message))
    const carol = slack.person('carol', { team_id: 'T0PARTNER', is_stranger: true })
    const shared = slack.channel('partner', { members: [carol], shared: true })
    const said = carol.post(shared, 'hello')
    carol.tell('hello', { looking: shared })
    carol.post(shared, 'reply', { thread: said, broadcast: true })
    await until(() => events.length === 3)
    expect(events).toMatchObject([
      { channel: shared.id, user_team: 'T0PARTNER' },
      { channel_type: 'im', app_context: { entities: [{ value: shared.id }] } },
      { subtype: 'thread_broadcast', root: { ts: said.ts, reply_count: 1 } },
    ])
    expect(said.deliveries[0]?.payload.is_ext_shared_channel).toBe(true)
  })

  it('no more of a thread than apps outside the Marketplace get', async () => {
    const alice = slack.person('alice')
    const asked = alice.tell('hello')
    for (let i = 0; i < 20; i += 1) alice.tell(`reply ${i}`, { thread: asked })
    const page = await client.conversations.replies({ channel: alice.dm.id, ts: asked.ts, limit: 100 })
    expect([page.messages?.length, page.has_more]).toEqual([15, true])
    slack.api.limits.method('conversations.replies', 1)
    await client.conversations.replies({ channel: alice.dm.id, ts: asked.ts })
    const impatient = new WebClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      rejectRateLimitedCalls: true,
      logger: silent,
    })
    const second = impatient.conversations.replies({ channel: alice.dm.id, ts: asked.ts })
    await expect(second).rejects.toMatchObject({ retryAfter: 60 })
    expect(slack.violations).toEqual([])
  })
})
