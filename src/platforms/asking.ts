// Asking the clerk on somebody's behalf: times it, records it, and names the answer so that it can be known again.
import { createHash } from 'node:crypto'
import type { Answer, Question, SaidStatement } from '../answer/model.js'
import { type Records, readingOf, type Whereabouts } from '../ports/records.js'
import { renderCustomerText } from '../render/customer-text.js'
import type { EdgeOptions } from './edge.js'
import type { Audience } from './settings.js'

/**
 * Asks, and records what became of it once whoever waits has their answer. Throws only if the core does.
 * `since`: when the question arrived, in milliseconds of performance.now().
 */
export function askAndRecord(
  { clerk, records, log }: Pick<EdgeOptions, 'clerk' | 'records' | 'log'>,
  where: Whereabouts,
  question: Question,
  audience: Audience,
  since = performance.now(),
): Answer {
  const { ask, version } = clerk()
  const answer = ask(question, audience)
  const milliseconds = Math.round((performance.now() - since) * 10) / 10
  setImmediate(() => {
    try {
      records.asked({
        ...where,
        question: question.text,
        status: answer.status,
        cited: citedBy(answer),
        services: partsOf(answer).map(({ service }) => service),
        knowledgeVersion: version,
        milliseconds,
        reading: readingOf(answer),
      })
    } catch (error) {
      log('error', 'not-recorded', { error })
    }
  })
  return answer
}

/** A text for a customer, ready to be shown. */
export interface Draft {
  readonly text: string
  /** Printed in the text; absent where it tells nothing, or where nothing is kept. */
  readonly id?: string
  /** Call when it is out: from then on it can be looked up. */
  readonly handedOut: () => void
}

/** Writes a text for a customer. What tells a customer something gets an id to look it up by, where a journal gives one. */
export function draftFor(
  records: Records,
  where: Whereabouts,
  told: { readonly question: string; readonly answer: Answer; readonly knowledgeVersion: string },
  write: (answer: Answer, id: string | undefined) => string = renderCustomerText,
): Draft {
  const { question, answer, knowledgeVersion } = told
  const tells = answer.status === 'answered' || answer.status === 'no_answer'
  const id = tells ? records.newTextId?.() : undefined
  const text = write(answer, id)
  return {
    text,
    ...(id === undefined ? {} : { id }),
    handedOut: () =>
      records.handedOut({
        ...where,
        ...(id === undefined ? {} : { id }),
        question,
        text,
        cited: citedBy(answer),
        knowledgeVersion,
      }),
  }
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
