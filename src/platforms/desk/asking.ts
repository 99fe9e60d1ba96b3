// Asks for somebody and records that it was asked; the same for pages, programs and assistants.
import type { z } from 'zod'
import type { Answer, Question, ServicePart } from '../../answer/model.js'
import type { Language } from '../../knowledge/model.js'
import type { Whereabouts } from '../../ports/records.js'
import type { CustomerTexts } from '../../render/desk/letter-panel.js'
import { type JsonAnswer, renderJson } from '../../render/json.js'
import { askAndRecord } from '../asking.js'
import type { Clerk } from '../clerk.js'
import type { Audience } from '../settings.js'
import type { DeskContext, DeskParts } from './desk.js'
import { MOST_TURNS } from './limits.js'
import type { askBody } from './shapes.js'

/** Answers a person at the page, over one state of the knowledge, and records it. */
export function answerPerson(parts: DeskParts, c: DeskContext, clerk: Clerk, question: Question): Answer {
  return askAndRecord({ ...parts, clerk: () => clerk }, whereaboutsOf(c, 'desk'), question, c.var.audience)
}

/** Answers a program or an assistant, over one state of the knowledge, and records it. */
export function answerProgram(
  parts: DeskParts,
  c: DeskContext,
  clerk: Clerk,
  { question: text, service, thread = [] }: z.infer<typeof askBody>,
): Answer {
  const question: Question = {
    text,
    thread: thread.slice(-MOST_TURNS).map(({ q }) => q),
    ...(service ? { service } : {}),
  }
  return askAndRecord({ ...parts, clerk: () => clerk }, whereaboutsOf(c, 'api'), question, c.var.audience)
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

/** What a customer may be told of an answer; undefined where there is nothing to tell. */
export function customerTexts(
  clerk: Clerk,
  question: Question,
  answer: Answer,
  audience: Audience,
): CustomerTexts | undefined {
  const isInternal = internalDocuments(clerk, audience)
  const told = (language: Language) =>
    withoutInternal(clerk.ask({ ...question, language }, audience), isInternal)
  const [ja, en] = [told('ja'), told('en')]
  if (!ja || !en) return undefined
  return {
    answers: { ja, en },
    withoutInternal: renderJson(answer).citations.some(({ document }) => isInternal(document)),
  }
}

/**
 * The same answer without what internal documents say: a letter never says more than the page, nor anything else.
 * What the bot computed of all statements goes too if one of them goes. Undefined if nothing is left to say.
 */
export function withoutInternal(
  answer: Answer,
  isInternal: (document: string) => boolean,
): Answer | undefined {
  if (answer.status === 'out_of_scope') return undefined
  if (answer.status === 'no_answer') return answer
  const parts = answer.parts.flatMap((part) => {
    const statements = part.statements.filter(({ citation }) => !isInternal(citation.document))
    return statements.length > 0 || part.statements.length === 0 ? [{ ...part, statements }] : []
  })
  const told = (list: readonly ServicePart[]) => list.reduce((n, { statements }) => n + statements.length, 0)
  const [first, ...others] = parts
  if (!first || told(parts) === 0) return undefined
  const lead = told(parts) === told(answer.parts) ? answer.lead : []
  return answer.status === 'answered'
    ? { ...answer, lead, parts: [first, ...others] }
    : { ...answer, lead, parts }
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
