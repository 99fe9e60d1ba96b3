// The stand-in of Discord: commands, suggestions, buttons, selects and modals, and their deadlines.
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js'
import { describe, expect, it } from 'vitest'
import { buttonsOf, linksOf, readable } from './support/discord/read-message.js'
import { COMMANDS, stage } from './support/discord/tiny-bot.js'
import { until } from './support/discord/until.js'

const on = stage()

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
    expect(linksOf(answer)).toEqual(['https://example.com/'])
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

  it('have a response that can be read, filled in by a follow-up, and deleted', async () => {
    const { guild, alice, channel } = on.scene()
    guild.restrictBot(channel, ['ViewChannel'])
    const seen: unknown[] = []
    const client = await on.bot((each) =>
      each.on('interactionCreate', async (interaction) => {
        if (!interaction.isChatInputCommand()) return
        await interaction.deferReply()
        // Fills in the response, and so cannot be ephemeral.
        const first = await interaction.followUp({ content: '1', flags: MessageFlags.Ephemeral })
        const second = await interaction.followUp('2')
        seen.push((await interaction.fetchReply()).id === first.id, second.reference?.messageId === first.id)
        await interaction.editReply({ message: second, content: '3' })
        await interaction.deleteReply()
        seen.push(await interaction.fetchReply().catch((error: { code: unknown }) => error.code))
      }),
    )
    await client.application.commands.set(COMMANDS)
    const asked = alice.slash(channel, '/ask', { question: 'x' })
    await until(() => seen.length === 3)
    expect(seen).toEqual([true, true, 10008])
    expect(asked.original).toMatchObject({ content: '1', deleted: true, visibleTo: undefined })
    expect(on.discord.messagesIn(channel).map(({ content }) => content)).toEqual(['3'])
    expect(on.discord.violations).toEqual([])
  })

  it('come twice if a button is pressed twice', async () => {
    const { alice, channel } = on.scene()
    await versatile()
    const answer = await alice.slash(channel, '/ask', { question: 'x' }).response()
    const presses = [alice.press(answer, 'yes'), alice.press(answer, 'yes')]
    for (const press of presses) await press.acknowledged()
    expect(answer.earlier).toEqual(['A: x', 'done'])
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
