// A Discord of its own for tests: REST v10 and gateway v10 on this machine, and people to talk to the bot.
import { randomBytes, randomInt } from 'node:crypto'
import { type APIEmbed, type GatewayIntentBits, GatewayIntentBits as Intent } from 'discord.js'
import { Gateway } from './gateway.js'
import { GuildDriver, newRole } from './guild-driver.js'
import type { Interaction } from './interaction.js'
import { Interactions } from './interactions.js'
import { edit } from './messages.js'
import { type Channel, type Guild, isLoading, type Message } from './model.js'
import { INVITED_BOT_PERMISSIONS, NEW_GUILD_PERMISSIONS } from './permissions.js'
import { Person } from './person.js'
import { RestServer } from './rest-server.js'
import { type Command, commandRoutes } from './routes-commands.js'
import { guildRoutes } from './routes-guilds.js'
import { type Deadlines, interactionRoutes } from './routes-interactions.js'
import { messageRoutes, type Typing } from './routes-messages.js'
import { reactionRoutes } from './routes-reactions.js'
import { threadRoutes } from './routes-threads.js'
import { until } from './until.js'
import { type Violation, World } from './world.js'

export interface Options {
  readonly botName?: string
  /** Privileged intents that are switched on for the application; none by default. */
  readonly privilegedIntents?: readonly GatewayIntentBits[]
  readonly heartbeatMs?: number
  readonly deadlines?: Partial<Deadlines>
}

/**
 * One application with one bot. Left out or simpler than the real one: compression and ETF, voice, polls, stickers,
 * forwarding, user installs, HTTP interactions, audit log, auto moderation, slow mode, paging of members; the limit of
 * one identify in five seconds; error texts beyond the common ones are worded after Discord's but not copied from it.
 * The bot's `pings` take it that whoever is in the guild can be notified.
 */
export class DiscordStandIn {
  readonly world: World
  readonly rest: RestServer
  readonly gateway: Gateway
  /** The registered commands. */
  readonly commands: Command[] = []
  /** When the bot showed that it is typing. */
  readonly typing: Typing[] = []
  /**
   * The bot's token; a test can change it, as when it is reset in the portal. Its first part is a number, as Discord's
   * is: of a token that begins with “bot” by chance, the library takes these letters away.
   */
  token = `${Buffer.from(String(10n ** 17n + BigInt(randomInt(1e12)))).toString('base64url')}.${randomBytes(4).toString('base64url')}.${randomBytes(28).toString('base64url')}`
  readonly #interactions: Interactions

  private constructor({ botName = 'clausebot', privilegedIntents = [], ...options }: Options) {
    this.world = new World(botName, privilegedIntents.includes(Intent.MessageContent))
    const deadlines = { answerMs: 3000, tokenMs: 15 * 60_000, ...options.deadlines }
    this.#interactions = new Interactions(this.world, deadlines)
    const gatewayUrl = () => this.world.base.replace('http', 'ws')
    const routes = [
      ...guildRoutes(this.world, gatewayUrl),
      ...messageRoutes(this.world, this.typing),
      ...threadRoutes(this.world),
      ...reactionRoutes(this.world),
      ...commandRoutes(this.world, this.commands),
      ...interactionRoutes(this.world, this.#interactions.byId, deadlines),
    ]
    const token = () => this.token
    this.rest = new RestServer(this.world, routes, token)
    const heartbeatMs = options.heartbeatMs ?? 41_250
    this.gateway = new Gateway(this.rest, this.world, { token, privilegedIntents, heartbeatMs })
  }

  static async start(options: Options = {}): Promise<DiscordStandIn> {
    const standIn = new DiscordStandIn(options)
    standIn.world.base = await standIn.rest.listen()
    return standIn
  }

  /** The base for the client: `rest: { api }`. */
  get api(): string {
    return `${this.world.base}/api`
  }

  get bot() {
    return this.world.bot
  }

  /** Rules of Discord that the bot broke; a test ends with this being empty. */
  get violations(): readonly Violation[] {
    return this.world.violations
  }

  /** Refusals that come from circumstances, and that a right bot meets too. */
  get refusals(): readonly Violation[] {
    return this.world.refusals
  }

  get interactions(): readonly Interaction[] {
    return [...this.#interactions.byId.values()]
  }

  /** A new guild with the bot in it. */
  guild(
    name: string,
    { locale = 'ja', botPermissions = INVITED_BOT_PERMISSIONS, withBot = true } = {},
  ): GuildDriver {
    const id = this.world.ids.next()
    const everyone = newRole(id, '@everyone', { permissions: NEW_GUILD_PERMISSIONS, mentionable: false })
    const guild: Guild = {
      id,
      name,
      owner_id: this.world.ids.next(),
      preferred_locale: locale,
      roles: [everyone],
      members: new Map(),
    }
    this.world.guilds.set(id, guild)
    const driver = new GuildDriver(guild, this.world)
    if (withBot) driver.addBot(botPermissions)
    return driver
  }

  person(name: string, { locale = 'ja' } = {}): Person {
    return this.#person(name, { bot: false, locale })
  }

  /** Another bot, which writes as people do. */
  otherBot(name: string): Person {
    return this.#person(name, { bot: true, locale: 'en-US' })
  }

  /** From now on the person takes no direct messages from the bot. */
  closeDms({ id }: Person): void {
    this.world.unreachable.add(id)
  }

  /** The direct messages of a person with the bot. */
  dmOf({ user }: Person): Channel {
    return this.world.dm(user)
  }

  /** Messages of a channel, oldest first, as a person sees them; without a person, those that all see. */
  messagesIn(channel: Channel, person?: Person): Message[] {
    return [...channel.messages.values()].filter(
      ({ deleted, visibleTo }) => !deleted && (!visibleTo || visibleTo === person?.id),
    )
  }

  /** What the bot wrote in a channel, "thinking…" and deleted messages left out. */
  fromBot(channel: Channel, person?: Person): Message[] {
    return this.messagesIn(channel, person).filter(
      (each) => each.author.id === this.bot.id && !isLoading(each) && !SYSTEM.includes(each.type),
    )
  }

  /** Waits for the bot's answer after a message: in its channel or in the thread that was started from it. */
  async answerTo(message: Message, ms?: number): Promise<Message> {
    const isLater = ({ id }: Message) => BigInt(id) > BigInt(message.id)
    const places = () => [message.channel, ...(message.thread ? [message.thread] : [])]
    const found = () => places().flatMap((each) => this.fromBot(each).filter(isLater))[0]
    return until(found, ms, `an answer to "${message.content}"`)
  }

  /** Waits until the bot is connected and registered its first session. */
  async connected(ms?: number): Promise<void> {
    await until(() => this.gateway.isConnected, ms, 'a connection to the gateway')
  }

  /**
   * Waits until nothing has happened for a while: no call, no event. Only for showing that a bot stays silent;
   * surer is to let it answer something after it.
   */
  async settled(quietMs = 100, ms?: number): Promise<void> {
    const last = () => Math.max(this.gateway.lastEventAt, this.rest.calls.at(-1)?.at ?? 0)
    await until(() => this.rest.underWay === 0 && Date.now() - last() >= quietMs, ms, 'quiet')
  }

  /** Adds the preview of a link, which comes as MESSAGE_UPDATE although nobody edited anything. */
  unfurl(message: Message, embed: APIEmbed): void {
    edit(this.world, message, { embeds: [embed] }, { isSilent: true })
  }

  /** How often a route was called, such as `POST /channels/:channel/messages`. */
  count(route: string): number {
    return this.rest.calls.filter((call) => call.route === route).length
  }

  async close(): Promise<void> {
    this.#interactions.close()
    await this.gateway.close()
    await this.rest.close()
  }

  #person(name: string, { bot, locale }: { bot: boolean; locale: string }): Person {
    const around = { world: this.world, interactions: this.#interactions, commands: this.commands }
    return new Person(this.world.addUser(name, { bot }), around, locale)
  }
}

/** Messages that Discord writes in the name of who caused them: a thread was started. */
const SYSTEM: readonly number[] = [18, 21]
