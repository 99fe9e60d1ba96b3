// What Discord's client sends when a modal is submitted, after checking what it lets a person enter.
import { ComponentType } from 'discord.js'
import type { Modal } from './interaction.js'
import { isJson, type Json, lengthOf, listOf, textOf } from './json.js'
import { choosable } from './read-message.js'

export type ModalValues = Readonly<Record<string, string | boolean | readonly string[]>>

const { ActionRow, TextInput, TextDisplay, RadioGroup, Checkbox, CheckboxGroup, FileUpload } = ComponentType

/** The data of a submitted modal; inputs that are not named stay as the modal showed them. */
export function modalData(modal: Modal, values: ModalValues): Json {
  const left = new Set(Object.keys(values))
  const components = modal.components.map((each) => {
    const { type, id } = each
    if (type === TextDisplay) return { type, id }
    if (type === ActionRow) {
      const inputs = listOf(each.components).filter(isJson)
      return { type, id, components: inputs.map((input) => submitted(input, values, left)) }
    }
    const { component } = each
    return { type, id, component: isJson(component) ? submitted(component, values, left) : undefined }
  })
  if (left.size > 0) throw new Error(`the modal has no input ${[...left].join(', ')}`)
  return { custom_id: modal.custom_id, components }
}

function submitted(input: Json, values: ModalValues, left: Set<string>): Json {
  const { type, id } = input
  const custom_id = textOf(input.custom_id)
  left.delete(custom_id)
  const given = values[custom_id]
  const common = { type, id, custom_id }
  const required = input.required !== false
  if (type === Checkbox) return { ...common, value: given ?? input.default ?? false }
  if (type === TextInput) {
    const text = String(given ?? textOf(input.value))
    checkText(input, text, required)
    return { ...common, value: text }
  }
  if (type === RadioGroup) {
    const value = given ?? null
    if (required && value === null) throw new Error(`${custom_id} is required`)
    const offered = listOf(input.options).filter(isJson)
    if (value !== null && !offered.some((each) => each.value === value))
      throw new Error(`${String(value)} is not offered`)
    return { ...common, value }
  }
  const chosen = Array.isArray(given) ? given.map(String) : []
  if (required && chosen.length === 0) throw new Error(`${custom_id} is required`)
  if (chosen.length > 0 && type !== CheckboxGroup && type !== FileUpload) choosable(input, chosen)
  return { ...common, values: chosen }
}

function checkText(input: Json, text: string, required: boolean): void {
  const name = textOf(input.custom_id)
  if (text === '') {
    if (required) throw new Error(`${name} is required`)
    return
  }
  const [least, most] = [Number(input.min_length ?? 0), Number(input.max_length ?? 4000)]
  const length = lengthOf(text)
  if (length < least || length > most) throw new Error(`${name} takes ${least} to ${most} characters`)
}
