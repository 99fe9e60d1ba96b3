// The program as `npm start` runs it, built, with tokens and SLACK_API_URL pointing to the stand-in.
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { SlackStandIn } from './support/slack/stand-in.js'
import { until } from './support/slack/until.js'

const PROGRAM = fileURLToPath(new URL('../dist/start.js', import.meta.url))
const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function run(environment: (slack: SlackStandIn) => NodeJS.ProcessEnv) {
  const slack = await SlackStandIn.start()
  closing.push(() => slack.close())
  const child: ChildProcess = spawn(process.execPath, [PROGRAM], {
    env: { PATH: process.env.PATH, PORT: '0', SLACK_API_URL: slack.apiUrl, ...environment(slack) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (data) => {
    said += String(data)
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  closing.push(() => void child.kill('SIGKILL'))
  return { slack, child, ended, said: () => said }
}

describe('npm start', () => {
  it('answers, and on SIGTERM answers what is in flight before it ends', async () => {
    const { slack, child, ended, said } = await run(({ botToken, appToken }) => ({
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
    }))
    await slack.connected()
    const alice = slack.person('alice')
    const channel = slack.channel('general', { members: [alice] })
    const asked = alice.ask(channel, 'CRAKOのバックアップは何世代？')
    await until(() => slack.posts(channel, asked).length === 1)
    slack.fault('chat.postMessage', { status: 429, retryAfter: 1 })
    const late = alice.ask(channel, 'CO-NECTのバックアップは何世代？')
    await until(() => slack.count('chat.postMessage') === 2)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(slack.posts(channel, late)).toHaveLength(1)
    expect(said()).toContain('"event":"started","edge":"slack"')
    expect(said()).not.toMatch(/stand-in-(?:bot|app)-token|バックアップ/)
    expect(slack.violations).toEqual([])
  })

  it('says which token is wrong, without repeating it', async () => {
    const { ended, said } = await run(({ appToken }) => ({
      SLACK_BOT_TOKEN: 'xoxb-not-the-token',
      SLACK_APP_TOKEN: appToken,
    }))
    expect(await ended).toBe(1)
    expect(said()).toMatch(/^SLACK_BOT_TOKEN: Slack answers invalid_auth → .*\n$/)
    expect(said()).not.toContain('not-the-token')
  })
})
