// The words of the knowledge as types. What a value may be is decided in schema.ts; these are its checked shapes.

/** The languages the bot speaks. */
export type Language = 'ja' | 'en'

/** One text in both languages. */
export interface Text {
  readonly ja: string
  readonly en: string
}

/** Lists of phrases by language; either may be empty. */
export interface Phrases {
  readonly ja: readonly string[]
  readonly en: readonly string[]
}

/** 有無: how the document stands to the thing asked about. */
export type Stance = 'yes' | 'no' | 'partial' | 'undisclosed' | 'elsewhere' | 'blank'

/** 拘束力: how strongly a document says it. */
export type Force =
  | 'guarantee'
  | 'target'
  | 'actual'
  | 'reference'
  | 'practice'
  | 'duty'
  | 'right'
  | 'requirement'

/** Service level agreement, disclosure sheet, terms of service, or the requirements of a certification. */
export type DocumentKind = 'sla' | 'disclosure' | 'terms' | 'certification'

/** What every fact may carry beside its value. */
interface FactExtras {
  /** Tells two facts of one type in a statement apart, for tools. */
  readonly name?: string
  /** The same for readers: "Webサーバ", "databases". */
  readonly label?: Text
  /** `at-least` 99.99% or more, `at-most` 3 seconds or less, `about` one hour. */
  readonly bound?: 'at-least' | 'at-most' | 'about'
}

/** 値: a typed value, so that services can be compared and sums be done. */
export type Fact = FactExtras &
  (
    | { readonly type: 'count'; readonly value: number; readonly unit?: Text }
    /** ISO 8601, e.g. P2W, P1M, PT10M. */
    | { readonly type: 'duration'; readonly value: string }
    | { readonly type: 'percentage'; readonly value: number; readonly per?: string }
    | {
        readonly type: 'money'
        readonly value: number
        /** ISO 4217. */
        readonly currency: string
        readonly per?: string
        readonly unit?: Text
      }
    /** 24-hour clock "15:00"; `zone` is an IANA name or UTC. */
    | { readonly type: 'time'; readonly value: string; readonly zone?: string }
    /** "10:00-17:30". */
    | { readonly type: 'hours'; readonly value: string; readonly days?: string; readonly zone?: string }
    /** ISO 8601 calendar date. */
    | { readonly type: 'date'; readonly value: string }
    | { readonly type: 'text'; readonly value: Text }
  )

export type FactType = Fact['type']

/** What kind of value answers a question about a topic. */
export type AnswerType = Exclude<FactType, 'text'> | 'place' | 'name' | 'yes-no' | 'how' | 'text'

/** サービス: what people ask about. */
export interface Service {
  readonly id: string
  readonly name: Text
  /** As people type it, any spelling. */
  readonly aliases: readonly string[]
  readonly about: Text
}

/** 論点: what a statement is about, whichever document says it. */
export interface Topic {
  readonly id: string
  readonly label: Text
  readonly answers: readonly AnswerType[]
  /** Which value is better, when services are compared; absent when that cannot be said. */
  readonly better?: 'more' | 'less'
  /** Kinds of documents in which the topic makes sense; absent: all. */
  readonly kinds?: readonly DocumentKind[]
  readonly aliases: Phrases
  readonly questions: Phrases
}

/** 記載: one thing that a clause says. */
export interface Statement {
  readonly topic: string
  /** Topics that this statement answers as well. */
  readonly also: readonly string[]
  /** Topics that a reader would look up here and that the document leaves open. Not an answer to them, but near. */
  readonly silent: readonly string[]
  readonly stance: Stance
  /** Absent where nothing is committed to, as in a definition. */
  readonly force?: Force
  readonly text: Text
  /** The verbatim text, where the owner of the file may show it. */
  readonly quote?: string
  readonly facts: readonly Fact[]
  readonly caveats: readonly Text[]
  readonly questions: Phrases
}

/** 条項: the unit a document numbers and a reader cites. */
export interface Clause {
  readonly id: string
  /** As a reader writes the number: No.32, 第16条第1項. */
  readonly number: Text
  readonly heading: string
  readonly page?: number
  readonly statements: readonly Statement[]
}

/** 文書: one published text about a service. */
export interface Document {
  readonly id: string
  readonly service: string
  readonly title: Text
  readonly kind: DocumentKind
  readonly issuer?: Text
  readonly version?: string
  /** ISO 8601 calendar date. */
  readonly date?: string
  /** Where the published text can be read. */
  readonly source?: string
  readonly audience: 'public' | 'internal'
  readonly clauses: readonly Clause[]
}

/** A group of words that mean the same when people ask. */
export interface Word {
  readonly id: string
  readonly forms: readonly string[]
}

/** Everything the bot knows, checked: ids are unique, references resolve. */
export interface Knowledge {
  readonly services: readonly Service[]
  readonly topics: readonly Topic[]
  readonly documents: readonly Document[]
  readonly words: readonly Word[]
  /** Products and subjects people ask about of which no document is held. */
  readonly strangers: readonly string[]
  /** What people say that is no question about a document: greetings, thanks, orders to the bot. */
  readonly chatter: readonly ChatterKind[]
}

/** One thing that people say beside questions, with ways of saying it. */
export interface ChatterKind {
  readonly id: string
  readonly examples: readonly string[]
}
