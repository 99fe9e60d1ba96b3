// manifest.yml: valid for Slack, complete for what the bot does, and with nothing that it does not use.
// The rules are those of Slack's published schema for manifests of major version 2:
// github.com/slackapi/manifest-schema, schemas/manifest.schema.2.0.0.json (commit 085a1046); only the parts that a chat
// app uses are transcribed, everything else is refused.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { SHORTCUT } from '../src/platforms/slack/modals.js'
import { until } from './support/slack/until.js'
import { posted } from './support/slack-bot.js'
import { scene } from './support/slack-scene.js'

const url = z
  .string()
  .regex(/^https?:\/\//)
  .max(3_500)
const text = (min: number, max: number) => z.string().min(min).max(max)
const scopes = z.array(z.string().max(50)).max(255).exactOptional()
const events = z
  .array(z.string().max(50))
  .max(100)
  .refine((list) => new Set(list).size === list.length)
  .exactOptional()
const schema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int().exactOptional() }),
  display_information: z.strictObject({
    name: text(1, 35),
    description: text(1, 140).exactOptional(),
    background_color: z
      .string()
      .regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/)
      .exactOptional(),
    long_description: text(175, 4_000).exactOptional(),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean().exactOptional(),
      messages_tab_enabled: z.boolean().exactOptional(),
      messages_tab_read_only_enabled: z.boolean().exactOptional(),
    }),
    bot_user: z.strictObject({ display_name: text(1, 80), always_online: z.boolean().exactOptional() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(1, 24),
          type: z.enum(['message', 'global']),
          callback_id: text(1, 255),
          description: text(1, 150),
        }),
      )
      .min(1)
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: text(2, 32).regex(/^\//),
          url: url.max(3_000).exactOptional(),
          description: text(1, 2_000),
          usage_hint: text(1, 1_000).exactOptional(),
          should_escape: z.boolean().exactOptional(),
        }),
      )
      .min(1)
      .max(50),
    agent_view: z.strictObject({
      agent_description: z.string().max(300).exactOptional(),
      suggested_prompts: z
        .array(z.strictObject({ title: z.string(), message: z.string() }))
        .max(4)
        .exactOptional(),
    }),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: scopes, user: scopes }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: url.exactOptional(),
      bot_events: events,
      user_events: events,
    }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: url.exactOptional() }),
    org_deploy_enabled: z.boolean().exactOptional(),
    socket_mode_enabled: z.boolean().exactOptional(),
    token_rotation_enabled: z.boolean().exactOptional(),
  }),
})

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const raw: unknown = parse(read('manifest.yml'))
const manifest = schema.parse(raw)
const granted = manifest.oauth_config.scopes.bot ?? []
const subscribed = manifest.settings.event_subscriptions.bot_events ?? []
const start = scene()

describe('manifest.yml', () => {
  it('is valid by the published schema, which refuses what is wrong', () => {
    expect(schema.safeParse(raw).success).toBe(true)
    const { display_information } = manifest
    const wrong = { ...manifest, display_information: { ...display_information, name: 'x'.repeat(36) } }
    expect(schema.safeParse(wrong).success).toBe(false)
    expect(schema.safeParse({ ...manifest, features: { ...manifest.features, agents: {} } }).success).toBe(
      false,
    )
  })

  it('names the shortcut and the command that the bot listens to', () => {
    expect(manifest.features.shortcuts.map(({ callback_id }) => callback_id)).toEqual([SHORTCUT])
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(['/sla'])
  })

  it('says in the README what each scope is for', () => {
    for (const scope of granted) expect(read('README.md')).toContain(`\`${scope}\``)
  })

  it('has all scopes and events that every way in needs, and none that is not needed', async () => {
    const { bot, slack, alice, bob, channel } = await start('socket', {
      slack: { scopes: granted, events: subscribed },
    })
    const hidden = slack.channel('private', { members: [alice], private: true })
    const group = slack.groupMessage(alice, bob)
    for (const place of [channel, hidden, group]) {
      const asked = alice.ask(place, 'CRAKOのバックアップは何世代？')
      await posted(bot, place, asked)
      alice.post(place, 'CO-NECTは？', { thread: asked })
      await posted(bot, place, asked, 2)
    }
    const direct = alice.tell('CRAKOのバックアップは何世代？')
    await posted(bot, alice.dm, direct)
    alice.tell('CO-NECTは？', { thread: direct })
    await posted(bot, alice.dm, direct, 2)
    alice.openApp('home')
    alice.openApp('messages')
    await until(() => alice.home && slack.world.prompts.length === 1)
    expect(slack.calls().filter(({ error }) => error !== undefined)).toEqual([])
    expect(granted.toSorted()).toEqual(Object.keys(NEEDED).toSorted())
    for (const event of subscribed) expect(Object.values(NEEDED).join(' ')).toContain(event)
  })
})

/** Each scope, and the method or event that cannot do without it (Slack's reference of scopes). */
const NEEDED: Readonly<Record<string, string>> = {
  'app_mentions:read': 'app_mention',
  'assistant:write': 'assistant.threads.setSuggestedPrompts app_home_opened',
  'channels:history': 'message.channels conversations.replies',
  'channels:read': 'conversations.info',
  'chat:write': 'chat.postMessage',
  commands: '/sla and the shortcut',
  'groups:history': 'message.groups conversations.replies',
  'groups:read': 'conversations.info',
  'im:history': 'message.im conversations.replies',
  'im:read': 'conversations.info',
  'mpim:history': 'message.mpim conversations.replies',
  'mpim:read': 'conversations.info',
}
