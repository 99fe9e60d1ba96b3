// A very small bot made with the real Bolt, to try the stand-in with.

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver, type types } from '@slack/bolt'
import type { HttpMode } from './http-mode.js'
import type { SlackStandIn } from './stand-in.js'

/** Bolt writes what a test provokes on purpose to the console otherwise. */
export const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
}

/** A running bot. */
export interface TinyBot {
  readonly app: App
  /** What its handlers were called with, in short. */
  readonly heard: string[]
  readonly http?: HttpMode
  stop(): Promise<void>
}

const answer = (text: string): types.KnownBlock[] => [
  { type: 'section', block_id: 'answer', text: { type: 'mrkdwn', text } },
  {
    type: 'actions',
    block_id: 'more',
    elements: [
      {
        type: 'button',
        action_id: 'details',
        text: { type: 'plain_text', text: 'Details' },
        value: 'clause-1',
      },
      { type: 'button', action_id: 'share', text: { type: 'plain_text', text: 'Share' }, value: 'clause-1' },
      {
        type: 'static_select',
        action_id: 'service',
        options: ['CRAKO', 'MIRUTO'].map((name) => ({
          text: { type: 'plain_text', text: name },
          value: name,
        })),
      },
    ],
  },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: { text: { type: 'plain_text', text: 'Good' }, value: 'good' },
        negative_button: { text: { type: 'plain_text', text: 'Bad' }, value: 'bad' },
      },
    ],
  },
]

const modal = (title: string, submit = true): types.ModalView => ({
  type: 'modal',
  callback_id: 'reason',
  title: { type: 'plain_text', text: title },
  notify_on_close: true,
  ...(submit ? { submit: { type: 'plain_text', text: 'Send' } } : {}),
  private_metadata: 'kept',
  blocks: [
    {
      type: 'input',
      block_id: 'why',
      label: { type: 'plain_text', text: 'Why?' },
      element: { type: 'plain_text_input', action_id: 'text', max_length: 200 },
    },
    {
      type: 'actions',
      block_id: 'buttons',
      elements: [{ type: 'button', action_id: 'help', text: { type: 'plain_text', text: 'Help' } }],
    },
  ],
})

/** Starts it in one of the two modes. */
export async function startTinyBot(slack: SlackStandIn, mode: 'socket' | 'http'): Promise<TinyBot> {
  const heard: string[] = []
  const clientOptions = { slackApiUrl: slack.apiUrl }
  const receiver =
    mode === 'http'
      ? new HTTPReceiver({ signingSecret: slack.signingSecret, logger: silent })
      : new SocketModeReceiver({
          appToken: slack.appToken,
          logger: silent,
          // Bolt waits this long before it connects again.
          clientPingTimeout: 300,
          installerOptions: { clientOptions },
        })
  const app = new App({ token: slack.botToken, receiver, clientOptions, logger: silent })
  listen(app, heard)
  const server: unknown = await app.start(0)
  if (mode === 'socket') return { app, heard, stop: async () => void (await app.stop()) }
  const { port } = (server as Server).address() as AddressInfo
  const http = slack.useHttp(`http://127.0.0.1:${port}/slack/events`)
  const stop = async () => {
    ;(server as Server).closeAllConnections()
    await app.stop()
  }
  return { app, heard, http, stop }
}

function listen(app: App, heard: string[]): void {
  app.event('app_mention', async ({ event, say, context }) => {
    heard.push(`mention ${event.text} ${context.retryNum ?? 0}`)
    await say({ text: 'An answer', blocks: answer('An *answer*'), thread_ts: event.thread_ts ?? event.ts })
  })
  app.message(async ({ message, say, setStatus }) => {
    heard.push(`${message.channel_type} ${message.subtype ?? 'message'}`)
    if (message.channel_type !== 'im' || message.subtype !== undefined) return
    await setStatus('is thinking...')
    await say({ text: `You said ${message.text}`, thread_ts: message.thread_ts ?? message.ts })
  })
  app.command('/clause', async ({ command, ack, respond }) => {
    heard.push(`command ${command.text}`)
    if (command.text === 'at once') return ack({ text: 'Here it is' })
    await ack()
    if (command.text === 'nothing') return
    await respond({ text: 'Only for you', blocks: answer('Only for you') })
  })
  app.shortcut('ask_about', async ({ shortcut, ack, respond, client }) => {
    heard.push(`shortcut ${shortcut.type}`)
    await ack()
    if (shortcut.type === 'message_action') await respond({ text: `About: ${shortcut.message.text}` })
    else await client.views.open({ trigger_id: shortcut.trigger_id, view: modal('Global') })
  })
  app.action('details', async ({ ack, body, client }) => {
    await ack()
    if (body.type !== 'block_actions') return
    heard.push(`details in ${body.container.type} ephemeral ${body.container.is_ephemeral}`)
    await client.views.open({ trigger_id: body.trigger_id, view: modal('Details') })
  })
  app.action('help', async ({ ack, body, client }) => {
    await ack()
    if ('trigger_id' in body) await client.views.push({ trigger_id: body.trigger_id, view: modal('Help') })
  })
  app.action('share', async ({ ack, respond, action }) => {
    await ack()
    heard.push(`share ${'value' in action ? action.value : ''}`)
    await respond({ response_type: 'in_channel', replace_original: false, text: 'Shared with all' })
    await respond({ delete_original: true })
  })
  app.action('service', async ({ ack, action, respond }) => {
    await ack()
    if (action.type !== 'static_select') return
    heard.push(`service ${action.selected_option.value}`)
    await respond({ replace_original: true, text: `About ${action.selected_option.value}` })
  })
  app.action('feedback', async ({ ack, action }) => {
    await ack()
    heard.push(`feedback ${'value' in action ? action.value : ''}`)
  })
  app.view('reason', async ({ ack, view, body }) => {
    const text = view.state.values.why?.text?.value ?? ''
    heard.push(`view ${body.type} ${text} ${view.private_metadata}`)
    if (text === 'no') await ack({ response_action: 'errors', errors: { why: 'Say more' } })
    else if (text === 'update') await ack({ response_action: 'update', view: modal('Updated') })
    else if (text === 'push') await ack({ response_action: 'push', view: modal('Pushed') })
    else if (text === 'clear') await ack({ response_action: 'clear' })
    else await ack()
  })
  app.view({ callback_id: 'reason', type: 'view_closed' }, async ({ ack, body }) => {
    heard.push(`closed ${body.type === 'view_closed' && body.is_cleared}`)
    await ack()
  })
  app.event('app_home_opened', async ({ event, client }) => {
    heard.push(`home ${event.tab} ${event.context?.entities?.length ?? 0}`)
    if (event.tab === 'messages') {
      const prompts = [{ title: 'Uptime', message: 'What is the uptime?' }]
      await client.assistant.threads.setSuggestedPrompts({ channel_id: event.channel, prompts })
    } else {
      const view = { type: 'home' as const, blocks: answer('Home').slice(0, 2) }
      await client.views.publish({ user_id: event.user, view })
    }
  })
  for (const type of ['app_context_changed', 'assistant_thread_started', 'member_joined_channel'] as const)
    app.event(type, async () => void heard.push(type))
}
