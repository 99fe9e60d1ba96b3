// The buttons and selects under an answer.
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import type { Answer, Citation, ServicePart } from '../../answer/model.js'
import { shorten } from '../../answer/shorten.js'
import type { Language } from '../../knowledge/model.js'
import { byClause } from '../plain.js'
import { type Action, writeControlId } from './control-id.js'
import { BUTTON_LABEL, BUTTONS_IN_ROW, OPTION_TEXT, OPTIONS } from './limits.js'
import { BUTTONS } from './phrases.js'

/** A row of buttons, or one select. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>

/** For whom the controls are. */
export interface ControlOptions {
  /** Of the buttons; the answer has its own. */
  readonly language: Language
  /** The fingerprint of the answer. */
  readonly fingerprint: string
  /** Whether only one person sees the answer, who may then share it. */
  readonly isPrivate: boolean
}

/** Rows of controls; none where there is nothing to be done with an answer. */
export function controlsFor(answer: Answer, options: ControlOptions): Row[] {
  const { language, fingerprint, isPrivate } = options
  if (answer.status === 'out_of_scope' || (answer.status === 'clarify' && answer.parts.length === 0))
    return []
  const named = (action: Action, index = 0) => writeControlId({ action, answer: fingerprint, index })
  const button = (action: Action & keyof typeof BUTTONS, style: ButtonStyle = ButtonStyle.Secondary) =>
    buttonOf(named(action), BUTTONS[action][language], style)
  const clauses = clausesOf(answer)
  const services = answer.status === 'clarify' && answer.parts.length > 1 ? answer.parts : []
  return [
    ...rowsOf(
      services.map(({ name }, index) => buttonOf(named('service', index), name, ButtonStyle.Primary)),
    ),
    ...rowsOf([
      button('customer'),
      ...(clauses.length === 1 ? [button('clause')] : []),
      button('helpful'),
      button('unhelpful'),
      ...(isPrivate ? [button('share', ButtonStyle.Primary)] : []),
    ]),
    ...(clauses.length > 1
      ? [selectOf(named('clauses'), BUTTONS.clauses[language], clauses.map(clauseOption))]
      : []),
    ...(answer.suggestions.length > 0
      ? [
          selectOf(
            named('candidates'),
            BUTTONS.candidates[language],
            answer.suggestions.map((text, index) => ({
              label: shorten(text, OPTION_TEXT),
              value: String(index),
            })),
          ),
        ]
      : []),
  ]
}

/** Each clause that the answer shows, once, in order; also those that are merely near. */
export function clausesOf(answer: Answer): Citation[] {
  return byClause(partsOf(answer).flatMap(({ statements }) => statements)).flatMap(([first]) =>
    first ? [first.citation] : [],
  )
}

function partsOf(answer: Answer): readonly ServicePart[] {
  if (answer.status === 'out_of_scope') return []
  return answer.status === 'no_answer' ? answer.near : answer.parts
}

function clauseOption({ number, heading, title }: Citation, index: number): APISelectMenuOption {
  return {
    label: shorten(`${number} ${heading}`, OPTION_TEXT),
    description: shorten(title, OPTION_TEXT),
    value: String(index),
  }
}

function buttonOf(custom_id: string, label: string, style: ButtonStyle): APIButtonComponentWithCustomId {
  // Guarantee of the cast: only styles of buttons that are pressed are given here.
  const pressed = style as APIButtonComponentWithCustomId['style']
  return { type: ComponentType.Button, custom_id, label: shorten(label, BUTTON_LABEL), style: pressed }
}

function rowsOf(buttons: readonly APIButtonComponentWithCustomId[]): Row[] {
  return buttons.flatMap((_, index) =>
    index % BUTTONS_IN_ROW === 0
      ? [{ type: ComponentType.ActionRow, components: buttons.slice(index, index + BUTTONS_IN_ROW) }]
      : [],
  )
}

function selectOf(custom_id: string, placeholder: string, options: readonly APISelectMenuOption[]): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      { type: ComponentType.StringSelect, custom_id, placeholder, options: options.slice(0, OPTIONS) },
    ],
  }
}
