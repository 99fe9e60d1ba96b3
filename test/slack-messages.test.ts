// The real Slack edge against the stand-in: mentions, threads, direct messages, once each.
import { describe, expect, it } from 'vitest'
import type { Message } from './support/slack/messages.js'
import { MODES, posted, shownIn } from './support/slack-bot.js'
import { scene } from './support/slack-scene.js'

const start = scene()

const GENERATIONS = 'CRAKOのバックアップは何世代？'

describe.each(MODES)('in %s mode the bot', (mode) => {
  it('answers a mention once, in its thread, with the citation, though it hears of it twice', async () => {
    const { bot, slack, alice, channel } = await start(mode)
    const asked = alice.ask(channel, GENERATIONS)
    const [answer] = await posted(bot, channel, asked)
    await slack.quiet()
    expect(slack.posts()).toHaveLength(1)
    expect(answer?.content.text).toBe(
      'CRAKO: バックアップは7世代まで保持しています。\n[出典: CRAKO サービスレベル項目表 No.32「バックアップ世代数」]',
    )
    expect(shownIn(answer as Message)).toContain(
      '出典: CRAKO サービスレベル項目表 No.32「バックアップ世代数」',
    )
    expect(asked.deliveries).toHaveLength(2)
    expect(bot.recorded.asked).toMatchObject([
      { platform: 'slack', place: channel.id, status: 'answered', cited: ['crako-sla#32'] },
    ])
  })

  it('links the citation where there is a desk', async () => {
    const { bot, slack, alice, channel } = await start(mode, { publicUrl: 'https://desk.example.jp' })
    await posted(bot, channel, alice.ask(channel, GENERATIONS))
    expect(slack.links.map(({ url }) => url)).toEqual(['https://desk.example.jp/documents/crako-sla#32'])
  })

  it('goes on in a thread, with a mention or without one, and after a restart', async () => {
    const { bot, alice, bob, channel } = await start(mode)
    const asked = alice.ask(channel, GENERATIONS)
    await posted(bot, channel, asked)
    bob.ask(channel, 'CO-NECTは？', { thread: asked })
    const second = (await posted(bot, channel, asked, 2))[1]
    expect(second?.content.text).toContain('項番45「バックアップ対策」')
    alice.post(channel, 'セカイカートは？', { thread: asked })
    const third = (await posted(bot, channel, asked, 3))[2]
    expect(third?.content.text).toContain('6-6「バックアップ世代数」')
    await bot.restart()
    alice.post(channel, 'CRAKOは？', { thread: asked })
    const fourth = (await posted(bot, channel, asked, 4))[3]
    expect(fourth?.content.text).toContain('No.32「バックアップ世代数」')
  })

  it('answers direct messages in a thread, greetings too', async () => {
    const { bot, alice } = await start(mode)
    const asked = alice.tell(GENERATIONS)
    expect((await posted(bot, alice.dm, asked))[0]?.content.text).toContain('No.32')
    alice.tell('セカイカートは？', { thread: asked })
    expect((await posted(bot, alice.dm, asked, 2))[1]?.content.text).toContain('6-6')
    const greeting = alice.tell('こんにちは')
    expect((await posted(bot, alice.dm, greeting))[0]?.content.text).toContain('こんにちは')
  })

  it('answers a message once, however often and under whatever id it comes', async () => {
    const { bot, slack, alice, channel } = await start(mode)
    const asked = alice.ask(channel, GENERATIONS)
    await posted(bot, channel, asked)
    for (const delivery of asked.deliveries) {
      slack.redeliver(delivery)
      slack.redeliver(delivery, { newId: true })
    }
    await slack.quiet()
    expect(slack.posts()).toHaveLength(1)
  })

  it('does not answer again what it had answered before a restart', async () => {
    const { bot, slack, alice, channel } = await start(mode)
    const asked = alice.ask(channel, GENERATIONS)
    await posted(bot, channel, asked)
    await slack.quiet()
    await bot.restart()
    for (const delivery of asked.deliveries) slack.redeliver(delivery)
    await slack.quiet()
    expect(slack.posts()).toHaveLength(1)
  })

  it('leaves bots, itself, joins, previews and empty edits alone, and answers an edit that asks something else', async () => {
    const { bot, slack, alice, channel } = await start(mode)
    slack.integration('deploys').post(channel, `${slack.bot.mention} ${GENERATIONS}`, { legacy: true })
    slack.integration('news').post(channel, `${slack.bot.mention} ${GENERATIONS}`)
    slack.person('carol').join(channel, alice)
    const asked = alice.ask(channel, GENERATIONS)
    await posted(bot, channel, asked)
    slack.unfurl(asked)
    alice.edit(asked, `${slack.bot.mention}  ${GENERATIONS} `)
    await slack.quiet()
    expect(slack.posts()).toHaveLength(1)
    alice.edit(asked, `${slack.bot.mention} セカイカートのバックアップは何世代？`)
    const [, second] = await posted(bot, channel, asked, 2)
    expect(second?.content.text).toContain('6-6')
    alice.delete(asked)
    await slack.quiet()
    expect(slack.posts(channel)).toHaveLength(2)
  })

  it('takes what was said last in the thread when it is only named', async () => {
    const { bot, alice, bob, channel } = await start(mode)
    const said = alice.post(channel, GENERATIONS)
    bob.ask(channel, '', { thread: said })
    expect((await posted(bot, channel, said))[0]?.content.text).toContain('No.32')
  })

  it('speaks up as the channel has set it', async () => {
    const { bot, slack, alice, bob, channel } = await start(mode)
    const every = slack.channel('every', { members: [alice] })
    const named = slack.channel('named', { members: [alice] })
    await bot.restart({
      settings: `slack:\n  ${every.id}: { reply: every, service: sekai-cart, language: en }\n  ${named.id}: { reply: mention }\n`,
    })
    // Everywhere else: in threads that go on with what it was asked, and not in people's talk.
    alice.post(channel, GENERATIONS)
    const talk = alice.ask(channel, GENERATIONS)
    await posted(bot, channel, talk)
    for (const text of [
      '了解です',
      'お昼どうする？',
      `<@${bob.id}> セカイカートは？`,
      '田中さん、CO-NECTは？',
    ])
      bob.post(channel, text, { thread: talk })
    const asked = alice.ask(named, GENERATIONS)
    await posted(bot, named, asked)
    alice.post(named, 'セカイカートは？', { thread: asked })
    alice.post(every, 'お昼どうする？')
    const question = alice.post(every, 'バックアップは何世代ですか')
    const [answer] = await posted(bot, every, question)
    expect(answer?.content.text).toContain('6-6')
    expect(shownIn(answer as Message)).toContain('Text for a customer')
    await slack.quiet()
    expect([slack.posts(channel).length, slack.posts(named).length, slack.posts(every).length]).toEqual([
      1, 1, 1,
    ])
  })
})
