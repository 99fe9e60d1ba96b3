// The other ways in: command, shortcut, Home, the agent's conversation.
import { describe, expect, it } from 'vitest'
import { until } from './support/slack/until.js'
import { MODES, posted, shownIn } from './support/slack-bot.js'
import { scene } from './support/slack-scene.js'

const start = scene()
const GENERATIONS = 'CRAKOのバックアップは何世代？'

describe.each(MODES)('in %s mode', (mode) => {
  it('a command is answered to the asker alone, and shared once', async () => {
    const { bot, slack, alice, bob, channel } = await start(mode)
    const { delivery } = await alice.command(channel, '/sla', GENERATIONS)
    expect(delivery.state).toBe('acknowledged')
    const shown = await until(() => alice.ephemerals[0])
    expect(shown.content.text).toContain('No.32「バックアップ世代数」')
    expect([bob.ephemerals, slack.posts()]).toEqual([[], []])
    alice.press(shown, 'share')
    alice.press(shown, 'share')
    const [shared] = await posted(bot, channel)
    expect(shownIn(shared as NonNullable<typeof shared>)).toContain(`質問: ${GENERATIONS}`)
    await until(() => shown.content.text === 'チャンネルに共有しました。')
    await slack.quiet()
    expect(slack.posts(channel)).toHaveLength(1)
  })

  it('a command works in a channel without the bot, and asks for a question if there is none', async () => {
    const { slack, alice } = await start(mode)
    const elsewhere = slack.channel('elsewhere', { members: [alice], bot: false, private: true })
    await alice.command(elsewhere, '/sla', GENERATIONS)
    const shown = await until(() => alice.ephemerals[0])
    alice.press(shown, 'share')
    await until(() => slack.posts(elsewhere).length === 1)
    await alice.command(elsewhere, '/sla', '  ')
    await until(() => alice.ephemerals.some(({ content }) => content.text.includes('質問を続けて入力')))
  })

  it('a very long question to a command is answered too, without buttons that could not work', async () => {
    const { alice, channel } = await start(mode)
    await alice.command(channel, '/sla', `${GENERATIONS} ${'お世話になっております。'.repeat(300)}`)
    const shown = await until(() => alice.ephemerals[0])
    expect(shown.content.text).toContain('No.32')
    expect(JSON.stringify(shown.content.blocks)).not.toContain('"action_id":"customer_text"')
  })

  it('the shortcut shows an answer to a message, takes another question and service, and shares in the thread', async () => {
    const { bot, slack, alice, bob, channel } = await start(mode)
    const root = bob.post(channel, 'お客様から質問がきました')
    const said = bob.post(channel, GENERATIONS, { thread: root })
    alice.messageShortcut(said, 'find_answer')
    const modal = await until(() => alice.modal)
    expect(JSON.stringify(modal.fields)).toContain('No.32「バックアップ世代数」')
    expect(JSON.stringify(modal.fields)).toContain(`"initial_value":"${GENERATIONS}"`)
    const { result, view } = await alice.submit(modal, {
      question: 'バックアップは何世代？',
      pick_service: 'sekai-cart',
    })
    expect(result).toBe('updated')
    expect(JSON.stringify(view?.fields)).toContain('6-6「バックアップ世代数」')
    alice.press(modal, 'share')
    const [shared] = await posted(bot, channel, root)
    expect(shared?.content.text).toContain('質問: バックアップは何世代？')
    expect(shared?.content.text).toContain('6-6')
    await until(() => JSON.stringify(alice.modal?.fields).includes('スレッドに共有しました。'))
    expect(slack.posts()).toHaveLength(1)
    // What was shared is remembered as asked.
    alice.ask(channel, 'CRAKOは？', { thread: root })
    expect((await posted(bot, channel, root, 2))[1]?.content.text).toContain('No.32')
  })

  it('the shortcut says what to do where the bot may not post', async () => {
    const { slack, alice } = await start(mode)
    const elsewhere = slack.channel('elsewhere', { members: [alice], bot: false })
    const said = alice.post(elsewhere, GENERATIONS)
    alice.messageShortcut(said, 'find_answer')
    const modal = await until(() => alice.modal)
    alice.press(modal, 'share')
    await until(() => JSON.stringify(alice.modal?.fields).includes('招待してから'))
    expect(slack.posts()).toEqual([])
  })

  it('Home shows what is held with versions, and answers an example', async () => {
    const { alice } = await start(mode, { publicUrl: 'https://desk.example.jp' })
    alice.openApp('home')
    const home = await until(() => alice.home)
    const shown = JSON.stringify(home.fields)
    for (const held of ['CRAKO サービスレベル項目表', '2024-11-11', 'V1, 2024-07-01', '質問のしかた', '/sla'])
      expect(shown).toContain(held)
    alice.press(home, 'example.0')
    const modal = await until(() => alice.modal)
    expect(JSON.stringify(modal.fields)).toContain('出典')
    expect(JSON.stringify(modal.fields)).not.toContain('"action_id":"share"')
    alice.openApp('home')
    await until(() => alice.home?.earlier.length === 1)
  })

  it("the agent's conversation has prompts; a plain one works without", async () => {
    const { bot, slack, alice } = await start(mode)
    alice.openApp('messages')
    await until(() => slack.world.prompts.length === 1)
    const [prompt] = slack.world.prompts[0]?.prompts ?? []
    const asked = alice.tell(prompt?.message ?? '')
    expect((await posted(bot, alice.dm, asked))[0]?.content.text).toContain('出典')
    const plain = await start(mode, { slack: { surface: 'none' } })
    plain.alice.openApp('messages')
    const again = plain.alice.tell(GENERATIONS)
    await posted(plain.bot, plain.alice.dm, again)
    expect(plain.slack.count('assistant.threads.setSuggestedPrompts')).toBe(0)
  })
})
