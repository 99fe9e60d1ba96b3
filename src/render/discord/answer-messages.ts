// An Answer as messages with components v2: a box for each service, so that services stand one below the other; the
// statement first, its citation right below. What does not fit goes on in a further message.
import { type APIMessageTopLevelComponent, type APITextDisplayComponent, ComponentType } from 'discord.js'
import type { Answer, ServicePart } from '../../answer/model.js'
import { PHRASES } from '../../answer/phrases.js'
import type { Language } from '../../knowledge/model.js'
import type { ClauseUrlIfAny } from '../clause-url.js'
import { byClause } from '../plain.js'
import { chunks, clausePieces } from './clause-text.js'
import { type ControlOptions, controlsFor } from './controls.js'
import { escapeText } from './escape.js'
import { COMPONENTS_OF_CONTENT, MESSAGE, sizeOf } from './limits.js'
import { SHOWN } from './phrases.js'
import { type KeptQuestion, questionExcerpt, questionLine } from './question-line.js'

/** The components of one message. */
export type MessageComponents = readonly APIMessageTopLevelComponent[]

/** What stands around an answer, and where its citations lead. */
export interface MessageOptions extends ControlOptions {
  readonly question: KeptQuestion
  readonly clauseUrl: ClauseUrlIfAny
}

/** One message, or several in order; the last has the whole question and the buttons. Each is within all limits. */
export function renderAnswer(answer: Answer, options: MessageOptions): MessageComponents[] {
  const isSmallTalk = answer.status === 'out_of_scope'
  const footer = questionLine(options.question, options.language)
  const messages = pack(piecesOf(answer, options.clauseUrl), isSmallTalk ? '' : footer)
  return messages.map((boxes, index): MessageComponents => {
    const content = boxes.map((box) => component(box, answer.language))
    if (isSmallTalk) return content
    if (index < messages.length - 1)
      return [...content, display(questionExcerpt(options.question, options.language), EXCERPT_ID)]
    return [...content, display(footer, QUESTION_ID), ...controlsFor(answer, options)]
  })
}

/** Statements of one clause without buttons, as when the whole clause is asked for. */
export function renderClause(
  statements: Parameters<typeof clausePieces>[0],
  name: string,
  language: Language,
  clauseUrl: ClauseUrlIfAny,
): MessageComponents[] {
  const pieces = clausePieces(statements, language, clauseUrl).map((text): Piece => ({ text, service: name }))
  return pack(pieces, '').map((boxes) => boxes.map((box) => component(box, language)))
}

/** A plain text as a message. */
export function renderNotice(text: string): MessageComponents {
  return [display(escapeText(text))]
}

/** Some text that stays together; with a service it stands in that service's box. */
interface Piece {
  readonly text: string
  readonly service?: string
  readonly isNear?: boolean
}

function piecesOf(answer: Answer, clauseUrl: ClauseUrlIfAny): Piece[] {
  const { language } = answer
  const say = (text: string): Piece[] => chunks(text).map((chunk) => ({ text: escapeText(chunk) }))
  const parts = (list: readonly ServicePart[], isNear = false) =>
    list.flatMap((part) => partPieces(part, language, clauseUrl, isNear))
  const lead = answer.lead
    .flatMap((line) => chunks(line))
    .map((line) => ({ text: `**${escapeText(line)}**` }))
  switch (answer.status) {
    case 'answered':
      return [...lead, ...parts(answer.parts)]
    case 'clarify':
      return [...lead, ...say(answer.ask), ...parts(answer.parts)]
    case 'no_answer': {
      const near = answer.near.filter(({ statements }) => statements.length > 0)
      const label = near.length > 0 ? [{ text: `-# ── ${PHRASES.nearLabel[language]}` }] : []
      return [...lead, ...say(answer.reason), ...label, ...parts(near, true)]
    }
    case 'out_of_scope':
      return [...lead, ...say(answer.reply)]
  }
}

function partPieces(
  part: ServicePart,
  language: Language,
  clauseUrl: ClauseUrlIfAny,
  isNear: boolean,
): Piece[] {
  const service = part.name
  if (part.statements.length === 0)
    return [{ text: escapeText(PHRASES.notStated[language](part.name)), service, isNear }]
  return byClause(part.statements)
    .flatMap((statements) => clausePieces(statements, language, clauseUrl))
    .map((text) => ({ text, service, isNear }))
}

/** Pieces of one service that stand together in one message. */
interface Box {
  readonly service: string | undefined
  readonly isNear: boolean
  readonly isContinued: boolean
  readonly texts: string[]
}

/** Fills messages one after the other, so that the footer fits under each. */
function pack(pieces: readonly Piece[], footer: string): Box[][] {
  const messages: Box[][] = [[]]
  let before: string | undefined
  for (const { text, service, isNear = false } of pieces) {
    const boxes = messages.at(-1) ?? []
    if (!fits(boxes, { text, service }, footer) && boxes.length > 0) messages.push([])
    const current = messages.at(-1) ?? []
    const box = current.at(-1)
    if (box && box.service === service && service !== undefined) box.texts.push(text)
    else
      current.push({
        service,
        isNear,
        isContinued: service !== undefined && service === before,
        texts: [text],
      })
    before = service
  }
  return messages
}

function fits(
  boxes: readonly Box[],
  { text, service }: { text: string; service: string | undefined },
  footer: string,
) {
  const heads = boxes.map((box) => headOf(box, 'ja'))
  const isNew = boxes.at(-1)?.service !== service || service === undefined
  const texts = [...boxes.flatMap((box) => box.texts), text]
  const sizes = [...texts, footer].map(sizeOf)
  const extra = [...heads, ...(isNew && service !== undefined ? [`**${escapeText(service)}**`] : [])].map(
    (head) => sizeOf(`${head} ${SHOWN.continued.en}\n`),
  )
  const sum = (of: 'characters' | 'bytes') =>
    [...sizes, ...extra].reduce((total, size) => total + size[of], 0)
  const components = texts.length + boxes.length + (isNew ? 1 : 0)
  return (
    sum('characters') <= MESSAGE.characters &&
    sum('bytes') <= MESSAGE.bytes &&
    components <= COMPONENTS_OF_CONTENT
  )
}

function headOf({ service, isContinued }: Omit<Box, 'texts' | 'isNear'>, language: Language): string {
  if (service === undefined) return ''
  return `**${escapeText(service)}**${isContinued ? ` ${SHOWN.continued[language]}` : ''}`
}

function component(box: Box, language: Language): APIMessageTopLevelComponent {
  const head = headOf(box, language)
  if (head === '') return display(box.texts.join('\n'))
  const [first = '', ...others] = box.texts
  return {
    type: ComponentType.Container,
    accent_color: box.isNear ? NEAR_COLOUR : SAID_COLOUR,
    components: [`${head}\n${first}`, ...others].map((text) => display(text)),
  }
}

const display = (content: string, id?: number): APITextDisplayComponent => ({
  type: ComponentType.TextDisplay,
  ...(id === undefined ? {} : { id }),
  content,
})

/** By this id the bot finds the question in its own message. */
export const QUESTION_ID = 1001
/** The same in a message that goes on in the next one: the beginning only. */
export const EXCERPT_ID = 1002

const SAID_COLOUR = 0x2f6feb
const NEAR_COLOUR = 0x8a8f98
