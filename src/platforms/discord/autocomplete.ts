// Suggestions as one types: services by any of their names, and what can be asked of them.
import type { AutocompleteInteraction } from 'discord.js'
import type { Language, Service } from '../../knowledge/model.js'
import { fold } from '../../language/fold.js'
import { CHOICE_TEXT, CHOICES } from '../../render/discord/limits.js'
import { subjectsFor } from '../subjects.js'
import { OPTIONS } from './commands.js'
import type { EdgeContext } from './edge-context.js'

/** Answers with at most 25 choices of at most 100 characters. */
export async function suggest(context: EdgeContext, interaction: AutocompleteInteraction): Promise<void> {
  const { audience } = context.places(interaction)
  const language: Language = interaction.locale.startsWith('ja') ? 'ja' : 'en'
  const { name, value } = interaction.options.getFocused(true)
  const clerk = context.clerk()
  const choices =
    name === OPTIONS.service
      ? servicesFor(clerk.services(audience), value, language)
      : questionsFor(
          value.trim() === '' ? clerk.examples(audience, language) : [],
          subjectsFor(clerk.subjects(audience, language), value, CHOICES),
        )
  await interaction.respond(choices.slice(0, CHOICES))
}

interface Choice {
  readonly name: string
  readonly value: string
}

function questionsFor(examples: readonly string[], subjects: readonly string[]): Choice[] {
  // A choice is taken as it is; one that had to be cut would ask something else.
  const texts = [...new Set([...examples, ...subjects])].filter((text) => text.length <= CHOICE_TEXT)
  return texts.map((text) => ({ name: text, value: text }))
}

function servicesFor(services: readonly Service[], typed: string, language: Language): Choice[] {
  const folded = fold(typed).trim()
  return services
    .filter((service) => namesOf(service).some((name) => name.includes(folded)))
    .map((service) => ({ name: service.name[language], value: service.id }))
}

/** The service that was chosen, or typed by any of its names. */
export function serviceTyped(services: readonly Service[], typed: string): Service | undefined {
  const folded = fold(typed).trim()
  return services.find((service) => namesOf(service).includes(folded))
}

const namesOf = ({ id, name, aliases }: Service): string[] => [id, name.ja, name.en, ...aliases].map(fold)
