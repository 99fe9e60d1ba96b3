// What the settings of a place change, and where internal documents answer.
import { describe, expect, it } from 'vitest'
import { buttonsOf } from './support/discord/read-message.js'
import { bots, shown } from './support/discord-bot.js'
import { clerkOf, clerkWith } from './support/edge-clerk.js'

const clerk = await clerkOf()
const kohaku = await clerkWith('kohaku-sla.yaml', 'kohaku-internal.yaml')
const on = bots()
const start = (more: Partial<Parameters<typeof on.start>[0]> = {}) =>
  on.start({ clerk: () => clerk, ...more })

const GENERATIONS = 'CRAKOのバックアップは何世代？'

describe('channel settings', () => {
  it('say how the bot speaks up, the default service and the language of buttons', async () => {
    const { discord, guild, alice, channel, restart } = await start({
      discord: { privilegedIntents: [1 << 15] },
    })
    const [every, named] = [guild.text('every'), guild.text('named')]
    await restart({
      environment: { messageContent: true },
      settings: () =>
        `discord:\n  "${every.id}": { reply: every, service: sekai-cart, language: en }\n  "${named.id}": { reply: mention }\n`,
    })
    const thread = alice.threadIn(named, '話')
    await discord.answerTo(alice.mention(thread, GENERATIONS))
    alice.post(thread, 'セカイカートは？')
    alice.post(channel, GENERATIONS)
    alice.post(every, 'お昼どうする？')
    const answer = await discord.answerTo(alice.post(every, 'バックアップは何世代ですか'))
    expect(shown(answer)).toContain('6-6')
    expect(shown(answer)).toContain('-# Service: セカイカート\n-# Question: バックアップは何世代ですか')
    expect(buttonsOf(answer)[0]?.label).toBe('Text for a customer')
    await discord.settled()
    expect([thread, channel, every].map((place) => discord.fromBot(place).length)).toEqual([1, 0, 1])
  })
})

describe('internal documents', () => {
  const INTERNAL = 'コハクのバックアップは何世代？'
  const ask = async (settings: Parameters<typeof on.start>[0]['settings'] & object) => {
    const { discord, guild, alice, channel } = await start({ clerk: () => kohaku, settings })
    const thread = alice.threadIn(channel, '話')
    const elsewhere = guild.text('ほか')
    const answers = []
    for (const place of [channel, thread, elsewhere])
      answers.push(await discord.answerTo(alice.mention(place, INTERNAL)))
    answers.push(await discord.answerTo(alice.dm(INTERNAL)))
    return answers.map((answer) => shown(answer).includes('90世代'))
  }

  it.each([
    ['nowhere by default', () => '', [false, false, false, false]],
    [
      'nowhere by the default of the file',
      () => 'default: { audience: internal }\n',
      [false, false, false, false],
    ],
    [
      'in a listed server, and never in direct messages',
      ({ guild: { id } }) => `discord:\n  "${id}": { audience: internal }\n`,
      [true, true, true, false],
    ],
    [
      'in a listed channel and its threads',
      ({ channel: { id } }) => `discord:\n  "${id}": { audience: internal }\n`,
      [true, true, false, false],
    ],
    [
      'not in a channel for customers of a listed server',
      ({ guild, channel }) =>
        `discord:\n  "${guild.id}": { audience: internal }\n  "${channel.id}": { audience: customer }\n`,
      [false, false, true, false],
    ],
  ] as [string, Parameters<typeof ask>[0], boolean[]][])('answer %s', async (_, settings, expected) => {
    expect(await ask(settings)).toEqual(expected)
  })
})
