// Processes on one PostgreSQL that die all the time: each message is answered once between them.
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { DiscordStandIn } from './support/discord/stand-in.js'
import { balance, type Herd, startHerd } from './support/herd.js'
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
const questionAt = (i: number) => `${QUESTIONS[i % QUESTIONS.length]}`

describeWithPostgres('many instances on one PostgreSQL', () => {
  let postgres: Postgres
  let databaseUrl: string
  let folder: ReturnType<typeof temporaryFolder>
  let herd: Herd | undefined
  beforeAll(async () => {
    postgres = await startPostgres()
  }, 60_000)
  afterAll(() => postgres.remove())
  beforeEach(async () => {
    databaseUrl = await postgres.newDatabase()
    folder = temporaryFolder()
  })
  afterEach(async (context) => {
    await herd?.end()
    if (context.task.result?.state === 'fail') console.error(herd?.said().slice(-4_000))
    folder.remove()
  })

  const start = (count: number, env: Readonly<Record<string, string>>) => {
    herd = startHerd(
      count,
      { DATABASE_URL: databaseUrl, JOURNAL_KEY: 'the-same-for-every-instance', ...env },
      folder.path,
    )
    return herd
  }
  /** What the dead have left is looked for until nobody holds it any more. */
  const settled = () =>
    until(() => openClaims(databaseUrl).then((open) => open === 0), 60_000, 'all claims settled')

  it('three that are killed in turn every two seconds answer 1,000 Slack messages once each', async () => {
    const slack = await SlackStandIn.start({ timing: { retryDelays: [0, 1_000, 5_000] } })
    slack.api.limits.perChannel()
    const three = start(3, {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
    })
    try {
      await slack.connected(3, 30_000)
      const asked = askInSlack(slack, { messages: 1_000, everyMs: 40 })
      expect(await three.killInTurn(2_000, asked)).toBeGreaterThan(15)
      await slackIsDone(slack, await asked)
      await settled()
      await slack.quiet(1_000, 60_000)
      expect((await asked).filter((message) => answersTo(slack, message) !== 1)).toEqual([])
      expect(slack.violations).toEqual([])
      expect(await three.end()).toEqual([0, 0, 0])
    } finally {
      await slack.close()
    }
  }, 300_000)

  it('two behind a balancer, killed in turn, answer what Slack sends as requests once each', async () => {
    // Slack's own pauses are a minute and five; these are in proportion to how fast the processes die.
    const slack = await SlackStandIn.start({ timing: { retryDelays: [0, 3_000, 20_000] } })
    const two = start(2, {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
    })
    const balancer = await balance(two)
    try {
      slack.useHttp(`${balancer.url}/slack/events`)
      await until(() => two.urls().every((url) => url !== undefined), 30_000, 'both listen')
      const asked = askInSlack(slack, { messages: 200, everyMs: 40 })
      expect(await two.killInTurn(3_000, asked)).toBeGreaterThan(1)
      await slackIsDone(slack, await asked)
      await settled()
      await slack.quiet(1_000, 60_000)
      expect((await asked).filter((message) => answersTo(slack, message) !== 1)).toEqual([])
      expect(await two.end()).toEqual([0, 0])
    } finally {
      await balancer.close()
      await slack.close()
    }
  }, 180_000)

  it('two that both hear everything, killed in turn, answer Discord messages once each', async () => {
    const discord = await DiscordStandIn.start()
    const two = start(2, { DISCORD_API_URL: discord.api, DISCORD_TOKEN: discord.token })
    const connected = () => discord.gateway.sessions.filter(({ socket }) => socket?.readyState === 1).length
    try {
      await until(() => connected() === 2, 30_000, 'both connected')
      const guild = discord.guild('相談')
      const people = Array.from({ length: 10 }, (_, i) => discord.person(`p${i}`))
      const channels = people.map((person, i) => {
        guild.join(person)
        return guild.text(`c${i}`)
      })
      const work = (async () => {
        const asked = []
        for (let i = 0; i < 150; i++) {
          const person = people[i % people.length]
          const channel = channels[i % channels.length]
          if (!person || !channel) throw new Error('nobody there')
          // Somebody has to hear it: a message that comes while nobody is connected is not sent again.
          await until(() => connected() > 0, 30_000, 'one connected')
          asked.push({ channel, message: person.mention(channel, questionAt(i)) })
          await pause(80)
        }
        return asked
      })()
      expect(await two.killInTurn(3_000, work)).toBeGreaterThan(2)
      const asked = await work
      const answers = () =>
        asked.map(
          ({ channel, message }) =>
            discord
              .messagesIn(channel)
              .filter(
                ({ author, reference }) =>
                  author.id === discord.bot.id && reference?.message_id === message.id,
              ).length,
        )
      await until(() => answers().every((count) => count > 0), 90_000, 'every message answered')
      await settled()
      expect(answers().filter((count) => count !== 1)).toEqual([])
      expect(discord.violations).toEqual([])
      expect(await two.end()).toEqual([0, 0])
    } finally {
      await discord.close()
    }
  }, 180_000)
})

/** People in a hundred channels and direct conversations ask; each event comes twice. */
async function askInSlack(
  slack: SlackStandIn,
  { messages, everyMs }: { readonly messages: number; readonly everyMs: number },
): Promise<Message[]> {
  const people = Array.from({ length: 100 }, (_, i) => slack.person(`p${i}`))
  const channels = people.map((person, i) => slack.channel(`c${i}`, { members: [person] }))
  const asked: Message[] = []
  for (let i = 0; i < messages; i++) {
    const person = people[i % people.length]
    const channel = channels[i % channels.length]
    if (!person || !channel) throw new Error('nobody there')
    const message = i % 4 === 0 ? person.tell(questionAt(i)) : person.ask(channel, questionAt(i))
    asked.push(message)
    // As a repetition, or under another id as if it were a new event.
    for (const delivery of [...message.deliveries]) slack.redeliver(delivery, { newId: i % 2 === 0 })
    await pause(everyMs)
  }
  return asked
}

const slackIsDone = (slack: SlackStandIn, asked: readonly Message[]) =>
  until(() => asked.every((message) => answersTo(slack, message) > 0), 90_000, 'every message answered')

/** Answers in the thread of a message. */
function answersTo(slack: SlackStandIn, { channel, ts }: Message): number {
  const messages = slack.world.workspace.channels.get(channel)?.messages ?? []
  return messages.filter((message) => message.bot_id !== undefined && message.thread_ts === ts).length
}

async function openClaims(databaseUrl: string): Promise<number> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    const { rows } = await client.query<{ open: number }>(
      'SELECT COUNT(*)::int AS open FROM clausebot_claims WHERE done_at IS NULL',
    )
    return rows[0]?.open ?? 0
  } finally {
    await client.end()
  }
}
