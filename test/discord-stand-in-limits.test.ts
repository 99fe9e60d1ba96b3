// The stand-in of Discord: each documented limit of messages and modals, at it and one beyond.
import type { APIMessageTopLevelComponent, Client } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { stage } from './support/discord/tiny-bot.js'

const on = stage()
const V2 = 1 << 15
const button = (change: object = {}) => ({ type: 2, style: 1, custom_id: 'a', label: 'x', ...change })
const row = (...components: object[]) => ({ type: 1, components })
const select = (change: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'x', value: 'x' }],
  ...change,
})
const options = (count: number, length = 1) =>
  Array.from({ length: count }, (_, n) => ({ label: 'あ'.repeat(length), value: `${n}` }))
const text = (length: number, letter = 'x') => ({ type: 10, content: letter.repeat(length) })
const v2 = (...components: object[]) => ({ flags: V2, components })
const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n))
const embed = (change: object) => ({ embeds: [change] })

/** Sends a body as it is; gives the refusal, or nothing. */
async function send(client: Client<true>, body: object): Promise<string | undefined> {
  const { channel } = on.scene()
  try {
    await client.rest.post(`/channels/${channel.id}/messages`, { body })
    return undefined
  } catch (error) {
    return String(error)
  }
}

describe('a message is taken', () => {
  it.each<[string, object]>([
    ['with 2,000 characters', { content: 'あ'.repeat(2000) }],
    ['with 2,000 emoji, each counted once', { content: '🦞'.repeat(2000) }],
    ['with a title of 256', embed({ title: 'あ'.repeat(256) })],
    ['with a description of 4,096', embed({ description: 'x'.repeat(4096) })],
    ['with 25 fields', embed({ fields: many(25, () => ({ name: 'a', value: 'b' })) })],
    [
      'with 6,000 in its embeds',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2000) }] },
    ],
    ['with 10 embeds', { embeds: many(10, () => ({ description: 'x' })) }],
    [
      'with 5 rows of 5 buttons',
      {
        content: 'x',
        components: many(5, (r) => row(...many(5, (c) => button({ custom_id: `${r}.${c}` })))),
      },
    ],
    ['with a label of 80', { content: 'x', components: [row(button({ label: 'あ'.repeat(80) }))] }],
    ['with 25 options of 100', { content: 'x', components: [row(select({ options: options(25, 100) }))] }],
    ['with 40 components', v2(...many(40, () => text(1)))],
    ['with 4,000 characters of text', v2(text(2000), text(2000))],
    [
      'with a container of everything',
      v2({
        type: 17,
        components: [
          text(1),
          { type: 14 },
          row(button()),
          { type: 9, components: [text(1)], accessory: button({ custom_id: 'b' }) },
        ],
      }),
    ],
  ])('%s', async (_, body) => {
    expect(await send(await on.bot(), body)).toBeUndefined()
    expect(on.discord.violations).toEqual([])
  })
})

describe('a message is refused', () => {
  it.each<[string, object, string]>([
    [
      'with 2,001 characters',
      { content: 'x'.repeat(2001) },
      'content[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer',
    ],
    ['with nothing', { content: '' }, 'Cannot send an empty message'],
    ['with blanks only', { content: ' \n' }, 'Cannot send an empty message'],
    ['with a title of 257', embed({ title: 'x'.repeat(257) }), 'embeds[0].title[BASE_TYPE_MAX_LENGTH]'],
    ['with a description of 4,097', embed({ description: 'x'.repeat(4097) }), 'Must be 4096 or fewer'],
    ['with 26 fields', embed({ fields: many(26, () => ({ name: 'a', value: 'b' })) }), 'embeds[0].fields'],
    [
      'with a field name of 257',
      embed({ fields: [{ name: 'x'.repeat(257), value: 'b' }] }),
      'fields[0].name',
    ],
    [
      'with a field value of 1,025',
      embed({ fields: [{ name: 'a', value: 'x'.repeat(1025) }] }),
      'Must be 1024',
    ],
    [
      'with an empty field',
      embed({ fields: [{ name: 'a', value: ' ' }] }),
      'fields[0].value[BASE_TYPE_REQUIRED]',
    ],
    ['with a footer of 2,049', embed({ footer: { text: 'x'.repeat(2049) } }), 'footer.text'],
    ['with an author of 257', embed({ author: { name: 'x'.repeat(257) } }), 'author.name'],
    ['with an empty embed', embed({}), 'embeds[0].description[BASE_TYPE_REQUIRED]'],
    [
      'with a link that is none',
      embed({ title: 'x', url: 'javascript:alert(1)' }),
      'URL_TYPE_INVALID_SCHEME',
    ],
    [
      'with 6,001 in its embeds',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
      'Embed size exceeds maximum size of 6000',
    ],
    ['with 11 embeds', { embeds: many(11, () => ({ description: 'x' })) }, 'Must be 10 or fewer'],
    [
      'with 6 rows',
      { content: 'x', components: many(6, (n) => row(button({ custom_id: `${n}` }))) },
      'components[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'with 6 buttons in a row',
      { content: 'x', components: [row(...many(6, (n) => button({ custom_id: `${n}` })))] },
      'components[0].components[BASE_TYPE_BAD_LENGTH]: Must be between 1 and 5',
    ],
    ['with an empty row', { content: 'x', components: [row()] }, 'Must be between 1 and 5'],
    [
      'with a label of 81',
      { content: 'x', components: [row(button({ label: 'x'.repeat(81) }))] },
      'label[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'with a custom id of 101',
      { content: 'x', components: [row(button({ custom_id: 'x'.repeat(101) }))] },
      'Must be between 1 and 100',
    ],
    [
      'with one custom id twice',
      { content: 'x', components: [row(button(), button())] },
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'with a bare button',
      { content: 'x', components: [button()] },
      'Value of field "type" must be one of (1,).',
    ],
    [
      'with a link button that has an id',
      { content: 'x', components: [row(button({ style: 5, url: 'https://a.example' }))] },
      'CUSTOM_ID_URL_EXCLUSIVE',
    ],
    [
      'with a link of 513',
      {
        content: 'x',
        components: [row({ type: 2, style: 5, label: 'x', url: `https://a.example/${'x'.repeat(496)}` })],
      },
      'Must be 512 or fewer',
    ],
    [
      'with 26 options',
      { content: 'x', components: [row(select({ options: options(26) }))] },
      'Must be between 1 and 25',
    ],
    [
      'with an option of 101',
      { content: 'x', components: [row(select({ options: options(1, 101) }))] },
      'options[0].label',
    ],
    [
      'with one option twice',
      { content: 'x', components: [row(select({ options: [...options(1), ...options(1)] }))] },
      'OPTION_VALUE_DUPLICATED',
    ],
    [
      'with a placeholder of 151',
      { content: 'x', components: [row(select({ placeholder: 'x'.repeat(151) }))] },
      'placeholder',
    ],
    [
      'with a select beside a button',
      { content: 'x', components: [row(select(), button())] },
      'WIDTH_EXCEEDED',
    ],
    [
      'with a text input',
      { content: 'x', components: [row({ type: 4, custom_id: 'a', style: 1, label: 'x' })] },
      'UNION_TYPE_CHOICES',
    ],
    ['with a text display without the flag', { content: 'x', components: [text(1)] }, 'UNION_TYPE_CHOICES'],
    [
      'with content and the flag',
      { content: 'x', ...v2(text(1)) },
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'with embeds and the flag',
      { ...embed({ title: 'x' }), ...v2(text(1)) },
      "The 'embeds' field cannot be used",
    ],
    ['with 41 components', v2(...many(41, () => text(1))), 'cannot exceed 40'],
    [
      'with 41 components, some inside others',
      v2({ type: 17, components: many(40, () => text(1)) }),
      'cannot exceed 40',
    ],
    [
      'with 4,001 characters of text',
      v2(text(2000), text(2001)),
      'Displayable text size exceeds maximum size of 4000',
    ],
    ['with an empty text', v2(text(0)), 'Must be between 1 and 4000'],
    ['with a component of a modal', v2({ type: 18, label: 'x', component: text(1) }), 'UNION_TYPE_CHOICES'],
    [
      'with a container in a container',
      v2({ type: 17, components: [{ type: 17, components: [text(1)] }] }),
      'UNION_TYPE_CHOICES',
    ],
    [
      'with a section without accessory',
      v2({ type: 9, components: [text(1)] }),
      'accessory[BASE_TYPE_REQUIRED]',
    ],
    ['with a file that was not sent', v2({ type: 13, file: { url: 'attachment://a.txt' } }), 'NOT_FOUND'],
    [
      'with both ways of allowing users',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'PARSE_EXCLUSIVE',
    ],
    [
      'with an unknown way of allowing',
      { content: 'x', allowed_mentions: { parse: ['all'] } },
      'allowed_mentions.parse[0]',
    ],
    ['with a nonce of 26', { content: 'x', nonce: 'x'.repeat(26) }, 'nonce'],
    // More than 10,170 bytes: 4,000 characters of Japanese are within the documented limit, and yet fail.
    ['with too many bytes of text', v2(text(4000, 'あ')), 'Internal Server Error'],
  ])('%s', async (_, body, message) => {
    expect(await send(await on.bot(undefined, { rest: { retries: 0 } }), body)).toContain(message)
    expect(on.discord.violations).toHaveLength(1)
    expect(on.discord.violations[0]?.where).toBe('POST /channels/:channel/messages')
  })

  it('if an edit breaks a limit, and then stays as it was', async () => {
    const { channel } = on.scene()
    const client = await on.bot()
    const path = `/channels/${channel.id}/messages` as const
    const { id } = (await client.rest.post(path, { body: { content: 'x' } })) as { id: string }
    const change = (body: object) => client.rest.patch(`${path}/${id}`, { body })
    await expect(change({ content: 'x'.repeat(2001) })).rejects.toThrow('Must be 2000')
    await expect(change({ content: '' })).rejects.toThrow('empty message')
    await expect(change(v2(text(1)))).rejects.toThrow("'content' field cannot be used")
    await change({ content: null, ...v2(text(1)) })
    await expect(change({ content: 'back' })).rejects.toThrow("'content' field cannot be used")
    const [message] = on.discord.fromBot(channel)
    expect(message?.components).toEqual<APIMessageTopLevelComponent[]>([{ type: 10, id: 1, content: 'x' }])
    expect(on.discord.violations).toHaveLength(4)
  })
})

describe('an answer to an interaction', () => {
  const label = (component: object, change: object = {}) => ({ type: 18, label: 'x', component, ...change })
  const input = (change: object = {}) => ({ type: 4, custom_id: 'i', style: 1, ...change })
  const modal = (change: object, ...components: object[]) => ({
    type: 9,
    data: { custom_id: 'm', title: 'x', components, ...change },
  })
  const choices = (count: number, length = 1) => ({
    type: 8,
    data: { choices: many(count, (n) => ({ name: `${n}`.padEnd(length, 'x'), value: `${n}` })) },
  })

  /** Lets a bot answer a command, or a request for suggestions, with a body; gives the refusal. */
  async function answer(body: { type: number }): Promise<string | undefined> {
    const { alice, channel } = on.scene()
    let result: string | undefined
    const client = await on.bot((each) =>
      each.on('interactionCreate', async ({ id, token }) => {
        const callback = each.rest.post(`/interactions/${id}/${token}/callback`, { body, auth: false })
        result = await callback.then(() => 'taken', String)
      }),
    )
    const option = { type: 3, name: 'q', description: 'x', autocomplete: true }
    await client.application.commands.set([{ name: 'ask', description: 'x', options: [option] }])
    const isChoice = body.type === 8
    if (isChoice) alice.suggest(channel, '/ask', { q: '' }, { focused: 'q', mayFail: true })
    else alice.slash(channel, '/ask', {}, { mayFail: true })
    await expect.poll(() => result).toBeDefined()
    return result
  }

  it.each<[string, { type: number }]>([
    ['25 suggestions', choices(25)],
    ['no suggestions', choices(0)],
    ['suggestions of 100 characters', choices(2, 100)],
    [
      'a modal of 5 inputs',
      modal({ title: 'あ'.repeat(45) }, ...many(5, (n) => label(input({ custom_id: `${n}` })))),
    ],
    [
      'a modal of all kinds',
      modal(
        {},
        text(10),
        label(select()),
        label({ type: 21, custom_id: 'r', options: options(2) }),
        label({ type: 22, custom_id: 'c', options: options(1) }),
        label({ type: 23, custom_id: 'b' }),
      ),
    ],
    ['a modal in the older form', modal({}, row(input({ label: 'x' })))],
  ])('can be %s', async (_, body) => {
    expect(await answer(body)).toBe('taken')
    expect(on.discord.violations).toEqual([])
  })

  it.each<[string, { type: number; data?: object }, string]>([
    ['26 suggestions', choices(26), 'data.choices[BASE_TYPE_MAX_LENGTH]'],
    ['suggestions of 101 characters', choices(1, 101), 'data.choices[0].name'],
    ['a title of 46', modal({ title: 'x'.repeat(46) }, label(input())), 'data.title'],
    ['no inputs', modal({}), 'Must be between 1 and 5'],
    [
      '6 inputs',
      modal({}, ...many(6, (n) => label(input({ custom_id: `${n}` })))),
      'Must be between 1 and 5',
    ],
    ['a label of 46', modal({}, label(input(), { label: 'x'.repeat(46) })), 'components[0].label'],
    ['a description of 101', modal({}, label(input(), { description: 'x'.repeat(101) })), 'description'],
    ['a label on an input in a label', modal({}, label(input({ label: 'x' }))), 'component.label'],
    ['a placeholder of 101', modal({}, label(input({ placeholder: 'x'.repeat(101) }))), 'placeholder'],
    ['a button', modal({}, row(button())), 'UNION_TYPE_CHOICES'],
    ['one id twice', modal({}, label(input()), label(input())), 'COMPONENT_CUSTOM_ID_DUPLICATED'],
    [
      'one radio option',
      modal({}, label({ type: 21, custom_id: 'r', options: options(1) })),
      'between 2 and 10',
    ],
    ['a disabled select', modal({}, label(select({ disabled: true }))), 'disabled'],
    ['an update of no message', { type: 7, data: { content: 'x' } }, 'type[BASE_TYPE_CHOICES]'],
    ['2,001 characters', { type: 4, data: { content: 'x'.repeat(2001) } }, 'data.content'],
    ['nothing', { type: 4, data: {} }, 'Cannot send an empty message'],
    ['too many bytes of text', { type: 4, data: v2(text(4000, 'あ')) }, 'Unknown interaction'],
  ])('cannot have %s', async (_, body, message) => {
    expect(await answer(body)).toContain(message)
    expect(on.discord.violations).toHaveLength(1)
  })
})
