// The Block Kit limits of the Slack stand-in.
import { describe, expect, it } from 'vitest'
import { inspectBlocks, shownAs } from './support/slack/block-kit/inspect.js'
import type { Fields } from './support/slack/fields.js'
import {
  actions,
  button,
  cell,
  feedback,
  image,
  input,
  many,
  mrkdwn,
  option,
  plain,
  section,
  select,
  table,
  x,
} from './support/slack/sample-blocks.js'

/** What is wrong with these blocks. */
const wrong = (...blocks: Fields[]) => inspectBlocks(blocks, 'message').errors

describe('blocks within the limits', () => {
  it.each<[string, Fields]>([
    ['section', section(3000)],
    ['fields', { type: 'section', fields: many(10, () => mrkdwn(x(2000))) }],
    ['header', { type: 'header', text: plain(x(150)) }],
    ['context', { type: 'context', elements: many(10, () => mrkdwn('c')) }],
    ['image in context', { type: 'context', elements: [{ ...image, alt_text: 'alt' }] }],
    ['buttons', actions(...many(25, (index) => button({ action_id: `a${index}`, value: x(2000) })))],
    ['long label', actions(button({ text: plain(x(75)), style: 'danger', url: 'https://example.com' }))],
    ['menu', select({ options: many(100, (index) => option(index, x(75))) })],
    ['feedback', feedback()],
    ['table', table(100, 20)],
    ['markdown', { type: 'markdown', text: x(12_000) }],
    ['input', input({ type: 'plain_text_input', max_length: 3000 })],
    [
      'rich text',
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
      },
    ],
    ['ids', { type: 'divider', block_id: x(255) }],
  ])('%s', (_, block) => {
    expect(wrong(block)).toEqual([])
  })

  it('50 in a message, 100 elsewhere', () => {
    expect(wrong(...many(50, () => ({ type: 'divider' })))).toEqual([])
    expect(
      inspectBlocks(
        many(100, () => ({ type: 'divider' })),
        'home',
      ).errors,
    ).toEqual([])
  })
})

describe('blocks beyond the limits', () => {
  it.each<[string, Fields, string]>([
    ['section text', section(3001), 'must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
    ['empty text', section(0), 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    ['no text', { type: 'section' }, 'missing required field: text [json-pointer:/blocks/0]'],
    [
      '11 fields',
      { type: 'section', fields: many(11, () => mrkdwn('f')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'field text',
      { type: 'section', fields: [mrkdwn(x(2001))] },
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'header',
      { type: 'header', text: plain(x(151)) },
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'marked header',
      { type: 'header', text: mrkdwn('h') },
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    [
      'button text',
      actions(button({ text: plain(x(76)) })),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'button value',
      actions(button({ value: x(2001) })),
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'button style',
      actions(button({ style: 'default' })),
      'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      '26 buttons',
      actions(...many(26, () => button())),
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'same action_id',
      actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
      'action_id needs to be unique: a [json-pointer:/blocks/0]',
    ],
    [
      'long action_id',
      actions(button({ action_id: x(256) })),
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      '11 in context',
      { type: 'context', elements: many(11, () => mrkdwn('c')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'button in context',
      { type: 'context', elements: [button()] },
      'unsupported type: button [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      '101 options',
      select({ options: many(101, option) }),
      'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'option text',
      select({ options: [option(1, x(76))] }),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
    ],
    [
      'unknown choice',
      select({ options: [option(1)], initial_option: option(2) }),
      'must match one of the provided options [json-pointer:/blocks/0/elements/0/initial_option]',
    ],
    [
      'no options',
      select({}),
      'must provide either options or option_groups [json-pointer:/blocks/0/elements/0]',
    ],
    ['no alt', image, 'missing required field: alt_text [json-pointer:/blocks/0]'],
    ['101 rows', table(101, 1), 'no more than 100 items allowed [json-pointer:/blocks/0/rows]'],
    ['21 columns', table(1, 21), 'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]'],
    [
      'empty cell',
      { type: 'table', rows: [[cell('')]] },
      'must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]',
    ],
    [
      'markdown',
      { type: 'markdown', text: x(12_001) },
      'must be less than 12001 characters [json-pointer:/blocks/0/text]',
    ],
    [
      'half feedback',
      feedback({ negative_button: undefined }),
      'missing required field: negative_button [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'feedback in actions',
      actions(...feedback().elements),
      'unsupported type: feedback_buttons [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'number in a message',
      input({ type: 'number_input', is_decimal_allowed: false }),
      'unsupported type: number_input [json-pointer:/blocks/0/element/type]',
    ],
    ['unknown block', { type: 'paragraph' }, 'unsupported type: paragraph [json-pointer:/blocks/0/type]'],
    [
      'modal block',
      { type: 'alert', text: mrkdwn('!') },
      'unsupported type: alert [json-pointer:/blocks/0/type]',
    ],
    [
      'unknown field',
      { type: 'divider', text: 'x' },
      'invalid additional property: text [json-pointer:/blocks/0]',
    ],
  ])('%s', (_, block, error) => {
    expect(wrong(block)).toContain(error)
  })

  it('over all blocks together', () => {
    const divider = { type: 'divider', block_id: 'd' }
    expect(wrong(divider, divider)).toEqual(['block_id needs to be unique: d [json-pointer:/blocks]'])
    expect(wrong(...many(51, () => ({ type: 'divider' })))).toEqual([
      'no more than 50 items allowed [json-pointer:/blocks]',
    ])
    const markdown = { type: 'markdown', text: x(6_001) }
    expect(wrong(markdown, markdown)).toEqual(['must be less than 12001 characters [json-pointer:/blocks]'])
    expect(shownAs({ type: 'markdown', text: '# A\ntext\nmore\n\n## B\n---\n```\n# no\n```\nend' })).toBe(6)
    const headings = { type: 'markdown', text: many(51, (index) => `# ${index}`).join('\n') }
    expect(wrong(headings)).toEqual(['no more than 50 items allowed [json-pointer:/blocks]'])
  })
})
