// Processes on one PostgreSQL that die all the time: each message is answered once between them.

import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startHerd } from './support/herd.js'
import { describeWithPostgres, type Postgres, startPostgres } from './support/journal/postgres.js'
import { temporaryFolder } from './support/journal/sample.js'
import type { Message } from './support/slack/messages.js'
import { SlackStandIn } from './support/slack/stand-in.js'
import { pause, until } from './support/slack/until.js'

const QUESTIONS = [
  'CRAKOのバックアップは何世代？',
  'セカイカートの稼働率は？',
  'CO-NECTのデータはどこに保存されますか',
  'secureO EDRの解約はいつまでに言えばいい？',
  'CRAKOの駐車場はありますか',
]

describeWithPostgres('many instances on one PostgreSQL', () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres()
  }, 60_000)
  afterAll(() => postgres.remove())

  it('three that are killed in turn every two seconds answer 1,000 Slack messages once each', async () => {
    const MESSAGES = 1_000
    const slack = await SlackStandIn.start({ timing: { retryDelays: [0, 1_000, 5_000] } })
    slack.api.limits.perChannel()
    const folder = temporaryFolder()
    const databaseUrl = await postgres.newDatabase()
    const herd = startHerd(
      3,
      {
        DATABASE_URL: databaseUrl,
        JOURNAL_KEY: 'the-same-for-every-instance',
        SLACK_API_URL: slack.apiUrl,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
      },
      folder.path,
    )
    try {
      await slack.connected(3, 30_000)
      const people = Array.from({ length: 100 }, (_, i) => slack.person(`p${i}`))
      const channels = people.map((person, i) => slack.channel(`c${i}`, { members: [person] }))
      let kills = 0
      let isOver = false
      const killing = (async () => {
        while (!isOver) {
          await pause(2_000)
          await herd.replace(kills++ % 3)
        }
      })()
      const asked: Message[] = []
      for (let i = 0; i < MESSAGES; i++) {
        const person = people[i % people.length]
        const channel = channels[i % channels.length]
        if (!person || !channel) throw new Error('nobody there')
        const question = `${QUESTIONS[i % QUESTIONS.length]}`
        const message = i % 4 === 0 ? person.tell(question) : person.ask(channel, question)
        asked.push(message)
        // Every event comes twice: as a repetition, or under another id as if it were a new one.
        for (const delivery of [...message.deliveries]) slack.redeliver(delivery, { newId: i % 2 === 0 })
        await pause(40)
      }
      isOver = true
      await killing
      const answers = () => asked.map(({ channel, ts }) => answersTo(slack, channel, ts))
      await until(() => answers().every((count) => count > 0), 90_000, 'every message answered')
      await slack.quiet(1_000, 60_000)
      // What was left by the dead is looked for until nobody holds it any more.
      await until(() => openClaims(databaseUrl).then((open) => open === 0), 60_000, 'all claims settled')
      await slack.quiet(1_000, 60_000)
      expect(kills).toBeGreaterThan(15)
      expect(answers().filter((count) => count !== 1)).toEqual([])
      expect(slack.violations).toEqual([])
      expect(await herd.end()).toEqual([0, 0, 0])
    } catch (error) {
      throw new Error(`${error}\nThe last that they said:\n${herd.said().slice(-4_000)}`, { cause: error })
    } finally {
      await herd.end()
      await slack.close()
      folder.remove()
    }
  }, 300_000)
})

/** Answers in the thread of a message. */
function answersTo(slack: SlackStandIn, channel: string, ts: string): number {
  const messages = slack.world.workspace.channels.get(channel)?.messages ?? []
  return messages.filter((message) => message.bot_id !== undefined && message.thread_ts === ts).length
}

async function openClaims(databaseUrl: string): Promise<number> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    const { rows } = await client.query(
      'SELECT COUNT(*)::int AS open FROM clausebot_claims WHERE done_at IS NULL',
    )
    return rows[0].open
  } finally {
    await client.end()
  }
}
