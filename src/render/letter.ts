// An Answer as a letter to a customer, before it is written out as plain text, Markdown or a mail: polite and
// self-contained, each statement with its source.
import type { Answer, ServicePart } from '../answer/model.js'
import { PHRASES } from '../answer/phrases.js'
import type { Language } from '../knowledge/model.js'
import { byClause, citationLine, labels } from './plain.js'

/** One line of a letter. `label` is how strongly the statement is meant, in the brackets of the language. */
export type LetterLine =
  | { readonly kind: 'text' | 'heading' | 'caveat' | 'source'; readonly text: string }
  | { readonly kind: 'statement'; readonly text: string; readonly label: string }

/** Paragraphs of lines. */
export interface Letter {
  readonly language: Language
  readonly paragraphs: readonly (readonly LetterLine[])[]
}

/**
 * The letter, or the plain refusal where there is nothing that may be told a customer as an answer. With an id (CB-7F3K2,
 * see ports/records.ts) its last source ends in it, so that the text can be looked up; without a source it stands alone.
 */
export function writeLetter(answer: Answer, id?: string): Letter {
  const { language } = answer
  const paragraphs = (): LetterLine[][] => {
    switch (answer.status) {
      case 'answered':
        return letter(answer.parts, answer.lead, language)
      case 'clarify':
        // A customer of one service has no use for the clauses of the others.
        return answer.parts.length > 0
          ? [[text(PHRASES.customerWhich[language](namesOf(answer.parts, language)))]]
          : [[text(answer.ask)]]
      case 'no_answer':
        return refusal(answer.reason, namesOf(answer.near, language), language)
      case 'out_of_scope':
        return [[text(answer.reply)]]
    }
  }
  return { language, paragraphs: id === undefined ? paragraphs() : withId(paragraphs(), id) }
}

function withId(paragraphs: readonly LetterLine[][], id: string): LetterLine[][] {
  const at = paragraphs.findLastIndex((lines) => lines.some(({ kind }) => kind === 'source'))
  if (at < 0) return [...paragraphs, [{ kind: 'source', text: id }]]
  return paragraphs.map((lines, i) => {
    const last = lines.findLastIndex(({ kind }) => kind === 'source')
    return i === at
      ? lines.map((line, j) => (j === last ? { ...line, text: `${line.text} / ${id}` } : line))
      : lines
  })
}

function refusal(reason: string, names: string, language: Language): LetterLine[][] {
  const body =
    names === ''
      ? [reason]
      : [PHRASES.customerOpening[language](names), PHRASES.customerUnstated[language](names)]
  return [...body, PHRASES.customerClosing[language]()].map((line) => [text(line)])
}

const namesOf = (parts: readonly ServicePart[], language: Language) =>
  parts.map((part) => part.name).join(PHRASES.and[language])

function letter(parts: readonly ServicePart[], lead: readonly string[], language: Language): LetterLine[][] {
  return [
    [text(PHRASES.customerOpening[language](namesOf(parts, language)))],
    ...lead.map((line) => [text(line)]),
    ...parts.map((part) => partLines(part, parts.length > 1, language)),
    [text(PHRASES.customerClosing[language]())],
  ]
}

function partLines(part: ServicePart, named: boolean, language: Language): LetterLine[] {
  const head: LetterLine[] = named ? [{ kind: 'heading', text: part.name }] : []
  if (part.statements.length === 0) return [...head, text(PHRASES.customerUnstated[language](part.name))]
  return [
    ...head,
    ...byClause(part.statements).flatMap((statements): LetterLine[] => {
      const [first] = statements
      const caveats = new Set(statements.flatMap((statement) => statement.caveats))
      return [
        ...statements.map(
          (statement): LetterLine => ({
            kind: 'statement',
            text: statement.text,
            label: labels(statement, language),
          }),
        ),
        ...[...caveats].map((caveat): LetterLine => ({ kind: 'caveat', text: caveat })),
        ...(first
          ? [
              {
                kind: 'source',
                text: `${PHRASES.sourceLabel[language]}: ${citationLine(first.citation, language)}`,
              } as const,
            ]
          : []),
      ]
    }),
  ]
}

const text = (words: string): LetterLine => ({ kind: 'text', text: words })
