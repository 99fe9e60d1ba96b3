// A person in the workspace: what people type, say and open.

import type { Delivery } from './delivery.js'
import type { Choice, Choices } from './element-state.js'
import type { Fields } from './fields.js'
import * as hands from './hands.js'
import { findMarkup } from './markup.js'
import { type Message, newMessage } from './messages.js'
import * as modals from './modals.js'
import { escapeTyped, richTextOf } from './typed.js'
import type { View } from './views.js'
import type { Channel, User } from './workspace.js'
import type { World } from './world.js'

/** Where in a channel a message goes. */
export interface InThread {
  /** The message whose thread it is, or its ts. */
  readonly thread?: Message | string
  /** Also shown in the channel. */
  readonly broadcast?: boolean
  /** What else is on the screen while the person talks to the agent. */
  readonly looking?: Channel
}

/** Somebody who uses the bot. */
export class Person {
  constructor(
    readonly world: World,
    readonly user: User,
  ) {}

  get id(): string {
    return this.user.id
  }

  /** `<@U…>`. */
  get mention(): string {
    return `<@${this.user.id}>`
  }

  /** The direct conversation with the bot. */
  get dm(): Channel {
    return this.world.workspace.direct(this.id, this.world.workspace.bot.id)
  }

  /** Posts; mentions such as `<@U…>` stand in the text, other `<`, `>` and `&` are escaped as Slack does. */
  post(channel: Channel, typed: string, where: InThread = {}): Message {
    const { workspace } = this.world
    if (!channel.members.has(this.id)) throw new Error(`${this.user.name} is not in #${channel.name}`)
    const text = escapeTyped(typed)
    const thread_ts = typeof where.thread === 'string' ? where.thread : rootOf(where.thread)
    const content = { text, blocks: [richTextOf(text, workspace.id('').slice(-5))], attachments: [] }
    const message = newMessage({
      channel: channel.id,
      ts: workspace.ts(),
      user: this.id,
      client_msg_id: workspace.id('cli-'),
      content,
      ...findMarkup({ ...content }),
      ...(thread_ts === undefined ? {} : { thread_ts }),
      ...(where.broadcast ? { subtype: 'thread_broadcast' } : {}),
      extra: where.looking ? { app_context: this.#context(where.looking) } : {},
    })
    channel.messages.push(message)
    this.world.events.posted(message)
    return message
  }

  /** Names the bot at the start of a message. */
  ask(channel: Channel, typed: string, where: InThread = {}): Message {
    return this.post(channel, `<@${this.world.workspace.bot.id}> ${typed}`, where)
  }

  /** A message to the bot alone. */
  tell(typed: string, where: InThread = {}): Message {
    return this.post(this.dm, typed, where)
  }

  edit(message: Message, typed: string): void {
    const { workspace } = this.world
    const before = message.content
    const text = escapeTyped(typed)
    message.earlier.push(before)
    message.content = { ...before, text, blocks: [richTextOf(text, workspace.id('').slice(-5))] }
    message.edited = { user: this.id, ts: `${workspace.ts().split('.')[0]}.000000` }
    this.world.events.changed(message, before)
  }

  delete(message: Message): void {
    message.deleted = true
    this.world.events.removed(message)
  }

  /** Comes into a channel: channel_join and member_joined_channel. */
  join(channel: Channel, inviter?: Person): Message {
    channel.members.add(this.id)
    const message = newMessage({
      channel: channel.id,
      ts: this.world.workspace.ts(),
      user: this.id,
      subtype: 'channel_join',
      content: { text: `${this.mention} has joined the channel`, blocks: [], attachments: [] },
      extra: inviter ? { inviter: inviter.id } : {},
    })
    channel.messages.push(message)
    this.world.events.joined(message, this.user, inviter?.id)
    return message
  }

  react(message: Message, reaction: string): Delivery[] {
    message.reactions.push({ name: reaction, users: [this.id] })
    const { channel, ts, user: item_user } = message
    const event = {
      type: 'reaction_added',
      user: this.id,
      reaction,
      item_user,
      item: { type: 'message', channel, ts },
      event_ts: this.world.workspace.ts(),
    }
    return this.world.events.send(event, this.world.workspace.channels.get(channel))
  }

  /** Opens a tab of the app; in the agent's surface Slack says what else is on the screen. */
  openApp(tab: 'home' | 'messages', looking?: Channel): Delivery[] {
    const { world } = this
    const view = world.views.home(this.id)
    return world.events.send({
      type: 'app_home_opened',
      user: this.id,
      channel: this.dm.id,
      tab,
      event_ts: world.workspace.ts(),
      ...(tab === 'home' && view ? { view: world.views.fieldsOf(view) } : {}),
      ...(world.setup.surface === 'agent_view' ? { context: this.#context(looking) } : {}),
    })
  }

  /** Goes elsewhere in Slack while the agent is open. */
  lookAt(channel: Channel): Delivery[] {
    return this.world.events.send({
      type: 'app_context_changed',
      channel: this.dm.id,
      user: this.id,
      context: this.#context(channel),
      event_ts: this.world.workspace.ts(),
    })
  }

  /** Legacy: starts an assistant thread, which begins with a message of its own. */
  openAssistant(looking?: Channel): { thread: Message; deliveries: Delivery[] } {
    const { workspace, events } = this.world
    const thread = newMessage({
      channel: this.dm.id,
      ts: workspace.ts(),
      user: workspace.bot.id,
      subtype: 'assistant_app_thread',
      content: { text: 'New Assistant Thread', blocks: [], attachments: [] },
    })
    Object.assign(thread, { thread_ts: thread.ts })
    this.dm.messages.push(thread)
    return { thread, deliveries: events.send(this.#assistant('assistant_thread_started', thread, looking)) }
  }

  /** Legacy: goes elsewhere while an assistant thread is open. */
  lookFromAssistant(thread: Message, channel: Channel): Delivery[] {
    return this.world.events.send(this.#assistant('assistant_thread_context_changed', thread, channel))
  }

  command(channel: Channel, command: string, text = ''): Promise<hands.Answered> {
    return hands.command(this.world, this.user, channel, command, text)
  }

  messageShortcut(message: Message, callback_id: string): Delivery {
    return hands.messageShortcut(this.world, this.user, message, callback_id)
  }

  globalShortcut(callback_id: string): Delivery {
    return hands.globalShortcut(this.world, this.user, callback_id)
  }

  /** Uses an element of a message, a modal or the home tab. */
  press(on: Message | View, action_id: string, choice?: Choice, how: hands.Pressing = {}): Delivery {
    return hands.press(this.world, this.user, on, action_id, choice, how)
  }

  fill(view: View, choices: Choices): void {
    modals.fill(view, choices)
  }

  submit(view: View, choices: Choices = {}): Promise<modals.Submitted> {
    return modals.submit(this.world, this.user, view, choices)
  }

  close(view: View, all = false): Delivery | undefined {
    return modals.close(this.world, this.user, view, all)
  }

  /** The modal on top, if one is open. */
  get modal(): View | undefined {
    return this.world.views.stack(this.id).at(-1)
  }

  get home(): View | undefined {
    return this.world.views.home(this.id)
  }

  /** What only this person was shown and was not taken back. */
  get ephemerals(): Message[] {
    return this.world.ephemerals.filter((message) => message.ephemeral_for === this.id && !message.deleted)
  }

  #context(looking?: Channel): Fields {
    const team_id = this.world.workspace.team.id
    return looking ? { entities: [{ type: 'slack#/types/channel_id', value: looking.id, team_id }] } : {}
  }

  #assistant(type: string, thread: Message, looking?: Channel): Fields {
    const context = looking
      ? { channel_id: looking.id, team_id: this.world.workspace.team.id, enterprise_id: null }
      : {}
    const assistant_thread = { user_id: this.id, context, channel_id: this.dm.id, thread_ts: thread.ts }
    return { type, assistant_thread, event_ts: this.world.workspace.ts() }
  }
}

function rootOf(message: Message | undefined): string | undefined {
  return message && (message.thread_ts ?? message.ts)
}
