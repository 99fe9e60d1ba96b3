// The stand-in of Discord, seen through the real client library.
import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  ChannelType,
  type Client,
  ComponentType,
  GatewayIntentBits as Intent,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  type RESTPostAPIApplicationCommandsJSONBody,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js'
import { describe, expect, it } from 'vitest'
import { buttonsOf, readable } from './support/discord/read-message.js'
import { INTENTS, sendable, stage } from './support/discord/tiny-bot.js'
import { until } from './support/discord/until.js'

const COMMANDS: RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    name: 'ask',
    name_localizations: { ja: '質問' },
    description: 'Asks',
    options: [
      { type: ApplicationCommandOptionType.String, name: 'question', description: 'What', required: true },
      {
        type: ApplicationCommandOptionType.String,
        name: 'service',
        description: 'Which',
        autocomplete: true,
      },
    ],
  },
  { name: '条項を調べる', type: ApplicationCommandType.Message },
]

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

describe('interactions', () => {
  /** A bot that does everything once. */
  async function versatile(): Promise<Client<true>> {
    const client = await on.bot((each) =>
      each.on('interactionCreate', async (interaction) => {
        if (interaction.isAutocomplete()) {
          const typed = interaction.options.getFocused()
          await interaction.respond([{ name: `${typed}KO`, value: 'crako' }])
        } else if (interaction.isChatInputCommand()) {
          await interaction.deferReply({ flags: MessageFlags.Ephemeral })
          const question = interaction.options.getString('question', true)
          await interaction.editReply({ content: `A: ${question}`, components: [buttons(), selects()] })
          await interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral })
        } else if (interaction.isMessageContextMenuCommand()) {
          const reply = await interaction.reply({
            content: interaction.targetMessage.content,
            withResponse: true,
          })
          expect(reply.resource?.message?.content).toBe(interaction.targetMessage.content)
        } else if (interaction.isButton()) {
          if (interaction.customId === 'why') await interaction.showModal(modal())
          else await interaction.update({ content: 'done', components: [] })
        } else if (interaction.isStringSelectMenu()) {
          await interaction.deferUpdate()
          await interaction.editReply({ content: `chosen ${interaction.values.join()}` })
        } else if (interaction.isModalSubmit()) {
          const reason = interaction.fields.getTextInputValue('reason')
          await interaction.reply({ content: `because ${reason}`, flags: MessageFlags.Ephemeral })
        }
      }),
    )
    await client.application.commands.set(COMMANDS)
    return client
  }
  const buttons = () =>
    new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder({ customId: 'yes', label: '役に立った', style: ButtonStyle.Primary }),
      new ButtonBuilder({ customId: 'why', label: '役に立たない', style: ButtonStyle.Secondary }),
      new ButtonBuilder({ url: 'https://example.com/', label: '出典', style: ButtonStyle.Link }),
    )
  const selects = () =>
    new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
      new StringSelectMenuBuilder({ customId: 'service', placeholder: 'サービス' }).addOptions(
        { label: 'CRAKO', value: 'crako' },
        { label: 'CO-NECT', value: 'co-nect' },
      ),
    )
  const modal = () =>
    new ModalBuilder({ customId: 'reason-modal', title: '理由' }).addLabelComponents(
      new LabelBuilder()
        .setLabel('なぜ')
        .setTextInputComponent(new TextInputBuilder({ customId: 'reason', style: TextInputStyle.Paragraph })),
    )

  it('run from command to button, select and modal, seen only by the one who asked', async () => {
    const guild = on.discord.guild('g')
    const [alice, bob] = [on.discord.person('alice'), on.discord.person('bob')]
    guild.join(alice, bob)
    const channel = guild.text('c')
    await versatile()
    const asked = alice.slash(channel, '/質問', { question: '何世代?' })
    const answer = await asked.response()
    expect(asked.callback).toBe(5)
    expect(readable(answer)).toContain('A: 何世代?')
    expect(buttonsOf(answer).map(({ label }) => label)).toEqual(['役に立った', '役に立たない'])
    expect((await asked.followUp()).content).toBe('more')
    expect(on.discord.messagesIn(channel, bob)).toEqual([])
    expect(on.discord.messagesIn(channel, alice)).toHaveLength(2)

    await until(() => answer.components.length > 0)
    await alice.select(answer, 'サービス', ['co-nect']).response()
    await until(() => answer.content === 'chosen co-nect')
    const opening = alice.press(answer, '役に立たない')
    expect((await opening.opened()).title).toBe('理由')
    const submitted = alice.submit(opening, { reason: '違う条項' })
    expect((await submitted.response()).content).toBe('because 違う条項')
    await alice.press(answer, 'yes').response()
    expect(answer).toMatchObject({ content: 'done', components: [] })
    expect(() => alice.press(answer, 'yes')).toThrow('nothing called yes')
    expect(() => bob.press(answer, 'yes')).toThrow('does not see')
    expect(on.discord.violations).toEqual([])
  })

  it('give suggestions, and read any message from its menu', async () => {
    const guild = on.discord.guild('g')
    const [alice, bob] = [on.discord.person('alice'), on.discord.person('bob')]
    guild.join(alice, bob)
    const channel = guild.text('c')
    await versatile()
    const typing = alice.suggest(channel, '/ask', { service: 'CRA' }, { focused: 'service' })
    expect(await typing.suggestions()).toEqual([{ name: 'CRAKO', value: 'crako' }])
    const chosen = bob.messageCommand(alice.post(channel, 'not for the bot'), '条項を調べる')
    expect((await chosen.response()).content).toBe('not for the bot')
    expect(on.discord.violations).toEqual([])
  })

  it('work in direct messages', async () => {
    const alice = on.discord.person('alice')
    on.discord.guild('g').join(alice)
    await versatile()
    const answer = await alice.slash(on.discord.dmOf(alice), '/ask', { question: 'x' }).response()
    expect(answer.content).toBe('A: x')
  })

  it('are unknown when the deadline has passed, and acknowledged only once', async () => {
    const { alice, channel } = on.scene()
    const codes: unknown[] = []
    const client = await on.bot((each) =>
      each.on('interactionCreate', async (interaction) => {
        if (!interaction.isChatInputCommand()) return
        const answer = () =>
          client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
            body: { type: 4, data: { content: 'x' } },
            auth: false,
          })
        for (let n = 0; n < 2; n++) await answer().catch((error: { code: unknown }) => codes.push(error.code))
      }),
    )
    await client.application.commands.set(COMMANDS)
    const late = alice.slash(channel, '/ask', { question: 'late' }, { late: true })
    await until(() => codes.length === 2)
    expect(codes).toEqual([10062, 10062])
    expect(late.failed).toBe(true)
    expect(on.discord.violations).toEqual([])
    await alice.slash(channel, '/ask', { question: 'twice' }).response()
    await until(() => codes.length === 3)
    expect(codes[2]).toBe(40060)
    expect(on.discord.violations).toHaveLength(1)
  })

  it('that get no answer in time are violations', async () => {
    await on.restart({ deadlines: { answerMs: 60 } })
    const { guild, alice } = on.scene()
    const client = await on.bot()
    await client.application.commands.set(COMMANDS)
    const asked = alice.slash(guild.text('c'), '/ask', { question: 'x' })
    await until(() => asked.failed)
    expect(on.discord.violations).toEqual([
      { where: 'INTERACTION_CREATE', what: 'ask got no answer within 60 ms' },
    ])
  })

  it('cannot be continued once their token has expired', async () => {
    const { guild, alice } = on.scene()
    const results: unknown[] = []
    let go = () => {}
    const gate = new Promise<void>((resolve) => {
      go = resolve
    })
    const client = await on.bot((each) =>
      each.on('interactionCreate', async (interaction) => {
        if (!interaction.isChatInputCommand()) return
        await interaction.deferReply()
        await gate
        await interaction.editReply('late').catch((error: { code: unknown }) => results.push(error.code))
      }),
    )
    await client.application.commands.set(COMMANDS)
    const asked = await alice.slash(guild.text('c'), '/ask', { question: 'x' }).acknowledged()
    asked.expired = true
    go()
    await until(() => results.length === 1)
    expect(results).toEqual([50027])
    expect(on.discord.violations).toEqual([])
  })

  it('can only be what the client would let a person do', async () => {
    const { alice, channel } = on.scene()
    await versatile()
    expect(() => alice.slash(channel, '/nothing')).toThrow('no command')
    expect(() => alice.slash(channel, '/ask')).toThrow('question is required')
    expect(() => alice.slash(channel, '/ask', { question: 'x', other: 'y' })).toThrow('no option')
    expect(() => alice.suggest(channel, '/ask', {}, { focused: 'question' })).toThrow('no autocomplete')
  })
})

describe('commands', () => {
  it('are kept by scope, with their ids, and give their translations only when asked', async () => {
    const guild = on.discord.guild('g')
    const client = await on.bot()
    const [first] = [...(await client.application.commands.set(COMMANDS)).keys()]
    const [second] = [...(await client.application.commands.set(COMMANDS)).keys()]
    expect(second).toBe(first)
    await client.application.commands.create({ name: 'only-here', description: 'x' }, guild.id)
    expect((await client.application.commands.fetch()).size).toBe(2)
    const plain = await client.rest.get(`/applications/${client.application.id}/commands`)
    expect(JSON.stringify(plain)).not.toContain('localizations')
    const localised = (await client.application.commands.fetch({ withLocalizations: true })).get(
      String(first),
    )
    expect(localised?.nameLocalizations).toEqual({ ja: '質問' })
    expect(on.discord.violations).toEqual([])
  })

  const command = (change: object) => [{ name: 'ask', description: 'x', ...change }]
  const option = (change: object) =>
    command({ options: [{ type: 3, name: 'a', description: 'x', ...change }] })
  it.each([
    ['an upper case letter', command({ name: 'Ask' }), 'APPLICATION_COMMAND_INVALID_NAME'],
    ['a blank', command({ name: '質 問' }), 'APPLICATION_COMMAND_INVALID_NAME'],
    ['33 characters', command({ name: 'あ'.repeat(33) }), 'Must be between 1 and 32'],
    ['no description', command({ description: '' }), 'Must be between 1 and 100'],
    ['an unknown language', command({ name_localizations: { jp: '質問' } }), 'BASE_TYPE_CHOICES'],
    ['a bad translation', command({ name_localizations: { ja: '質 問' } }), 'INVALID_NAME'],
    ['two of a name', [...command({}), ...command({})], 'APPLICATION_COMMANDS_DUPLICATE_NAME'],
    ['26 options', command({ options: Array(26).fill({}) }), 'Must be 25 or fewer'],
    ['autocomplete on a user', option({ type: 6, autocomplete: true }), 'AUTOCOMPLETE_INVALID'],
    [
      'a required option last',
      command({
        options: [
          { type: 3, name: 'a', description: 'x' },
          { type: 3, name: 'b', description: 'x', required: true },
        ],
      }),
      'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    ['a choice of 101', option({ choices: [{ name: 'x'.repeat(101), value: 'x' }] }), 'between 1 and 100'],
    ['a menu command with text', [{ name: 'm', type: 3, description: 'x' }], 'cannot have description'],
    [
      '16 message commands',
      Array.from({ length: 16 }, (_, n) => ({ name: `m${n}`, type: 3 })),
      'Maximum number of application commands',
    ],
  ])('with %s are refused', async (_, body, message) => {
    const client = await on.bot()
    const path = `/applications/${client.application.id}/commands` as const
    await expect(client.rest.put(path, { body })).rejects.toThrow(message)
    expect(on.discord.violations).toHaveLength(1)
  })

  it('may have Japanese names', async () => {
    const client = await on.bot()
    await client.application.commands.set([{ name: 'サーバー質問ー', description: '質問する' }])
    expect(on.discord.violations).toEqual([])
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
