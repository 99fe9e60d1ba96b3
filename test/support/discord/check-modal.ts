// Modals and what they may hold: labels with one input each, texts, and the older rows with a text input.
import { ComponentType } from 'discord.js'
import { CustomIds, checkOptions, checkSelect, SELECTS, typed } from './check-interactive.js'
import type { Form } from './form.js'
import type { Json } from './json.js'
import { COMPONENT, MODAL } from './limits.js'

const IN_LABEL = [
  ComponentType.TextInput,
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
  ComponentType.FileUpload,
  ComponentType.RadioGroup,
  ComponentType.CheckboxGroup,
  ComponentType.Checkbox,
]
const TOP = [ComponentType.ActionRow, ComponentType.TextDisplay, ComponentType.Label]

/** Checks the data of a callback that opens a modal. */
export function checkModal(form: Form, modal: Json): void {
  const ids = new CustomIds()
  form.at('custom_id').text(modal.custom_id, { min: 1, max: COMPONENT.customId, required: true })
  form.at('title').text(modal.title, { min: 1, max: MODAL.title, required: true })
  const at = form.at('components')
  const components = at.list(modal.components, { min: 1, max: MODAL.components, required: true })
  components.forEach((each, index) => {
    const place = at.at(index)
    const component = typed(place, each, TOP)
    if (component?.type === ComponentType.Label) checkLabel(place, component, ids)
    else if (component?.type === ComponentType.ActionRow) checkInputRow(place, component, ids)
    else if (component) place.at('content').text(component.content, { min: 1, max: 4000, required: true })
  })
}

function checkLabel(form: Form, label: Json, ids: CustomIds): void {
  form.at('label').text(label.label, { min: 1, max: MODAL.label, required: true })
  form.at('description').text(label.description, { max: MODAL.description })
  const at = form.at('component')
  if (!at.required(label.component)) return
  const input = typed(at, label.component, IN_LABEL)
  if (!input) return
  if (input.disabled === true) at.at('disabled').add('BASE_TYPE_CHOICES', 'Value must be one of {false}.')
  if (input.type === ComponentType.TextInput) {
    checkTextInput(at, input, ids)
    if (input.label !== undefined)
      at.at('label').add(
        'TEXT_INPUT_LABEL_IN_LABEL',
        'The label of a text input belongs to its label component',
      )
  } else checkChoice(at, input, ids)
}

function checkChoice(form: Form, input: Json, ids: CustomIds): void {
  const { type } = input
  if (SELECTS.includes(type)) checkSelect(form, input, ids)
  else ids.check(form, input)
  if (type === ComponentType.RadioGroup)
    checkOptions(form.at('options'), input.options, { min: 2, max: MODAL.radioOptions })
  if (type === ComponentType.CheckboxGroup) {
    checkOptions(form.at('options'), input.options, { min: 1, max: MODAL.checkboxes })
    form.at('min_values').number(input.min_values, 0, MODAL.checkboxes)
    form.at('max_values').number(input.max_values, 1, MODAL.checkboxes)
  }
  if (type === ComponentType.FileUpload) {
    form.at('min_values').number(input.min_values, 0, MODAL.files)
    form.at('max_values').number(input.max_values, 1, MODAL.files)
  }
  if (input.min_values === 0 && input.required !== false)
    form.at('min_values').add('NUMBER_TYPE_MIN', 'min_values must be at least 1 if the component is required')
}

/** A row with one text input: deprecated, but still taken. */
function checkInputRow(form: Form, row: Json, ids: CustomIds): void {
  const at = form.at('components')
  at.list(row.components, { min: 1, max: 1, required: true }).forEach((each, index) => {
    const place = at.at(index)
    const input = typed(place, each, [ComponentType.TextInput])
    if (!input) return
    place.at('label').text(input.label, { min: 1, max: MODAL.label, required: true })
    checkTextInput(place, input, ids)
  })
}

function checkTextInput(form: Form, input: Json, ids: CustomIds): void {
  ids.check(form, input)
  form.at('style').choice(input.style, [1, 2])
  form.at('min_length').number(input.min_length, 0, MODAL.input)
  form.at('max_length').number(input.max_length, 1, MODAL.input)
  form.at('value').text(input.value, { max: MODAL.input })
  form.at('placeholder').text(input.placeholder, { max: MODAL.placeholder })
}
