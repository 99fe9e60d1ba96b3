// The stand-in of Discord, seen through the real client library: messages, mentions, reactions, authors.
import { ComponentType, GatewayIntentBits as Intent, MessageFlags, TextDisplayBuilder } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { COMMANDS, INTENTS, sendable, stage } from './support/discord/tiny-bot.js'
import { until } from './support/discord/until.js'

const on = stage()

describe('messages', () => {
  it('reach the bot and are answered in the channel', async () => {
    const { alice, channel } = on.scene()
    await on.bot((client) =>
      client.on('messageCreate', async (message) => {
        if (!message.author.bot)
          await message.reply({ content: `受けた: ${message.content}`, allowedMentions: { parse: [] } })
      }),
    )
    const asked = alice.mention(channel, 'バックアップは?')
    const answer = await on.discord.answerTo(asked)
    expect(answer.content).toBe(`受けた: <@${on.discord.bot.id}> バックアップは?`)
    expect(answer.reference?.message_id).toBe(asked.id)
    expect(answer.pings).toEqual({ users: [], roles: [], everyone: false })
    expect(on.discord.count('POST /channels/:channel/messages')).toBe(1)
    expect(on.discord.violations).toEqual([])
  })

  it('come without their content unless they concern the bot', async () => {
    const { alice, channel } = on.scene()
    const seen: string[] = []
    const client = await on.bot((each) => each.on('messageCreate', ({ content }) => seen.push(content)))
    const embeds = [{ title: 'secret' }]
    const plain = alice.post(channel, 'among us', { embeds })
    alice.mention(channel, 'for you')
    alice.dm('privately')
    const sent = await client.channels.cache.get(channel.id)?.fetch()
    const own = sent?.isSendable() ? await sent.send('mine') : undefined
    const message = on.discord.world.message(channel, String(own?.id))
    alice.reply(message, 'a reply that pings')
    alice.reply(message, 'a reply that does not', { ping: false })
    await until(() => seen.length === 6)
    const mention = `<@${on.discord.bot.id}> for you`
    expect(seen).toEqual(['', mention, 'privately', 'mine', 'a reply that pings', ''])
    const fetched = sent?.isTextBased()
      ? await sent.messages.fetch({ message: plain.id, force: true })
      : undefined
    expect(fetched?.embeds).toEqual([])
    expect(fetched?.content).toBe('')
  })

  it('come with their content if the intent is switched on', async () => {
    await on.restart({ privilegedIntents: [Intent.MessageContent] })
    const { guild, alice } = on.scene()
    const seen: string[] = []
    await on.bot((client) => client.on('messageCreate', ({ content }) => seen.push(content)), {
      intents: [...INTENTS, Intent.MessageContent],
    })
    alice.post(guild.text('c'), 'among us')
    await until(() => seen.length === 1)
    expect(seen).toEqual(['among us'])
  })

  it('are listed newest first, before, after and around others', async () => {
    const { alice, channel } = on.scene()
    const ids = Array.from({ length: 120 }, (_, n) => alice.mention(channel, String(n)).id)
    const client = await on.bot()
    const there = await client.channels.fetch(channel.id)
    if (!there?.isTextBased()) throw new Error('no text channel')
    const fetch = async (options: object) =>
      [...(await there.messages.fetch(options)).keys()].map((id) => ids.indexOf(id))
    expect(await fetch({})).toEqual(Array.from({ length: 50 }, (_, n) => 119 - n))
    expect(await fetch({ limit: 3, before: ids[10] })).toEqual([9, 8, 7])
    expect(await fetch({ limit: 3, after: ids[10] })).toEqual([13, 12, 11])
    expect(await fetch({ limit: 3, around: ids[10] })).toEqual([11, 10, 9])
    await expect(fetch({ limit: 101 })).rejects.toThrow('less than or equal to 100')
  })

  it('can be edited and deleted, by people and by the bot', async () => {
    const { alice, channel } = on.scene()
    const events: string[] = []
    const client = await on.bot((each) => {
      each.on('messageUpdate', (_, { content }) => events.push(`updated ${content}`))
      each.on('messageDelete', () => events.push('deleted'))
    })
    const there = await sendable(client, channel)
    const own = await there.send('one')
    const record = on.discord.world.message(channel, own.id)
    await own.edit('two')
    expect(record).toMatchObject({ content: 'two', earlier: ['one'] })
    await until(() => events.includes('updated two'))
    const asked = alice.mention(channel, 'x')
    await until(() => there.messages.cache.has(asked.id))
    alice.edit(asked, `<@${on.discord.bot.id}> y`)
    alice.delete(asked)
    await until(() => events.includes('deleted'))
    expect(events.at(-2)).toBe(`updated <@${on.discord.bot.id}> y`)
    await expect(there.messages.delete(asked.id)).rejects.toMatchObject({ code: 10008 })
    await expect(there.messages.edit(alice.post(channel, 'z').id, 'mine now')).rejects.toMatchObject({
      code: 50005,
    })
    await own.delete()
    expect(on.discord.fromBot(channel)).toEqual([])
  })

  it('that reply to what is gone fail, unless the bot does not mind', async () => {
    const { alice, channel } = on.scene()
    const client = await on.bot()
    const there = await sendable(client, channel)
    const asked = alice.mention(channel, 'x')
    alice.delete(asked)
    const reply = (failIfNotExists: boolean) =>
      there.send({ content: 'y', reply: { messageReference: asked.id, failIfNotExists } })
    await expect(reply(true)).rejects.toThrow('MESSAGE_REFERENCE_UNKNOWN_MESSAGE')
    expect((await reply(false)).reference).toBeNull()
  })

  it('change without an edit when a link gets its preview', async () => {
    const { alice, channel } = on.scene()
    const updates: [string, number | null, number][] = []
    await on.bot((client) =>
      client.on('messageUpdate', (_, { content, editedTimestamp, embeds }) => {
        updates.push([content.slice(-1), editedTimestamp, embeds.length])
      }),
    )
    const asked = alice.mention(channel, 'https://example.com/')
    on.discord.unfurl(asked, { title: 'Example' })
    await until(() => updates.length === 1)
    expect(updates).toEqual([['/', null, 1]])
  })

  it('that stay without an answer can be waited for', async () => {
    const { alice, channel } = on.scene()
    await on.bot()
    alice.mention(channel, 'x')
    await on.discord.settled()
    expect(on.discord.fromBot(channel)).toEqual([])
    await expect(on.discord.answerTo(alice.mention(channel, 'y'), 20)).rejects.toThrow('not within 20 ms')
  })

  it('are announced by typing', async () => {
    const { alice, channel } = on.scene()
    const typing: string[] = []
    const client = await on.bot((each) => each.on('typingStart', ({ user }) => typing.push(user.id)), {
      intents: [...INTENTS, Intent.GuildMessageTyping],
    })
    alice.startTyping(channel)
    await until(() => typing.length === 1)
    await (await sendable(client, channel)).sendTyping()
    expect(on.discord.typing).toMatchObject([{ channel: { id: channel.id } }])
  })

  it('with a nonce that is enforced are stored once', async () => {
    const guild = on.discord.guild('g')
    const channel = guild.text('c')
    const client = await on.bot(undefined, { enforceNonce: true })
    const there = await sendable(client, channel)
    on.discord.rest.faults.add('POST /channels/:channel/messages', { kind: 'drop', when: 'after' })
    await there.send('once')
    expect(on.discord.count('POST /channels/:channel/messages')).toBe(2)
    expect(on.discord.fromBot(channel)).toHaveLength(1)
  })

  it('can carry files, which can be fetched', async () => {
    const channel = on.discord.guild('g').text('c')
    const client = await on.bot()
    const there = await sendable(client, channel)
    const sent = await there.send({ files: [{ attachment: Buffer.from('回答'), name: '回答.txt' }] })
    const url = String(sent.attachments.first()?.url)
    expect(await (await fetch(url)).text()).toBe('回答')
  })
})

describe('mentions', () => {
  it.each([
    ['by default', undefined, { users: ['alice'], roles: ['staff'], everyone: true }],
    ['with nothing allowed', { parse: [] }, { users: [], roles: [], everyone: false }],
    ['with users allowed', { parse: ['users' as const] }, { users: ['alice'], roles: [], everyone: false }],
    ['with one user allowed', { users: ['alice'] }, { users: ['alice'], roles: [], everyone: false }],
  ])('notify %s', async (_, allowedMentions, expected) => {
    const { guild, alice } = on.scene()
    const role = guild.role('staff', { mentionable: true })
    const channel = guild.text('c')
    const client = await on.bot()
    const there = await sendable(client, channel)
    const ids = (names: readonly string[]) => names.map((name) => (name === 'alice' ? alice.id : role.id))
    const text = `@everyone <@${alice.id}> <@&${role.id}> \`@here <@${on.discord.bot.id}>\``
    await there.send({
      content: text,
      ...(allowedMentions && {
        allowedMentions:
          'users' in allowedMentions ? { users: ids(allowedMentions.users ?? []) } : allowedMentions,
      }),
    })
    const pings = on.discord.fromBot(channel)[0]?.pings
    expect(pings).toEqual({ ...expected, users: ids(expected.users), roles: ids(expected.roles) })
  })

  it('in text displays notify, in embeds never', async () => {
    const { alice, channel } = on.scene()
    const client = await on.bot()
    const there = await sendable(client, channel)
    const text = `<@${alice.id}> @everyone`
    await there.send({ embeds: [{ description: text }] })
    await there.send({
      flags: MessageFlags.IsComponentsV2,
      components: [new TextDisplayBuilder({ content: text })],
    })
    const [embedded, displayed] = on.discord.fromBot(channel)
    expect(embedded?.pings).toEqual({ users: [], roles: [], everyone: false })
    expect(displayed?.pings).toEqual({ users: [alice.id], roles: [], everyone: true })
  })
})

describe('reactions', () => {
  it('go both ways', async () => {
    const { alice, channel } = on.scene()
    const added: (string | null)[] = []
    const client = await on.bot(
      (each) => each.on('messageReactionAdd', ({ emoji }) => added.push(emoji.name)),
      {
        intents: [...INTENTS, Intent.GuildMessageReactions],
      },
    )
    const there = await sendable(client, channel)
    const own = await there.send('x')
    await own.react('👀')
    alice.react(on.discord.world.message(channel, own.id), '👍')
    await until(() => added.length === 2)
    expect(added).toEqual(['👀', '👍'])
    expect([...on.discord.world.message(channel, own.id).reactions.keys()]).toEqual(['👀', '👍'])
    await own.reactions.cache.get('👀')?.users.remove()
    await expect(own.react('nothing')).rejects.toMatchObject({ code: 10014 })
  })
})

describe('direct messages', () => {
  it('are opened by the bot, unless the person has closed them', async () => {
    const [alice, bob] = [on.discord.person('alice'), on.discord.person('bob')]
    on.discord.guild('g').join(alice, bob)
    on.discord.closeDms(bob)
    const client = await on.bot()
    const user = await client.users.fetch(alice.id)
    await user.send('hello')
    expect(on.discord.fromBot(on.discord.dmOf(alice))[0]?.content).toBe('hello')
    const closed = await client.users.fetch(bob.id)
    await expect(closed.send('hello')).rejects.toMatchObject({ code: 50007 })
  })

  it('are the form in which ephemeral messages come: without a guild, and not by the intent of guilds', async () => {
    const { guild, alice } = on.scene()
    const client = await on.bot((each) =>
      each.on('interactionCreate', (interaction) => {
        if (interaction.isChatInputCommand())
          void interaction.reply({ content: 'x', flags: MessageFlags.Ephemeral })
      }),
    )
    await on.bot(undefined, { intents: [Intent.Guilds, Intent.GuildMessages] })
    await client.application.commands.set(COMMANDS)
    await alice.slash(guild.text('c'), '/ask', { question: 'x' }).response()
    const [both, guildOnly] = on.discord.gateway.sessions.map(({ sent }) =>
      sent.filter(({ t }) => t === 'MESSAGE_CREATE').map(({ d }) => d),
    )
    expect(both).toMatchObject([{ content: 'x', flags: MessageFlags.Ephemeral }])
    expect(both?.[0]).not.toHaveProperty('guild_id')
    expect(guildOnly).toEqual([])
  })
})

describe('other authors', () => {
  it('are bots and webhooks, told apart from people', async () => {
    const guild = on.discord.guild('g')
    const robot = on.discord.otherBot('robot')
    guild.join(robot)
    const channel = guild.text('c')
    const seen: string[] = []
    await on.bot((client) =>
      client.on('messageCreate', ({ author, webhookId }) => {
        seen.push(webhookId ? 'webhook' : author.bot ? 'bot' : 'person')
      }),
    )
    robot.mention(channel, 'x')
    guild.webhookPost(channel, 'CI', `<@${on.discord.bot.id}> built`)
    await until(() => seen.length === 2)
    expect(seen).toEqual(['bot', 'webhook'])
  })
})

describe('components', () => {
  it('get ids, and come back with what was pressed', async () => {
    const channel = on.discord.guild('g').text('c')
    const client = await on.bot()
    const there = await sendable(client, channel)
    await there.send({
      flags: MessageFlags.IsComponentsV2,
      components: [new TextDisplayBuilder({ content: '本文' })],
    })
    expect(on.discord.fromBot(channel)[0]?.components).toEqual([
      { type: ComponentType.TextDisplay, id: 1, content: '本文' },
    ])
  })
})
