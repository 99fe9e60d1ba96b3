// The messages that answers to interactions become.
import { ApplicationCommandType, InteractionType, MessageType } from 'discord.js'
import type { Checked } from './check-message.js'
import type { Interaction } from './interaction.js'
import type { Json } from './json.js'
import { flat, post } from './messages.js'
import { EPHEMERAL, LOADING, type Message, type MessageInteraction } from './model.js'
import { referenceTo } from './routes-messages.js'
import type { World } from './world.js'

/** The response as a new message. */
export function answerWith(world: World, interaction: Interaction, checked: Checked): void {
  interaction.original = send(world, interaction, checked, interaction.origin.source)
}

/** The response as "thinking…". */
export function defer(world: World, interaction: Interaction, ephemeral: number): void {
  const flags = LOADING | ephemeral
  interaction.original = send(world, interaction, { flags }, interaction.origin.source)
}

/** A further message, which points to the response. */
export function followUpWith(world: World, interaction: Interaction, checked: Checked): Message {
  const message = send(world, interaction, checked, interaction.original)
  interaction.followUps.push(message)
  return message
}

/** A modal with the ids that Discord gives its components. */
export function show(modal: Json): Json {
  const copy = structuredClone(modal)
  flat(copy.components).forEach((each, index) => {
    each.id ||= index + 1
  })
  return copy
}

function send(
  world: World,
  interaction: Interaction,
  content: Partial<Checked>,
  answers: Message | undefined,
): Message {
  const { channel, user, target } = interaction.origin
  const points = answers ?? target
  return post(world, {
    ...content,
    channel,
    author: world.bot,
    webhook_id: world.applicationId,
    application_id: world.applicationId,
    interaction: metadata(interaction),
    type: answers ? MessageType.Reply : typeOf(interaction),
    ...(points && !points.visibleTo && !points.deleted && { reference: referenceTo(points) }),
    ...((content.flags ?? 0) & EPHEMERAL && { visibleTo: user.id }),
  })
}

function typeOf({ origin: { type, data } }: Interaction): MessageType {
  if (type !== InteractionType.ApplicationCommand) return MessageType.Default
  return data.type === ApplicationCommandType.ChatInput
    ? MessageType.ChatInputCommand
    : MessageType.ContextMenuCommand
}

function metadata({ id, origin }: Interaction): MessageInteraction {
  const { type, name, user, channel, source, target } = origin
  return {
    id,
    type,
    name,
    user,
    metadata: {
      id,
      type,
      user,
      authorizing_integration_owners: { 0: channel.guild?.id ?? '0' },
      ...(source && type === InteractionType.MessageComponent && { interacted_message_id: source.id }),
      ...(target && { target_message_id: target.id }),
    },
  }
}
