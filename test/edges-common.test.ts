import { describe, expect, it } from 'vitest'
import { EnvironmentError, passwordOf, readEnvironment } from '../src/platforms/environment.js'
import { checkSettings } from '../src/platforms/settings.js'
import { createLog } from '../src/ports/log.js'
import { onceInMemory } from '../src/ports/once.js'

describe('the environment', () => {
  it('needs nothing', () => {
    expect(readEnvironment({})).toMatchObject({ host: '127.0.0.1', port: 3000, logLevel: 'info' })
  })

  it.each([
    [{ PORT: 'abc' }, /^PORT "abc": is no port → .*3000/],
    [{ PUBLIC_URL: 'ftp://x' }, /^PUBLIC_URL "ftp:\/\/x": .*https:\/\//],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL "loud": .*error, warn, info, debug/],
    [
      { DISCORD_TOKEN: 'x'.repeat(20), DISCORD_MESSAGE_CONTENT: 'yes' },
      /^DISCORD_MESSAGE_CONTENT "yes": .*1, or leave it out/,
    ],
    [{ JOURNAL_DAYS: '0' }, /^JOURNAL_DAYS "0": is no number of days → .*180/],
    [{ JOURNAL_QUESTIONS: 'all' }, /^JOURNAL_QUESTIONS "all": .*redacted, or off/],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL: is no address of PostgreSQL → postgres:\/\//],
    [{ JOURNAL_KEY: 'short' }, /^JOURNAL_KEY: is too short → at least 16/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_BOT_TOKEN: missing/],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /^SLACK_APP_TOKEN: missing .*SLACK_SIGNING_SECRET/],
  ])('says what is wrong with %o', (env, message) => {
    expect(() => readEnvironment(env)).toThrow(EnvironmentError)
    expect(() => readEnvironment(env)).toThrow(message)
  })

  it('keeps the journal in a file for 180 days, redacted, unless told otherwise', () => {
    expect(readEnvironment({}).journal).toEqual({ days: 180, questions: 'redacted' })
    const url = 'postgres://bot:pass%2Fword@db.example:5432/clausebot'
    expect(
      readEnvironment({ DATABASE_URL: url, JOURNAL_DAYS: '30', JOURNAL_QUESTIONS: 'off' }).journal,
    ).toEqual({ databaseUrl: url, days: 30, questions: 'off' })
    expect(passwordOf(url)).toBe('pass/word')
    expect(passwordOf('postgres://db/x')).toBeUndefined()
  })

  it('never repeats a token, even a wrong one', () => {
    const wrong = 'not-a-token-but-secret'
    expect(() => readEnvironment({ SLACK_BOT_TOKEN: wrong })).toThrow(/SLACK_BOT_TOKEN: is no bot token/)
    try {
      readEnvironment({ SLACK_BOT_TOKEN: wrong, DISCORD_TOKEN: 'short', DATABASE_URL: `db://u:${wrong}@h/d` })
    } catch (error) {
      expect(String(error)).not.toContain(wrong)
      expect(String(error)).not.toContain('short')
    }
  })
})

describe('channel settings', () => {
  const services = new Set(['crako'])
  const check = (text: string) => checkSettings({ path: 'channels.yaml', text }, services)

  it('hold for the most specific place', () => {
    const result = check(
      'default:\n  reply: mention\nslack:\n  C1:\n    service: crako\n    audience: internal\n',
    )
    if (!result.ok) throw new Error('expected settings')
    expect(result.settings.of('slack', ['C1', 'T1'])).toMatchObject({ service: 'crako', reply: 'mention' })
    expect(result.settings.of('slack', ['C2', 'T1'])).not.toHaveProperty('service')
  })

  it('never make all of Discord internal: only places that are listed can be', () => {
    const result = check(
      'default:\n  audience: internal\ndiscord:\n  "11111":\n    audience: internal\n  "22222":\n    reply: every\n',
    )
    if (!result.ok) throw new Error('expected settings')
    const audienceOf = (...ids: string[]) => result.settings.of('discord', ids).audience
    expect([audienceOf('11111'), audienceOf('33333', '11111')]).toEqual(['internal', 'internal'])
    expect([audienceOf('22222', '11111'), audienceOf('33333')]).toEqual([undefined, undefined])
    expect(result.settings.of('slack', ['C1']).audience).toBe('internal')
  })

  it.each([
    ['slack:\n  C1:\n    service: nobody\n', 3],
    ['slack:\n  C1:\n    replies: mention\n', 3],
    ['default:\n  reply: always\n', 2],
    ['default: [\n', 2],
  ])('name the line of the fault in %j', (text, line) => {
    const result = check(text)
    expect(result.ok ? [] : result.faults.map((fault) => fault.line)).toEqual([line])
  })
})

describe('once', () => {
  it('runs the work of a key once, and again only if it failed', async () => {
    const once = onceInMemory(() => 0)
    const ran: string[] = []
    const work = async () => {
      ran.push('done')
    }
    const failing = async () => {
      throw new Error('no')
    }
    await expect(once.run('a', failing)).rejects.toThrow('no')
    expect(await once.run('a', work)).toBe(true)
    expect(await once.run('a', work)).toBe(false)
    expect(ran).toEqual(['done'])
  })

  it('forgets after a time', async () => {
    let time = 0
    const once = onceInMemory(() => time, 1000)
    const work = async () => undefined
    expect(await once.run('a', work)).toBe(true)
    time = 999
    expect(await once.run('a', work)).toBe(false)
    time = 2000
    expect(await once.run('a', work)).toBe(true)
  })
})

describe('the log', () => {
  it('drops what is below its level, and hides secrets wherever they stand', () => {
    const lines: string[] = []
    const log = createLog('info', (line) => lines.push(line), ['my-secret-value'])
    log('debug', 'quiet')
    log('warn', 'loud', {
      error: new Error('token xoxb-123-abc refused for my-secret-value'),
      url: 'wss://x/?ticket=abc123&x=1',
    })
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toMatch(/xoxb|my-secret|abc123/)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', event: 'loud' })
  })
})
