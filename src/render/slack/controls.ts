// Buttons and what they are called on the wire. Their values are made by the edge; a button without one is left out.
import type { types } from '@slack/bolt'
import type { Answer } from '../../answer/model.js'
import type { Language } from '../../knowledge/model.js'
import { BUTTON_TEXT, BUTTONS as MANY, VALUE } from './limits.js'
import { plainText } from './mrkdwn.js'
import { BUTTONS, LABELS } from './phrases.js'
import { quiet, type Unit } from './units.js'

/** The names of all controls; those with a number behind a dot come several in one block. */
export const ACTIONS = {
  customerText: 'customer_text',
  wholeClause: 'whole_clause',
  candidates: 'candidates',
  share: 'share',
  service: 'service',
  ask: 'ask',
  feedback: 'feedback',
  example: 'example',
  language: 'language',
  question: 'question',
  pickService: 'pick_service',
  reason: 'reason',
  link: 'link',
} as const

/** What people can do with an answer; each function gives the value of a button, undefined where none fits. */
export interface Values {
  /** For this answer. */
  readonly answer: () => string | undefined
  /** For the same question about one service. */
  readonly service: (service: string) => string | undefined
  /** For another question. */
  readonly ask: (question: string) => string | undefined
}

/** The button; none if it has no value, or one that Slack would refuse. */
export function button(
  action_id: string,
  label: string,
  value: string | undefined,
  more: Partial<types.Button> = {},
): types.Button[] {
  if (value === undefined || value.length > VALUE) return []
  return [{ type: 'button', action_id, text: plainText(label, BUTTON_TEXT), value, ...more }]
}

/** Rows of buttons, as many as it takes. */
export function buttonRows(elements: readonly types.Button[]): types.ActionsBlock[] {
  return Array.from({ length: Math.ceil(elements.length / MANY) }, (_, index) => ({
    type: 'actions',
    elements: elements.slice(index * MANY, (index + 1) * MANY),
  }))
}

/** Which service? One button each. */
export function serviceButtons(answer: Answer, values: Values, language: Language): Unit[] {
  if (answer.status !== 'clarify' || answer.parts.length < 2) return []
  const buttons = answer.parts.flatMap((part, index) =>
    button(`${ACTIONS.service}.${index}`, part.name, values.service(part.service)),
  )
  if (buttons.length === 0) return []
  return [{ blocks: [...quiet(LABELS.whichService[language]), ...buttonRows(buttons)], text: '' }]
}

/** Questions to press, under a quiet line. */
export function questionButtons(
  questions: readonly string[],
  heading: string,
  values: Pick<Values, 'ask'>,
  action: string = ACTIONS.ask,
): Unit[] {
  const buttons = questions.flatMap((question, index) =>
    button(`${action}.${index}`, question, values.ask(question)),
  )
  return buttons.length === 0 ? [] : [{ blocks: [...quiet(heading), ...buttonRows(buttons)], text: '' }]
}

/** What can be done with the answer as a whole. `share` names the button where the answer is not public yet. */
export function answerButtons(answer: Answer, values: Values, language: Language, share?: string): Unit[] {
  const value = values.answer()
  const said = statementsIn(answer)
  const elements = [
    ...(share === undefined ? [] : button(ACTIONS.share, share, value, { style: 'primary' })),
    ...(answer.status === 'no_answer' || said > 0
      ? button(ACTIONS.customerText, BUTTONS.customerText[language], value)
      : []),
    ...(said > 0 ? button(ACTIONS.wholeClause, BUTTONS.wholeClause[language], value) : []),
    ...(answer.status === 'answered' && answer.suggestions.length > 0
      ? button(ACTIONS.candidates, BUTTONS.candidates[language], value)
      : []),
  ]
  return elements.length === 0 ? [] : [{ blocks: buttonRows(elements), text: '' }]
}

/** Helpful or not; only messages can show it. */
export function feedbackButtons(value: string | undefined, language: Language): Unit[] {
  if (value === undefined) return []
  const side = (label: string, sign: string) => ({
    text: plainText(label, BUTTON_TEXT),
    value: `${sign}${value}`,
  })
  if (value.length >= VALUE) return []
  const block: types.ContextActionsBlock = {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: ACTIONS.feedback,
        positive_button: side(BUTTONS.helpful[language], '+'),
        negative_button: side(BUTTONS.notHelpful[language], '-'),
      },
    ],
  }
  return [{ blocks: [block], text: '' }]
}

function statementsIn(answer: Answer): number {
  if (answer.status === 'out_of_scope') return 0
  const parts = answer.status === 'no_answer' ? answer.near : answer.parts
  return parts.reduce((sum, part) => sum + part.statements.length, 0)
}
