// A workspace with two people and a channel, and the bot in it; what a test started is stopped and looked over after it.
import { afterEach, expect } from 'vitest'
import { type BotOptions, type Mode, type Running, startBot } from './slack-bot.js'

/** Call once in a test file; gives what starts a scene. After each test nothing may have been wrong for Slack. */
export function scene() {
  const running: Running[] = []
  afterEach(async () => {
    for (const bot of running.splice(0)) {
      await bot.close()
      expect(bot.slack.violations).toEqual([])
      // Nobody was pinged, by whatever words.
      expect(bot.slack.mentions).toEqual([])
    }
  })
  return async (mode: Mode, options: BotOptions = {}) => {
    const bot = await startBot(mode, options)
    running.push(bot)
    const { slack } = bot
    const alice = slack.person('alice')
    const bob = slack.person('bob')
    const channel = slack.channel('general', { members: [alice, bob] })
    return { bot, slack, alice, bob, channel }
  }
}
