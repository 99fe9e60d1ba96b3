// The stand-in of Discord: connections that break, faults that a test asks for, rate limits.
import { Events, GatewayCloseCodes, GatewayIntentBits as Intent } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { INTENTS, sendable, stage } from './support/discord/tiny-bot.js'
import { until } from './support/discord/until.js'

const on = stage()
const POST = 'POST /channels/:channel/messages'

/** A bot that notes what it reads. */
async function listener(): Promise<string[]> {
  const seen: string[] = []
  await on.bot((client) => client.on('messageCreate', ({ content }) => seen.push(content)))
  return seen
}

const isAway = () => !on.discord.gateway.isConnected

describe('a session', () => {
  it('names its intents, and tells the bot of its guilds', async () => {
    on.scene()
    const client = await on.bot()
    expect(on.discord.gateway.identified[0]?.intents).toBe(INTENTS.reduce((sum, bit) => sum | bit, 0))
    expect(client.user.id).toBe(on.discord.bot.id)
    expect([...client.guilds.cache.values()].map(({ name }) => name)).toEqual(['社内'])
    expect(client.guilds.cache.first()?.members.me?.permissions.has('SendMessages')).toBe(true)
  })

  it('learns of guilds and channels that come later', async () => {
    const client = await on.bot()
    const guild = on.discord.guild('later')
    const channel = guild.text('c')
    await until(() => client.channels.cache.has(channel.id))
    guild.removeBot()
    await until(() => !client.guilds.cache.has(guild.id))
    await expect(client.guilds.fetch({ guild: guild.id, force: true })).rejects.toMatchObject({ code: 10004 })
  })

  it('keeps beating', async () => {
    await on.restart({ heartbeatMs: 20 })
    await on.bot()
    await until(() => on.discord.gateway.heartbeats > 3)
    const before = on.discord.gateway.heartbeats
    on.discord.gateway.askForHeartbeat()
    await until(() => on.discord.gateway.heartbeats > before)
  })

  it.each([
    ['cut off', () => on.discord.gateway.drop()],
    ['asked to reconnect', () => on.discord.gateway.reconnect()],
    ['timed out', () => on.discord.gateway.closeWith(GatewayCloseCodes.SessionTimedOut)],
    ['resumably invalid', () => on.discord.gateway.invalidate({ resumable: true })],
  ])('that is %s is resumed without loss', async (_, fault) => {
    const { alice, channel } = on.scene()
    const seen = await listener()
    alice.mention(channel, '1')
    await until(() => seen.length === 1)
    fault()
    alice.mention(channel, '2')
    await until(() => on.discord.gateway.sessions[0]?.resumed)
    alice.mention(channel, '3')
    await until(() => seen.length === 3)
    expect(seen.map((text) => text.slice(-1))).toEqual(['1', '2', '3'])
    expect(on.discord.gateway.sessions).toHaveLength(1)
    expect(on.discord.violations).toEqual([])
  })

  it('that is closed with 1000 is lost, with what came meanwhile', async () => {
    const { alice, channel } = on.scene()
    const seen = await listener()
    on.discord.gateway.closeWith(1000)
    await until(isAway)
    alice.mention(channel, 'lost')
    await until(() => on.discord.gateway.sessions.length === 2, 8000)
    await until(() => !isAway())
    alice.mention(channel, 'found')
    await until(() => seen.length === 1)
    expect(seen[0]).toContain('found')
  })

  it('that is invalid begins anew, after some seconds', async () => {
    const { alice, channel } = on.scene()
    const seen = await listener()
    on.discord.gateway.invalidate()
    await until(() => on.discord.gateway.sessions.length === 2, 10_000)
    alice.mention(channel, 'x')
    await until(() => seen.length === 1)
  })

  it('comes back after an outage', async () => {
    const { alice, channel } = on.scene()
    const seen = await listener()
    on.discord.gateway.isDown = true
    on.discord.gateway.drop()
    await until(isAway)
    alice.mention(channel, 'meanwhile')
    on.discord.gateway.isDown = false
    await until(() => seen.length === 1, 10_000)
  })

  it('gets events again if a test wants it, and any event it makes up', async () => {
    const { alice, channel } = on.scene()
    const seen: string[] = []
    const client = await on.bot((each) => {
      each.on(Events.MessageCreate, ({ content }) => seen.push(content.slice(-1)))
      each.on(Events.Raw, ({ t }: { t: string }) => {
        if (t === 'MADE_UP') seen.push(t)
      })
    })
    alice.mention(channel, '1')
    await until(() => seen.length === 1)
    // The library drops what it has cached already; a bot with its cache off would see it twice.
    on.discord.gateway.redeliver('MESSAGE_CREATE')
    on.discord.gateway.dispatch('MADE_UP', {})
    await until(() => seen.length === 2)
    expect(seen).toEqual(['1', 'MADE_UP'])
    expect(client.ws.ping).toBeDefined()
  })
})

describe('a login', () => {
  it.each([
    ['with a wrong token', () => 'wrong', {}],
    ['with an intent that is not switched on', () => on.discord.token, { intents: [Intent.MessageContent] }],
  ])('%s is refused', async (_, token, options) => {
    const client = on.client(options)
    const login = client.login(token())
    await expect(login).rejects.toThrow(/invalid token|disallowed intents/i)
    expect(on.discord.violations).toEqual([])
    expect(on.discord.refusals).toHaveLength(1)
  })

  it('whose token is reset fails from then on', async () => {
    const { channel } = on.scene()
    const client = await on.bot()
    const there = await sendable(client, channel)
    on.discord.token = 'another'
    await expect(there.send('x')).rejects.toMatchObject({ status: 401 })
  })
})

describe('a call', () => {
  it.each([
    ['the resource', 'shared' as const],
    ['the bot', 'user' as const],
    ['all calls', 'global' as const],
  ])('that meets a rate limit of %s waits and succeeds', async (_, scope) => {
    const { channel } = on.scene()
    const there = await sendable(await on.bot(), channel)
    on.discord.rest.faults.add(POST, { kind: 'rate-limit', retryAfter: 0.3, scope })
    const start = Date.now()
    await there.send('x')
    expect(Date.now() - start).toBeGreaterThan(290)
    expect(on.discord.rest.calls.filter(({ route }) => route === POST).map(({ status }) => status)).toEqual([
      429, 200,
    ])
    expect(on.discord.violations).toEqual([])
  })

  it('that fails on the server is tried three times more', async () => {
    const { channel } = on.scene()
    const there = await sendable(await on.bot(), channel)
    on.discord.rest.faults.add(POST, { kind: 'error', status: 502 }, 3)
    await there.send('x')
    expect(on.discord.count(POST)).toBe(4)
    on.discord.rest.faults.add(POST, { kind: 'error', status: 502 }, 4)
    await expect(there.send('x')).rejects.toMatchObject({ status: 502 })
  })

  it('can be refused, slowed down and cut off', async () => {
    const { channel } = on.scene()
    const there = await sendable(await on.bot(), channel)
    const { faults } = on.discord.rest
    faults.add(POST, { kind: 'error', status: 403, code: 50013, message: 'Missing Permissions' })
    await expect(there.send('x')).rejects.toMatchObject({ code: 50013 })
    faults.add('*', { kind: 'delay', ms: 120 })
    const start = Date.now()
    await there.send('x')
    expect(Date.now() - start).toBeGreaterThan(110)
    faults.add(POST, { kind: 'drop', when: 'before', by: 'close' })
    await expect(there.send('x')).rejects.toThrow('other side closed')
    faults.add(POST, { kind: 'drop', when: 'before' })
    await there.send('y')
    expect(faults.left).toBe(0)
    expect(on.discord.fromBot(channel).map(({ content }) => content)).toEqual(['x', 'y'])
  })

  it('keeps to the limits of its route once they are switched on', async () => {
    const { channel } = on.scene()
    const client = await on.bot()
    const there = await sendable(client, channel)
    on.discord.rest.limits.limit(POST, { limit: 2, perMs: 400 })
    const start = Date.now()
    await Promise.all(['1', '2', '3', '4', '5'].map((text) => there.send(text)))
    expect(Date.now() - start).toBeGreaterThan(700)
    expect(on.discord.violations).toEqual([])
    const direct = () =>
      fetch(`${on.discord.api}/v10/channels/${channel.id}/messages`, {
        method: 'POST',
        headers: { Authorization: `Bot ${on.discord.token}`, 'Content-Type': 'application/json' },
        body: '{"content":"x"}',
      })
    const statuses = (await Promise.all([direct(), direct(), direct()])).map(({ status }) => status)
    expect(statuses).toContain(429)
    expect(on.discord.violations).toContainEqual({
      where: POST,
      what: 'sent although the rate limit was used up',
    })
  })

  it('to nowhere is a violation', async () => {
    const client = await on.bot()
    await expect(client.rest.get('/no/such/path')).rejects.toMatchObject({ status: 404 })
    await expect(client.rest.put('/users/@me')).rejects.toMatchObject({ status: 405 })
    expect(on.discord.violations).toHaveLength(2)
  })
})
