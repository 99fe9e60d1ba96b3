// Buttons and selects, which messages and (selects) modals have in common.
import { ButtonStyle, ComponentType } from 'discord.js'
import type { Form } from './form.js'
import { isJson, type Json } from './json.js'
import { COMPONENT } from './limits.js'

export const SELECTS: readonly unknown[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]

/** Checks the type of a component; gives it if it is one of those allowed here. */
export function typed(form: Form, value: unknown, types: readonly number[]): Json | undefined {
  const component = form.object(value)
  if (!component) return undefined
  if (types.includes(Number(component.type))) return component
  const list = types.length === 1 ? `${types[0]},` : types.join(', ')
  form.add('UNION_TYPE_CHOICES', `Value of field "type" must be one of (${list}).`)
  return undefined
}

/** Custom ids of a message or modal: 1 to 100 characters, none twice. */
export class CustomIds {
  readonly #seen = new Set<unknown>()

  check(form: Form, component: Json): void {
    const id = component.custom_id
    form.at('custom_id').text(id, { min: 1, max: COMPONENT.customId, required: true })
    if (this.#seen.has(id))
      form.at('custom_id').add('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated')
    if (id !== undefined) this.#seen.add(id)
  }
}

export function checkButton(form: Form, button: Json, ids: CustomIds): void {
  const { style, label, emoji, url, custom_id, sku_id } = button
  form.at('style').choice(style, STYLES)
  form.at('label').text(label, { max: COMPONENT.buttonLabel })
  if (style === ButtonStyle.Premium) {
    form.at('sku_id').required(sku_id)
    return
  }
  if (!label && !emoji)
    form.at('label').add('BUTTON_COMPONENT_LABEL_REQUIRED', 'A label or emoji is required')
  if (style === ButtonStyle.Link) {
    if (form.at('url').required(url)) form.at('url').url(url, ['http', 'https', 'discord'])
    form.at('url').text(url, { max: COMPONENT.url })
    if (custom_id !== undefined)
      form.add('BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE', 'A custom id and url cannot both be specified')
    return
  }
  if (url !== undefined)
    form.add('BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE', 'A custom id and url cannot both be specified')
  ids.check(form, button)
}

export function checkSelect(form: Form, select: Json, ids: CustomIds): void {
  ids.check(form, select)
  form.at('placeholder').text(select.placeholder, { max: COMPONENT.placeholder })
  form.at('min_values').number(select.min_values, 0, COMPONENT.options)
  form.at('max_values').number(select.max_values, 1, COMPONENT.options)
  const [least, most] = [Number(select.min_values ?? 1), Number(select.max_values ?? 1)]
  if (least > most)
    form
      .at('min_values')
      .add('SELECT_COMPONENT_MIN_VALUES', `min_values must be equal to or less than ${most}`)
  if (select.type !== ComponentType.StringSelect) return
  const options = checkOptions(form.at('options'), select.options, { min: 1, max: COMPONENT.options })
  if (most > options.length)
    form
      .at('max_values')
      .add('SELECT_COMPONENT_MAX_VALUES', `max_values must be equal to or less than ${options.length}`)
  if (options.filter((each) => each.default === true).length > most)
    form.at('options').add('SELECT_COMPONENT_DEFAULTS', 'There are more default options than max_values')
}

/** The options of a select, a radio group or a group of checkboxes. */
export function checkOptions(form: Form, value: unknown, size: { min: number; max: number }): Json[] {
  const seen = new Set<unknown>()
  const options = form.list(value, { ...size, required: true })
  options.forEach((each, index) => {
    const at = form.at(index)
    const option = at.object(each)
    if (!option) return
    at.at('label').text(option.label, { min: 1, max: COMPONENT.optionText, required: true })
    at.at('value').text(option.value, { min: 1, max: COMPONENT.optionText, required: true })
    at.at('description').text(option.description, { max: COMPONENT.optionText })
    if (seen.has(option.value))
      at.add('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used')
    seen.add(option.value)
  })
  return options.filter(isJson)
}

const STYLES = [1, 2, 3, 4, 5, 6]
