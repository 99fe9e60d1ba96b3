// The contract of an edge, for Slack in Socket Mode.
import { startSlack } from '../src/platforms/slack/start.js'
import { edgeOptions, nothingRecorded } from './support/edge-clerk.js'
import {
  type Control,
  type EdgeDriver,
  edgeContract,
  type Readers,
  type RunningEdge,
  type Shown,
} from './support/edge-contract.js'
import { placesIn } from './support/slack/element-state.js'
import { listOf } from './support/slack/fields.js'
import { Integration } from './support/slack/integration.js'
import type { Message } from './support/slack/messages.js'
import type { Person } from './support/slack/person.js'
import { readBlocks, readMrkdwn } from './support/slack/read-blocks.js'
import { SlackStandIn } from './support/slack/stand-in.js'
import type { View } from './support/slack/views.js'
import type { Channel } from './support/slack/workspace.js'

interface SlackShown extends Shown {
  readonly on: Message | View
}

const LABELS = { 'customer-text': '顧客向け文面', 'whole-clause': '条項の全文' } as const
const FEEDBACK = { helpful: 'positive', 'not-helpful': 'negative' } as const

const driver: EdgeDriver<SlackShown> = {
  name: 'Slack',
  start: async (clerk) => {
    const slack = await SlackStandIn.start()
    const recorded = nothingRecorded()
    const [alice, bob] = [slack.person('alice'), slack.person('bob')]
    const members = [alice, bob]
    // Who reads a channel that is shared with another organisation is not known.
    const places = {
      outsiders: slack.channel('shared', { members, shared: true }),
      insiders: slack.channel('internal', { members }),
    }
    const settings = `slack:\n  ${places.insiders.id}: { audience: internal }\n`
    const connect = () =>
      startSlack(edgeOptions({ clerk, settings }, recorded), {
        botToken: slack.botToken,
        appToken: slack.appToken,
        apiUrl: slack.apiUrl,
      })
    let edge = await connect()
    return new SlackWorld({ slack, recorded, alice, bob, places, stop: () => edge.stop() }, async () => {
      await edge.stop()
      edge = await connect()
    })
  },
}

interface Parts {
  readonly slack: SlackStandIn
  readonly recorded: RunningEdge['recorded']
  readonly alice: Person
  readonly bob: Person
  readonly places: Readonly<Record<Readers, Channel>>
  readonly stop: () => Promise<void>
}

class SlackWorld implements RunningEdge<SlackShown> {
  #last: Message | undefined

  constructor(
    private readonly parts: Parts,
    readonly restart: () => Promise<void>,
  ) {}

  get recorded() {
    return this.parts.recorded
  }

  mention(text: string, readers: Readers = 'outsiders') {
    const { alice, places } = this.parts
    return this.#shownFor(() => {
      this.#last = alice.ask(places[readers], text)
      return [this.#last]
    })
  }

  /** In the thread of the answer, without naming the bot. */
  followUp(answer: SlackShown, text: string) {
    const thread = messageOf(answer)
    return this.#shownFor(() => {
      this.#last = this.parts.bob.post(this.#channelOf(thread), text, { thread })
      return [this.#last]
    })
  }

  press(answer: SlackShown, control: Control) {
    const message = messageOf(answer)
    const { bob } = this.parts
    return this.#shownFor(() => {
      if (control === 'helpful' || control === 'not-helpful')
        bob.press(message, 'feedback', FEEDBACK[control])
      else
        bob.press(message, buttonOf(message, typeof control === 'string' ? LABELS[control] : control.service))
      return [message]
    })
  }

  giveReason(answer: SlackShown, reason: string) {
    const { bob } = this.parts
    return this.#shownFor(async () => {
      if (!bob.modal) throw new Error('no form is open')
      const { result } = await bob.submit(bob.modal, { reason })
      if (result !== 'closed') throw new Error(`the form was not taken: ${result}`)
      return [messageOf(answer)]
    })
  }

  mentionByBots(text: string) {
    const { slack, places } = this.parts
    const said = `${slack.bot.mention} ${text}`
    const itself = new Integration(slack.world, slack.bot)
    return this.#shownFor(() => [
      slack.integration('news').post(places.outsiders, said),
      slack.integration('deploys').post(places.outsiders, said, { legacy: true }),
      itself.post(places.outsiders, said),
    ])
  }

  /** As a repetition and, as Slack also does, under a new id; as mention and as message. */
  deliverAgain() {
    const message = this.#last
    if (!message) throw new Error('nobody has said anything')
    return this.#shownFor(() => {
      for (const delivery of message.deliveries) {
        this.parts.slack.redeliver(delivery)
        this.parts.slack.redeliver(delivery, { newId: true })
      }
      return [message]
    })
  }

  pinged() {
    return this.parts.slack.mentions.map(({ written, where }) => `${written} in ${where}`)
  }

  violations() {
    return this.parts.slack.violations
  }

  async close() {
    await this.parts.stop()
    await this.parts.slack.close()
  }

  /** What the bot wrote, changed or opened because of something that was said, when it is quiet again. */
  async #shownFor(act: () => Message[] | Promise<Message[]>): Promise<SlackShown[]> {
    const before = new Map(this.#onScreens().map((one) => [one, contentOf(one)]))
    const causes = await act()
    await this.parts.slack.quiet(150)
    const said = new Set<Message | View>(causes)
    return this.#onScreens()
      .filter((one) => !said.has(one) && before.get(one) !== contentOf(one))
      .map((on) => ({
        on,
        text: textIn(on),
        isPrivate: isView(on) || on.ephemeral_for !== undefined,
        isWhereAsked: !isView(on) && causes.some((cause) => isInThreadOf(on, cause)),
      }))
  }

  /** All messages of the bot, those for one person, and the modals that are open. */
  #onScreens(): (Message | View)[] {
    const { slack, alice, bob } = this.parts
    const modals = [alice, bob].flatMap(({ modal }) => modal ?? [])
    return [...slack.posts(), ...alice.ephemerals, ...bob.ephemerals, ...modals]
  }

  #channelOf({ channel }: Message): Channel {
    const found = Object.values(this.parts.places).find(({ id }) => id === channel)
    if (!found) throw new Error(`there is no channel ${channel}`)
    return found
  }
}

const isView = (on: Message | View): on is View => 'root_view_id' in on
const contentOf = (on: Message | View) => (isView(on) ? on.fields : on.content)
const isInThreadOf = (message: Message, cause: Message) =>
  message.channel === cause.channel && message.thread_ts === (cause.thread_ts ?? cause.ts)

/** Slack shows the text of a message only where it has no blocks. */
function textIn(on: Message | View): string {
  if (isView(on)) return readBlocks([on.fields.title, on.fields.blocks])
  const { text, blocks } = on.content
  return blocks.length > 0 ? readBlocks(blocks) : readMrkdwn(text)
}

function messageOf({ on }: SlackShown): Message {
  if (isView(on)) throw new Error('this is a modal and no message')
  return on
}

/** The action_id of the button that is called so. */
function buttonOf({ content }: Message, label: string): string {
  const buttons = placesIn(content.blocks).filter(({ element }) => element.type === 'button')
  const found = buttons.find(({ element }) => listOf([element.text]).some(({ text }) => text === label))
  if (!found) throw new Error(`there is no button ${label} in ${readBlocks(content.blocks)}`)
  return found.action_id
}

edgeContract(driver)
