// Asks for somebody and records that it was asked; the same for pages, programs and assistants.
import type { Answer, Question } from '../../answer/model.js'
import type { Language } from '../../knowledge/model.js'
import type { CustomerTexts } from '../../render/desk/letter-panel.js'
import { type JsonAnswer, renderJson } from '../../render/json.js'
import type { Clerk } from '../clerk.js'
import type { Whereabouts } from '../records.js'
import type { Audience } from '../settings.js'
import type { DeskContext, DeskParts } from './desk.js'

/** Answers a question and records it. `place` is the path it came in by. */
export function askFor(
  { records }: DeskParts,
  clerk: Clerk,
  question: Question,
  audience: Audience,
  where: Whereabouts,
): Answer {
  const start = performance.now()
  const answer = clerk.ask(question, audience)
  const milliseconds = performance.now() - start
  const { status, citations, service } = renderJson(answer)
  records.asked({
    ...where,
    question: question.text,
    status,
    cited: citations.map(({ document, clause }) => `${document}#${clause}`),
    services: service,
    knowledgeVersion: clerk.version,
    milliseconds,
  })
  return answer
}

/** Where a request came from, for the records. */
export function whereaboutsOf(c: DeskContext, platform: 'desk' | 'api'): Whereabouts {
  return { platform, place: c.req.path, asker: c.var.person.name }
}

/** The object of `ask --json` with an address for each citation. */
export const jsonWithUrls = (parts: DeskParts, c: DeskContext, answer: Answer): JsonAnswer =>
  renderJson(answer, urlMaker(parts, c))

/** Addresses of clauses: those of PUBLIC_URL, or of the name that the desk was asked by. */
export function urlMaker(
  { clauseUrl }: DeskParts,
  c: DeskContext,
): (document: string, clause: string) => string {
  const { origin } = new URL(c.req.url)
  return (document, clause) => clauseUrl(document, clause) ?? `${origin}/documents/${document}#${clause}`
}

/** What a customer may be told; undefined where there is nothing to tell. */
export function customerTexts(
  clerk: Clerk,
  question: Question,
  answer: Answer,
  audience: Audience,
): CustomerTexts | undefined {
  const tells =
    answer.status === 'answered' ||
    answer.status === 'no_answer' ||
    (answer.status === 'clarify' && answer.parts.length > 0)
  if (!tells) return undefined
  const told = (language: Language) => clerk.ask({ ...question, language }, 'customer')
  const forStaffOnly = internalDocuments(clerk, audience)
  return {
    answers: { ja: told('ja'), en: told('en') },
    withoutInternal: renderJson(answer).citations.some(({ document }) => forStaffOnly(document)),
  }
}

/** Tells which documents are for staff only. */
export function internalDocuments(clerk: Clerk, audience: Audience): (document: string) => boolean {
  const ids = new Set(
    clerk
      .documents(audience)
      .filter((document) => document.audience === 'internal')
      .map(({ id }) => id),
  )
  return (document) => ids.has(document)
}
