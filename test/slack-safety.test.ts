// What must not happen: internal documents outside, pings and links out of others' words.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Clerk } from '../src/platforms/clerk.js'
import { audienceOf } from '../src/platforms/slack/place.js'
import { clerkOf } from './support/edge-clerk.js'
import { KNOWLEDGE } from './support/knowledge-folder.js'
import { until } from './support/slack/until.js'
import { MODES, posted, shownIn, temporaryFolder } from './support/slack-bot.js'
import { scene } from './support/slack-scene.js'

const start = scene()
const folder = temporaryFolder()
afterAll(folder.remove)
const EVIL = '<!channel> <@U0123ABCD> <https://evil.example|公式> *重要* https://evil.example :tada:'
let clerk: Clerk

beforeAll(async () => {
  cpSync(KNOWLEDGE, folder.path, { recursive: true })
  const midori = readFileSync(new URL('./fixtures/midori-sla.yaml', import.meta.url), 'utf8')
  const internal = midori
    .replace('  kind: sla\n', '  kind: sla\n  audience: internal\n')
    .replace(
      '      ja: 月間の稼働率は99.5%以上を保証します。',
      `      ja: "月間の稼働率は97.31%以上を保証します。${EVIL}"`,
    )
  writeFileSync(join(folder.path, 'documents', 'midori-sla.yaml'), internal)
  clerk = await clerkOf(folder.path)
}, 60_000)

const SECRET = 'ミドリの稼働率は保証されてる？'

describe.each(MODES)('in %s mode', (mode) => {
  const options = () => ({ clerk: () => clerk })

  it('an internal document answers inside and in no shared channel, whatever the settings say', async () => {
    const { bot, slack, alice, channel } = await start(mode, options())
    const shared = slack.channel('shared', { members: [alice], shared: true })
    const pending = slack.channel('pending', { members: [alice] })
    pending.is_pending_ext_shared = true
    await bot.restart({
      settings: `default: { audience: internal }\nslack:\n  ${shared.id}: { audience: internal }\n`,
    })
    const [inside] = await posted(bot, channel, alice.ask(channel, SECRET))
    expect(inside?.content.text).toContain('97.31')
    for (const outside of [shared, pending]) {
      const [answer] = await posted(bot, outside, alice.ask(outside, SECRET))
      expect(shownIn(answer as NonNullable<typeof answer>)).not.toMatch(/97\.31|ミドリ勤怠 サービス仕様/)
      await alice.command(outside, '/sla', SECRET)
    }
    await until(() => alice.ephemerals.length === 2)
    for (const answer of alice.ephemerals)
      expect(shownIn(answer)).not.toMatch(/97\.31|ミドリ勤怠 サービス仕様/)
  })

  it('an internal document answers nowhere that is not known to be inside', async () => {
    const { bot, slack, alice, bob, channel } = await start(mode, options())
    slack.fault('conversations.info', { error: 'internal_error' }, 20)
    const narrowed = slack.channel('narrowed', { members: [alice] })
    const stranger = slack.person('carol', { team_id: 'T0STRANGER', is_stranger: true })
    channel.members.add(stranger.id)
    const hidden = /97\.31|ミドリ勤怠 サービス仕様/
    const [unknown] = await posted(bot, channel, alice.ask(channel, SECRET))
    expect(shownIn(unknown as NonNullable<typeof unknown>)).not.toMatch(hidden)
    slack.api.faults.clear()
    const [foreign] = await posted(bot, channel, stranger.ask(channel, SECRET))
    expect(shownIn(foreign as NonNullable<typeof foreign>)).not.toMatch(hidden)
    await bot.restart({ settings: `slack:\n  ${narrowed.id}: { audience: customer }\n` })
    const [customer] = await posted(bot, narrowed, alice.ask(narrowed, SECRET))
    expect(shownIn(customer as NonNullable<typeof customer>)).not.toMatch(hidden)
    bob.openApp('home')
    expect(JSON.stringify((await until(() => bob.home)).fields)).not.toContain('ミドリ')
  })

  it('the text for a customer leaves internal documents out and says so', async () => {
    const { bot, alice, channel } = await start(mode, options())
    const [answer] = await posted(bot, channel, alice.ask(channel, SECRET))
    alice.press(answer as NonNullable<typeof answer>, 'customer_text')
    const modal = await until(() => alice.modal)
    expect(JSON.stringify(modal.fields)).toContain('社内限りの文書は、この文面には含めていません。')
    expect(JSON.stringify(modal.fields)).not.toContain('97.31')
  })

  it('a clause and a question with markup ping nobody and lead nowhere', async () => {
    const { bot, slack, alice, bob, channel } = await start(mode, options())
    const asked = alice.ask(
      channel,
      `${SECRET} <!channel> &lt;!here&gt; <@${bob.id}> *x* https://evil.example`,
    )
    const [answer] = await posted(bot, channel, asked)
    expect(shownIn(answer as NonNullable<typeof answer>)).toContain('97.31')
    alice.press(answer as NonNullable<typeof answer>, 'whole_clause')
    await until(() => alice.modal)
    await alice.command(channel, '/sla', `<!channel> ${EVIL} バックアップは何世代？`)
    const shown = await until(() => alice.ephemerals[0])
    alice.press(shown, 'share')
    await until(() => slack.posts(channel).length === 2)
    alice.messageShortcut(asked, 'find_answer')
    await until(() => alice.modal?.fields.callback_id === 'answer')
    expect(slack.mentions).toEqual([])
    expect(slack.links).toEqual([])
  })
})

describe('the audience of a place', () => {
  const settings = { reply: 'mention', language: 'ja', thread: false } as const
  it.each([
    [undefined, undefined, 'customer'],
    [undefined, 'internal', 'customer'],
    [{ is_ext_shared: true }, 'internal', 'customer'],
    [{ is_ext_shared: false, is_pending_ext_shared: true }, 'internal', 'customer'],
    [{ is_ext_shared: false }, undefined, 'internal'],
    [{ is_ext_shared: false }, 'customer', 'customer'],
    [{}, undefined, 'customer'],
    [{}, 'internal', 'internal'],
  ] as const)('for sharing %j and setting %j is %s', (sharing, audience, expected) => {
    expect(audienceOf(sharing, audience === undefined ? settings : { ...settings, audience })).toBe(expected)
  })
})
