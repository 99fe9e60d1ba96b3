// Every word that the desk itself says: what there is to say here, how it is said in words-ja.ts and words-en.ts.
// What documents say is in knowledge/, what answers add is in src/answer/phrases.ts.
import type { Language } from '../../knowledge/model.js'
import { EN } from './words-en.js'
import { JA } from './words-ja.js'

/** The words of one language. A function takes what goes into the sentence. */
export interface Words {
  readonly product: string
  readonly skip: string
  readonly otherLanguage: string
  readonly nav: Readonly<Record<'ask' | 'documents' | 'compare' | 'journal', string>>
  readonly navLabel: string
  readonly signOut: string
  readonly knowledge: (version: string, documents: number) => string
  readonly faults: {
    readonly title: string
    readonly explain: (version: string) => string
    readonly more: (n: number) => string
  }
  readonly ask: {
    readonly title: string
    readonly promise: string
    readonly label: string
    readonly followLabel: string
    readonly hint: string
    readonly followHint: string
    readonly button: string
    readonly service: string
    readonly anyService: string
    readonly examples: string
    readonly fresh: string
    readonly suggestions: string
    readonly suggestionCount: (n: number) => string
    /** The beginning of a question about a service, and a whole one. */
    readonly beginning: (service: string) => string
    readonly whole: (service: string, topic: string) => string
    readonly tooLong: (most: number) => string
    readonly empty: string
    readonly unknownService: string
  }
  readonly answer: {
    readonly youAsked: string
    readonly clarify: string
    readonly noAnswer: string
    readonly outOfScope: string
    readonly about: (name: string) => string
    readonly next: string
    readonly internal: string
    readonly link: string
    readonly copyLink: string
  }
  readonly letter: {
    readonly copy: string
    readonly copied: string
    /** Copied, but the server could not be told. */
    readonly unrecorded: string
    readonly changed: string
    readonly copyFailed: string
    readonly show: string
    readonly format: string
    readonly text: string
    readonly markdown: string
    readonly html: string
    readonly language: string
    readonly withoutInternal: string
  }
  readonly documents: {
    readonly title: string
    readonly intro: string
    readonly clauses: (n: number) => string
    readonly issuer: string
    readonly version: string
    readonly date: string
    readonly undated: string
    readonly source: string
    readonly contents: string
    readonly topic: string
    readonly sameTopic: string
    readonly compareTopic: string
    readonly page: (page: number) => string
    readonly restated: string
    readonly linkTo: (number: string) => string
    readonly kinds: Readonly<Record<'sla' | 'disclosure' | 'terms' | 'certification', string>>
  }
  readonly compare: {
    readonly title: string
    readonly intro: string
    readonly area: string
    readonly shared: string
    readonly all: string
    readonly search: string
    readonly services: string
    readonly show: string
    readonly reset: string
    readonly topic: string
    readonly found: (topics: number) => string
    readonly none: string
    readonly notStated: string
    readonly more: (n: number) => string
    readonly export: string
    readonly table: string
    readonly columns: Readonly<
      Record<
        | 'area'
        | 'topic'
        | 'topicId'
        | 'service'
        | 'statement'
        | 'stance'
        | 'force'
        | 'caveats'
        | 'source'
        | 'link',
        string
      >
    >
    readonly sheets: { readonly matrix: string; readonly list: string }
  }
  readonly signIn: {
    readonly title: string
    readonly password: string
    readonly button: string
    readonly wrong: string
    readonly proxyOnly: string
  }
  readonly problems: Readonly<Record<Problem, { readonly title: string; readonly mend: string }>>
}

/** What can go wrong with a request. */
export type Problem =
  | 'not-found'
  | 'bad-request'
  | 'not-json'
  | 'too-large'
  | 'too-many'
  | 'signed-out'
  | 'foreign'
  | 'wrong-host'
  | 'not-allowed'
  /** The text that was shown is not what the documents say now. */
  | 'changed'
  | 'journal-away'
  | 'failed'

/** The words in each language. */
export const WORDS: Readonly<Record<Language, Words>> = { ja: JA, en: EN }
