// Buttons under answers: text for a customer, whole clause, candidates, which service, feedback; also after a restart.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { clerkOf } from './support/edge-clerk.js'
import { KNOWLEDGE } from './support/knowledge-folder.js'
import type { Message } from './support/slack/messages.js'
import { until } from './support/slack/until.js'
import type { View } from './support/slack/views.js'
import { MODES, posted, shownIn, temporaryFolder } from './support/slack-bot.js'
import { scene } from './support/slack-scene.js'

const start = scene()
const GENERATIONS = 'CRAKOのバックアップは何世代？'
const folder = temporaryFolder()
afterAll(folder.remove)

const contentOf = (view: View) => JSON.stringify(view.fields.blocks)
const first = (messages: readonly Message[]): Message => {
  const [message] = messages
  if (!message) throw new Error('nothing was posted')
  return message
}

describe.each(MODES)('in %s mode', (mode) => {
  it('the text for a customer can be copied in both languages, after a restart too', async () => {
    const { bot, alice, channel } = await start(mode)
    const answer = first(await posted(bot, channel, alice.ask(channel, GENERATIONS)))
    await bot.restart()
    alice.press(answer, 'customer_text')
    const modal = await until(() => alice.modal)
    expect(contentOf(modal)).toContain('次のとおりご案内いたします')
    expect(contentOf(modal)).toContain('No.32「バックアップ世代数」')
    alice.press(modal, 'language')
    await until(() => contentOf(modal).includes('Thank you for your question about CRAKO'))
    alice.press(modal, 'language')
    await until(() => contentOf(modal).includes('次のとおりご案内いたします'))
    await until(() => bot.recorded.handedOut.length === 3)
    expect(bot.recorded.handedOut[0]).toMatchObject({ question: GENERATIONS, cited: ['crako-sla#32'] })
  })

  it('a follow-up keeps its thread in the buttons', async () => {
    const { bot, alice, channel } = await start(mode)
    const asked = alice.ask(channel, GENERATIONS)
    await posted(bot, channel, asked)
    alice.ask(channel, 'CO-NECTは？', { thread: asked })
    const second = (await posted(bot, channel, asked, 2))[1] as Message
    await bot.restart()
    alice.press(second, 'customer_text')
    expect(contentOf(await until(() => alice.modal))).toContain('項番45')
  })

  it('a question too long for a button is read again, and refused once it says something else', async () => {
    const { bot, slack, alice, channel } = await start(mode)
    const asked = alice.ask(channel, `${GENERATIONS} ${'お世話になっております。'.repeat(300)}`)
    const answer = first(await posted(bot, channel, asked))
    await bot.restart()
    alice.press(answer, 'customer_text')
    const modal = await until(() => alice.modal)
    expect(contentOf(modal)).toContain('No.32')
    alice.close(modal)
    await slack.quiet()
    slack.world.events.paused = true
    alice.edit(asked, `${slack.bot.mention} セカイカートの稼働率は？`)
    slack.world.events.paused = false
    alice.press(answer, 'customer_text')
    await until(() => alice.ephemerals.some(({ content }) => content.text.includes('編集されています')))
    expect(alice.modal).toBeUndefined()
  })

  it('says so when the knowledge has changed since', async () => {
    const { bot, alice, channel } = await start(mode)
    const answer = first(await posted(bot, channel, alice.ask(channel, GENERATIONS)))
    cpSync(KNOWLEDGE, folder.path, { recursive: true })
    const file = join(folder.path, 'documents', 'crako-sla.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('7世代', '9世代'))
    const changed = await clerkOf(folder.path)
    await bot.restart({ clerk: () => changed })
    alice.press(answer, 'customer_text')
    const modal = await until(() => alice.modal)
    expect(contentOf(modal)).toContain('9世代')
    expect(contentOf(modal)).toContain('知識が更新されたため')
  })

  it('the whole clause shows everything that it says', async () => {
    const { bot, alice, channel } = await start(mode)
    const answer = first(await posted(bot, channel, alice.ask(channel, 'secureO EDRの解約は何日前まで？')))
    alice.press(answer, 'whole_clause')
    const modal = await until(() => alice.modal)
    expect(contentOf(modal)).toContain('第16条第1項')
    expect(contentOf(modal)).toContain('※')
  })

  it('candidates are questions to press, answered in the modal', async () => {
    const { bot, alice, channel } = await start(mode)
    const answer = first(
      await posted(bot, channel, alice.ask(channel, 'CRAKOってバックアップ何世代残ってる？')),
    )
    alice.press(answer, 'candidates')
    const modal = await until(() => alice.modal)
    alice.press(modal, 'ask.0')
    await until(() => contentOf(modal).includes('出典'))
    alice.press(modal, 'share')
    await posted(bot, channel, answer.thread_ts, 2)
  })

  it('which service is a press: once in the thread, and the thread goes on from it', async () => {
    const { bot, slack, alice, bob, channel } = await start(mode)
    const asked = alice.ask(channel, 'バックアップは何世代？')
    const answer = first(await posted(bot, channel, asked))
    expect(answer.content.blocks.map(({ type }) => type)).toContain('table')
    await bot.restart()
    alice.press(answer, 'service.1')
    const second = (await posted(bot, channel, asked, 2))[1] as Message
    expect(second.content.text).toContain('CRAKO について: バックアップは何世代？')
    expect(second.content.text).not.toContain('セカイカート')
    bob.press(answer, 'service.1')
    await until(() => bob.ephemerals.some(({ content }) => content.text.includes('すでにこのスレッド')))
    expect(slack.posts(channel, asked)).toHaveLength(2)
    alice.ask(channel, '保管場所は？', { thread: asked })
    const third = (await posted(bot, channel, asked, 3))[2] as Message
    expect(third.content.text).toContain('CRAKO')
    await alice.command(channel, '/sla', 'バックアップは何世代？')
    const shown = await until(() => alice.ephemerals[0])
    alice.press(shown, 'service.0')
    await until(() => shown.content.text.includes('CO-NECT について'))
  })

  it('feedback counts once for a person: the last click, with a reason if there is one', async () => {
    const { bot, alice, channel } = await start(mode)
    const answer = first(await posted(bot, channel, alice.ask(channel, GENERATIONS)))
    expect(shownIn(answer)).toContain('feedback_buttons')
    alice.press(answer, 'feedback', 'positive')
    await until(() => alice.ephemerals.some(({ content }) => content.text.includes('記録しました')))
    await bot.restart()
    alice.press(answer, 'feedback', 'negative')
    const modal = await until(() => alice.modal)
    await alice.submit(modal, { reason: '世代ではなく日数が知りたい' })
    await until(() => bot.recorded.feedback.length === 3)
    expect(bot.recorded.feedback.map(({ helpful, reason }) => [helpful, reason])).toEqual([
      [true, undefined],
      [false, undefined],
      [false, '世代ではなく日数が知りたい'],
    ])
    const latest = new Map(bot.recorded.feedback.map((one) => [`${one.answer} ${one.asker}`, one]))
    expect([...latest.values()]).toMatchObject([
      { helpful: false, answer: answer.ts, cited: ['crako-sla#32'] },
    ])
    expect(alice.modal).toBeUndefined()
  })
})
