// Buttons, selects and the form under an answer: by the question that is displayed, after a restart as before it.
import { describe, expect, it } from 'vitest'
import { type Channel, EPHEMERAL, type Message } from './support/discord/model.js'
import { buttonsOf } from './support/discord/read-message.js'
import { bots, type Running, shown } from './support/discord-bot.js'
import { clerkOf, clerkWith } from './support/edge-clerk.js'

const clerk = await clerkOf()
const kohaku = await clerkWith('kohaku-sla.yaml', 'kohaku-internal.yaml')
const on = bots()
const start = (more: Partial<Parameters<typeof on.start>[0]> = {}) =>
  on.start({ clerk: () => clerk, ...more })

const GENERATIONS = 'CRAKOのバックアップは何世代？'

/** Asks by mention, then starts another bot that knows nothing of it. */
async function askedBefore(running: Running, question: string, channel: Channel = running.channel) {
  const answer = await running.discord.answerTo(running.alice.mention(channel, question))
  await running.restart()
  return answer
}

describe('after a restart', () => {
  it('the text for a customer is of the question displayed, for one’s own eyes, and noted', async () => {
    const running = await start()
    const { discord, bob, recorded } = running
    const answer = await askedBefore(running, GENERATIONS)
    const text = await bob.press(answer, '顧客向け文面').response()
    expect(text.flags & EPHEMERAL).toBeTruthy()
    expect(text.content).toMatch(/^コピーしてお使いください。\n```\nお問い合わせいただきましたCRAKOの件/)
    expect(text.content).toContain('[出典: CRAKO サービスレベル項目表 No.32「バックアップ世代数」]')
    await discord.settled()
    expect(recorded.handedOut).toMatchObject([
      { question: GENERATIONS, asker: bob.id, cited: ['crako-sla#32'], place: running.channel.id },
    ])
  })

  it('a follow-up is read again from its chain, so the text is of what it meant', async () => {
    const running = await start()
    const { discord, alice, bob, channel } = running
    const first = await discord.answerTo(alice.mention(channel, GENERATIONS))
    const second = await discord.answerTo(bob.reply(first, 'CO-NECTは？'))
    await running.restart()
    const text = await alice.press(second, '顧客向け文面').response()
    expect(text.content).toContain('項番45')
    expect(text.content).toContain('CO-NECTの件')
  })

  it('a follow-up whose chain is gone gets no text, rather than a wrong one', async () => {
    const running = await start()
    const { discord, alice, bob, channel } = running
    const first = await discord.answerTo(alice.mention(channel, GENERATIONS))
    const second = await discord.answerTo(bob.reply(first, 'CO-NECTは？'))
    await running.restart()
    discord.world.message(channel, first.id).deleted = true
    const text = await alice.press(second, '顧客向け文面').response()
    expect(shown(text)).toContain('もう一度お尋ねください')
    expect(running.recorded.handedOut).toEqual([])
  })

  it('an edited question changes nothing: the answer’s own question counts', async () => {
    const running = await start()
    const { discord, alice, channel } = running
    const asked = alice.mention(channel, GENERATIONS)
    const answer = await discord.answerTo(asked)
    alice.edit(asked, 'セカイカートの稼働率は？')
    await running.restart()
    expect((await alice.press(answer, '顧客向け文面').response()).content).toContain('No.32')
  })

  it('changed documents make the text be asked for anew', async () => {
    const running = await start()
    const answer = await askedBefore(running, GENERATIONS)
    const changed = {
      ...clerk,
      ask: (...[question, audience]: Parameters<typeof clerk.ask>) => ({
        ...clerk.ask(question, audience),
        lead: ['新しい文書'],
      }),
    }
    await running.restart({ clerk: () => changed })
    expect(shown(await running.alice.press(answer, '顧客向け文面').response())).toContain(
      'もう一度お尋ねください',
    )
  })

  it('the whole clause is shown, by button or, of several, by select', async () => {
    const running = await start()
    const { alice } = running
    const one = await askedBefore(running, GENERATIONS)
    expect(shown(await alice.press(one, '条項の全文').response())).toContain('No.32「バックアップ世代数」')
    const several = await askedBefore(running, 'バックアップは何世代？')
    const clause = await alice.select(several, '条項の全文を読む', ['2']).response()
    expect(shown(clause)).toContain('6-6「バックアップ世代数」')
    expect(clause.flags & EPHEMERAL).toBeTruthy()
  })

  it('one service is chosen where several could be meant, in public once', async () => {
    const running = await start()
    const { discord, alice, bob, channel } = running
    const which = await askedBefore(running, 'バックアップは何世代？')
    expect(shown(which)).toContain('どのサービス')
    expect(
      buttonsOf(which)
        .slice(0, 3)
        .map(({ label }) => label),
    ).toEqual(['CO-NECT', 'CRAKO', 'セカイカート'])
    const chosen = await alice.press(which, 'CRAKO').followUp()
    expect(shown(chosen)).toContain('No.32')
    expect(shown(chosen)).not.toContain('項番45')
    expect(shown(chosen)).toContain('-# サービス: CRAKO\n-# 質問: バックアップは何世代？')
    const again = await bob.press(which, 'CRAKO').followUp()
    expect(shown(again)).toContain('すでにお答えしています')
    expect(discord.fromBot(channel, alice)).toHaveLength(2)
    await running.restart()
    expect((await bob.press(chosen, '顧客向け文面').response()).content).toContain('CRAKOの件')
    const further = await discord.answerTo(alice.reply(chosen, '取得の頻度は？'))
    expect(shown(further)).toContain('CRAKO')
    expect(shown(further)).not.toContain('どのサービス')
  })

  it('near questions are asked by select, for one’s own eyes', async () => {
    const running = await start()
    const answer = await askedBefore(running, 'How many backup generations does CRAKO keep?')
    const near = await running.alice.select(answer, '他の候補', ['0']).response()
    expect(near.flags & EPHEMERAL).toBeTruthy()
    expect(shown(near)).toContain('Question: CRAKO: Backup retention period'.replace('Question', '質問'))
    await running.restart()
    await running.alice.press(near, '役に立った').response()
    expect(running.recorded.feedback).toMatchObject([
      { question: 'CRAKO: Backup retention period', helpful: true },
    ])
    const shared = await running.alice.press(near, 'ここに共有').followUp()
    expect(shared.flags & EPHEMERAL).toBe(0)
  })

  it('feedback is noted with what it is about; the reason comes in a form', async () => {
    const running = await start()
    const { alice, bob, recorded } = running
    const answer = await askedBefore(running, GENERATIONS)
    const about = { answer: answer.id, question: GENERATIONS, cited: ['crako-sla#32'] }
    expect(shown(await alice.press(answer, '役に立った').response())).toContain('ありがとうございます')
    const opened = bob.press(answer, '役に立たなかった')
    const modal = await opened.opened()
    expect(modal.title).toBe('役に立たなかった理由')
    await running.restart()
    await bob.submit(opened, { reason: '  古いと思います  ' }).response()
    expect(recorded.feedback).toMatchObject([
      { ...about, asker: alice.id, helpful: true },
      { ...about, asker: bob.id, helpful: false },
      { ...about, asker: bob.id, helpful: false, reason: '古いと思います' },
    ])
    expect(recorded.feedback[1]).not.toHaveProperty('reason')
  })

  it('all of it works in direct messages', async () => {
    const running = await start()
    const { discord, alice } = running
    const answer = await discord.answerTo(alice.dm(GENERATIONS))
    await running.restart()
    expect((await alice.press(answer, '顧客向け文面').response()).content).toContain('No.32')
    const opened = alice.press(answer, '役に立たなかった')
    await opened.opened()
    await alice.submit(opened, {}).response()
  })
})

describe('a button', () => {
  it('of an answer longer than a message stands under its end, and gives all of it', async () => {
    const running = await start({ clerk: () => kohaku })
    const { discord, alice, channel } = running
    await discord.answerTo(alice.mention(channel, 'コハクの計画停止の通知は？'))
    await discord.settled()
    const messages: Message[] = discord.fromBot(channel)
    expect(messages.length).toBeGreaterThan(1)
    expect(messages.map((message) => buttonsOf(message).length > 0)).toEqual([
      ...messages.slice(1).map(() => false),
      true,
    ])
    const last = messages.at(-1)
    if (!last) throw new Error('no answer')
    await running.restart({ clerk: () => kohaku })
    const pressed = alice.press(last, '顧客向け文面')
    await pressed.followUp(2)
    const clause = alice.press(last, '条項の全文')
    await clause.followUp(1)
    await discord.settled()
    const whole = [clause.original, ...clause.followUps]
      .map((message) => (message ? shown(message) : ''))
      .join('\n')
    for (const part of [1, 2, 3, 4, 5, 6]) expect(whole).toContain(`計画停止の通知、その${part}です。`)
  })

  it('in an internal place gives customers what is public only', async () => {
    const running = await start({
      clerk: () => kohaku,
      settings: ({ channel: { id } }) => `discord:\n  "${id}": { audience: internal }\n`,
    })
    const { discord, alice, channel, recorded } = running
    const answer = await discord.answerTo(alice.mention(channel, 'コハクのバックアップは何世代？'))
    expect(shown(answer)).toContain('90世代')
    const pressed = alice.press(answer, '顧客向け文面')
    expect((await pressed.response()).content).not.toContain('90世代')
    expect((await pressed.followUp()).content).toContain('社内限り')
    await discord.settled()
    expect(recorded.handedOut[0]?.text).not.toContain('90世代')
    // The place is opened to outsiders: what stands there is not repeated.
    await running.restart({ settings: () => '' })
    expect(shown(await alice.press(answer, '条項の全文').response())).not.toContain('90世代')
  })

  it('that is not the bot’s any more is passed over', async () => {
    const { discord, alice, channel, recorded } = await start()
    const answer = await discord.answerTo(alice.mention(channel, GENERATIONS))
    answer.components = [
      { type: 1, components: [{ type: 2, style: 1, label: '古い', custom_id: 'an.older.make' }] },
    ]
    alice.press(answer, '古い', { mayFail: true })
    await discord.settled()
    expect(recorded.log.filter(({ level }) => level === 'error')).toEqual([])
  })
})
