// What goes wrong on the way: lost connections, rate limits, refusals, lateness, bursts. Each question is answered once.
import { GatewayCloseCodes } from 'discord.js'
import { describe, expect, it } from 'vitest'
import type { Message } from './support/discord/model.js'
import { readable } from './support/discord/read-message.js'
import { until } from './support/discord/until.js'
import { bots, type Running, shown } from './support/discord-bot.js'
import { clerkOf, clerkWith } from './support/edge-clerk.js'

const clerk = await clerkOf()
const kohaku = await clerkWith('kohaku-sla.yaml', 'kohaku-internal.yaml')
const on = bots()
const start = (more: Partial<Parameters<typeof on.start>[0]> = {}) =>
  on.start({ clerk: () => clerk, ...more })

const GENERATIONS = 'CRAKOのバックアップは何世代？'
const POST = 'POST /channels/:channel/messages'

/** Waits for as many answers as questions, and that no more come. */
async function eachAnsweredOnce({ discord, channel }: Running, asked: readonly Message[], ms = 20_000) {
  await until(() => discord.fromBot(channel).length >= asked.length, ms, `${asked.length} answers`)
  await discord.settled()
  const answered = discord.fromBot(channel).map(({ reference }) => reference?.message_id)
  expect(answered.sort()).toEqual(asked.map(({ id }) => id).sort())
}

describe('a connection', () => {
  it.each([
    ['dropped', (running: Running) => running.discord.gateway.drop()],
    ['asked to reconnect', (running: Running) => running.discord.gateway.reconnect()],
    ['timed out', (running: Running) => running.discord.gateway.closeWith(GatewayCloseCodes.SessionTimedOut)],
  ])('that is %s is resumed: each question is answered once', async (_, fault) => {
    const running = await start()
    const { discord, alice, channel } = running
    const asked = [alice.mention(channel, GENERATIONS)]
    await discord.answerTo(asked[0] as Message)
    fault(running)
    asked.push(alice.mention(channel, GENERATIONS))
    await until(() => discord.gateway.sessions[0]?.resumed)
    asked.push(alice.mention(channel, GENERATIONS))
    await eachAnsweredOnce(running, asked)
  })

  it('whose session is lost is made anew, and what was missed where people talk to the bot is caught up', async () => {
    const running = await start()
    const { discord, alice, channel } = running
    const asked = [alice.mention(channel, GENERATIONS)]
    await discord.answerTo(asked[0] as Message)
    discord.gateway.invalidate()
    asked.push(alice.mention(channel, 'セカイカートのバックアップは何世代？'))
    alice.post(channel, 'ひとりごと')
    await until(() => discord.gateway.sessions.length === 2, 15_000, 'a new session')
    await eachAnsweredOnce(running, asked)
    asked.push(alice.mention(channel, GENERATIONS))
    await eachAnsweredOnce(running, asked)
  })

  it('that brings an event twice gets one answer', async () => {
    const running = await start()
    const { discord, alice, channel } = running
    const asked = alice.mention(channel, GENERATIONS)
    await discord.answerTo(asked)
    discord.gateway.redeliver('MESSAGE_CREATE')
    const used = alice.slash(channel, '/sla', { question: GENERATIONS, visible: 'all' })
    const answer = await used.response()
    discord.gateway.redeliver('INTERACTION_CREATE')
    await discord.settled()
    expect(discord.fromBot(channel)).toEqual([await discord.answerTo(asked), answer])
  })
})

describe('a rate limit', () => {
  it.each([
    ['shared' as const],
    ['user' as const],
    ['global' as const],
  ])('(%s) is waited for', async (scope) => {
    const running = await start()
    const { discord, alice, channel } = running
    discord.rest.faults.add(POST, { kind: 'rate-limit', retryAfter: 0.2, scope })
    await eachAnsweredOnce(running, [alice.mention(channel, GENERATIONS)])
  })

  it('of the channel is kept: 200 questions in a burst are each answered once, none is lost', async () => {
    const running = await start()
    const { discord, alice, channel } = running
    discord.rest.limits.limit(POST, { limit: 50, perMs: 500 })
    discord.rest.limits.limitAll()
    const asked = Array.from({ length: 200 }, (_, n) =>
      alice.mention(channel, n % 2 === 0 ? GENERATIONS : 'セカイカートのバックアップは何世代？'),
    )
    await eachAnsweredOnce(running, asked, 40_000)
    for (const answer of discord.fromBot(channel)) {
      const question = asked.find(({ id }) => id === answer.reference?.message_id)
      expect(shown(answer)).toContain(question?.content.includes('CRAKO') ? 'No.32' : '6-6')
    }
  })

  it('is no matter for 100 commands at once', async () => {
    const { discord, alice, channel } = await start()
    const used = Array.from({ length: 100 }, () => alice.slash(channel, '/sla', { question: GENERATIONS }))
    for (const each of used) expect(shown(await each.response(20_000))).toContain('No.32')
    expect(discord.interactions.filter(({ failed }) => failed)).toEqual([])
  })
})

describe('a trouble of Discord', () => {
  it('that lasts longer than the library tries is waited for', async () => {
    const running = await start()
    const { discord, alice, channel } = running
    discord.rest.faults.add(POST, { kind: 'error', status: 503 }, 5)
    await eachAnsweredOnce(running, [alice.mention(channel, GENERATIONS)])
  })

  it.each([
    ['before' as const],
    ['after' as const],
  ])('that cuts the line %s the answer arrived leads to one answer', async (when) => {
    const running = await start()
    const { discord, alice, channel } = running
    discord.rest.faults.add(POST, { kind: 'drop', when, by: 'close' })
    await eachAnsweredOnce(running, [alice.mention(channel, GENERATIONS)])
  })
})

describe('an end that is nobody’s fault', () => {
  it('comes for a late interaction, and the next one is answered', async () => {
    const { discord, alice, channel, recorded } = await start()
    alice.slash(channel, '/sla', { question: GENERATIONS }, { late: true })
    await until(() => recorded.log.some(({ event }) => event === 'discord-not-possible'))
    expect(recorded.log.filter(({ level }) => level === 'error')).toEqual([])
    await alice.slash(channel, '/sla', { question: GENERATIONS }).response()
    expect(discord.fromBot(channel, alice)).toHaveLength(1)
  })

  it('comes when the question was deleted meanwhile', async () => {
    const { discord, alice, channel, recorded } = await start()
    const asked = alice.mention(channel, GENERATIONS)
    alice.delete(asked)
    await discord.settled()
    expect(discord.fromBot(channel)).toEqual([])
    expect(recorded.log.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('comes when the answer was deleted before its button is pressed', async () => {
    const { discord, alice, bob, channel, recorded } = await start()
    const answer = await discord.answerTo(alice.mention(channel, GENERATIONS))
    const pressed = bob.press(answer, '顧客向け文面')
    discord.world.message(channel, answer.id).deleted = true
    await pressed.response()
    expect(recorded.log.filter(({ level }) => level === 'error')).toEqual([])
  })

  it.each([
    ['may not write', ['SendMessages' as const], 'discord-not-possible'],
    ['may not see', ['ViewChannel' as const], undefined],
  ])('comes where the bot %s', async (_, deny, event) => {
    const { discord, guild, alice, channel, recorded } = await start()
    guild.restrictBot(channel, deny)
    alice.mention(channel, GENERATIONS)
    await discord.settled()
    expect(recorded.log.map((line) => line.event)).toEqual(['commands-registered', ...(event ? [event] : [])])
    guild.restrictBot(channel, [], deny)
    await discord.answerTo(alice.mention(channel, GENERATIONS))
  })

  it('is avoided where the bot may not read what went before: it answers without replying', async () => {
    const { discord, guild, alice, channel } = await start()
    guild.restrictBot(channel, ['ReadMessageHistory'])
    const answer = await discord.answerTo(alice.mention(channel, GENERATIONS))
    expect(answer.reference).toBeUndefined()
  })
})

describe('when the core throws', () => {
  const failing = {
    ...clerk,
    ask: (...[question, audience]: Parameters<typeof clerk.ask>) => {
      if (question.text.includes('壊れる')) throw new Error('secret detail')
      return clerk.ask(question, audience)
    },
  }

  it('the asker gets a calm line, in every way of asking, and the log the cause', async () => {
    const { discord, alice, channel, recorded } = await start({ clerk: () => failing })
    const answers = [
      await discord.answerTo(alice.mention(channel, '壊れる？')),
      await discord.answerTo(alice.dm('壊れる？')),
      await alice.slash(channel, '/sla', { question: '壊れる？' }).response(),
      await alice.messageCommand(alice.post(channel, '壊れる？'), 'SLAで回答を探す').response(),
    ]
    for (const answer of answers) {
      expect(shown(answer)).toContain('うまくお答えできませんでした')
      expect(readable(answer)).not.toContain('secret')
    }
    expect(recorded.log.filter(({ event }) => event === 'not-answered')).toHaveLength(4)
    await discord.answerTo(alice.mention(channel, GENERATIONS))
  })
})

describe('a clause that says @everyone', () => {
  it('reaches nobody but its reader, in every way it is shown', async () => {
    const { discord, alice, channel } = await start({ clerk: () => kohaku })
    const answer = await discord.answerTo(alice.mention(channel, 'コハクのサービス提供時間は？'))
    expect(shown(answer)).toContain('@everyone @here')
    expect(answer.mention_everyone).toBe(false)
    await alice.press(answer, '条項の全文').response()
    await alice.press(answer, '顧客向け文面').response()
    await alice
      .slash(channel, '/sla', { question: 'コハクのサービス提供時間は？', visible: 'all' })
      .response()
  })
})
