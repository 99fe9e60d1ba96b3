// An Answer as text to paste for a customer: polite, self-contained, plain, each statement with its source in brackets.
import type { Answer, ServicePart } from '../answer/model.js'
import { PHRASES } from '../answer/phrases.js'
import type { Language } from '../knowledge/model.js'
import { byClause, citationLine, labels } from './plain.js'

/**
 * The text, or the plain refusal where there is nothing that may be told a customer as an answer. With an id (CB-7F3K2,
 * see platforms/records.ts) it ends its last source, so that the text can be looked up; without a source it stands alone.
 */
export function renderCustomerText(answer: Answer, id?: string): string {
  const text = customerText(answer)
  if (id === undefined) return text
  const source = text.lastIndexOf(`[${PHRASES.sourceLabel[answer.language]}: `)
  const end = source < 0 ? -1 : `${text}\n`.indexOf(']\n', source)
  return end < 0 ? `${text}\n\n[${id}]` : `${text.slice(0, end)} / ${id}${text.slice(end)}`
}

function customerText(answer: Answer): string {
  const { language } = answer
  switch (answer.status) {
    case 'answered':
      return letter(answer.parts, answer.lead, language)
    case 'clarify':
      return answer.parts.length > 0 ? letter(answer.parts, [], language) : answer.ask
    case 'no_answer':
      return [answer.reason, PHRASES.customerClosing[language]()].join('\n\n')
    case 'out_of_scope':
      return answer.reply
  }
}

function letter(parts: readonly ServicePart[], lead: readonly string[], language: Language): string {
  const names = parts.map((part) => part.name).join(PHRASES.and[language])
  return [
    PHRASES.customerOpening[language](names),
    ...lead,
    ...parts.map((part) => customerPart(part, parts.length > 1, language)),
    PHRASES.customerClosing[language](),
  ].join('\n\n')
}

function customerPart(part: ServicePart, named: boolean, language: Language): string {
  const head = named ? [`■ ${part.name}`] : []
  if (part.statements.length === 0) return [...head, PHRASES.customerUnstated[language](part.name)].join('\n')
  const clauses = byClause(part.statements).map((statements) => {
    const [first] = statements
    const source = first
      ? `[${PHRASES.sourceLabel[language]}: ${citationLine(first.citation, language)}]`
      : ''
    const caveats = [...new Set(statements.flatMap((statement) => statement.caveats))]
    return [
      ...statements.map((statement) => `${statement.text}${labels(statement, language)}`),
      ...caveats.map((caveat) => `${language === 'ja' ? '※' : '* '}${caveat}`),
      source,
    ].join('\n')
  })
  return [...head, ...clauses].join('\n')
}
