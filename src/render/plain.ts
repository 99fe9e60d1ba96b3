// An Answer as plain text: what a terminal, a pipe or a log shows. Layout only.

import type { Answer, Citation, SaidStatement, ServicePart } from '../answer/model.js'
import { FORCE_LABEL, FORCES_SAID, PHRASES, STANCE_LABEL } from '../answer/phrases.js'
import type { Language } from '../knowledge/model.js'

/** How parts of the text stand out; the default adds nothing. */
export interface Marks {
  readonly strong: (text: string) => string
  readonly quiet: (text: string) => string
  readonly warn: (text: string) => string
}

/** For pipes, logs and JSON. */
export const NO_MARKS: Marks = { strong: (text) => text, quiet: (text) => text, warn: (text) => text }

/** The whole answer, citations and caveats included. Ends without a line break. */
export function renderPlain(answer: Answer, marks: Marks = NO_MARKS): string {
  const { language } = answer
  const parts = (list: readonly ServicePart[]) => list.map((part) => renderPart(part, language, marks))
  const blocks = (): string[] => {
    switch (answer.status) {
      case 'answered':
        return parts(answer.parts)
      case 'clarify':
        return [answer.ask, ...parts(answer.parts)]
      case 'no_answer': {
        const near = answer.near.filter((part) => part.statements.length > 0)
        return [
          answer.reason,
          ...(near.length > 0 ? [marks.quiet(`── ${PHRASES.nearLabel[language]}`), ...parts(near)] : []),
        ]
      }
      case 'out_of_scope':
        return [answer.reply]
    }
  }
  return [...answer.lead.map((line) => marks.strong(line)), ...blocks()].join('\n\n')
}

function renderPart(part: ServicePart, language: Language, marks: Marks): string {
  if (part.statements.length === 0)
    return [marks.strong(`■ ${part.name}`), PHRASES.notStated[language](part.name)].join('\n')
  return [
    marks.strong(`■ ${part.name}`),
    ...byClause(part.statements).map((group) => renderClause(group, language, marks)),
  ].join('\n')
}

/** Statements of one clause share one citation line, right below them. */
function renderClause(statements: readonly SaidStatement[], language: Language, marks: Marks): string {
  const [first] = statements
  if (!first) return ''
  const caveats = [...new Set(statements.flatMap((statement) => statement.caveats))]
  return [
    ...statements.map((statement) => `${statement.text}${labels(statement, language)}`),
    ...statements.flatMap((statement) => (statement.quote ? [`  「${statement.quote}」`] : [])),
    ...caveats.map((caveat) => marks.warn(`  ${PHRASES.caveatLabel[language]}: ${caveat}`)),
    marks.quiet(`  [${PHRASES.sourceLabel[language]}: ${citationLine(first.citation, language)}]`),
  ].join('\n')
}

/** 【目標値(保証ではありません)】 and 【非公開】 stand right behind the sentence that they qualify. */
export function labels(statement: SaidStatement, language: Language): string {
  const said: string[] = []
  const { stance } = statement
  // Where nothing is stated there is nothing to be a target or a guarantee.
  if (stance !== 'yes' && stance !== 'partial') said.push(STANCE_LABEL[stance][language])
  else if (statement.force && FORCES_SAID.has(statement.force))
    said.push(FORCE_LABEL[statement.force][language])
  if (said.length === 0) return ''
  return language === 'ja' ? `【${said.join('・')}】` : ` [${said.join('; ')}]`
}

/** Title, version or date, number, heading and page: all that a reader needs to find it. */
export function citationLine(citation: Citation, language: Language): string {
  const version = citation.version
    ? language === 'ja'
      ? `(${citation.version})`
      : ` (${citation.version})`
    : ''
  const page =
    citation.page === undefined
      ? ''
      : language === 'ja'
        ? `、${PHRASES.page.ja(citation.page)}`
        : `, ${PHRASES.page.en(citation.page)}`
  const heading = language === 'ja' ? `「${citation.heading}」` : ` “${citation.heading}”`
  return `${citation.title}${version} ${citation.number}${heading}${page}`
}

/** Neighbouring statements of the same clause, kept in order. */
export function byClause(statements: readonly SaidStatement[]): SaidStatement[][] {
  const groups = new Map<string, SaidStatement[]>()
  for (const statement of statements) {
    const key = `${statement.citation.document}#${statement.citation.clause}`
    const group = groups.get(key)
    if (group) group.push(statement)
    else groups.set(key, [statement])
  }
  return [...groups.values()]
}
