// One thing asked, made of the sentences that belong to it: the question counts in full, what stands around it less.
import type { Catalog } from '../search/catalog.js'
import type { Features } from '../search/features.js'
import type { Reference } from '../search/references.js'
import type { SubjectScores } from '../search/subjects.js'
import type { ReadSentence } from './read-sentence.js'
import { readShape, type Shape } from './shape.js'

/** One thing asked. A message of two questions has two. */
export interface Segment {
  /** Folded, without names, references and framing. */
  readonly text: string
  /** The question as it was written, for quoting; empty if nothing in it asks. */
  readonly written: string
  readonly features: Features
  readonly subjects: SubjectScores
  /** Ids of the services named, in the order named; empty when none is. */
  readonly services: readonly string[]
  readonly strangers: readonly string[]
  readonly references: readonly Reference[]
  readonly shape: Shape
  /** Topics answered earlier in the thread, less likely to be asked again when the question brings words of its own. */
  readonly spent: ReadonlySet<string>
  /** Clause numbers of earlier questions, which this one may still be about. */
  readonly recalled: readonly Reference[]
  /** What earlier questions of the thread said, when this one goes on with them: a quantity may stand there. */
  readonly earlier: string
  /** What was taken over from earlier questions of the thread, for the explanation. */
  readonly carried: readonly string[]
}

/** The segment of sentences about one thing. `services` and `strangers` are those of which it is asked. */
export function joinSentences(
  catalog: Catalog,
  sentences: readonly ReadSentence[],
  services: readonly string[],
  strangers: readonly string[],
): Segment {
  const questions = sentences.filter((sentence) => sentence.isQuestion)
  const lead = questions.length > 0 ? questions : sentences
  const features = new Map<string, number>()
  const add = (text: string, share: number) => {
    for (const [feature, weight] of catalog.readFeatures(text))
      features.set(feature, Math.max(features.get(feature) ?? 0, weight * share))
  }
  for (const sentence of sentences) {
    const share = lead.includes(sentence) ? 1 : CONTEXT_SHARE
    const { premise, question } = splitPremise(sentence.rest)
    add(question, share)
    if (premise) add(premise, share * (HEARSAY.test(premise) ? 1 : PREMISE_SHARE))
  }
  const text = lead
    .map((sentence) => sentence.rest)
    .join(' ')
    .trim()
  const told = withoutNameWords(catalog, features, services)
  return {
    text,
    written: questions
      .map((sentence) => sentence.text.trim())
      .filter((written) => /[?？か]$/.test(written))
      .join(' '),
    features: told,
    subjects: catalog.subjects(told),
    services,
    strangers,
    references: sentences.flatMap((sentence) => sentence.references),
    shape: readShape(text),
    spent: new Set(),
    recalled: [],
    earlier: '',
    carried: [],
  }
}

/** Features in which the words of the services' own names say little: "EDR" does not tell an EDR service's clauses apart. */
function withoutNameWords(catalog: Catalog, features: Features, services: readonly string[]): Features {
  const ownWords = services.map((service) => catalog.nameWords(service))
  const told = new Map<string, number>()
  for (const [feature, weight] of features)
    told.set(feature, ownWords.some((words) => words.has(feature)) ? weight * NAME_WORD : weight)
  return told
}

/** The segment as if it had named the service that alone can be meant. */
export function meantFor(catalog: Catalog, segment: Segment, service: string): Segment {
  const features = withoutNameWords(catalog, segment.features, [service])
  return { ...segment, services: [service], features, subjects: catalog.subjects(features) }
}

/** 「7世代あるから、復元もできますよね」: what comes before から is supposed, what comes after is asked. */
function splitPremise(text: string): { premise: string; question: string } {
  const match = PREMISE.exec(text)
  if (!match) return { premise: '', question: text }
  const cut = match.index + match[0].length
  const question = text.slice(cut)
  return [...question].filter((char) => /[\p{L}\p{N}]/u.test(char)).length >= SHORTEST_QUESTION
    ? { premise: text.slice(0, cut), question }
    : { premise: '', question: text }
}

/** Sentences around the question say what it is about, but less than the question. */
const CONTEXT_SHARE = 0.4
const PREMISE_SHARE = 0.5
const NAME_WORD = 0.3
const PREMISE =
  /(?<=[るたいだすんうくつ])(?:から|ので|けど|けれど|けども|んだし|んだから)[、,]?|(?<=[るたいだすん])が[、,]|,? so (?=\w+ \w+)|, but |; /
/** What somebody said is what the question is about: 「保証だと聞きましたが、本当ですか」. */
const HEARSAY =
  /(?:つて|と)(?:の(?:こと|話)|聞|きい|言|いつ|書|伺|うかが|説明|約束|案内|思)|らしい|だそう|はず|heard|told|said|read|understand/
const SHORTEST_QUESTION = 7
