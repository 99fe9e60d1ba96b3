// A stand-in for each test, and bots of a few lines on it, made with the real client library.
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  Client,
  type ClientOptions,
  GatewayIntentBits as Intent,
  Partials,
  type RESTPostAPIApplicationCommandsJSONBody,
  type SendableChannels,
} from 'discord.js'
import { afterEach, beforeEach } from 'vitest'
import type { GuildDriver } from './guild-driver.js'
import type { Channel } from './model.js'
import type { Person } from './person.js'
import { DiscordStandIn, type Options } from './stand-in.js'
import { until } from './until.js'

export const INTENTS = [Intent.Guilds, Intent.GuildMessages, Intent.DirectMessages]

/** A slash command with suggestions, localised, and a message command. */
export const COMMANDS: RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    name: 'ask',
    name_localizations: { ja: '質問' },
    description: 'Asks',
    options: [
      { type: ApplicationCommandOptionType.String, name: 'question', description: 'What', required: true },
      {
        type: ApplicationCommandOptionType.String,
        name: 'service',
        description: 'Which',
        autocomplete: true,
      },
    ],
  },
  { name: '条項を調べる', type: ApplicationCommandType.Message },
]

export interface Stage {
  /** The stand-in of the running test. */
  readonly discord: DiscordStandIn
  /** Starts it anew with other options. */
  restart(options: Options): Promise<void>
  /** Makes a bot without starting it. */
  client(options?: Partial<ClientOptions>): Client
  /** Starts a bot and waits until it is ready. */
  bot(set?: (client: Client<true>) => void, options?: Partial<ClientOptions>): Promise<Client<true>>
  /** A guild with one person and one channel. */
  scene(): { guild: GuildDriver; alice: Person; channel: Channel }
}

/** Gives each test of a file a stand-in of its own, and takes down all it started. */
export function stage(): Stage {
  let discord: DiscordStandIn
  const clients: Client[] = []
  beforeEach(async () => {
    discord = await DiscordStandIn.start()
  })
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.destroy()))
    await discord.close()
  })
  const make = (options: Partial<ClientOptions> = {}): Client => {
    const client = new Client({
      intents: INTENTS,
      partials: [Partials.Channel],
      ...options,
      rest: { api: discord.api, ...options.rest },
    })
    clients.push(client)
    client.on('error', () => {})
    return client
  }
  return {
    get discord() {
      return discord
    },
    async restart(options) {
      await discord.close()
      discord = await DiscordStandIn.start(options)
    },
    client: make,
    async bot(set = () => {}, options = {}) {
      const client = make(options)
      // Guarantee of the casts: what is set is used, and the client given, only once it is ready.
      set(client as Client<true>)
      await client.login(discord.token)
      await until(() => client.isReady(), 5000, 'the client to be ready')
      return client as Client<true>
    },
    scene() {
      const guild = discord.guild('社内')
      const alice = discord.person('alice')
      guild.join(alice)
      return { guild, alice, channel: guild.text('質問') }
    },
  }
}

/** A channel as the library has it, for sending. */
export async function sendable(client: Client, { id }: Channel): Promise<SendableChannels> {
  const channel = await client.channels.fetch(id)
  if (!channel?.isSendable()) throw new Error('nothing can be sent there')
  return channel
}
