// The worklist, a looked-up text and the changes as plain text for a terminal. Layout only.
import type { Snippet } from '../../journal/gaps/snippet.js'
import type { Gap } from '../../journal/gaps/worklist.js'
import type { Change } from '../../journal/versions/changes.js'
import { changedStatements } from '../../journal/versions/compare.js'
import type { ToldText } from '../../journal/versions/look-up.js'
import type { KeptStatement } from '../../journal/versions/snapshot.js'
import type { Knowledge, Language } from '../../knowledge/model.js'
import { CITED_STATE, GAPS, STATE_NAME } from './gaps-phrases.js'

/** What the lists are shown by. */
export interface GapsView {
  readonly language: Language
  readonly knowledge: Knowledge
  readonly days: number
  /** In which file a document or topic is. */
  readonly placeOf: (id: string) => string | undefined
}

/** The worklist, each gap with what could close it. */
export function renderGaps(
  gaps: readonly { readonly gap: Gap; readonly snippet: Snippet }[],
  view: GapsView,
): string {
  const { language, days } = view
  if (gaps.length === 0) return GAPS.none[language](days)
  const questions = gaps.reduce((sum, { gap }) => sum + gap.unanswered + gap.unhelpful, 0)
  return [
    GAPS.summary[language](gaps.length, questions, days),
    ...gaps.map(({ gap, snippet }) => renderGap(gap, snippet, view)),
  ].join('\n\n')
}

function renderGap(gap: Gap, snippet: Snippet, view: GapsView): string {
  const { language, knowledge } = view
  const topic = knowledge.topics.find(({ id }) => id === gap.topic)
  const near = gap.nearest === undefined ? undefined : clauseName(gap.nearest, view)
  return [
    [
      gap.id,
      STATE_NAME[gap.state][language],
      GAPS.counts[language](gap.unanswered, gap.unhelpful),
      gap.services.map(({ service, count }) => `${service} ${count}`).join(', '),
      GAPS.last[language](dayOf(gap.lastAt)),
    ]
      .filter((part) => part !== '')
      .join('  '),
    ...(gap.note === '' ? [] : [`  ※ ${oneLine(gap.note)}`]),
    ...(gap.samples.length === 0 ? [`  ${GAPS.unworded[language]()}`] : []),
    ...gap.samples.map((sample) => `  ・${oneLine(sample)}`),
    ...(topic ? [`  ${GAPS.topic[language](`${topic.label[language]} (${topic.id})`)}`] : []),
    ...(near === undefined ? [] : [`  ${GAPS.nearest[language](near)}`]),
    `  ${pasteLine(snippet, view)}`,
    ...snippet.yaml
      .trimEnd()
      .split('\n')
      .map((line) => `      ${line}`),
  ].join('\n')
}

function pasteLine({ kind, target = '' }: Snippet, { language, placeOf }: GapsView): string {
  switch (kind) {
    case 'example':
      return GAPS.pasteExample[language](target, placeOf(target) ?? 'topics/')
    case 'statement':
      return GAPS.pasteStatement[language](target, placeOf(target) ?? 'documents/')
    case 'topic':
      return GAPS.pasteTopic[language]()
  }
}

/** A text for a customer: what was told, and for each clause whether it still says so. */
export function renderLookUp(told: ToldText, view: GapsView): string {
  const { language } = view
  return [
    GAPS.toldOn[language](told.id, timeOf(told.at), `${told.platform} ${told.place}`),
    ...(told.question === '' ? [] : [GAPS.asked[language](oneLine(told.question))]),
    '',
    ...told.text.split('\n').map((line) => `  | ${line}`),
    ...told.cited.flatMap(({ document, clause, state, was, is }) => {
      const name = clauseName(`${document}#${clause}`, view, (was ?? is)?.number[language])
      const differs = changedStatements(was, is)
      return [
        '',
        `${name}: ${CITED_STATE[state][language]}`,
        ...(state === 'same' || state === 'unknown'
          ? []
          : thenAndNow(differs.before, differs.after, language)),
      ]
    }),
  ].join('\n')
}

/** Changed clauses, the newest first, with the texts that told them. */
export function renderChanges(changes: readonly Change[], view: GapsView): string {
  const { language, days } = view
  if (changes.length === 0) return GAPS.noChanges[language](days)
  return changes
    .map(({ document, clause, heading, at, from, to, before, after, texts }) =>
      [
        `${dayOf(at)}  ${clauseName(`${document}#${clause}`, view, heading)}  (${from} → ${to})`,
        ...thenAndNow(before, after, language),
        ...(texts.length === 0
          ? []
          : [`  ${GAPS.concerned[language](texts.map(({ id }) => id).join(', '))}`]),
      ].join('\n'),
    )
    .join('\n\n')
}

function thenAndNow(
  before: readonly KeptStatement[],
  after: readonly KeptStatement[],
  language: Language,
): string[] {
  const lines = (label: string, statements: readonly KeptStatement[]) =>
    statements.length === 0
      ? [`  ${label}: ${GAPS.nothing[language]()}`]
      : statements.map((statement) => `  ${label}: ${said(statement, language)}`)
  return [...lines(GAPS.was[language](), before), ...lines(GAPS.is[language](), after)]
}

/** With stance and force: a target that became a guarantee has the same words, maybe. */
const said = ({ text, stance, force, caveats }: KeptStatement, language: Language) =>
  `${text[language]} [${[stance, force].filter((part) => part !== undefined).join(', ')}]${caveats
    .map((caveat) => ` ※${caveat[language]}`)
    .join('')}`

function clauseName(cited: string, { knowledge, language }: GapsView, otherwise?: string): string {
  const [document, clause] = [cited.slice(0, cited.indexOf('#')), cited.slice(cited.indexOf('#') + 1)]
  const held = knowledge.documents.find(({ id }) => id === document)
  const found = held?.clauses.find(({ id }) => id === clause)
  return held && found
    ? `${held.title[language]} ${found.number[language]}「${found.heading}」`
    : `${held?.title[language] ?? document} ${otherwise ?? clause}`
}

/** What somebody typed must not steer the terminal. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, ' ')
const timeOf = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ').concat(' UTC')
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
