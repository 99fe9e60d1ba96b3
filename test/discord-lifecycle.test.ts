// How the Discord edge starts, and how it stops.
import { GatewayIntentBits } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { until } from './support/discord/until.js'
import { bots } from './support/discord-bot.js'
import { clerkOf } from './support/edge-clerk.js'

const clerk = await clerkOf()
const on = bots()
const start = (more: Partial<Parameters<typeof on.start>[0]> = {}) =>
  on.start({ clerk: () => clerk, ...more })

const GENERATIONS = 'CRAKOのバックアップは何世代？'
const POST = 'POST /channels/:channel/messages'

describe('starting', () => {
  it('says what is wrong with a token, without repeating it', async () => {
    const token = `${'M'.repeat(26)}.Gabcde.${'x'.repeat(38)}`
    const failure = start({ environment: { token } })
    await expect(failure).rejects.toThrow(/^DISCORD_TOKEN: .* → .*Reset Token$/)
    await expect(failure).rejects.not.toThrow(token)
  })

  it('says which intent is not switched on', async () => {
    await expect(start({ environment: { messageContent: true } })).rejects.toThrow(
      /^DISCORD_MESSAGE_CONTENT: .* → .*Message Content Intent/,
    )
  })

  it('asks for no privileged intent unless told to', async () => {
    const { discord } = await start()
    const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits
    expect(discord.gateway.identified.map(({ intents }) => intents)).toEqual([
      Guilds | GuildMessages | DirectMessages,
    ])
  })

  it('runs as many shards as Discord recommends if it is told to', async () => {
    const { discord, restart, alice, channel } = await start()
    discord.world.shards = 2
    await restart({ environment: { shards: 'auto' } })
    expect(discord.gateway.identified.slice(1).map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ])
    await discord.answerTo(alice.mention(channel, GENERATIONS))
    await discord.answerTo(alice.dm(GENERATIONS))
  })
})

describe('stopping', () => {
  it('answers what is under way and takes nothing new', async () => {
    const running = await start()
    const { discord, alice, channel, stop } = running
    discord.rest.faults.add(POST, { kind: 'rate-limit', retryAfter: 0.5 })
    const asked = alice.mention(channel, GENERATIONS)
    await until(() => discord.count(POST) === 1)
    const stopped = stop()
    alice.mention(channel, GENERATIONS)
    await Promise.all([stopped, stop()])
    expect(discord.fromBot(channel).map(({ reference }) => reference?.message_id)).toEqual([asked.id])
    expect(discord.gateway.isConnected).toBe(false)
  })
})
