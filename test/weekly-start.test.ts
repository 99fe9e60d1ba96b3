// The weekly post by the program as `npm start` runs it, built: several processes, one channel.
import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeWithPostgres, startPostgres } from './support/journal/postgres.js'
import { temporaryFolder } from './support/journal/sample.js'
import { readBlocks } from './support/slack/read-blocks.js'
import { SlackStandIn } from './support/slack/stand-in.js'
import { until } from './support/slack/until.js'

const PROGRAM = fileURLToPath(new URL('../dist/start.js', import.meta.url))
const START_MS = 20_000

interface Process {
  readonly child: ChildProcess
  readonly said: () => string
  readonly ended: Promise<unknown>
}

let slack: SlackStandIn
let folder: ReturnType<typeof temporaryFolder>
let processes: Process[]
beforeEach(async () => {
  slack = await SlackStandIn.start()
  folder = temporaryFolder()
  processes = []
})
afterEach(async () => {
  for (const { child } of processes) child.kill('SIGKILL')
  await Promise.all(processes.map(({ ended }) => ended))
  await slack.close()
  folder.remove()
  expect(slack.violations).toEqual([])
  expect(slack.mentions).toEqual([])
})

function start(environment: NodeJS.ProcessEnv): Process {
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: folder.path,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (data) => {
    said += String(data)
  })
  const own = { child, said: () => said, ended: new Promise((resolve) => child.on('exit', resolve)) }
  processes.push(own)
  return own
}

async function postsOfTwoAndTheirHeir(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const staff = slack.channel('staff')
  writeFileSync(
    join(folder.path, 'channels.yaml'),
    `slack:\n  ${staff.id}: { audience: internal, language: en }\n`,
  )
  const here = { ...environment, WORKLIST_CHANNEL: `slack:${staff.id}` }
  const both = [start(here), start(here)]
  await until(() => slack.posts(staff).length > 0, START_MS)
  for (const { said } of both) await until(() => said().includes('"edge":"desk"'), START_MS)
  await slack.quiet()
  for (const { child, ended } of both) {
    child.kill('SIGKILL')
    await ended
  }
  const heir = start(here)
  await until(() => heir.said().includes('"edge":"desk"'), START_MS)
  await slack.quiet(500)
  heir.child.kill('SIGTERM')
  expect(await heir.ended).toBe(0)
  return slack.posts(staff).map(({ content }) => readBlocks(content.blocks))
}

const EMPTY_WEEK = 'No questions in the last 7 days. There are no open gaps.'

describe('npm start', () => {
  it('posts the worklist once, by two processes over one file and the one after them', async () => {
    expect(await postsOfTwoAndTheirHeir({})).toEqual([EMPTY_WEEK])
  })

  it('says at once that a channel is not set to be internal, and answers all the same', async () => {
    const alice = slack.person('alice')
    const general = slack.channel('general', { members: [alice] })
    const { said } = start({ WORKLIST_CHANNEL: `slack:${general.id}` })
    await until(() => said().includes('"event":"worklist-channel"'), START_MS)
    expect(said()).toMatch(/"worklist-channel".*not set to be internal.*audience: internal/)
    await slack.connected()
    const asked = alice.ask(general, 'CRAKOのバックアップは何世代？')
    await until(() => slack.posts(general, asked).length === 1)
    expect(slack.posts(general)).toHaveLength(1)
  })

  it('does not start with a channel of a chat that is not configured', async () => {
    const { said, ended } = start({ WORKLIST_CHANNEL: 'discord:123456789012345678' })
    expect(await ended).toBe(1)
    expect(said()).toMatch(/^WORKLIST_CHANNEL "discord:123456789012345678": DISCORD_TOKEN is not set → .*\n$/)
  })
})

describeWithPostgres('npm start with PostgreSQL', () => {
  it('posts the worklist once, by two processes and the one after them', async () => {
    const postgres = await startPostgres()
    try {
      expect(await postsOfTwoAndTheirHeir({ DATABASE_URL: await postgres.newDatabase() })).toEqual([
        EMPTY_WEEK,
      ])
    } finally {
      for (const { child } of processes) child.kill('SIGKILL')
      postgres.remove()
    }
  })
})
