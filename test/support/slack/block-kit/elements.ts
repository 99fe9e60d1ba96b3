// Block elements: buttons, menus, inputs, each with its limits.

import { isFields, listOf } from '../fields.js'
import {
  confirm,
  conversationFilter,
  dispatchActionConfig,
  imageFields,
  markedOption,
  oneImageSource,
  option,
  optionGroup,
  overflowOption,
  plainText,
} from './composition.js'
import { richText } from './rich-text.js'
import {
  all,
  anything,
  boolean,
  type Check,
  type Checks,
  integer,
  list,
  object,
  oneOf,
  rule,
  type Surface,
  string,
  typed,
} from './schema.js'

const id: Checks = { action_id: string(255) }
const sure: Checks = { ...id, confirm }
const asked: Checks = { ...id, focus_on_load: boolean, placeholder: plainText(150) }
const menu: Checks = { ...asked, confirm }
const typedIn: Checks = { ...asked, dispatch_action_config: dispatchActionConfig }
const multi: Checks = { ...menu, max_selected_items: integer(1) }
const button: Checks = { value: string(2000, 0), accessibility_label: string(75) }
const opinion = object({ text: plainText(75), value: string(2000) }, { accessibility_label: string(75) })

/** What is chosen at first has to be one of the options. */
const chosenIsOffered: Check = (value, at, seen) => {
  if (!isFields(value)) return
  const offered = [
    ...listOf(value.options),
    ...listOf(value.option_groups).flatMap((group) => listOf(group.options)),
  ].map((entry) => JSON.stringify(entry))
  const chosen = [...listOf([value.initial_option]), ...listOf(value.initial_options)]
  const name = value.initial_option === undefined ? 'initial_options' : 'initial_option'
  if (chosen.some((entry) => !offered.includes(JSON.stringify(entry))))
    seen.fault('must match one of the provided options', `${at}/${name}`)
}

const staticOptions: Checks = { options: list(option, 100), option_groups: list(optionGroup, 100) }
const eitherOptions = rule(
  (value) => (value.options === undefined) !== (value.option_groups === undefined),
  'must provide either options or option_groups',
)
const date = string(10, 10, /^\d{4}-\d{2}-\d{2}$/)
const time = string(5, 5, /^([01]\d|2[0-3]):[0-5]\d$/)

/** Every element that Slack knows. */
export const ELEMENTS: Checks = {
  button: object(
    { text: plainText(75) },
    { ...sure, ...button, url: string(3000), style: oneOf('primary', 'danger') },
  ),
  workflow_button: object(
    { text: plainText(75), workflow: anything, action_id: string(255) },
    { style: oneOf('primary', 'danger'), accessibility_label: string(75), confirm },
  ),
  icon_button: object(
    { icon: string(), text: plainText(75) },
    { ...sure, ...button, visible_to_user_ids: list(string()) },
  ),
  feedback_buttons: object({ positive_button: opinion, negative_button: opinion }, id),
  overflow: object({ options: list(overflowOption, 5) }, sure),
  image: all(object({ alt_text: string(2000) }, imageFields), oneImageSource),
  checkboxes: all(
    object(
      { options: list(markedOption, 10) },
      { ...sure, focus_on_load: boolean, initial_options: list(markedOption, 10) },
    ),
    chosenIsOffered,
  ),
  radio_buttons: all(
    object(
      { options: list(markedOption, 10) },
      { ...sure, focus_on_load: boolean, initial_option: markedOption },
    ),
    chosenIsOffered,
  ),
  datepicker: object({}, { ...menu, initial_date: date }),
  timepicker: object({}, { ...menu, initial_time: time, timezone: string() }),
  datetimepicker: object({}, { ...sure, focus_on_load: boolean, initial_date_time: integer() }),
  static_select: all(
    object({}, { ...menu, ...staticOptions, initial_option: option }),
    eitherOptions,
    chosenIsOffered,
  ),
  multi_static_select: all(
    object({}, { ...multi, ...staticOptions, initial_options: list(option, 100) }),
    eitherOptions,
    chosenIsOffered,
  ),
  external_select: object({}, { ...menu, initial_option: option, min_query_length: integer(0) }),
  multi_external_select: object(
    {},
    { ...multi, initial_options: list(option, 100), min_query_length: integer(0) },
  ),
  users_select: object({}, { ...menu, initial_user: string() }),
  multi_users_select: object({}, { ...multi, initial_users: list(string()) }),
  channels_select: object({}, { ...menu, initial_channel: string(), response_url_enabled: boolean }),
  multi_channels_select: object({}, { ...multi, initial_channels: list(string()) }),
  conversations_select: object(
    {},
    {
      ...menu,
      initial_conversation: string(),
      default_to_current_conversation: boolean,
      response_url_enabled: boolean,
      filter: conversationFilter,
    },
  ),
  multi_conversations_select: object(
    {},
    {
      ...multi,
      initial_conversations: list(string()),
      default_to_current_conversation: boolean,
      filter: conversationFilter,
    },
  ),
  plain_text_input: object(
    {},
    {
      ...typedIn,
      initial_value: string(3000, 0),
      multiline: boolean,
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
    },
  ),
  rich_text_input: object(
    {},
    { ...typedIn, initial_value: richText, min_lines: integer(1, 100), max_lines: integer(1, 100) },
  ),
  email_text_input: object({}, { ...typedIn, initial_value: string() }),
  url_text_input: object({}, { ...typedIn, initial_value: string() }),
  number_input: object(
    { is_decimal_allowed: boolean },
    { ...typedIn, initial_value: string(), min_value: string(), max_value: string() },
  ),
  file_input: object({}, { ...id, filetypes: list(string()), max_files: integer(1, 10) }),
}

/** Elements that are not for every surface; the reference lists it for each. */
const ONLY_IN: Readonly<Record<string, readonly Surface[]>> = {
  email_text_input: ['modal'],
  url_text_input: ['modal'],
  number_input: ['modal'],
  file_input: ['modal'],
  datetimepicker: ['modal', 'message'],
  rich_text_input: ['modal', 'home'],
  workflow_button: ['message'],
}

/** A check for one of the named elements, on a surface that may show it. */
export function element(...names: readonly string[]): Check {
  const known = typed(Object.fromEntries(names.map((name) => [name, ELEMENTS[name] ?? anything])))
  return (value, at, seen) => {
    known(value, at, seen)
    const type = isFields(value) ? String(value.type) : ''
    const surfaces = ONLY_IN[type]
    if (surfaces && names.includes(type) && !surfaces.includes(seen.surface))
      seen.fault(`unsupported type: ${type}`, `${at}/type`)
  }
}

const SELECTS = ['static', 'external', 'users', 'channels', 'conversations'].flatMap((kind) => [
  `${kind}_select`,
  `multi_${kind}_select`,
])
const CHOICES = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker', ...SELECTS]

export const accessory = element('button', 'workflow_button', 'image', 'overflow', ...CHOICES)
export const actionElement = element(
  'button',
  'workflow_button',
  'overflow',
  'datetimepicker',
  'rich_text_input',
  ...CHOICES,
)
export const contextActionElement = element('feedback_buttons', 'icon_button')
export const inputElement = element(
  'plain_text_input',
  'rich_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'file_input',
  'datetimepicker',
  ...CHOICES,
)
