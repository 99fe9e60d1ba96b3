// Interactions: which listener each is for. Whoever pressed or typed gets an answer, if only a calm line.
import { type Interaction, MessageFlags, type RepliableInteraction } from 'discord.js'
import { renderNotice } from '../../render/discord/answer-messages.js'
import { readControlId } from '../../render/discord/control-id.js'
import { NOTICES } from '../../render/discord/phrases.js'
import { onAsk, onMenu } from './ask-commands.js'
import { suggest } from './autocomplete.js'
import { calmly, isHopeless } from './calm.js'
import { onControl } from './controls.js'
import type { EdgeContext } from './edge-context.js'
import { onHelpful, onReason, onUnhelpful } from './feedback.js'
import { followUpWith, NOBODY } from './send.js'

/** Handles an interaction once. Never throws for what Discord refuses; throws what is a fault of the bot. */
export async function onInteraction(context: EdgeContext, interaction: Interaction): Promise<void> {
  await context.once.run(`discord:interaction:${interaction.id}`, () =>
    calmly(() => handle(context, interaction), context.log, `answer interaction type ${interaction.type}`),
  )
}

async function handle(context: EdgeContext, interaction: Interaction): Promise<void> {
  try {
    await dispatch(context, interaction)
  } catch (error) {
    if (isHopeless(error) || !interaction.isRepliable()) throw error
    context.log('error', 'interaction-failed', { platform: 'discord', type: interaction.type, error })
    await apologise(context, interaction)
  }
}

async function apologise({ places }: EdgeContext, interaction: RepliableInteraction): Promise<void> {
  const sorry = renderNotice(NOTICES.failed[places(interaction).settings.language])
  if (interaction.deferred || interaction.replied) return followUpWith(interaction, sorry, true)
  await interaction.reply({
    components: [...sorry],
    flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral],
    allowedMentions: NOBODY,
  })
}

async function dispatch(context: EdgeContext, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) return suggest(context, interaction)
  if (interaction.isChatInputCommand()) return onAsk(context, interaction)
  if (interaction.isMessageContextMenuCommand()) return onMenu(context, interaction)
  if (!('customId' in interaction)) return
  const id = readControlId(interaction.customId)
  if (!id) return
  if (interaction.isModalSubmit()) return onReason(context, interaction, id)
  if (interaction.isStringSelectMenu()) return onControl(context, interaction, id)
  if (!interaction.isButton()) return
  if (id.action === 'helpful') return onHelpful(context, interaction, id)
  if (id.action === 'unhelpful') return onUnhelpful(context, interaction, id)
  return onControl(context, interaction, id)
}
