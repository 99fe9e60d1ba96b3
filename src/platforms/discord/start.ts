// The Discord edge: connects, registers the commands, listens, and ends cleanly.
import {
  type Client,
  Client as DiscordClient,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits as Intent,
  Partials,
} from 'discord.js'
import type { Edge, EdgeOptions } from '../edge.js'
import type { DiscordEnvironment } from '../environment.js'
import { createInFlight } from '../in-flight.js'
import { createLanes } from '../lanes.js'
import { createCatchUp, readLately } from './catch-up.js'
import { registerCommands } from './commands.js'
import type { EdgeContext } from './edge-context.js'
import { onInteraction } from './interactions.js'
import { adoptMessages, channelsLately, onMessage } from './messages.js'
import { pacedRest } from './pace.js'
import { createPlaces } from './place.js'
import { isToBot } from './said.js'
import { NOBODY } from './send.js'
import { reachStaffChannel } from './staff-channel.js'

/** Starts the edge; resolves when it is ready. Throws if Discord does not let it in, and says how to mend that. */
export async function startDiscord(options: EdgeOptions, environment: DiscordEnvironment): Promise<Edge> {
  const { log } = options
  const client = createClient(environment)
  // Without a listener an error of a connection would end the process; the library connects again by itself.
  client.on(Events.Error, (error) => log('warn', 'discord-error', { error }))
  client.on(Events.ShardError, (error, shard) => log('warn', 'discord-connection-error', { error, shard }))
  client.on(Events.Invalidated, () =>
    log('error', 'discord-session-ended', {
      mend: 'Discord ended the session for good: check DISCORD_TOKEN and the intents, then start again',
    }),
  )
  const listening = listen(client, options)
  const ready = await login(client, environment)
  await registerCommands(ready, environment.guildId, log)
  return { name: 'discord', ...listening }
}

function createClient({ apiUrl, shards, messageContent }: DiscordEnvironment): Client {
  return new DiscordClient({
    intents: [
      Intent.Guilds,
      Intent.GuildMessages,
      Intent.DirectMessages,
      ...(messageContent ? [Intent.MessageContent] : []),
    ],
    // Direct messages come in channels that were never seen before.
    partials: [Partials.Channel],
    allowedMentions: NOBODY,
    ...(shards === undefined ? {} : { shards }),
    rest: {
      ...pacedRest(),
      ...(apiUrl === undefined ? {} : { api: apiUrl }),
    },
  })
}

/** Sets the listeners; `stop` takes them away and waits for the work under way. */
function listen(client: Client, options: EdgeOptions): Pick<Edge, 'staffChannel' | 'stop'> {
  const inFlight = createInFlight()
  const deleted = new Set<string>()
  const catchUp = createCatchUp(Date.now)
  const started = new Set<number>()
  let stopped: Promise<void> | undefined
  let context: EdgeContext | undefined
  let adoptNoMore = () => {}
  client.once(Events.ClientReady, (ready) => {
    const places = createPlaces(options.settings)
    context = { ...options, client: ready, places, lanes: createLanes(), deleted }
    adoptNoMore = adoptMessages(context)
    run('catch-up', async (around) => readLately(around, await channelsLately(around), take, Date.now()))
  })
  const run = (what: string, work: (context: EdgeContext) => Promise<void>) => {
    if (stopped || !context) return
    void inFlight.run(
      work(context).catch((error: unknown) => {
        options.log('error', 'listener-failed', { platform: 'discord', what, error })
      }),
    )
  }
  const take = (message: Parameters<typeof onMessage>[1]) => {
    catchUp.saw(message, isToBot(message, message.client.user.id))
    run('message', (around) => onMessage(around, message))
  }
  client.on(Events.MessageCreate, take)
  client.on(Events.InteractionCreate, (interaction) =>
    run('interaction', (around) => onInteraction(around, interaction)),
  )
  client.on(Events.MessageDelete, ({ id }) => remember(deleted, id))
  client.on(Events.MessageBulkDelete, (messages) => {
    for (const id of messages.keys()) remember(deleted, id)
  })
  client.on(Events.ShardReady, (shard) => {
    if (started.has(shard)) run('catch-up', (around) => catchUp.missed(around, take))
    started.add(shard)
  })
  return {
    staffChannel: async (id) => {
      if (!context) throw new Error('Discord is not connected yet')
      return reachStaffChannel(context, inFlight, id)
    },
    stop: () => {
      adoptNoMore()
      stopped ??= inFlight.settle(STOP_MS).then(async (left) => {
        if (left > 0) options.log('warn', 'stopped-with-work-left', { platform: 'discord', left })
        await client.destroy()
      })
      return stopped
    },
  }
}

function remember(deleted: Set<string>, id: string): void {
  deleted.add(id)
  const [oldest] = deleted
  if (deleted.size > MOST_DELETED && oldest !== undefined) deleted.delete(oldest)
}

async function login(client: Client, { token, messageContent }: DiscordEnvironment): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  try {
    await client.login(token)
  } catch (error) {
    await client.destroy()
    throw new Error(reasonOf(error, messageContent))
  }
  return ready
}

function reasonOf(error: unknown, messageContent: boolean): string {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return 'DISCORD_TOKEN: Discord does not know it → take a new one in the developer portal: Bot › Reset Token'
  const message = error instanceof Error ? error.message : String(error)
  if (/disallowed intents/i.test(message))
    return messageContent
      ? 'DISCORD_MESSAGE_CONTENT: the intent is not allowed → switch it on in the developer portal: Bot › Message Content Intent, or leave the variable out'
      : `DISCORD_TOKEN: Discord refuses the intents of the bot (${message}) → check the bot in the developer portal`
  return `Discord: cannot connect (${message}) → check the network, and DISCORD_API_URL if it is set`
}

/** Longer than any answer takes, shorter than what waits for the process to end. */
const STOP_MS = 8000
const MOST_DELETED = 1000
