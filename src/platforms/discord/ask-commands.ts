// The slash command and the command in the menu of a message.
import {
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js'
import { renderNotice } from '../../render/discord/answer-messages.js'
import { NOTICES } from '../../render/discord/phrases.js'
import { keepable } from '../../render/discord/question-line.js'
import { answerTo } from './answering.js'
import { serviceTyped } from './autocomplete.js'
import { OPTIONS, VISIBLE } from './commands.js'
import type { EdgeContext } from './edge-context.js'
import { keptIn } from './kept.js'
import { plainOf } from './said.js'
import { respondWith } from './send.js'
import { readBefore } from './thread.js'

/** Answers `/sla`, to the asker alone unless they want it otherwise; in direct messages there is nobody else. */
export async function onAsk(context: EdgeContext, interaction: ChatInputCommandInteraction): Promise<void> {
  const place = context.places(interaction)
  const visible = interaction.options.getString(OPTIONS.visible)
  const isPrivate = !place.isDirect && visible !== VISIBLE.everybody
  await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {})
  const named = interaction.options.getString(OPTIONS.service) ?? ''
  const service = serviceTyped(context.clerk().services(place.audience), named)
  const question = plainOf(interaction.options.getString(OPTIONS.question, true))
  // A name that is not known is for the core to say something about.
  const text = keepable(named === '' || service ? question : `${plainOf(named)}: ${question}`)
  if (text === '')
    return respondWith(interaction, [renderNotice(NOTICES.unreadable[place.settings.language])], true)
  const before = await readBefore({ channel: interaction.channel, before: interaction.id }, context.log)
  const { messages } = answerTo(context, {
    text,
    thread: before?.questions ?? [],
    service: service?.id ?? place.settings.service,
    place,
    asker: interaction.user.id,
    isPrivate,
  })
  await respondWith(interaction, messages, isPrivate)
}

/** Answers the message that the command is used on, to the one who uses it; they may share it. */
export async function onMenu(
  context: EdgeContext,
  interaction: MessageContextMenuCommandInteraction,
): Promise<void> {
  const place = context.places(interaction)
  const isPrivate = !place.isDirect
  const { targetMessage } = interaction
  // Read at once: the response refers to the message, and that event brings it without its content.
  const text = keptIn(targetMessage)?.text ?? keepable(plainOf(targetMessage.content))
  await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {})
  if (text === '')
    return respondWith(interaction, [renderNotice(NOTICES.unreadable[place.settings.language])], isPrivate)
  const before = await readBefore(
    {
      channel: interaction.channel,
      before: targetMessage.id,
      repliesTo: targetMessage.reference?.messageId,
    },
    context.log,
  )
  const { messages } = answerTo(context, {
    text,
    thread: before?.questions ?? [],
    service: place.settings.service,
    place,
    asker: interaction.user.id,
    isPrivate,
  })
  await respondWith(interaction, messages, isPrivate)
}
