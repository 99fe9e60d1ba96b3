// The slash command, its suggestions, the menu command, and when commands are registered.
import { describe, expect, it } from 'vitest'
import { EPHEMERAL } from './support/discord/model.js'
import { buttonsOf } from './support/discord/read-message.js'
import { bots, shown } from './support/discord-bot.js'
import { clerkOf } from './support/edge-clerk.js'

const clerk = await clerkOf()
const on = bots()
const start = (more: Partial<Parameters<typeof on.start>[0]> = {}) =>
  on.start({ clerk: () => clerk, ...more })
const REGISTER = 'PUT /applications/:application/commands'
const GENERATIONS = 'CRAKOのバックアップは何世代？'

describe('/sla', () => {
  it('answers the asker alone, in time, and can be shared', async () => {
    const { discord, alice, bob, channel } = await start()
    const used = alice.slash(channel, '/sla', { question: GENERATIONS })
    const answer = await used.response()
    expect(answer.flags & EPHEMERAL).toBeTruthy()
    expect(shown(answer)).toContain('No.32')
    expect(discord.fromBot(channel, bob)).toEqual([])
    const shared = await alice.press(answer, 'ここに共有').followUp()
    expect(discord.fromBot(channel, bob)).toEqual([shared])
    expect(shown(shared)).toBe(shown(answer))
    expect(buttonsOf(answer).map(({ label }) => label)).not.toContain('ここに共有')
    const reply = await discord.answerTo(bob.reply(shared, 'CO-NECTは？'))
    expect(shown(reply)).toContain('項番45')
  })

  it('answers everybody if that is wanted', async () => {
    const { discord, alice, bob, channel } = await start()
    const answer = await alice.slash(channel, '/sla', { 質問: GENERATIONS, 公開: 'all' }).response()
    expect(discord.fromBot(channel, bob)).toEqual([answer])
    expect(buttonsOf(answer).map(({ label }) => label)).not.toContain('ここに共有')
  })

  it.each([
    ['by its id', 'crako', 'No.32'],
    ['by another of its names', 'クラコ', 'No.32'],
    ['that is not held', 'kintone', 'kintone'],
  ])('takes a service %s', async (_, service, said) => {
    const { alice, channel } = await start()
    const answer = await alice
      .slash(channel, '/sla', { question: 'バックアップは何世代？', service })
      .response()
    expect(shown(answer)).toContain(said)
  })

  it('works in direct messages and threads', async () => {
    const { discord, alice, channel } = await start()
    const direct = await alice.slash(discord.dmOf(alice), '/sla', { question: GENERATIONS }).response()
    expect(direct.flags & EPHEMERAL).toBe(0)
    const thread = alice.threadIn(channel, '話')
    await discord.answerTo(alice.mention(thread, GENERATIONS))
    const further = await alice.slash(thread, '/sla', { question: 'CO-NECTは？' }).response()
    expect(shown(further)).toContain('項番45')
    await alice.press(further, '顧客向け文面').response()
  })

  it('suggests services by any of their names', async () => {
    const { alice, channel } = await start()
    const typed = async (service: string) =>
      (await alice.suggest(channel, '/sla', { service }, { focused: 'service' }).suggestions()).map(
        ({ value }) => value,
      )
    expect(await typed('')).toHaveLength(5)
    expect(await typed('くらこ')).toEqual(['crako'])
    expect(await typed('どこにもない')).toEqual([])
  })

  it('suggests questions as one types, by example, topic and service', async () => {
    const { discord, channel, alice } = await start()
    const typed = async (question: string, person = alice) =>
      (await person.suggest(channel, '/sla', { question }, { focused: 'question' }).suggestions()).map(
        ({ name, value }) => {
          expect(name).toBe(value)
          return name
        },
      )
    expect(await typed('')).toHaveLength(25)
    expect((await typed(''))[0]).toMatch(/は？$/)
    expect(await typed('クラコのばっくあっぷ世代')).toEqual(['CRAKOのバックアップの世代数'])
    expect((await typed('CRAKOの')).every((text) => text.startsWith('CRAKOの'))).toBe(true)
    const english = discord.person('carol', { locale: 'en-US' })
    channel.guild?.members.set(english.id, { user: english.user, nick: null, roles: [], joined_at: '' })
    expect(await typed('crako generations', english)).toContain('CRAKO: Backup generations')
  })
})

describe('the command in the menu of a message', () => {
  it('answers the message it is used on, to the one who uses it, without the intent', async () => {
    const { discord, alice, bob, channel, restart } = await start()
    const said = alice.post(channel, `お客様からです。\n\n${GENERATIONS}\n\nよろしくお願いします。`)
    const answer = await bob.messageCommand(said, 'SLAで回答を探す').response()
    expect(answer.flags & EPHEMERAL).toBeTruthy()
    expect(shown(answer)).toContain('No.32')
    expect(discord.fromBot(channel, alice)).toEqual([])
    await restart()
    expect((await bob.press(answer, '顧客向け文面').response()).content).toContain('7世代')
  })

  it('says so where there is nothing to read, and reads its own answers by their question', async () => {
    const { discord, alice, channel } = await start()
    const nothing = alice.post(channel, '<:wave:123456789012345678>')
    expect(shown(await alice.messageCommand(nothing, 'SLAで回答を探す').response())).toContain(
      '読める文がありません',
    )
    const answer = await discord.answerTo(alice.mention(channel, GENERATIONS))
    expect(shown(await alice.messageCommand(answer, 'Find the clause for this').response())).toContain(
      'No.32',
    )
  })
})

describe('commands', () => {
  it('are registered when they have changed, and not again', async () => {
    const { discord, restart } = await start()
    expect(discord.count(REGISTER)).toBe(1)
    await restart()
    expect(discord.count(REGISTER)).toBe(1)
    const [ask] = discord.commands
    if (!ask) throw new Error('no command')
    ask.description = 'as an older version had it'
    await restart()
    expect(discord.count(REGISTER)).toBe(2)
    await restart()
    expect(discord.count(REGISTER)).toBe(2)
    expect(discord.commands.map(({ name }) => name)).toEqual(['sla', 'SLAで回答を探す'])
  })

  it('are registered for one guild if the operator says so', async () => {
    const { discord, guild, alice, channel, restart } = await start()
    discord.commands.length = 0
    await restart({ environment: { guildId: guild.id } })
    expect(discord.count(REGISTER)).toBe(1)
    expect(discord.commands.map(({ guild_id }) => guild_id)).toEqual([guild.id, guild.id])
    await restart({ environment: { guildId: guild.id } })
    expect(discord.count('PUT /applications/:application/guilds/:guild/commands')).toBe(1)
    expect(shown(await alice.slash(channel, '/sla', { question: GENERATIONS }).response())).toContain('No.32')
  })

  it('that cannot be registered do not keep the bot from answering', async () => {
    const { discord, alice, channel, recorded, restart } = await start()
    discord.rest.faults.add('GET /applications/:application/commands', {
      kind: 'error',
      status: 403,
      code: 50001,
    })
    await restart()
    expect(recorded.log).toContainEqual(expect.objectContaining({ event: 'commands-not-registered' }))
    await discord.answerTo(alice.mention(channel, GENERATIONS))
  })
})
