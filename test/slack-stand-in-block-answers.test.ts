// What the Slack stand-in answers to wrong blocks and views.
import { WebClient } from '@slack/web-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectView } from './support/slack/block-kit/inspect.js'
import type { Fields } from './support/slack/fields.js'
import { actions, button, input, many, plain, section, table, x } from './support/slack/sample-blocks.js'
import { SlackStandIn } from './support/slack/stand-in.js'
import { silent } from './support/slack/tiny-bot.js'

describe('views', () => {
  const modal = (more: Fields = {}) => ({ type: 'modal', title: plain('Title'), blocks: [], ...more })
  it.each<[string, Fields, string[]]>([
    ['fine', modal({ private_metadata: x(3000), title: plain(x(24)) }), []],
    [
      'title',
      modal({ title: plain(x(25)) }),
      ['must be less than 25 characters [json-pointer:/view/title/text]'],
    ],
    ['no title', modal({ title: undefined }), ['missing required field: title [json-pointer:/view]']],
    [
      'metadata',
      modal({ private_metadata: x(3001) }),
      ['must be less than 3001 characters [json-pointer:/view/private_metadata]'],
    ],
    [
      'table',
      modal({ blocks: [table(1, 1)] }),
      ['unsupported type: table [json-pointer:/view/blocks/0/type]'],
    ],
    [
      'input without submit',
      modal({ blocks: [input({ type: 'plain_text_input' })] }),
      ['missing required field: submit [json-pointer:/view]'],
    ],
  ])('%s', (_, view, errors) => {
    expect(inspectView(view, 'modal').errors).toEqual(errors)
  })
})

describe('answers of the Web API', () => {
  let slack: SlackStandIn
  let client: WebClient
  beforeAll(async () => {
    slack = await SlackStandIn.start()
    client = new WebClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      logger: silent,
      retryConfig: { retries: 0 },
    })
  })
  afterAll(() => slack.close())

  const post = (more: Fields) => {
    const channel = slack.person('alice').dm.id
    return client
      .apiCall('chat.postMessage', { channel, text: 'fallback', ...more })
      .catch((error) => error.data)
  }

  it('are as at Slack, and counted as violations', async () => {
    const messages = [
      'failed to match all allowed schemas [json-pointer:/blocks/0/text]',
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ]
    const errors = messages.map((message) => `[ERROR] ${message}`)
    expect(await post({ blocks: [section(3001)] })).toMatchObject({
      ok: false,
      error: 'invalid_blocks',
      errors: messages,
      response_metadata: { messages: errors },
    })
    expect(slack.violations).toEqual([
      { method: 'chat.postMessage', error: 'invalid_blocks', messages: errors },
    ])
    expect(await post({ blocks: '{' })).toMatchObject({ error: 'invalid_blocks_format' })
    expect(await post({ blocks: [table(1, 1), table(1, 1)] })).toMatchObject({ error: 'invalid_attachments' })
    const view = { type: 'home', title: plain('no'), blocks: [] }
    const published = client.apiCall('views.publish', { user_id: slack.person('bob').id, view })
    expect(await published.catch((error) => error.data)).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] invalid additional property: title [json-pointer:/view]'] },
    })
  })

  it('refuse what is too long over all blocks', async () => {
    expect(await post({ blocks: many(4, () => section(3000)) })).toMatchObject({ ok: true })
    expect(await post({ blocks: many(5, () => section(2600)) })).toMatchObject({
      error: 'msg_blocks_too_long',
    })
  })

  it('give ids to what has none', async () => {
    const { ts = '' } = (await post({ blocks: [actions(button(), button())] })) as { ts?: string }
    const message = slack.posts().find((one) => one.ts === ts)
    const [block] = message?.content.blocks ?? []
    expect(block?.block_id).toMatch(/^\w{5}$/)
    expect(JSON.stringify(block).match(/"action_id":"\w{5}"/g)).toHaveLength(2)
  })
})
