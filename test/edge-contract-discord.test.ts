// The contract of an edge, for Discord.

import type { Interaction } from './support/discord/interaction.js'
import type { Channel, Message } from './support/discord/model.js'
import { EPHEMERAL } from './support/discord/model.js'
import type { Person } from './support/discord/person.js'
import { DiscordStandIn } from './support/discord/stand-in.js'
import { pinged, shown, startEdge } from './support/discord-bot.js'
import { nothingRecorded } from './support/edge-clerk.js'
import {
  type Control,
  type EdgeDriver,
  edgeContract,
  type RunningEdge,
  type Shown,
} from './support/edge-contract.js'

interface DiscordShown extends Shown {
  readonly message: Message
}

const LABELS = {
  'customer-text': '顧客向け文面',
  'whole-clause': '条項の全文',
  helpful: '役に立った',
  'not-helpful': '役に立たなかった',
} as const

const driver: EdgeDriver<DiscordShown> = {
  name: 'Discord',
  start: async (clerk) => {
    const discord = await DiscordStandIn.start()
    const recorded = nothingRecorded()
    const guild = discord.guild('相談')
    const [alice, bob] = [discord.person('alice'), discord.person('bob')]
    guild.join(alice, bob)
    const places = { outsiders: guild.text('質問'), insiders: guild.text('社内') }
    const settings = `discord:\n  "${places.insiders.id}": { audience: internal }\n`
    const connect = () => startEdge(discord, { clerk, settings }, recorded)
    let edge = await connect()
    return new DiscordWorld({ discord, recorded, alice, bob, places, stop: () => edge.stop() }, async () => {
      await edge.stop()
      edge = await connect()
    })
  },
}

interface Parts {
  readonly discord: DiscordStandIn
  readonly recorded: RunningEdge['recorded']
  readonly alice: Person
  readonly bob: Person
  readonly places: { readonly outsiders: Channel; readonly insiders: Channel }
  readonly stop: () => Promise<void>
}

class DiscordWorld implements RunningEdge<DiscordShown> {
  #opened: Interaction | undefined

  constructor(
    private readonly parts: Parts,
    readonly restart: () => Promise<void>,
  ) {}

  get recorded() {
    return this.parts.recorded
  }

  mention(text: string, readers: 'insiders' | 'outsiders' = 'outsiders') {
    const { alice, places } = this.parts
    return this.#shownFor(() => alice.mention(places[readers], text))
  }

  followUp({ message }: DiscordShown, text: string) {
    return this.#shownFor(() => this.parts.bob.reply(message, text))
  }

  press({ message }: DiscordShown, control: Control) {
    const label = typeof control === 'string' ? LABELS[control] : control.service
    return this.#shownFor(() => {
      this.#opened = this.parts.bob.press(message, label)
      return message
    })
  }

  giveReason({ message }: DiscordShown, reason: string) {
    return this.#shownFor(() => {
      if (!this.#opened) throw new Error('no form is open')
      this.parts.bob.submit(this.#opened, { reason })
      return message
    })
  }

  mentionByBots(text: string) {
    const { discord, places } = this.parts
    const robot = discord.otherBot('robot')
    places.outsiders.guild?.members.set(robot.id, { user: robot.user, nick: null, roles: [], joined_at: '' })
    const itself = Object.assign(Object.create(robot), { user: discord.bot }) as Person
    return this.#shownFor(() => {
      itself.mention(places.outsiders, text)
      return robot.mention(places.outsiders, text)
    }, itself)
  }

  deliverAgain() {
    const { discord, places } = this.parts
    return this.#shownFor(() => {
      // As another session would get it: the library drops what it has in its memory.
      discord.gateway.redeliver('MESSAGE_CREATE')
      return [...places.outsiders.messages.values()][0] as Message
    })
  }

  pinged() {
    return pinged(this.parts.discord)
  }

  violations() {
    return this.parts.discord.violations
  }

  async close() {
    await this.parts.stop()
    await this.parts.discord.close()
  }

  /** What the bot wrote because of something, when it is quiet again. */
  async #shownFor(act: () => Message, itself?: Person): Promise<DiscordShown[]> {
    const { discord, places } = this.parts
    const all = () => Object.values(places).flatMap((channel) => [...channel.messages.values()])
    const before = new Set(all().map(({ id }) => id))
    const cause = act()
    await discord.settled(150)
    return all()
      .filter(
        (message) => !before.has(message.id) && message.author.id === discord.bot.id && !message.deleted,
      )
      .filter((message) => !itself || message.content === '')
      .map((message) => ({
        message,
        text: shown(message),
        isPrivate: (message.flags & EPHEMERAL) !== 0,
        isWhereAsked: message.channel === cause.channel && message.reference?.message_id === cause.id,
      }))
  }
}

edgeContract(driver)
