// Statements of an answer as a reader meets them: what is said first, how strongly next, where it is said last.
import { html } from 'hono/html'
import type { SaidStatement, ServicePart } from '../../answer/model.js'
import { PHRASES } from '../../answer/phrases.js'
import type { Language } from '../../knowledge/model.js'
import { byClause, citationLine } from '../plain.js'
import type { Html } from './html.js'
import { clauseHref } from './links.js'
import { signs } from './signs.js'
import { WORDS } from './words.js'

/** Tells which documents are for staff only. */
export type IsInternal = (document: string) => boolean

/** What one service states; says so if it states nothing. */
export function servicePart(part: ServicePart, language: Language, isInternal: IsInternal): Html {
  return html`<section class="part">
<h3>${part.name}</h3>
${
  part.statements.length === 0
    ? html`<p class="unstated">${PHRASES.notStated[language](part.name)}</p>`
    : byClause(part.statements).map((statements) => clauseBlock(statements, language, isInternal))
}
</section>`
}

function clauseBlock(
  statements: readonly SaidStatement[],
  language: Language,
  isInternal: IsInternal,
): Html | '' {
  const [first] = statements
  if (!first) return ''
  const { citation } = first
  return html`<div class="clause">
${statements.map((statement) => statementBlock(statement, language))}
${caveatList(statements, language)}
<p class="source"><span class="quiet">${PHRASES.sourceLabel[language]}</span> <a href="${clauseHref(citation.document, citation.clause)}">${citationLine(citation, language)}</a>${
    isInternal(citation.document)
      ? html` <span class="sign internal">${WORDS[language].answer.internal}</span>`
      : ''
  }</p>
</div>`
}

/** A statement with its signs and, where the file has it, the wording of the document. */
export function statementBlock(statement: SaidStatement, language: Language): Html {
  const own = signs(statement, language)
  return html`<p class="said">${statement.text}${own === '' ? '' : html` <span class="signs">${own}</span>`}</p>${
    statement.quote === undefined ? '' : html`<blockquote class="quote">${statement.quote}</blockquote>`
  }`
}

/** Each caveat once. */
export function caveatList(statements: readonly SaidStatement[], language: Language): Html | '' {
  const caveats = [...new Set(statements.flatMap((statement) => statement.caveats))]
  if (caveats.length === 0) return ''
  return html`<ul class="caveats">${caveats.map(
    (caveat) => html`<li><span class="caveat-label">${PHRASES.caveatLabel[language]}</span> ${caveat}</li>`,
  )}</ul>`
}
