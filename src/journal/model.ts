// What the journal keeps, as it is written: redacted, and with persons as hashes.
import type { Status } from '../answer/model.js'

/** Where and by whom; `at` is milliseconds since 1970, `asker` a keyed hash (see person.ts). */
interface EntryBase {
  /** Written once, however often it is tried. */
  readonly id: string
  readonly at: number
  readonly platform: string
  readonly place: string
  readonly asker: string
  /** Redacted; empty where the setting keeps no words. */
  readonly question: string
  /** `document#clause` of each citation. */
  readonly cited: readonly string[]
}

/** How the core read a question, as far as the worklist needs it. */
interface ReadEntry {
  readonly services: readonly string[]
  /** The likeliest topic, if one is likely at all. */
  readonly topic: string | undefined
  /** Whether that topic is clearly ahead of all others. */
  readonly isClear: boolean
  /** `document#clause` of what lay near. */
  readonly near: readonly string[]
}

export interface QuestionEntry extends EntryBase, ReadEntry {
  readonly kind: 'question'
  readonly status: Status
  /** Why it was decided so, in the core's words. */
  readonly why: string
  readonly version: string
  readonly milliseconds: number
}

export interface FeedbackEntry extends EntryBase, ReadEntry {
  readonly kind: 'feedback'
  readonly answer: string
  readonly helpful: boolean
  readonly reason: string
}

/** A text handed out for a customer; its id is `CB-…`. */
export interface TextEntry extends EntryBase {
  readonly kind: 'text'
  readonly text: string
  readonly version: string
}

/** All statements of one state of the knowledge; see versions/snapshot.ts. */
export interface VersionEntry {
  readonly kind: 'version'
  readonly at: number
  readonly version: string
  readonly documents: readonly { readonly document: string; readonly hash: string }[]
  /** Contents by their hash. */
  readonly contents: ReadonlyMap<string, string>
}

/** How many entries found no room while the database was away. */
export interface LossEntry {
  readonly kind: 'loss'
  readonly id: string
  readonly at: number
  readonly dropped: number
}

export type Entry = QuestionEntry | FeedbackEntry | TextEntry | VersionEntry | LossEntry

/** Whether a question belongs on the worklist: not in the documents, or nothing to cite for it. */
export function isUnanswered({ status, cited }: Pick<QuestionEntry, 'status' | 'cited'>): boolean {
  return status === 'no_answer' || (status === 'clarify' && cited.length === 0)
}
