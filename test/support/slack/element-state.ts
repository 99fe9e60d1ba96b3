// What people chose or typed in an element, as payloads carry it.

import { elementsOf } from './block-kit/inspect.js'
import { type Fields, listOf, textOf } from './fields.js'

/** What a person does with an element: the value or label of an option, several of them, or typed text. */
export type Choice = string | readonly string[] | number | null

/** Choices by action_id. */
export type Choices = Readonly<Record<string, Choice>>

const SINGLE: Readonly<Record<string, readonly [selected: string, initial: string]>> = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  users_select: ['selected_user', 'initial_user'],
  channels_select: ['selected_channel', 'initial_channel'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
}

const MANY: Readonly<Record<string, readonly [selected: string, initial: string]>> = {
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  multi_users_select: ['selected_users', 'initial_users'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
}

/** Where an element stands. */
export interface Place {
  readonly block: Fields
  readonly block_id: string
  readonly action_id: string
  readonly element: Fields
}

/** All elements that can be used, in order. */
export function placesIn(blocks: readonly Fields[]): Place[] {
  return blocks.flatMap((block) => [
    ...elementsOf(block).flatMap((element) => {
      const action_id = textOf(element.action_id)
      return action_id === undefined ? [] : [{ block, block_id: String(block.block_id), action_id, element }]
    }),
  ])
}

/** The state of one element; nothing for a button and its like. */
export function elementState(element: Fields, choice?: Choice): Fields | undefined {
  const type = String(element.type)
  const single = SINGLE[type]
  if (single) {
    const [selected, initial] = single
    const value = choice === undefined ? (element[initial] ?? null) : choose(element, selected, choice)
    return { type, [selected]: value }
  }
  const many = MANY[type]
  if (!many) return undefined
  const [selected, initial] = many
  const chosen = typeof choice === 'string' ? [choice] : choice
  const value =
    chosen === undefined
      ? (element[initial] ?? [])
      : (Array.isArray(chosen) ? chosen : []).map((one: string) => choose(element, selected, one))
  return { type, [selected]: value }
}

/** The state of all elements, as `state` and `view.state` have it. */
export function stateOf(blocks: readonly Fields[], choices: Choices): { values: Record<string, Fields> } {
  const values: Record<string, Fields> = {}
  for (const { block_id, action_id, element } of placesIn(blocks)) {
    const state = elementState(element, choices[action_id])
    if (state) values[block_id] = { ...values[block_id], [action_id]: state }
  }
  return { values }
}

/** The action of a block_actions payload when somebody uses the element. */
export function actionOf(place: Place, choice: Choice | undefined, action_ts: string): Fields {
  const { element, block_id, action_id } = place
  const type = String(element.type)
  const base = { type, block_id, action_id, action_ts }
  switch (type) {
    case 'button':
    case 'icon_button':
    case 'workflow_button': {
      const { text, value, url, style, icon, confirm } = element
      return { ...base, text, value, url, style, icon, confirm }
    }
    case 'feedback_buttons': {
      const side = choice === 'negative' ? element.negative_button : element.positive_button
      const [pressed] = listOf([side])
      return { ...base, text: pressed?.text, value: pressed?.value }
    }
    case 'overflow':
      return { ...base, selected_option: choose(element, 'selected_option', choice ?? null) }
    default:
      return { ...base, ...elementState(element, choice), placeholder: element.placeholder }
  }
}

/** Options are found by their value or by what they are called; everything else is as given. */
function choose(element: Fields, selected: string, choice: Choice): unknown {
  if (choice === null || !selected.startsWith('selected_option')) return choice
  const options = [
    ...listOf(element.options),
    ...listOf(element.option_groups).flatMap((group) => listOf(group.options)),
  ]
  const option = options.find(
    (one) => one.value === choice || listOf([one.text]).some((label) => label.text === choice),
  )
  if (!option) throw new Error(`${String(element.action_id)} has no option ${String(choice)}`)
  return option
}
