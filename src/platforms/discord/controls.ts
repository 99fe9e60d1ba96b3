// Buttons and selects under an answer: text for a customer, whole clauses, one service, near questions, sharing.
import { type ButtonInteraction, MessageFlags, type StringSelectMenuInteraction } from 'discord.js'
import { renderAnswer, renderClause, renderNotice } from '../../render/discord/answer-messages.js'
import type { ControlId } from '../../render/discord/control-id.js'
import { clausesOf } from '../../render/discord/controls.js'
import { renderCustomerMessages } from '../../render/discord/customer-messages.js'
import { NOTICES } from '../../render/discord/phrases.js'
import { citedBy, draftFor } from '../asking.js'
import { answerTo } from './answering.js'
import type { EdgeContext } from './edge-context.js'
import type { Place } from './place.js'
import { type Recalled, recall } from './recall.js'
import { followUpWith, NOBODY, respondWith } from './send.js'

export type Pressed = ButtonInteraction | StringSelectMenuInteraction

/** What a control works on. */
interface Work {
  readonly context: EdgeContext
  readonly interaction: Pressed
  readonly place: Place
  readonly recalled: Recalled
  /** Position of what was chosen. */
  readonly index: number
  readonly fingerprint: string
}

/** Does what a control says. Everything but one service and sharing is shown to the one who pressed it only. */
export async function onControl(context: EdgeContext, interaction: Pressed, id: ControlId): Promise<void> {
  const place = context.places(interaction)
  // What others may see too comes beside the message; what is for one person answers the press.
  const isBeside = id.action === 'service' || id.action === 'share'
  await (isBeside
    ? interaction.deferUpdate()
    : interaction.deferReply(place.isDirect ? {} : { flags: MessageFlags.Ephemeral }))
  const recalled = await recall(context, interaction.message, id.answer, place)
  if (!recalled) {
    const stale = renderNotice(NOTICES.stale[place.settings.language])
    return isBeside ? followUpWith(interaction, stale, true) : respondWith(interaction, [stale], true)
  }
  const chosen = interaction.isStringSelectMenu() ? Number(interaction.values[0]) : id.index
  const work: Work = { context, interaction, place, recalled, index: chosen, fingerprint: id.answer }
  switch (id.action) {
    case 'customer':
      return customerText(work)
    case 'clause':
    case 'clauses':
      return wholeClause(work)
    case 'candidates':
      return candidate(work)
    case 'service':
      return oneService(work)
    case 'share':
      return share(work)
  }
}

/** For whoever is no insider: made anew from what customers may read, for the question that is displayed. */
async function customerText({ context, interaction, place, recalled }: Work): Promise<void> {
  const { kept, thread, service, answer } = recalled
  const { ask, version } = context.clerk()
  const question = { text: kept.text, thread, ...(service === undefined ? {} : { service }) }
  const forCustomer = place.audience === 'customer' ? answer : ask(question, 'customer')
  const { text, handedOut } = draftFor(context.records, whereabouts(interaction, place), {
    question: kept.text,
    answer: forCustomer,
    knowledgeVersion: version,
  })
  const { language } = place.settings
  const [first = '', ...others] = renderCustomerMessages(text, language)
  const hasInternal = citedBy(answer).some((cited) => !citedBy(forCustomer).includes(cited))
  await interaction.editReply({ content: first, allowedMentions: NOBODY })
  const notice = hasInternal ? [NOTICES.publicOnly[language]] : []
  for (const content of [...others, ...notice])
    await interaction.followUp({ content, allowedMentions: NOBODY, flags: MessageFlags.Ephemeral })
  handedOut()
}

async function wholeClause({ context, interaction, place, recalled, index }: Work): Promise<void> {
  const { answer } = recalled
  const { audience, settings } = place
  const citation = clausesOf(answer)[index]
  const { clause, documents, services } = context.clerk()
  const statements = citation && clause(audience, answer.language, citation.document, citation.clause)
  const document = documents(audience).find(({ id }) => id === citation?.document)
  const name = services(audience).find(({ id }) => id === document?.service)?.name[answer.language]
  const messages =
    statements && name !== undefined
      ? renderClause(statements, name, answer.language, context.clauseUrl)
      : [renderNotice(NOTICES.stale[settings.language])]
  await respondWith(interaction, messages, true)
}

/** Asks the question that was chosen, which says all itself. */
async function candidate({ context, interaction, place, recalled, index }: Work): Promise<void> {
  const text = recalled.answer.suggestions[index]
  if (text === undefined)
    return respondWith(interaction, [renderNotice(NOTICES.stale[place.settings.language])], true)
  const asker = interaction.user.id
  const isPrivate = !place.isDirect
  const asking = { text, thread: [], service: undefined, place, asker, isPrivate }
  await respondWith(interaction, answerTo(context, asking).messages, isPrivate)
}

/** Asks the same of one service, for those who saw the question. In public once only, whoever presses first. */
async function oneService({ context, interaction, place, recalled, index }: Work): Promise<void> {
  const { kept, thread, answer } = recalled
  const { language } = place.settings
  const part = answer.status === 'clarify' ? answer.parts[index] : undefined
  if (!part) return followUpWith(interaction, renderNotice(NOTICES.stale[language]), true)
  const isPrivate = interaction.message.flags.has(MessageFlags.Ephemeral)
  const respond = async () => {
    const asker = interaction.user.id
    const asking = { text: kept.text, thread, service: part.service, place, asker, isPrivate }
    for (const components of answerTo(context, asking).messages)
      await followUpWith(interaction, components, isPrivate)
  }
  if (isPrivate) return respond()
  const isFirst = await context.once.run(`discord:service:${interaction.message.id}:${part.service}`, respond)
  if (!isFirst) await followUpWith(interaction, renderNotice(NOTICES.picked[language](part.name)), true)
}

/** Shows a private answer to everybody in the channel; the button is then used up. */
async function share({ context, interaction, place, recalled, fingerprint }: Work): Promise<void> {
  const messages = renderAnswer(recalled.answer, {
    question: recalled.kept,
    language: place.settings.language,
    fingerprint,
    isPrivate: false,
    clauseUrl: context.clauseUrl,
  })
  const last = messages.at(-1)
  if (last) await interaction.editReply({ components: [...last], allowedMentions: NOBODY })
  for (const components of messages) await followUpWith(interaction, components, false)
}

/** Who pressed, and where. */
export function whereabouts(interaction: { readonly user: { readonly id: string } }, { channelId }: Place) {
  return { platform: 'discord', place: channelId, asker: interaction.user.id } as const
}
