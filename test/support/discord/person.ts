// A person on Discord, or another bot: writes, reacts, uses commands, presses buttons.
import {
  type APIAttachment,
  type APIEmbed,
  type APIUser,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  GatewayIntentBits,
  InteractionType,
  MessageType,
} from 'discord.js'
import { findCommand, type OptionValues, slashData } from './command-data.js'
import type { Interaction } from './interaction.js'
import type { Circumstances, Interactions } from './interactions.js'
import { isJson, type Json, listOf } from './json.js'
import { MESSAGE_DEFAULT } from './mentions.js'
import { messageJson } from './message-json.js'
import { type Draft, edit, post, remove } from './messages.js'
import { type ModalValues, modalData } from './modal-data.js'
import type { Channel, Message } from './model.js'
import { may } from './permissions.js'
import { choosable, usable } from './read-message.js'
import type { Command } from './routes-commands.js'
import { referenceTo } from './routes-messages.js'
import { react, unreact } from './routes-reactions.js'
import { forumPost, threadFromMessage, threadWithout } from './threads.js'
import { memberJson } from './wire.js'
import type { World } from './world.js'

interface Surroundings {
  readonly world: World
  readonly interactions: Interactions
  readonly commands: readonly Command[]
}

/** What a message of a person can have beside its text. */
export interface Extras {
  readonly attachments?: APIAttachment[]
  readonly embeds?: APIEmbed[]
}

export class Person {
  constructor(
    readonly user: APIUser,
    private readonly around: Surroundings,
    /** The language of this person's Discord. */
    readonly locale = 'ja',
  ) {}

  get id(): string {
    return this.user.id
  }

  /** Writes in a channel or thread. */
  post(channel: Channel, content: string, extras: Extras = {}): Message {
    if (!may(channel, this.id, 'ViewChannel')) throw new Error('this person does not see the channel')
    return post(this.around.world, { ...extras, channel, content, author: this.user })
  }

  /** Writes and mentions the bot at the start. */
  mention(channel: Channel, content: string, extras: Extras = {}): Message {
    return this.post(channel, `<@${this.around.world.bot.id}> ${content}`, extras)
  }

  /** Replies to a message; its author is pinged unless the person switches that off. */
  reply(message: Message, content: string, { ping = true } = {}): Message {
    return post(this.around.world, {
      channel: message.channel,
      content,
      author: this.user,
      type: MessageType.Reply,
      reference: referenceTo(message),
      repliedTo: message,
      allowed: { ...MESSAGE_DEFAULT, replied_user: ping },
    })
  }

  /** Writes to the bot in direct messages. */
  dm(content: string, extras: Extras = {}): Message {
    return this.post(this.around.world.dm(this.user), content, extras)
  }

  edit(message: Message, content: string): void {
    edit(this.around.world, message, { content })
  }

  delete(message: Message): void {
    remove(this.around.world, message)
  }

  /** Starts a thread from a message. */
  thread(message: Message, name: string): Channel {
    return threadFromMessage(this.around.world, message, { name, ownerId: this.id })
  }

  /** Starts a thread of its own in a channel. */
  threadIn(channel: Channel, name: string): Channel {
    return threadWithout(this.around.world, channel, {
      name,
      ownerId: this.id,
      type: ChannelType.PublicThread,
    })
  }

  /** Makes a post in a forum. */
  forumPost(forum: Channel, name: string, content: string, tags: readonly string[] = []) {
    const draft: Omit<Draft, 'channel'> = { content, author: this.user }
    return forumPost(this.around.world, forum, { name, ownerId: this.id, applied_tags: tags }, draft)
  }

  react(message: Message, emoji: string): void {
    react(this.around.world, message, emoji, this.id)
  }

  unreact(message: Message, emoji: string): void {
    unreact(this.around.world, message, emoji, this.id)
  }

  startTyping(channel: Channel): void {
    const { guild } = channel
    const member = guild?.members.get(this.id)
    this.around.world.emit({
      t: 'TYPING_START',
      intents: guild ? GatewayIntentBits.GuildMessageTyping : GatewayIntentBits.DirectMessageTyping,
      guildId: guild?.id,
      channel,
      d: () => ({
        channel_id: channel.id,
        user_id: this.id,
        timestamp: Math.floor(Date.now() / 1000),
        ...(guild && member && { guild_id: guild.id, member: memberJson(member) }),
      }),
    })
  }

  /** Uses a slash command, typed as the client shows it: `ask`, or `clause find` for a sub-command. */
  slash(channel: Channel, typed: string, values: OptionValues = {}, how: Circumstances = {}): Interaction {
    const [name = '', ...path] = typed.replace(/^\//, '').split(' ')
    const command = this.#command(channel, name, ApplicationCommandType.ChatInput)
    const data = slashData(this.around.world, command, { path, values, guildId: channel.guild?.id })
    return this.#send({ type: InteractionType.ApplicationCommand, channel, name: command.name, data, how })
  }

  /** Types into an option that suggests; the values are what has been typed so far. */
  suggest(
    channel: Channel,
    typed: string,
    values: OptionValues,
    { focused, ...how }: Circumstances & { focused: string },
  ): Interaction {
    const [name = '', ...path] = typed.replace(/^\//, '').split(' ')
    const command = this.#command(channel, name, ApplicationCommandType.ChatInput)
    const data = slashData(this.around.world, command, { path, values, focused, guildId: channel.guild?.id })
    return this.#send({
      type: InteractionType.ApplicationCommandAutocomplete,
      channel,
      name: command.name,
      data: { ...data, focusedType: focusedType(data) },
      how,
    })
  }

  /** Uses a command from the menu of a message. */
  messageCommand(message: Message, name: string, how: Circumstances = {}): Interaction {
    const { channel } = message
    const command = this.#command(channel, name, ApplicationCommandType.Message)
    const whole = messageJson(this.around.world, message, { mayReadContent: true })
    const data = {
      id: command.id,
      name: command.name,
      type: command.type,
      target_id: message.id,
      resolved: { messages: { [message.id]: whole } },
    }
    const type = InteractionType.ApplicationCommand
    return this.#send({ type, channel, name: command.name, data, target: message, how })
  }

  /** Presses a button, found by its label or custom id. */
  press(message: Message, name: string, how: Circumstances = {}): Interaction {
    const button = this.#usable(message, name)
    if (button.type !== ComponentType.Button) throw new Error(`${name} is no button`)
    return this.#use(message, button, {}, how)
  }

  /** Chooses in a select, found by its placeholder or custom id. */
  select(message: Message, name: string, values: readonly string[], how: Circumstances = {}): Interaction {
    const select = this.#usable(message, name)
    choosable(select, values)
    return this.#use(message, select, { values }, how)
  }

  /** Submits the modal that an interaction opened; the values are by custom id. */
  submit(opened: Interaction, values: ModalValues, how: Circumstances = {}): Interaction {
    const { modal, origin } = opened
    if (!modal) throw new Error('no modal is open')
    return this.#send({
      type: InteractionType.ModalSubmit,
      channel: origin.channel,
      name: modal.custom_id,
      data: modalData(modal, values),
      source: origin.source,
      how,
    })
  }

  #usable(message: Message, name: string): Json {
    if (message.visibleTo && message.visibleTo !== this.id)
      throw new Error('this person does not see the message')
    return usable(message, name)
  }

  #use(message: Message, component: Json, values: Json, how: Circumstances): Interaction {
    const { type, id, custom_id } = component
    const data = { component_type: type, id, custom_id, ...values }
    const { channel } = message
    const name = String(custom_id)
    return this.#send({ type: InteractionType.MessageComponent, channel, name, data, source: message, how })
  }

  #command(channel: Channel, name: string, type: number): Command {
    return findCommand(this.around.commands, { name, type, channel, userId: this.id })
  }

  #send({
    how,
    ...rest
  }: {
    type: InteractionType
    channel: Channel
    name: string
    data: Json
    source?: Message | undefined
    target?: Message
    how: Circumstances
  }): Interaction {
    return this.around.interactions.send({ ...rest, ...how, userId: this.id, locale: this.locale })
  }
}

/** The type of the option being typed, at any depth. */
function focusedType({ options }: Json): unknown {
  for (const each of listOf(options).filter(isJson)) {
    if (each.focused === true) return each.type
    const below = focusedType(each)
    if (below !== undefined) return below
  }
  return undefined
}
