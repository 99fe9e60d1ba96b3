// Composition objects: texts, options, confirmation dialogs.

import {
  all,
  anyForm,
  boolean,
  type Check,
  type Checks,
  list,
  object,
  oneOf,
  rule,
  string,
  typed,
} from './schema.js'

const forms = (max: number): { plain_text: Check; mrkdwn: Check } => ({
  plain_text: object({ text: string(max) }, { emoji: boolean }),
  mrkdwn: object({ text: string(max) }, { verbatim: boolean }),
})

/** A text that shows no markup. */
export const plainText = (max = 3000): Check => typed({ plain_text: forms(max).plain_text })

export const mrkdwn = (max = 3000): Check => typed({ mrkdwn: forms(max).mrkdwn })

/** Either kind of text. */
export const textObject = (max = 3000): Check => anyForm(typed({ ...forms(max) }))

export const confirm: Check = object(
  { text: textObject(300) },
  {
    title: plainText(100),
    confirm: plainText(30),
    deny: plainText(30),
    style: oneOf('primary', 'danger'),
  },
)

const optionFields: Checks = { value: string(75), description: plainText(75) }

/** An option of a menu. */
export const option: Check = object({ text: plainText(75), value: string(75) }, optionFields)

/** An option of radio buttons and checkboxes may have markup. */
export const markedOption: Check = object(
  { text: textObject(75), value: string(75) },
  { ...optionFields, description: textObject(75) },
)

/** An option of an overflow menu may lead somewhere. */
export const overflowOption: Check = object(
  { text: plainText(75), value: string(75) },
  { ...optionFields, url: string(3000) },
)

export const optionGroup: Check = object({ label: plainText(75), options: list(option, 100) })

export const conversationFilter: Check = all(
  object(
    {},
    {
      include: list(oneOf('im', 'mpim', 'private', 'public')),
      exclude_external_shared_channels: boolean,
      exclude_bot_users: boolean,
    },
  ),
  rule((value) => Object.keys(value).length > 0, 'must provide at least 1 items'),
)

export const dispatchActionConfig: Check = object(
  {},
  { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2) },
)

/** Fields of an image, wherever it stands. */
export const imageFields: Checks = {
  image_url: string(3000, 1, /^https?:\/\//),
  slack_file: all(
    object({}, { id: string(), url: string() }),
    rule((value) => (value.id === undefined) !== (value.url === undefined), 'must provide either id or url'),
  ),
}

export const oneImageSource: Check = rule(
  (value) => (value.image_url === undefined) !== (value.slack_file === undefined),
  'must provide either image_url or slack_file',
)
