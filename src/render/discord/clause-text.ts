// The statements of a clause as Discord markdown: the statement first, its strength and caveats quiet, its citation below.
import type { SaidStatement } from '../../answer/model.js'
import { PHRASES } from '../../answer/phrases.js'
import type { Language } from '../../knowledge/model.js'
import type { ClauseUrlIfAny } from '../clause-url.js'
import { citationLine, labels } from '../plain.js'
import { escapeText, link } from './escape.js'
import { PIECE, sizeOf } from './limits.js'

/** One or more texts of bounded size, split between statements if it must be; each ends with the citation. */
export function clausePieces(
  statements: readonly SaidStatement[],
  language: Language,
  clauseUrl: ClauseUrlIfAny,
): string[] {
  const [first] = statements
  if (!first) return []
  const { citation } = first
  const url = clauseUrl(citation.document, citation.clause)
  const source = `-# ${PHRASES.sourceLabel[language]}: ${link(citationLine(citation, language), url)}`
  const caveats = [...new Set(statements.flatMap((statement) => statement.caveats))]
  const blocks = [
    ...statements.flatMap((statement) => statementBlocks(statement, language)),
    ...statements.flatMap(({ quote }) => (quote === undefined ? [] : quoteBlocks(quote))),
    ...caveats.flatMap((caveat) =>
      chunks(caveat).map((chunk) => `-# ⚠ ${PHRASES.caveatLabel[language]}: ${oneLine(chunk)}`),
    ),
  ]
  return packed(blocks, source)
}

function statementBlocks(statement: SaidStatement, language: Language): string[] {
  const label = labels(statement, language).trim()
  const quiet = label === '' ? '' : `\n-# ${oneLine(label)}`
  // The strength stands below every piece: a piece is never read as more than it is.
  return chunks(statement.text).map((chunk) => `${escapeText(chunk)}${quiet}`)
}

const quoteBlocks = (quote: string) =>
  chunks(quote).map((chunk) =>
    escapeText(chunk)
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n'),
  )

const oneLine = (text: string) => escapeText(text.replace(/\s*\n\s*/g, ' '))

/** Texts of at most CHUNK characters, cut between sentences, else anywhere. */
export function chunks(text: string): string[] {
  if (text.length <= CHUNK) return [text]
  const sentences = text
    .split(/(?<=[。！？\n]|[.!?] )/)
    .flatMap((sentence) => sentence.match(new RegExp(`[^]{1,${CHUNK}}`, 'gu')) ?? [])
  const list: string[] = []
  for (const sentence of sentences) {
    const last = list.at(-1)
    if (last !== undefined && last.length + sentence.length <= CHUNK) list[list.length - 1] = last + sentence
    else list.push(sentence)
  }
  return list.map((chunk) => chunk.trim()).filter((chunk) => chunk !== '')
}

function packed(blocks: readonly string[], source: string): string[] {
  const groups: string[][] = []
  for (const block of blocks) {
    const group = groups.at(-1)
    const { characters, bytes } = sizeOf([...(group ?? []), block, source].join('\n'))
    if (group && characters <= PIECE.characters && bytes <= PIECE.bytes) group.push(block)
    else groups.push([block])
  }
  return groups.map((group) => [...group, source].join('\n'))
}

/** Escaped it has at most twice as many; with the longest citation that is still within a piece. */
const CHUNK = 300
