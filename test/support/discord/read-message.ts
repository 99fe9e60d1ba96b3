// What a reader finds in a message: its text, its buttons and selects.
import { ButtonStyle, ComponentType } from 'discord.js'
import { type Json, listOf, textOf } from './json.js'
import { componentText } from './mentions.js'
import { flat } from './messages.js'
import type { Message } from './model.js'

/** All text of a message as a reader sees it: content, embeds from title to footer, text displays. */
export function readable(message: Message): string {
  const embeds = message.embeds.flatMap(({ author, title, description, fields, footer }) => [
    author?.name,
    title,
    description,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ])
  return [message.content, ...embeds, componentText(message.components)].filter(Boolean).join('\n')
}

/** The buttons that can be pressed, links left out. */
export function buttonsOf({ components }: Message): Json[] {
  return flat(components).filter(
    (each) => each.type === ComponentType.Button && each.style !== ButtonStyle.Link && each.disabled !== true,
  )
}

/** The links of link buttons. */
export function linksOf({ components }: Message): string[] {
  return flat(components)
    .filter((each) => each.style === ButtonStyle.Link)
    .map((each) => textOf(each.url))
}

/** An enabled component by its custom id or by what is written on it; fails if a person could not use it. */
export function usable(message: Message, name: string): Json {
  if (message.deleted) throw new Error('the message is deleted')
  const all = flat(message.components).filter((each) => each.custom_id !== undefined)
  const found = all.find((each) => [each.custom_id, each.label, each.placeholder].includes(name))
  const names = all.map((each) => each.label ?? each.custom_id).join(', ')
  if (!found) throw new Error(`there is nothing called ${name} to press, only: ${names}`)
  if (found.disabled === true) throw new Error(`${name} is disabled`)
  return found
}

/** Checks that these values can be chosen in a select. */
export function choosable(select: Json, values: readonly string[]): void {
  const [least, most] = [Number(select.min_values ?? 1), Number(select.max_values ?? 1)]
  if (values.length < least || values.length > most)
    throw new Error(`${values.length} values chosen, ${least} to ${most} are possible`)
  if (select.type !== ComponentType.StringSelect) return
  const offered = listOf(select.options).map((each) => (each as Json).value)
  for (const value of values) if (!offered.includes(value)) throw new Error(`${value} is not offered`)
}
