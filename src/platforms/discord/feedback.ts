// Helpful or not, and why not.
import {
  type ButtonInteraction,
  ComponentType,
  MessageFlags,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js'
import { readingOf } from '../../ports/records.js'
import { renderNotice } from '../../render/discord/answer-messages.js'
import { type ControlId, writeControlId } from '../../render/discord/control-id.js'
import { NOTICES, REASON } from '../../render/discord/phrases.js'
import { citedBy } from '../asking.js'
import { whereabouts } from './controls.js'
import type { EdgeContext } from './edge-context.js'
import { keptIn } from './kept.js'
import { recall } from './recall.js'
import { respondWith } from './send.js'

/** Notes that an answer helped. */
export async function onHelpful(
  context: EdgeContext,
  interaction: ButtonInteraction,
  { answer }: ControlId,
): Promise<void> {
  await interaction.deferReply({ flags: MessageFlags.Ephemeral })
  await note(context, interaction, answer, true)
  await thank(context, interaction)
}

/** Opens a form for the reason. That it did not help is noted at once: the form may be closed unsent. */
export async function onUnhelpful(
  context: EdgeContext,
  interaction: ButtonInteraction,
  { answer }: ControlId,
): Promise<void> {
  const { language } = context.places(interaction).settings
  await interaction.showModal({
    custom_id: writeControlId({ action: 'reason', answer, index: 0 }),
    title: REASON.title[language],
    components: [
      {
        type: ComponentType.Label,
        label: REASON.label[language],
        component: {
          type: ComponentType.TextInput,
          custom_id: REASON_INPUT,
          style: TextInputStyle.Paragraph,
          placeholder: REASON.placeholder[language],
          max_length: 1000,
          required: false,
        },
      },
    ],
  })
  await note(context, interaction, answer, false)
}

/** Notes the reason. */
export async function onReason(
  context: EdgeContext,
  interaction: ModalSubmitInteraction,
  { answer }: ControlId,
): Promise<void> {
  await interaction.deferReply({ flags: MessageFlags.Ephemeral })
  const reason = interaction.fields.getTextInputValue(REASON_INPUT).trim()
  if (reason !== '') await note(context, interaction, answer, false, reason)
  await thank(context, interaction)
}

async function note(
  context: EdgeContext,
  interaction: ButtonInteraction | ModalSubmitInteraction,
  fingerprint: string,
  helpful: boolean,
  reason?: string,
): Promise<void> {
  const { message } = interaction
  if (!message) return
  const place = context.places(interaction)
  const recalled = await recall(context, message, fingerprint, place)
  context.records.feedback({
    ...whereabouts(interaction, place),
    answer: message.id,
    question: keptIn(message)?.text ?? '',
    cited: recalled ? citedBy(recalled.answer) : [],
    helpful,
    ...(recalled ? { reading: readingOf(recalled.answer) } : {}),
    ...(reason === undefined ? {} : { reason }),
  })
}

async function thank(
  context: EdgeContext,
  interaction: ButtonInteraction | ModalSubmitInteraction,
): Promise<void> {
  const { language } = context.places(interaction).settings
  await respondWith(interaction, [renderNotice(NOTICES.thanks[language])], true)
}

const REASON_INPUT = 'reason'
