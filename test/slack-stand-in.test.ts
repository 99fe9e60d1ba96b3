// The Slack stand-in with a tiny real Bolt app, over sockets and over HTTP.
import { afterEach, describe, expect, it } from 'vitest'
import { type SlackOptions, SlackStandIn } from './support/slack/stand-in.js'
import { startTinyBot, type TinyBot } from './support/slack/tiny-bot.js'
import { until } from './support/slack/until.js'

const closing: (() => Promise<void>)[] = []

async function start(mode: 'socket' | 'http', options: SlackOptions = {}) {
  const slack = await SlackStandIn.start(options)
  const bot = await startTinyBot(slack, mode)
  closing.push(async () => {
    await bot.stop()
    await slack.close()
  })
  const alice = slack.person('alice')
  const channel = slack.channel('general', { members: [alice] })
  return { slack, bot, alice, channel }
}

const heard = (bot: TinyBot, what: string) =>
  until(() => bot.heard.includes(what), 5_000, `${what} in ${bot.heard}`)

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe.each(['socket', 'http'] as const)('a Bolt app in %s mode', (mode) => {
  it('answers a mention in its thread, and hears the twin message', async () => {
    const { slack, bot, alice, channel } = await start(mode)
    const asked = alice.ask(channel, 'is 99 < 100 & so on?')
    const [answer] = await until(() => {
      const posts = slack.posts(channel, asked)
      return posts.length === 1 && posts
    })
    await slack.quiet()
    expect(bot.heard.toSorted()).toEqual([
      'channel message',
      `mention ${slack.bot.mention} is 99 &lt; 100 &amp; so on? 0`,
    ])
    expect(answer?.content.blocks).toHaveLength(3)
    expect(asked.deliveries.every((delivery) => (delivery.ackedAfter ?? 9e9) < 1_000)).toBe(true)
    expect(slack.violations).toEqual([])
    expect(slack.mentions).toEqual([])
  })

  it('hears edits, previews, deletions, other bots and people who come in', async () => {
    const { slack, bot, alice, channel } = await start(mode)
    const bob = slack.person('bob')
    const said = alice.post(channel, 'Hello')
    alice.edit(said, 'Hello all')
    slack.unfurl(said)
    alice.delete(said)
    slack.integration('deploys').post(channel, 'Deployed', { legacy: true })
    slack.integration('news').post(channel, 'News')
    bob.join(channel, alice)
    await slack.quiet()
    expect(bot.heard.toSorted()).toEqual(
      [
        'channel message',
        'channel message_changed',
        'channel message_changed',
        'channel message_deleted',
        'channel bot_message',
        'channel message',
        'channel channel_join',
        'member_joined_channel',
      ].toSorted(),
    )
    expect(slack.count('chat.postMessage')).toBe(0)
  })

  it('answers direct messages in a thread with a status, and sees group messages', async () => {
    const { slack, bot, alice } = await start(mode)
    const bob = slack.person('bob')
    const asked = alice.tell('hello')
    await until(() => slack.posts(alice.dm, asked).length === 1)
    expect(slack.world.statuses.map((status) => status.status)).toEqual(['is thinking...', ''])
    alice.post(slack.groupMessage(alice, bob), 'psst')
    await heard(bot, 'mpim message')
    expect(slack.violations).toEqual([])
  })

  it('answers commands in the acknowledgement, over response_url, or not at all', async () => {
    const { slack, alice, channel } = await start(mode)
    const atOnce = await alice.command(channel, '/clause', 'at once')
    expect(atOnce.message?.content.text).toBe('Here it is')
    expect(atOnce.message?.ephemeral_for).toBe(alice.id)
    await alice.command(channel, '/clause', 'uptime')
    await until(() => alice.ephemerals.length === 2)
    const nothing = await alice.command(channel, '/clause', 'nothing')
    expect(nothing.message).toBeUndefined()
    expect(slack.posts(channel)).toEqual([])
    expect(slack.violations).toEqual([])
  })

  it('takes shortcuts', async () => {
    const { slack, bot, alice, channel } = await start(mode)
    const said = alice.post(channel, 'The uptime was bad')
    alice.messageShortcut(said, 'ask_about')
    await until(() => alice.ephemerals[0]?.content.text === 'About: The uptime was bad')
    alice.globalShortcut('ask_about')
    await until(() => alice.modal?.fields.callback_id === 'reason')
    expect(bot.heard).toContain('shortcut message_action')
    expect(slack.violations).toEqual([])
  })

  it('hears buttons, menus and feedback on messages, ephemeral ones included', async () => {
    const { slack, bot, alice, channel } = await start(mode)
    await alice.command(channel, '/clause', 'uptime')
    const shown = await until(() => alice.ephemerals[0])
    alice.press(shown, 'feedback', 'positive')
    await heard(bot, 'feedback good')
    alice.press(shown, 'feedback', 'negative')
    await heard(bot, 'feedback bad')
    alice.press(shown, 'details')
    await heard(bot, 'details in message ephemeral true')
    alice.press(shown, 'share')
    await until(() => slack.posts(channel).length === 1 && alice.ephemerals.length === 0)
    const asked = alice.ask(channel, 'uptime?')
    const answer = await until(() => slack.posts(channel, asked)[0])
    alice.press(answer, 'service', 'CRAKO')
    await until(() => answer.content.text === 'About CRAKO')
    expect(answer.earlier).toHaveLength(1)
    expect(() => alice.press(answer, 'service', 'CRAKO')).toThrow('nothing here has the action_id service')
    alice.press(answer, 'service', 'MIRUTO', { stale: true })
    await until(() => answer.content.text === 'About MIRUTO')
    expect(slack.violations).toEqual([])
  })

  it('opens, pushes, updates and clears modals', async () => {
    const { slack, bot, alice, channel } = await start(mode)
    alice.globalShortcut('ask_about')
    const first = await until(() => alice.modal)
    await expect(alice.submit(first)).rejects.toThrow('text has to be filled in')
    const refused = await alice.submit(first, { text: 'no' })
    expect([refused.result, first.errors]).toEqual(['errors', { why: 'Say more' }])
    expect((await alice.submit(first, { text: 'update' })).result).toBe('updated')
    alice.press(first, 'help')
    const second = await until(() => alice.modal !== first && alice.modal)
    expect(second?.previous_view_id).toBe(first.id)
    const third = (await alice.submit(second, { text: 'push' })).view
    expect(third?.root_view_id).toBe(first.id)
    if (!third) throw new Error('nothing was pushed')
    expect((await alice.submit(third, { text: 'clear' })).result).toBe('cleared')
    expect(alice.modal).toBeUndefined()
    alice.press(await posted(), 'details')
    const last = await until(() => alice.modal)
    alice.close(last)
    await heard(bot, 'closed false')
    expect(bot.heard).toContain('view view_submission clear kept')
    expect(slack.violations).toEqual([])

    async function posted() {
      const asked = alice.ask(channel, 'again')
      return until(() => slack.posts(channel, asked)[0])
    }
  })

  it('publishes a home tab and prompts for the agent', async () => {
    const { slack, bot, alice, channel } = await start(mode)
    alice.openApp('home')
    const home = await until(() => alice.home)
    alice.press(home, 'details')
    await heard(bot, 'details in view ephemeral undefined')
    alice.openApp('messages', channel)
    await heard(bot, 'home messages 1')
    await until(() => slack.world.prompts.length === 1)
    alice.lookAt(channel)
    await heard(bot, 'app_context_changed')
    alice.openAssistant(channel)
    await heard(bot, 'assistant_thread_started')
    expect(slack.violations).toEqual([])
  })
})
