// The stand-in of Discord: threads, forums, and what permissions allow.
import { ChannelType } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { COMMANDS, stage } from './support/discord/tiny-bot.js'
import { until } from './support/discord/until.js'

const on = stage()

describe('threads', () => {
  it('can be started by the bot from a message, and joined by both', async () => {
    const { alice, channel } = on.scene()
    await on.bot((client) =>
      client.on('messageCreate', async (message) => {
        if (message.author.bot || message.system) return
        if (message.channel.isThread()) await message.reply('in the thread')
        else await (await message.startThread({ name: '回答' })).send('here')
      }),
    )
    const asked = alice.mention(channel, 'x')
    const answer = await on.discord.answerTo(asked)
    const thread = answer.channel
    expect(thread.id).toBe(asked.id)
    expect(thread.type).toBe(ChannelType.PublicThread)
    expect((await on.discord.answerTo(alice.mention(thread, 'y'))).content).toBe('in the thread')
    expect([...(thread.thread?.members.keys() ?? [])].sort()).toEqual([on.discord.bot.id, alice.id].sort())
    expect(on.discord.violations).toEqual([])
  })

  it('started by people reach the bot, in channels and forums', async () => {
    const { guild, alice } = on.scene()
    const forum = guild.forum('faq', ['契約'])
    const news = guild.announcement('news')
    await on.bot((client) =>
      client.on('messageCreate', async (message) => {
        if (!message.author.bot && !message.system && message.channel.isThread()) {
          await message.channel.join()
          await message.reply('hi')
        }
      }),
    )
    const { thread, message } = alice.forumPost(forum, '解約', `<@${on.discord.bot.id}> いつまで?`)
    expect((await on.discord.answerTo(message)).channel).toBe(thread)
    const inNews = alice.thread(alice.post(news, 'news'), 't')
    expect(inNews.type).toBe(ChannelType.AnnouncementThread)
    await on.discord.answerTo(alice.mention(inNews, 'x'))
    const own = alice.threadIn(guild.text('c'), 'own')
    await on.discord.answerTo(alice.mention(own, 'x'))
    expect(on.discord.violations).toEqual([])
  })

  it('can be posted by the bot in a forum', async () => {
    const forum = on.discord.guild('g').forum('faq')
    const client = await on.bot()
    const there = await client.channels.fetch(forum.id)
    if (there?.type !== ChannelType.GuildForum) throw new Error('no forum')
    const thread = await there.threads.create({ name: 'post', message: { content: 'first' } })
    expect((await thread.fetchStarterMessage())?.content).toBe('first')
  })

  it('that are archived wake up by a message, and refuse everything if locked', async () => {
    const { guild, alice } = on.scene()
    const thread = alice.threadIn(guild.text('c'), 't')
    const client = await on.bot()
    const there = await client.channels.fetch(thread.id)
    if (!there?.isThread()) throw new Error('no thread')
    guild.archive(thread)
    await expect(there.join()).rejects.toMatchObject({ code: 50083 })
    await there.send('x')
    expect(thread.thread?.archived).toBe(false)
    guild.archive(thread, { locked: true })
    await expect(there.send('y')).rejects.toMatchObject({ code: 160005 })
    expect(on.discord.violations).toEqual([])
  })
})

describe('permissions', () => {
  it('that are missing are refused, and the hidden stays hidden', async () => {
    const { guild, alice } = on.scene()
    const [mute, hidden] = [guild.text('mute'), guild.text('hidden')]
    guild.restrictBot(mute, ['SendMessages'])
    guild.restrictBot(hidden, ['ViewChannel'])
    let seen = 0
    const client = await on.bot((each) => each.on('messageCreate', () => seen++))
    const send = (id: string) => client.rest.post(`/channels/${id}/messages`, { body: { content: 'x' } })
    await expect(send(mute.id)).rejects.toMatchObject({ code: 50013, status: 403 })
    await expect(send(hidden.id)).rejects.toMatchObject({ code: 50001, status: 403 })
    await expect(send('1')).rejects.toMatchObject({ code: 10003, status: 404 })
    alice.mention(hidden, 'x')
    alice.mention(mute, 'x')
    await until(() => seen === 1)
    expect(on.discord.refusals).toHaveLength(3)
    expect(on.discord.violations).toEqual([])
  })

  it('do not matter for answers to interactions', async () => {
    const { guild, alice, channel } = on.scene()
    guild.restrictBot(channel, ['SendMessages', 'ViewChannel'])
    const client = await on.bot((each) =>
      each.on('interactionCreate', async (interaction) => {
        if (interaction.isChatInputCommand()) await interaction.reply('here')
      }),
    )
    await client.application.commands.set(COMMANDS)
    expect((await alice.slash(channel, '/ask', { question: 'x' }).response()).content).toBe('here')
  })
})
