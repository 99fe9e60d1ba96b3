// What the bot says, before anybody lays it out: the one value that all edges render.
import type { Fact, Force, Language, Stance } from '../knowledge/model.js'

/** A question as an edge hands it over. The answer depends on nothing else. */
export interface Question {
  readonly text: string
  /** Earlier questions of the same thread, oldest first. */
  readonly thread?: readonly string[]
  /** The service meant when none is named: the channel's default. */
  readonly service?: string
  /** Language of the answer; absent: that of the question. */
  readonly language?: Language
}

/** 出典: where the document says so. */
export interface Citation {
  readonly document: string
  readonly clause: string
  /** Title of the document, in the language of the answer. */
  readonly title: string
  /** Version or date as printed, when the document has one. */
  readonly version?: string
  readonly number: string
  /** As the document has it, in its own language. */
  readonly heading: string
  readonly page?: number
}

/** One statement of an answer; it cannot exist without its citation. */
export interface SaidStatement {
  readonly text: string
  readonly quote?: string
  readonly topic: string
  readonly stance: Stance
  readonly force?: Force
  readonly facts: readonly Fact[]
  readonly caveats: readonly string[]
  readonly citation: Citation
}

/** What one service says to the question; `statements` is empty when its documents do not state it. */
export interface ServicePart {
  readonly service: string
  readonly name: string
  readonly statements: readonly SaidStatement[]
}

/** What every answer has, whatever its status. */
export interface AnswerBase {
  readonly language: Language
  /** A first line of the bot's own: a correction, a winner, a sum. Computed from the statements below it. */
  readonly lead: readonly string[]
  /** Questions that the bot can answer and that lie near. */
  readonly suggestions: readonly string[]
  readonly explanation: Explanation
}

type NonEmpty<T> = readonly [T, ...T[]]

/** 回答: what the bot says. By its type an answered question has at least one part, and a statement its citation. */
export type Answer = AnswerBase &
  (
    | {
        readonly status: 'answered'
        readonly parts: NonEmpty<ServicePart>
      }
    /** Which service? The services that could be meant are given side by side. */
    | { readonly status: 'clarify'; readonly ask: string; readonly parts: readonly ServicePart[] }
    /** In the field, not in the documents. `near` is labelled as merely near. */
    | { readonly status: 'no_answer'; readonly reason: string; readonly near: readonly ServicePart[] }
    | { readonly status: 'out_of_scope'; readonly reply: string }
  )

export type Status = Answer['status']

/** How the question was read and why it was decided so; for `--explain` and for maintainers. */
export interface Explanation {
  readonly language: Language
  readonly segments: readonly SegmentExplanation[]
}

/** The same for one thing that was asked; `score` is comparable within its list only. */
export interface SegmentExplanation {
  readonly text: string
  readonly services: readonly string[]
  readonly strangers: readonly string[]
  readonly references: readonly string[]
  readonly wants: readonly string[]
  readonly carried: readonly string[]
  readonly topics: readonly { readonly topic: string; readonly score: number }[]
  readonly considered: readonly { readonly clause: string; readonly score: number }[]
  readonly why: readonly string[]
}
