// The modals: an answer with its editable question, the text for a customer, a whole clause, the reason of a feedback.
import type { types } from '@slack/bolt'
import type { SaidStatement } from '../../answer/model.js'
import { shorten } from '../../answer/shorten.js'
import type { Language, Service } from '../../knowledge/model.js'
import type { ClauseUrlIfAny } from '../clause-url.js'
import { ACTIONS, button, buttonRows } from './controls.js'
import { MODAL_TITLE, QUESTION, TEXT } from './limits.js'
import { plainText } from './mrkdwn.js'
import { packView } from './pack.js'
import { BUTTONS, LABELS, LINES, TITLES } from './phrases.js'
import { splitText } from './split.js'
import { clauseUnits, line, quiet, sections } from './units.js'

/** Names of the modals on the wire. */
export const VIEWS = { answer: 'answer', reason: 'reason' } as const

/** The question that somebody may still change, and the blocks of the answer, if there is one yet. */
export interface AnswerView {
  readonly language: Language
  readonly question: string
  readonly services: readonly Service[]
  readonly service?: string
  readonly answer: readonly types.KnownBlock[]
  /** What the edge has to know when the modal comes back; at most 3,000 characters. */
  readonly metadata: string
  /** Differs from question to question: Slack keeps what was typed where the id stays. */
  readonly key: string
}

/** The modal in which one asks and reads the answer. */
export function answerView({
  language,
  question,
  services,
  service,
  answer,
  metadata,
  key,
}: AnswerView): types.ModalView {
  const offered = services.slice(0, MOST_OPTIONS - 1).map(({ id, name }) => option(name[language], id))
  const any = option(LABELS.anyService[language], ANY_SERVICE)
  const chosen = offered.find(({ value }) => value === service) ?? any
  return {
    ...modal(TITLES.answer, language),
    callback_id: VIEWS.answer,
    private_metadata: metadata,
    submit: plainText(TITLES.search[language], MODAL_TITLE),
    blocks: [
      {
        type: 'input',
        block_id: `${ACTIONS.question}.${key}`,
        label: plainText(LABELS.question[language], TEXT),
        element: {
          type: 'plain_text_input',
          action_id: ACTIONS.question,
          multiline: true,
          max_length: QUESTION,
          ...(question === '' ? {} : { initial_value: shorten(question, QUESTION) }),
        },
      },
      {
        type: 'input',
        block_id: `${ACTIONS.pickService}.${key}`,
        label: plainText(LABELS.service[language], TEXT),
        optional: true,
        element: {
          type: 'static_select',
          action_id: ACTIONS.pickService,
          options: [any, ...offered],
          initial_option: chosen,
        },
      },
      ...(answer.length > 0 ? [{ type: 'divider' as const }, ...answer] : []),
    ],
  }
}

/** Text as it is, in a block of its own: nothing in it is read as markup, and it is copied in one go. */
export function customerTextView(
  text: string,
  notes: readonly string[],
  other: { readonly language: Language; readonly value: string | undefined },
  language: Language,
): types.ModalView {
  const toOther = other.language === 'ja' ? BUTTONS.japanese : BUTTONS.english
  return {
    ...modal(TITLES.customerText, language),
    blocks: [
      ...notes.flatMap((note) => quiet(note)),
      ...splitText(text, TEXT, (one) => one.length).map(
        (piece): types.RichTextBlock => ({
          type: 'rich_text',
          elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: piece }] }],
        }),
      ),
      ...buttonRows(button(ACTIONS.language, toOther[language], other.value)),
    ],
  }
}

/** Clauses with everything that they say. */
export function clausesView(
  clauses: readonly (readonly SaidStatement[])[],
  notes: readonly string[],
  reading: { readonly language: Language; readonly clauseUrl: ClauseUrlIfAny },
  language: Language,
): types.ModalView {
  const units = clauses.flatMap((statements) => clauseUnits(statements, reading))
  const shown = units.length > 0 ? units : [line(LINES.nothingToShow[language])]
  return {
    ...modal(TITLES.wholeClause, language),
    blocks: [...notes.flatMap((note) => quiet(note)), ...packView(shown, [], language)],
  }
}

/** Asks why an answer was not helpful; nobody has to say. */
export function reasonView(metadata: string, language: Language): types.ModalView {
  return {
    ...modal(TITLES.feedback, language),
    callback_id: VIEWS.reason,
    private_metadata: metadata,
    submit: plainText(TITLES.send[language], MODAL_TITLE),
    blocks: [
      ...sections(LINES.thanks[language]),
      {
        type: 'input',
        block_id: ACTIONS.reason,
        optional: true,
        label: plainText(LABELS.reason[language], TEXT),
        hint: plainText(LABELS.reasonHint[language], TEXT),
        element: {
          type: 'plain_text_input',
          action_id: ACTIONS.reason,
          multiline: true,
          max_length: LONGEST_REASON,
        },
      },
    ],
  }
}

/** One calm line in a modal. */
export function noticeView(text: string, language: Language): types.ModalView {
  return { ...modal(TITLES.answer, language), blocks: sections(text) }
}

const modal = (title: Readonly<Record<Language, string>>, language: Language) => ({
  type: 'modal' as const,
  title: plainText(title[language], MODAL_TITLE),
  close: plainText(TITLES.close[language], MODAL_TITLE),
})

const option = (label: string, value: string): types.PlainTextOption => ({
  text: plainText(label, 75),
  value,
})

/** The choice of leaving it to the question. */
export const ANY_SERVICE = '-'
const MOST_OPTIONS = 100
const LONGEST_REASON = 1_000
