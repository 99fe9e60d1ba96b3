// The real Discord edge over some knowledge, connected to the stand-in.
import { afterEach, expect } from 'vitest'
import type { Clerk } from '../../src/platforms/clerk.js'
import { startDiscord } from '../../src/platforms/discord/start.js'
import type { Edge } from '../../src/platforms/edge.js'
import type { DiscordEnvironment } from '../../src/platforms/environment.js'
import { unescapeText } from '../../src/render/discord/escape.js'
import type { GuildDriver } from './discord/guild-driver.js'
import type { Channel, Message } from './discord/model.js'
import type { Person } from './discord/person.js'
import { readable } from './discord/read-message.js'
import { DiscordStandIn, type Options } from './discord/stand-in.js'
import { type EdgeCircumstances, edgeOptions, nothingRecorded, type Recorded } from './edge-clerk.js'

export interface BotOptions {
  readonly clerk: () => Clerk
  readonly discord?: Options
  /** The text of a settings file, made when guild and channel are there. */
  readonly settings?: (scene: Scene) => string
  readonly publicUrl?: string
  readonly environment?: Partial<DiscordEnvironment>
}

/** A guild with two people and a channel. */
export interface Scene {
  readonly guild: GuildDriver
  readonly alice: Person
  readonly bob: Person
  readonly channel: Channel
}

export interface Running extends Scene {
  readonly discord: DiscordStandIn
  readonly recorded: Recorded
  /** Stops the bot and starts another one that knows nothing of before. */
  restart(more?: Partial<BotOptions>): Promise<void>
  stop(): Promise<void>
}

/** Starts bots for the tests of a file, and takes them down; in the end no limit may have been violated. */
export function bots(): { start(options: BotOptions): Promise<Running> } {
  const running: { discord: DiscordStandIn; stop(): Promise<void> }[] = []
  afterEach(async () => {
    for (const { discord, stop } of running.splice(0)) {
      await stop()
      await discord.close()
      expect(discord.violations).toEqual([])
      expect(pinged(discord)).toEqual([])
    }
  })
  return {
    start: async (options) => {
      const discord = await DiscordStandIn.start(options.discord)
      const recorded = nothingRecorded()
      const scene = sceneOf(discord)
      const connect = (how: BotOptions): Promise<Edge> =>
        startEdge(discord, { ...how, settings: how.settings?.(scene) ?? '' }, recorded, how.environment)
      let edge = await connect(options)
      const stop = () => edge.stop()
      running.push({ discord, stop })
      return {
        ...scene,
        discord,
        recorded,
        stop,
        restart: async (more = {}) => {
          await edge.stop()
          edge = await connect({ ...options, ...more })
        },
      }
    },
  }
}

/** Connects the edge to a stand-in. */
export function startEdge(
  discord: DiscordStandIn,
  circumstances: EdgeCircumstances,
  recorded: Recorded,
  environment: Partial<DiscordEnvironment> = {},
): Promise<Edge> {
  return startDiscord(edgeOptions(circumstances, recorded), {
    token: discord.token,
    apiUrl: discord.api,
    messageContent: false,
    ...environment,
  })
}

function sceneOf(discord: DiscordStandIn): Scene {
  const guild = discord.guild('相談')
  const [alice, bob] = [discord.person('alice'), discord.person('bob')]
  guild.join(alice, bob)
  return { guild, alice, bob, channel: guild.text('質問') }
}

/** Messages of the bot that notified somebody else. */
export function pinged({ world, bot }: DiscordStandIn): string[] {
  return [...world.channels.values()]
    .flatMap(({ messages }) => [...messages.values()])
    .filter(({ author, pings: { users, roles, everyone } }) => {
      const others = users.filter((id) => id !== bot.id)
      return author.id === bot.id && (everyone || others.length + roles.length > 0)
    })
    .map(readable)
}

/** What a reader sees, without the marks of markdown. */
export const shown = (message: Message): string => unescapeText(readable(message))
