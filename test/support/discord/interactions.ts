// Makes interactions and sends them to the bot; tells the person when no answer comes in time.
import { randomBytes } from 'node:crypto'
import type { InteractionType } from 'discord.js'
import { Interaction } from './interaction.js'
import type { Json } from './json.js'
import { messageJson } from './message-json.js'
import type { Channel, Message } from './model.js'
import { permissionsIn } from './permissions.js'
import type { Deadlines } from './routes-interactions.js'
import { channelJson, interactionMemberJson } from './wire.js'
import type { World } from './world.js'

/** How an interaction is to go. */
export interface Circumstances {
  /** The bot gets it after the deadline. */
  readonly late?: boolean
  /** No violation if the bot does not answer: it is down, say. */
  readonly mayFail?: boolean
}

interface Sending extends Circumstances {
  readonly type: InteractionType
  readonly userId: string
  readonly locale: string
  readonly channel: Channel
  readonly name: string
  readonly data: Json
  readonly source?: Message | undefined
  readonly target?: Message | undefined
}

export class Interactions {
  readonly byId = new Map<string, Interaction>()
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(
    private readonly world: World,
    private readonly deadlines: Deadlines,
  ) {}

  send(sending: Sending): Interaction {
    const { world } = this
    const { type, channel, name, data, source, target, late = false, mayFail = late } = sending
    const user = world.users.get(sending.userId)
    if (!user) throw new Error('there is no such person')
    const id = world.ids.next()
    const token = randomBytes(48).toString('base64url')
    const interaction = new Interaction({
      id,
      token,
      type,
      user,
      channel,
      name,
      data,
      source,
      target,
      late,
      mayFail,
    })
    this.byId.set(id, interaction)
    if (late) interaction.failed = true
    else this.#watch(interaction)
    const { focusedType: _, ...sent } = data
    const json = { ...this.#json(interaction, sending.locale), data: sent }
    world.emit({ t: 'INTERACTION_CREATE', intents: 0, guildId: channel.guild?.id, d: () => json })
    return interaction
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer)
  }

  #watch(interaction: Interaction): void {
    const { name, mayFail } = interaction.origin
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      if (interaction.callback !== undefined) return
      interaction.failed = true
      const what = `${name} got no answer within ${this.deadlines.answerMs} ms`
      if (mayFail) this.world.refusals.push({ where: 'INTERACTION_CREATE', what })
      else this.world.violate('INTERACTION_CREATE', what)
    }, this.deadlines.answerMs)
    this.#timers.add(timer)
  }

  #json({ id, origin }: Interaction, locale: string): Json {
    const { world } = this
    const { type, token, user, channel, source } = origin
    const { guild } = channel
    const member = guild?.members.get(user.id)
    if (guild && !member) throw new Error('the person is not in the guild')
    return {
      id,
      application_id: world.applicationId,
      type,
      token,
      version: 1,
      channel: channelJson(channel, world.bot.id),
      channel_id: channel.id,
      ...(guild && member
        ? {
            guild_id: guild.id,
            guild: { id: guild.id, locale: guild.preferred_locale, features: ['COMMUNITY'] },
            guild_locale: guild.preferred_locale,
            member: interactionMemberJson(guild, member, permissionsIn(channel, user.id)),
          }
        : { user }),
      // What is brought along is whole, with or without the message content intent.
      ...(source && { message: messageJson(world, source, { mayReadContent: true }) }),
      app_permissions: String(permissionsIn(channel, world.bot.id)),
      locale,
      entitlements: [],
      authorizing_integration_owners: { 0: guild?.id ?? '0' },
      context: guild ? 0 : 1,
      attachment_size_limit: 10_485_760,
    }
  }
}
