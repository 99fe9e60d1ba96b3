// An Answer as Slack messages or as the blocks of a modal. Layout only: what is said was decided before.
import type { types } from '@slack/bolt'
import type { Answer, ServicePart } from '../../answer/model.js'
import { PHRASES } from '../../answer/phrases.js'
import type { Language } from '../../knowledge/model.js'
import type { ClauseUrlIfAny } from '../clause-url.js'
import { answerButtons, feedbackButtons, questionButtons, serviceButtons, type Values } from './controls.js'
import { packMessages, packView, type SlackMessage } from './pack.js'
import { BUTTONS, LABELS } from './phrases.js'
import { sideBySide } from './side-by-side.js'
import { line, partUnits, quietLine, type Reading, strong, type Unit } from './units.js'

/** How an answer is shown. */
export interface Showing {
  readonly clauseUrl: ClauseUrlIfAny
  /** Of buttons and labels; the answer has its own. */
  readonly language: Language
  readonly values: Values
  /** Quiet lines above the answer: what was asked, what has changed. */
  readonly notes?: readonly string[]
  /** Where the answer is not public yet: where it can be shared. */
  readonly shareIn?: 'channel' | 'thread'
  /** Questions for somebody who has not asked one that can be answered. */
  readonly examples?: readonly string[]
  /** Marks the first block, so that the answer can be found again in its thread; at most 255 characters. */
  readonly mark?: string
}

/** The messages of an answer: one, or more where it does not fit into one. Every citation is in one of them. */
export function renderMessages(answer: Answer, showing: Showing): SlackMessage[] {
  const units = [...bodyUnits(answer, showing, true), ...controlUnits(answer, showing)]
  const value = answer.status === 'out_of_scope' ? undefined : showing.values.answer()
  return packMessages([...units, ...feedbackButtons(value, showing.language)], showing.language, showing.mark)
}

/** The same for a modal, which shows no table and no feedback. */
export function renderInView(answer: Answer, showing: Showing): types.KnownBlock[] {
  return packView(bodyUnits(answer, showing, false), controlUnits(answer, showing), showing.language)
}

function bodyUnits(answer: Answer, showing: Showing, withTable: boolean): Unit[] {
  const reading: Reading = { language: answer.language, clauseUrl: showing.clauseUrl }
  const parts = (list: readonly ServicePart[]) =>
    (withTable && list.length > 1 && sideBySide(list, reading)) ||
    list.flatMap((part) => partUnits(part, reading))
  const body = (): Unit[] => {
    switch (answer.status) {
      case 'answered':
        return parts(answer.parts)
      case 'clarify':
        return [line(answer.ask), ...parts(answer.parts)]
      case 'no_answer': {
        const near = answer.near.filter(({ statements }) => statements.length > 0)
        return [
          line(answer.reason),
          ...(near.length > 0 ? [divider(PHRASES.nearLabel[answer.language])] : []),
          ...near.flatMap((part) => partUnits(part, reading)),
        ]
      }
      case 'out_of_scope':
        return [line(answer.reply)]
    }
  }
  return [...(showing.notes ?? []).map(quietLine), ...answer.lead.map(strong), ...body()]
}

function controlUnits(answer: Answer, { language, values, shareIn, examples = [] }: Showing): Unit[] {
  const share =
    shareIn === undefined
      ? undefined
      : BUTTONS[shareIn === 'channel' ? 'shareInChannel' : 'shareInThread'][language]
  const isLost =
    answer.status === 'out_of_scope' || (answer.status === 'clarify' && answer.parts.length === 0)
  return [
    ...serviceButtons(answer, values, language),
    ...(answer.status === 'answered'
      ? []
      : questionButtons(answer.suggestions, LABELS.didYouMean[language], values)),
    ...(isLost && answer.suggestions.length === 0
      ? questionButtons(examples, LABELS.examples[language], values)
      : []),
    ...answerButtons(answer, values, language, share),
  ]
}

/** What follows is something else; said in words too. */
function divider(label: string): Unit {
  const { blocks } = quietLine(label)
  return { blocks: [{ type: 'divider' }, ...blocks], text: `── ${label}` }
}
