// A chat with a channel for insiders, in which processes of the bot post the worklist of the week; for each chat the same.
import type { Edge } from '../../src/platforms/edge.js'
import type { Platform } from '../../src/platforms/settings.js'
import { startSlack } from '../../src/platforms/slack/start.js'
import { unescapeText } from '../../src/render/discord/escape.js'
import type { Message } from './discord/model.js'
import { readable } from './discord/read-message.js'
import { DiscordStandIn } from './discord/stand-in.js'
import { pinged, startEdge } from './discord-bot.js'
import { clerkOf, edgeOptions, nothingRecorded } from './edge-clerk.js'
import { readBlocks } from './slack/read-blocks.js'
import { SlackStandIn } from './slack/stand-in.js'

export interface WeeklyScene {
  /** The channel for insiders, as the platform names it. */
  readonly channel: string
  /** A channel of which the settings say nothing. */
  readonly unlisted: string
  /** Another process of the bot, connected. */
  readonly connect: (language?: 'ja' | 'en') => Promise<Edge>
  /** What the bot posted in all channels, as a reader sees it. */
  readonly posts: () => string[]
  /** Addresses that a reader can follow. */
  readonly links: () => string[]
  /** The platform refuses the next post. */
  readonly refuseNext: () => void
  /** The platform takes the next post, but its answer is lost. */
  readonly loseNextAnswer: () => void
  /** The bot can no longer write in the channel for insiders. */
  readonly lockOut: () => void
  /** What the platform remembers for minutes only is forgotten. */
  readonly hoursPass: () => void
  /** Rules of the platform that were broken, and whom the bot notified. */
  readonly troubles: () => unknown[]
  readonly close: () => Promise<void>
}

export interface WeeklyDriver {
  readonly platform: Platform
  /** An id that no channel has. */
  readonly nowhere: string
  readonly start: () => Promise<WeeklyScene>
}

const clerk = await clerkOf()

const SLACK: WeeklyDriver = {
  platform: 'slack',
  nowhere: 'C0NOWHERE1',
  start: async () => {
    const slack = await SlackStandIn.start()
    const alice = slack.person('alice')
    const [staff, unlisted] = [
      slack.channel('staff', { members: [alice] }),
      slack.channel('general', { members: [alice] }),
    ]
    const edges: Edge[] = []
    return {
      channel: staff.id,
      unlisted: unlisted.id,
      connect: async (language = 'ja') => {
        const settings = `slack:\n  ${staff.id}: { audience: internal, language: ${language} }\n  C0NOWHERE1: { audience: internal }\n`
        const edge = await startSlack(
          edgeOptions({ clerk: () => clerk, settings, publicUrl: 'https://sla.example' }, nothingRecorded()),
          { botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl },
        )
        edges.push(edge)
        return edge
      },
      posts: () => slack.posts().map(({ content }) => readBlocks(content.blocks)),
      links: () => slack.links.map(({ url }) => url),
      refuseNext: () => slack.fault('chat.postMessage', { error: 'restricted_action' }),
      loseNextAnswer: () => slack.fault('chat.postMessage', { hangUp: true, done: true }),
      lockOut: () => {
        staff.is_ext_shared = true
      },
      hoursPass: () => {},
      troubles: () => [...slack.violations, ...slack.mentions],
      close: async () => {
        for (const edge of edges) await edge.stop()
        await slack.close()
      },
    }
  },
}

const DISCORD: WeeklyDriver = {
  platform: 'discord',
  nowhere: '99999999999999999',
  start: async () => {
    const discord = await DiscordStandIn.start()
    const guild = discord.guild('相談')
    guild.join(discord.person('alice'))
    const [staff, unlisted] = [guild.text('社内'), guild.text('質問')]
    const edges: Edge[] = []
    return {
      channel: staff.id,
      unlisted: unlisted.id,
      connect: async (language = 'ja') => {
        const settings = `discord:\n  "${staff.id}": { audience: internal, language: ${language} }\n`
        const edge = await startEdge(discord, { clerk: () => clerk, settings }, nothingRecorded())
        edges.push(edge)
        return edge
      },
      posts: () => [staff, unlisted].flatMap((channel) => discord.fromBot(channel)).map(seen),
      links: () =>
        discord
          .fromBot(staff)
          .flatMap((message) => JSON.stringify(message.components).match(/\]\((https?:[^)]+)\)/g) ?? [])
          .map((link) => link.slice(2, -1)),
      refuseNext: () =>
        discord.rest.faults.add('POST /channels/:channel/messages', {
          kind: 'error',
          status: 403,
          code: 50_013,
        }),
      loseNextAnswer: () =>
        discord.rest.faults.add('POST /channels/:channel/messages', {
          kind: 'drop',
          when: 'after',
          by: 'reset',
        }),
      lockOut: () => guild.restrictBot(staff, ['SendMessages']),
      hoursPass: () => {
        for (const message of discord.fromBot(staff)) message.nonce = undefined
      },
      troubles: () => [...discord.violations, ...pinged(discord)],
      close: async () => {
        for (const edge of edges) await edge.stop()
        await discord.close()
      },
    }
  },
}

/** Markdown that is not escaped becomes what a reader sees of it; what is escaped is seen as it was typed. */
const seen = (message: Message): string =>
  unescapeText(
    readable(message)
      .replace(/^-# /gm, '')
      .replace(/(?<!\\)(\*\*|~~|\|\||`)(.+?)(?<!\\)\1/g, '$2')
      .replace(/(?<!\\)\[(.+?)(?<!\\)\]\(\S+?\)/g, '$1'),
  )

export const WEEKLY_DRIVERS: readonly WeeklyDriver[] = [SLACK, DISCORD]
