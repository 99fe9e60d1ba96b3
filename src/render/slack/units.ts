// The smallest pieces of an answer that stay together: what a clause says, with its citation in the same message.
import type { types } from '@slack/bolt'
import type { Citation, SaidStatement, ServicePart } from '../../answer/model.js'
import { PHRASES } from '../../answer/phrases.js'
import { shorten } from '../../answer/shorten.js'
import type { Language } from '../../knowledge/model.js'
import type { ClauseUrlIfAny } from '../clause-url.js'
import { byClause, citationLine, labels } from '../plain.js'
import { TEXT } from './limits.js'
import { bold, inert, link, mrkdwn } from './mrkdwn.js'
import { splitText } from './split.js'

/** Blocks that are not torn apart, and the same as plain text for notifications and screen readers. */
export interface Unit {
  readonly blocks: readonly types.KnownBlock[]
  readonly text: string
}

/** For whom the pieces are: the language of the labels, and where clauses can be read. */
export interface Reading {
  readonly language: Language
  readonly clauseUrl: ClauseUrlIfAny
}

const escapedLength = (text: string) => inert(text).length

/** Sections of one text, as many as it takes. `prefix` is markup of ours in front of the first. */
export function sections(text: string, prefix = ''): types.SectionBlock[] {
  return splitText(text, TEXT - prefix.length, escapedLength).map((piece, index) => ({
    type: 'section',
    text: mrkdwn(index === 0 ? `${prefix}${inert(piece)}` : inert(piece)),
    expand: true,
  }))
}

/** Small grey lines. `prefix` is markup of ours in front of the first. */
export function quiet(text: string, prefix = ''): types.ContextBlock[] {
  return splitText(text, TEXT - prefix.length, escapedLength).map((piece, index) => ({
    type: 'context',
    elements: [mrkdwn(index === 0 ? `${prefix}${inert(piece)}` : inert(piece))],
  }))
}

/** A line that stands out: the gist of what follows. */
export const strong = (text: string): Unit => ({
  blocks: [{ type: 'section', text: mrkdwn(bold(shorten(text, TEXT / 2))), expand: true }],
  text,
})

/** A line of the bot's own. */
export const line = (text: string): Unit => ({ blocks: sections(text), text })
/** The same, small and grey. */
export const quietLine = (text: string): Unit => ({ blocks: quiet(text), text })

/** What one service says: each clause with its citation; or that its documents do not state it. */
export function partUnits(part: ServicePart, reading: Reading): Unit[] {
  const head = `${bold(part.name)}\n`
  if (part.statements.length === 0) {
    const text = PHRASES.notStated[reading.language](part.name)
    return [{ blocks: sections(text, head), text: `${part.name}: ${text}` }]
  }
  return byClause(part.statements).flatMap((statements, index) =>
    clauseUnits(statements, reading, index === 0 ? head : '', part.name),
  )
}

/**
 * Statements of one clause, its caveats and its citation. A clause that does not fit into one message becomes several
 * units, each with the citation.
 */
export function clauseUnits(
  statements: readonly SaidStatement[],
  reading: Reading,
  head = '',
  name = '',
): Unit[] {
  const [first] = statements
  if (!first) return []
  const source = sourceLine(first.citation, reading)
  const said = [
    ...sections(statementLines(statements, reading.language), head),
    ...statements.flatMap((one) => (one.quote ? quotation(one.quote) : [])),
  ]
  const caveats = quiet(caveatText(statements, reading.language))
  const plain = [
    `${name ? `${name}: ` : ''}${statementLines(statements, reading.language)}`,
    ...caveatsOf(statements).map((caveat) => caveatMark(caveat, reading.language)),
    `[${PHRASES.sourceLabel[reading.language]}: ${citationLine(first.citation, reading.language)}]`,
  ].join('\n')
  const all = [...said, ...caveats]
  if (all.length <= BLOCKS_TOGETHER) return [{ blocks: [...all, source], text: plain }]
  return Array.from({ length: Math.ceil(all.length / BLOCKS_TOGETHER) }, (_, index) => {
    const blocks = all.slice(index * BLOCKS_TOGETHER, (index + 1) * BLOCKS_TOGETHER)
    return { blocks: [...blocks, source], text: index === 0 ? shorten(plain, MOST_READ) : '' }
  })
}

/** 「出典: 文書 番号「見出し」」, a link where the clause can be read. */
function sourceLine(citation: Citation, { language, clauseUrl }: Reading): types.ContextBlock {
  const label = citationLine(citation, language)
  const url = clauseUrl(citation.document, citation.clause)
  const shown = url === undefined ? inert(label) : link(url, label)
  return { type: 'context', elements: [mrkdwn(`${PHRASES.sourceLabel[language]}: ${shown}`)] }
}

/** A single statement as it is, several as a list. */
export const statementLines = (statements: readonly SaidStatement[], language: Language): string =>
  statements.length === 1
    ? statements.map((one) => statementText(one, language)).join('')
    : statements.map((one) => `• ${statementText(one, language)}`).join('\n')

const statementText = (statement: SaidStatement, language: Language): string =>
  `${statement.text}${labels(statement, language)}`

/** Every caveat of the statements once, each on a line of its own; empty if there is none. */
const caveatText = (statements: readonly SaidStatement[], language: Language): string =>
  caveatsOf(statements)
    .map((caveat) => caveatMark(caveat, language))
    .join('\n')

/** A caveat with its mark in front. */
export const caveatMark = (caveat: string, language: Language): string =>
  language === 'ja' ? `※ ${caveat}` : `Note: ${caveat}`

const caveatsOf = (statements: readonly SaidStatement[]): string[] => [
  ...new Set(statements.flatMap(({ caveats }) => caveats)),
]

/** The verbatim text, where the knowledge carries it. */
function quotation(quote: string): types.SectionBlock[] {
  return splitText(quote, TEXT - QUOTE_MARKS, escapedLength).map((piece) => ({
    type: 'section',
    text: mrkdwn(
      piece
        .split('\n')
        .map((line) => `>${inert(line)}`)
        .join('\n'),
    ),
    expand: true,
  }))
}

/** Characters of a single clause that a screen reader is given; the blocks have all of it. */
const MOST_READ = 10_000
/** Room for the mark in front of each line of a quotation. */
const QUOTE_MARKS = 400
/** Blocks of one clause in one message: with full texts these and a citation stay below the size of a message. */
const BLOCKS_TOGETHER = 3
