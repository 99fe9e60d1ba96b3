// Turns what an edge tells into what is kept: redacted, clipped, persons as hashes. Nothing else ever reaches a database.
import { randomUUID } from 'node:crypto'
import type { Asked, Feedback, HandedOut, Reading, Whereabouts } from '../ports/records.js'
import type { FeedbackEntry, QuestionEntry, TextEntry } from './model.js'
import type { HashPerson } from './person.js'
import { redact, redactLike } from './redact.js'

export interface EntryOptions {
  readonly hash: HashPerson
  /** Whether redacted questions and reasons are kept, or no words of the askers at all. */
  readonly keepsWords: boolean
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** The service of a document, where a record does not name services. */
  readonly serviceOf: (document: string) => string | undefined
}

/** Makers of entries. Pure but for the id and the time. */
export function entryMakers({ hash, keepsWords, now, serviceOf }: EntryOptions) {
  const words = (typed: string) => (keepsWords ? redact(typed) : '')
  const base = ({ platform, place, asker }: Whereabouts) => ({
    at: now(),
    platform,
    place,
    asker: hash(platform, asker),
  })
  const readAs = (reading: Reading | undefined, services: readonly string[], cited: readonly string[]) => {
    const documents = cited.flatMap((one) => serviceOf(one.slice(0, one.indexOf('#'))) ?? [])
    const named = [reading?.services ?? [], services, documents].find((some) => some.length > 0) ?? []
    return {
      services: [...new Set(named)].sort(),
      topic: reading?.topics[0],
      isClear: reading?.isClear ?? false,
      near: reading?.near ?? [],
    }
  }
  return {
    question: (record: Asked): QuestionEntry => ({
      kind: 'question',
      id: randomUUID(),
      ...base(record),
      question: words(record.question),
      status: record.status,
      cited: record.cited,
      ...readAs(record.reading, record.services, record.cited),
      // It may repeat a clause number as the asker wrote it.
      why: redact(record.reading?.why ?? ''),
      version: record.knowledgeVersion,
      milliseconds: record.milliseconds,
    }),
    feedback: (record: Feedback): FeedbackEntry => {
      const where = base(record)
      return {
        kind: 'feedback',
        // One answer and one person: the second time it is the same entry.
        id: hash(`${record.platform} ${record.place} ${record.answer}`, record.asker),
        ...where,
        answer: record.answer,
        question: words(record.question),
        cited: record.cited,
        ...readAs(record.reading, [], record.cited),
        helpful: record.helpful,
        reason: words(record.reason ?? ''),
      }
    },
    text: (record: HandedOut, id: string): TextEntry => ({
      kind: 'text',
      id,
      ...base(record),
      question: words(record.question),
      cited: record.cited,
      // What was told has to be kept to the letter, but for what the asker had typed into it.
      text: redactLike(record.text, record.question),
      version: record.knowledgeVersion,
    }),
  }
}
