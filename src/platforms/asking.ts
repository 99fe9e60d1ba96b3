// Asking the clerk on somebody's behalf: times it, records it, and names the answer so that it can be known again.
import { createHash } from 'node:crypto'
import type { Answer, Question, SaidStatement } from '../answer/model.js'
import type { EdgeOptions } from './edge.js'
import type { Whereabouts } from './records.js'
import type { Audience } from './settings.js'

/** Asks and records what became of it. Throws only if the core does. */
export function askAndRecord(
  { clerk, records }: Pick<EdgeOptions, 'clerk' | 'records'>,
  where: Whereabouts,
  question: Question,
  audience: Audience,
): Answer {
  const { ask, version } = clerk()
  const since = performance.now()
  const answer = ask(question, audience)
  records.asked({
    ...where,
    question: question.text,
    status: answer.status,
    cited: citedBy(answer),
    services: partsOf(answer).map(({ service }) => service),
    knowledgeVersion: version,
    milliseconds: Math.round((performance.now() - since) * 10) / 10,
  })
  return answer
}

/** `document#clause` of each clause that the answer rests on, once, in order. */
export function citedBy(answer: Answer): string[] {
  const statements = partsOf(answer).flatMap((part) => part.statements)
  return [...new Set(statements.map(({ citation }) => `${citation.document}#${citation.clause}`))]
}

/** Twelve characters that differ when the question or what is answered differs. */
export function fingerprintOf(question: string, answer: Answer): string {
  const said = ({ text, citation }: SaidStatement) => [citation.document, citation.clause, text]
  const parts = answer.status === 'no_answer' ? answer.near : partsOf(answer)
  const told = parts.map(({ service, statements }) => [service, statements.map(said)])
  const whole = JSON.stringify([
    question,
    answer.status,
    answer.language,
    answer.lead,
    told,
    answer.suggestions,
  ])
  return createHash('sha256').update(whole).digest('base64url').slice(0, 12)
}

const partsOf = (answer: Answer) =>
  answer.status === 'answered' || answer.status === 'clarify' ? answer.parts : []
