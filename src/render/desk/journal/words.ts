// Every word that the pages of the journal say: what there is to say here, how it is said in words-ja.ts and words-en.ts.
import type { Status } from '../../../answer/model.js'
import type { GapState } from '../../../journal/gaps/worklist.js'
import type { CitedThenAndNow } from '../../../journal/versions/look-up.js'
import type { Language } from '../../../knowledge/model.js'
import { JOURNAL_EN } from './words-en.js'
import { JOURNAL_JA } from './words-ja.js'

export type JournalPage = 'worklist' | 'changes' | 'texts' | 'figures' | 'records'

/** The words of one language. A function takes what goes into the sentence. */
export interface JournalWords {
  readonly pagesLabel: string
  /** As the pages are called in their navigation, and their titles. */
  readonly pages: Readonly<Record<JournalPage, string>>
  readonly intros: Readonly<Record<JournalPage, string>>
  readonly periodLabel: string
  readonly period: (days: number) => string
  readonly more: (n: number) => string
  readonly copy: string
  readonly copied: string
  readonly copyFailed: string
  readonly nothing: string
  readonly topic: string
  readonly worklist: {
    readonly stateLabel: string
    readonly states: Readonly<Record<GapState, string>>
    /** On the buttons that decide. */
    readonly decide: Readonly<Record<GapState, string>>
    readonly found: (shown: number, gaps: number, questions: number) => string
    readonly none: Readonly<Record<GapState, string>>
    readonly asked: (times: number) => string
    readonly counts: (unanswered: number, unhelpful: number) => string
    readonly last: string
    readonly services: string
    readonly nearest: string
    readonly unworded: string
    readonly note: string
    /** A note was written, the state left as it was. */
    readonly noted: string
    readonly decided: (state: GapState) => string
    readonly gone: string
    readonly seeDecided: string
    readonly snippet: Readonly<Record<'example' | 'statement' | 'topic', string>>
    readonly paste: {
      readonly example: (topic: string, file: string) => string
      readonly statement: (document: string, file: string) => string
      readonly topic: (folder: string) => string
    }
  }
  readonly changes: {
    readonly none: (days: number) => string
    readonly found: (clauses: number, texts: number) => string
    readonly before: string
    readonly after: string
    readonly versions: (from: string, to: string) => string
    readonly concerned: (texts: number) => string
    readonly unconcerned: string
    readonly added: string
    readonly gone: string
  }
  readonly texts: {
    readonly label: string
    readonly hint: string
    readonly button: string
    readonly unknown: (typed: string) => string
    readonly title: (id: string) => string
    readonly told: string
    readonly asked: string
    readonly when: string
    readonly where: string
    readonly platforms: Readonly<Record<string, string>>
    readonly version: string
    readonly today: string
    readonly was: string
    readonly is: string
    readonly uncited: string
    readonly holds: string
    readonly differs: (changed: number, cited: number) => string
    readonly states: Readonly<Record<CitedThenAndNow['state'], string>>
    readonly another: string
  }
  readonly figures: {
    readonly none: (days: number) => string
    readonly questions: string
    readonly share: string
    readonly shareOf: (answered: number, of: number) => string
    readonly feedback: string
    readonly helpful: string
    readonly unhelpful: string
    readonly texts: string
    readonly lost: string
    readonly lostWhy: string
    readonly byDay: string
    readonly byDayText: (total: number, days: number, most: number, day: string) => string
    readonly asTable: string
    readonly day: string
    readonly total: string
    readonly topics: string
    readonly services: string
    readonly status: Readonly<Record<Status, string>>
    readonly unknownTopics: string
    readonly unknownServices: string
  }
  readonly records: {
    readonly export: string
    readonly exportHint: string
    readonly csv: string
    readonly jsonl: string
    readonly forget: string
    readonly forgetHint: string
    readonly person: string
    readonly look: string
    readonly unreadable: string
    readonly personTitle: string
    readonly confirmTitle: string
    readonly confirm: (records: number) => string
    readonly noRecords: string
    readonly hash: string
    readonly delete: string
    readonly keep: string
    readonly back: string
    readonly deleted: (records: number) => string
  }
}

export const JOURNAL_WORDS: Readonly<Record<Language, JournalWords>> = { ja: JOURNAL_JA, en: JOURNAL_EN }
