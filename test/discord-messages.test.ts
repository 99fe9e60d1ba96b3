// The real Discord edge against the stand-in: mentions, replies, threads, forum posts, direct messages.
import { describe, expect, it } from 'vitest'
import { buttonsOf, readable } from './support/discord/read-message.js'
import { bots, shown } from './support/discord-bot.js'
import { clerkOf } from './support/edge-clerk.js'

const clerk = await clerkOf()
const on = bots()
const start = (more: Partial<Parameters<typeof on.start>[0]> = {}) =>
  on.start({ clerk: () => clerk, ...more })

const GENERATIONS = 'CRAKOのバックアップは何世代？'

describe('a mention', () => {
  it('is answered once, as a reply, with its citation and the question', async () => {
    const { discord, alice, channel, recorded } = await start()
    const asked = alice.mention(channel, GENERATIONS)
    const answer = await discord.answerTo(asked)
    await discord.settled()
    expect(discord.fromBot(channel)).toHaveLength(1)
    expect(answer.reference?.message_id).toBe(asked.id)
    expect(shown(answer)).toBe(
      [
        '**CRAKO**',
        'バックアップは7世代まで保持しています。',
        '-# 出典: CRAKO サービスレベル項目表 No.32「バックアップ世代数」',
        '-# 質問: CRAKOのバックアップは何世代？',
      ].join('\n'),
    )
    expect(buttonsOf(answer).map(({ label }) => label)).toEqual([
      '顧客向け文面',
      '条項の全文',
      '役に立った',
      '役に立たなかった',
    ])
    expect(recorded.asked).toMatchObject([
      {
        platform: 'discord',
        place: channel.id,
        asker: alice.id,
        status: 'answered',
        cited: ['crako-sla#32'],
      },
    ])
  })

  it('gets a citation that links to the clause where there is a desk', async () => {
    const { discord, alice, channel } = await start({ publicUrl: 'https://desk.example.jp' })
    const answer = await discord.answerTo(alice.mention(channel, GENERATIONS))
    expect(readable(answer)).toContain(
      '[CRAKO サービスレベル項目表 No.32「バックアップ世代数」](https://desk.example.jp/documents/crako-sla#32)',
    )
  })

  it('says force and caveats quietly below the statement', async () => {
    const { discord, alice, channel } = await start()
    const answer = await discord.answerTo(
      alice.mention(channel, 'セカイカートの稼働率は99.99%保証ですよね？'),
    )
    expect(readable(answer)).toMatch(/^\*\*保証ではなく、目標値です。\*\*$/m)
    expect(readable(answer)).toMatch(/^-# 【目標値\(保証ではありません\)】$/m)
  })

  it('of a role or of everyone is none', async () => {
    const { discord, guild, alice, channel } = await start()
    const role = guild.role('係', { mentionable: true })
    alice.post(channel, `<@&${role.id}> @everyone ${GENERATIONS}`)
    await discord.settled()
    expect(discord.fromBot(channel)).toEqual([])
  })

  it('without words means the message it replies to, if that can be read, else gets a hint', async () => {
    const { discord, alice, bob, channel } = await start({
      discord: { privilegedIntents: [1 << 15] },
      environment: { messageContent: true },
    })
    const said = alice.post(channel, GENERATIONS)
    const bare = bob.reply(said, `<@${discord.bot.id}>`)
    expect(shown(await discord.answerTo(bare))).toContain('No.32')
    const lone = bob.mention(channel, '')
    expect(shown(await discord.answerTo(lone))).toMatch(/サービス名と知りたいこと.*\n・/)
  })
})

describe('bots, webhooks and the bot itself', () => {
  it('are left alone, and so are joins, edits and previews', async () => {
    const { discord, guild, alice, channel } = await start()
    const robot = discord.otherBot('robot')
    guild.join(robot)
    robot.mention(channel, GENERATIONS)
    guild.webhookPost(channel, 'CI', `<@${discord.bot.id}> ${GENERATIONS}`)
    const asked = alice.mention(channel, GENERATIONS)
    const answer = await discord.answerTo(asked)
    robot.reply(answer, GENERATIONS)
    alice.edit(asked, `<@${discord.bot.id}> CO-NECTは？`)
    await discord.settled()
    expect(discord.fromBot(channel)).toHaveLength(1)
  })
})

describe('a chain of replies', () => {
  it('goes on without the message content intent, and after a restart', async () => {
    const { discord, alice, bob, channel, restart } = await start()
    const first = await discord.answerTo(alice.mention(channel, GENERATIONS))
    const second = await discord.answerTo(bob.reply(first, 'CO-NECTは？'))
    expect(shown(second)).toContain('項番45「バックアップ対策」')
    await restart()
    const third = await discord.answerTo(alice.reply(second, 'セカイカートは？'))
    expect(shown(third)).toContain('6-6「バックアップ世代数」')
  })

  it('ends where a message was deleted', async () => {
    const { discord, alice, channel } = await start()
    const asked = alice.mention(channel, GENERATIONS)
    const first = await discord.answerTo(asked)
    alice.delete(asked)
    const second = await discord.answerTo(alice.reply(first, 'CO-NECTは？'))
    expect(shown(second)).toContain('項番45')
  })

  it('is heard without a ping if the content may be read', async () => {
    const { discord, alice, channel } = await start({
      discord: { privilegedIntents: [1 << 15] },
      environment: { messageContent: true },
    })
    const first = await discord.answerTo(alice.mention(channel, GENERATIONS))
    const second = await discord.answerTo(alice.reply(first, 'CO-NECTは？', { ping: false }))
    expect(shown(second)).toContain('項番45')
  })
})

describe('a thread', () => {
  it('is answered in, and remembers, after a restart too', async () => {
    const { discord, alice, bob, channel, restart } = await start()
    const thread = alice.thread(alice.post(channel, '相談です'), '相談')
    const first = await discord.answerTo(alice.mention(thread, GENERATIONS))
    expect(first.channel).toBe(thread)
    await restart()
    const second = await discord.answerTo(bob.mention(thread, 'CO-NECTは？'))
    expect(shown(second)).toContain('項番45')
    expect(discord.fromBot(channel)).toEqual([])
  })

  it('goes on without a mention if the content may be read, and leaves people’s talk alone', async () => {
    const { discord, alice, bob, channel } = await start({
      discord: { privilegedIntents: [1 << 15] },
      environment: { messageContent: true },
    })
    const thread = alice.threadIn(channel, '相談')
    await discord.answerTo(alice.mention(thread, GENERATIONS))
    for (const text of ['了解です', 'お昼どうする？', `<@${bob.id}> セカイカートは？`])
      alice.post(thread, text)
    const second = await discord.answerTo(bob.post(thread, 'CO-NECTは？'))
    expect(shown(second)).toContain('項番45')
    await discord.settled()
    expect(discord.fromBot(thread)).toHaveLength(2)
    const other = alice.threadIn(channel, '雑談')
    bob.post(other, GENERATIONS)
    await discord.settled()
    expect(discord.fromBot(other)).toEqual([])
  })

  it('is opened for the answer where the settings say so, and goes on there', async () => {
    const { discord, alice, channel } = await start({
      settings: ({ channel: { id } }) => `discord:\n  "${id}": { thread: true }\n`,
    })
    const asked = alice.mention(channel, GENERATIONS)
    const answer = await discord.answerTo(asked)
    expect(answer.channel).toBe(asked.thread)
    expect(asked.thread?.name).toBe(GENERATIONS)
    const second = await discord.answerTo(alice.mention(answer.channel, 'CO-NECTは？'))
    expect(shown(second)).toContain('項番45')
    expect(discord.fromBot(channel)).toEqual([])
  })

  it('that may not be opened becomes a reply', async () => {
    const { discord, guild, alice, channel, recorded } = await start({
      settings: ({ channel: { id } }) => `discord:\n  "${id}": { thread: true }\n`,
    })
    guild.restrictBot(channel, ['CreatePublicThreads'])
    const answer = await discord.answerTo(alice.mention(channel, GENERATIONS))
    expect(answer.channel).toBe(channel)
    expect(recorded.log).toContainEqual(expect.objectContaining({ event: 'thread-not-opened' }))
  })
})

describe('a forum post', () => {
  it('is answered in itself, at its start and later', async () => {
    const { discord, guild, alice, bob } = await start()
    const forum = guild.forum('質問箱')
    const { thread, message } = alice.forumPost(forum, 'バックアップ', `<@${discord.bot.id}> ${GENERATIONS}`)
    const first = await discord.answerTo(message)
    expect(first.channel).toBe(thread)
    const second = await discord.answerTo(bob.mention(thread, 'CO-NECTは？'))
    expect(shown(second)).toContain('項番45')
  })
})

describe('direct messages', () => {
  it('need no mention and no intent, and remember what was asked', async () => {
    const { discord, alice } = await start()
    const first = await discord.answerTo(alice.dm(GENERATIONS))
    expect(shown(first)).toContain('No.32')
    expect(shown(await discord.answerTo(alice.dm('CO-NECTは？')))).toContain('項番45')
  })

  it('are greeted back, without buttons', async () => {
    const { discord, alice } = await start()
    const answer = await discord.answerTo(alice.dm('こんにちは'))
    expect(shown(answer)).toContain('こんにちは')
    expect(buttonsOf(answer)).toEqual([])
  })
})
