// The program as `npm start` runs it, built, with a token and DISCORD_API_URL pointing to the stand-in.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { DiscordStandIn } from './support/discord/stand-in.js'
import { until } from './support/discord/until.js'
import { shown } from './support/discord-bot.js'

const PROGRAM = fileURLToPath(new URL('../dist/start.js', import.meta.url))
const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function run(environment: (discord: DiscordStandIn) => NodeJS.ProcessEnv) {
  const discord = await DiscordStandIn.start()
  closing.push(() => discord.close())
  const child = spawn(process.execPath, [PROGRAM], {
    env: { PATH: process.env.PATH, PORT: '0', DISCORD_API_URL: discord.api, ...environment(discord) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (data) => {
    said += String(data)
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  closing.push(() => void child.kill('SIGKILL'))
  return { discord, child, ended, said: () => said }
}

describe('npm start', () => {
  it('answers within 2 s of ready, and on SIGTERM what is in flight before it ends', async () => {
    const { discord, child, ended, said } = await run(({ token }) => ({ DISCORD_TOKEN: token }))
    const guild = discord.guild('相談')
    const alice = discord.person('alice')
    guild.join(alice)
    const channel = guild.text('質問')
    await discord.connected(20_000)
    const answer = await discord.answerTo(alice.mention(channel, 'CRAKOのバックアップは何世代？'), 2000)
    expect(shown(answer)).toContain('No.32')
    await until(() => said().includes('"event":"started","edge":"discord"'))
    discord.rest.faults.add('POST /channels/:channel/messages', { kind: 'rate-limit', retryAfter: 1 })
    const late = alice.mention(channel, 'CO-NECTのバックアップは何世代？')
    await until(() => discord.count('POST /channels/:channel/messages') === 2)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(shown(await discord.answerTo(late))).toContain('項番45')
    expect(said()).not.toContain(discord.token)
    expect(said()).not.toContain('バックアップ')
    expect(discord.violations).toEqual([])
  })

  it('says which token is wrong, without repeating it', async () => {
    const token = `${'M'.repeat(26)}.Gabcde.${'x'.repeat(38)}`
    const { ended, said } = await run(() => ({ DISCORD_TOKEN: token }))
    expect(await ended).toBe(1)
    expect(said()).toMatch(/^DISCORD_TOKEN: Discord does not know it → .*\n$/)
    expect(said()).not.toContain(token)
  })
})
