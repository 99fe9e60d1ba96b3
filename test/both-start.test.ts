// One process serves Slack and Discord, and ends both.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { DiscordStandIn } from './support/discord/stand-in.js'
import { shown } from './support/discord-bot.js'
import { SlackStandIn } from './support/slack/stand-in.js'
import { until } from './support/slack/until.js'

const PROGRAM = fileURLToPath(new URL('../dist/start.js', import.meta.url))

it('npm start with the tokens of both serves both, and SIGTERM ends both', async () => {
  const [slack, discord] = [await SlackStandIn.start(), await DiscordStandIn.start()]
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      DISCORD_API_URL: discord.api,
      DISCORD_TOKEN: discord.token,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (data) => {
    said += String(data)
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  try {
    await Promise.all([slack.connected(), discord.connected(20_000)])
    const alice = slack.person('alice')
    const general = slack.channel('general', { members: [alice] })
    const bob = discord.person('bob')
    const guild = discord.guild('相談')
    guild.join(bob)
    const channel = guild.text('質問')
    const asked = alice.ask(general, 'CRAKOのバックアップは何世代？')
    const answer = await discord.answerTo(bob.mention(channel, 'CRAKOのバックアップは何世代？'))
    expect(shown(answer)).toContain('No.32')
    await until(() => slack.posts(general, asked).length === 1)
    for (const edge of ['slack', 'discord']) await until(() => said.includes(`"started","edge":"${edge}"`))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect([...slack.violations, ...discord.violations]).toEqual([])
    expect(discord.gateway.isConnected).toBe(false)
    expect(slack.socket.open).toBe(0)
  } finally {
    child.kill('SIGKILL')
    await slack.close()
    await discord.close()
  }
})
