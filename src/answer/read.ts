// Reads a message: what is asked, of which services, in which form. Decides nothing about the answer.
import type { Language } from '../knowledge/model.js'
import { detectLanguage, romajiToKana } from '../language/detect.js'
import { fold } from '../language/fold.js'
import { contentSentences, quotedText, type Sentence } from '../language/sentences.js'
import type { Catalog } from '../search/catalog.js'
import type { Features } from '../search/features.js'
import { findReferences, type Reference } from '../search/references.js'
import type { Scored, SubjectScores } from '../search/subjects.js'
import { markJoins } from './parts.js'
import { readShape, type Shape } from './shape.js'

/** One thing asked. A message of two questions has two. */
export interface Segment {
  /** Folded, without names, references and framing. */
  readonly text: string
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

export interface Reading {
  readonly language: Language
  readonly segments: readonly Segment[]
}

/** Reads one message on its own; the thread is worked in by thread.ts. */
export function readMessage(catalog: Catalog, text: string): Reading {
  const message = text.slice(0, LONGEST_READ)
  const language = detectLanguage(message, catalog.isWord)
  const sentences = readSentences(catalog, message)
  // Over the whole message: the name may stand in a greeting or a subject line that is no sentence of its own.
  const { services: named, strangers } = catalog.findNames(fold(message))
  return {
    language,
    segments: group(sentences).map((sentences) => {
      const own = unique(sentences.flatMap((sentence) => sentence.services))
      return joinSentences(catalog, sentences, own.length > 0 ? own : named, strangers)
    }),
  }
}

/** What is written above a quoted mail may only hand it on (「お客様からのメールです」): then the mail is read. */
function readSentences(catalog: Catalog, message: string): ReadSentence[] {
  const read = (text: string) =>
    contentSentences(text).flatMap((sentence) =>
      splitAtServices(catalog, sentence).map((piece) => readSentence(catalog, piece)),
    )
  const own = read(message)
  const quoted = quotedText(message)
  if (quoted === '') return own
  return own.some(asksOfItsOwn) ? own : read(quoted)
}

/** A question that names its own subject or a clause. */
const asksOfItsOwn = ({ isQuestion, subject, references }: ReadSentence) =>
  isQuestion && (references.length > 0 || subject().score >= OWN_SUBJECT)

/** 「Aの稼働率と、Bの世代数」 asks one thing of each; 「AとBの世代数」 and 「電話で聞けるのはAとBのどっち」 are one question of both. */
function splitAtServices(catalog: Catalog, sentence: Sentence): Sentence[] {
  const folded = fold(sentence.text)
  const { places } = catalog.findNames(folded)
  const { ranking, compares } = readShape(folded)
  if (places.length < 2 || ranking || compares) return [sentence]
  const subjects = places.map(({ end }, i) => folded.slice(end, places[i + 1]?.start).replace(TIES, ''))
  const asksEach = subjects.every(
    (subject) => (subject.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= SHORTEST_SUBJECT,
  )
  if (!asksEach) return [sentence]
  const starts = [0, ...places.slice(1).map(({ start }) => start)]
  return starts.map((from, i) => ({ ...sentence, text: folded.slice(from, starts[i + 1]), isQuestion: true }))
}

interface ReadSentence extends Sentence {
  readonly services: readonly string[]
  readonly references: readonly Reference[]
  /** Folded, without names and references. */
  readonly rest: string
  /** Best topic and how strongly it is meant. */
  readonly subject: () => Scored
}

function readSentence(catalog: Catalog, sentence: Sentence): ReadSentence {
  const names = catalog.findNames(fold(markJoins(sentence.text)))
  const { references, rest: text } = findReferences(names.rest)
  const rest = fold(romajiToKana(text, catalog.isWord))
  let subject: Scored | undefined
  return {
    ...sentence,
    services: names.services,
    references,
    rest,
    // Most messages are one sentence, of which this is never asked.
    subject: () => {
      subject ??= catalog.subjects(catalog.readFeatures(rest)).bestTopic ?? NO_SUBJECT
      return subject
    },
  }
}

/** Which sentences belong together: each question of its own subject leads a group; the rest is its context. */
function group(sentences: readonly ReadSentence[]): ReadSentence[][] {
  if (sentences.length < 2) return [[...sentences]]
  const leads = sentences.filter(asksOfItsOwn)
  if (leads.length < 2) return [[...sentences]]
  const groups: ReadSentence[][] = []
  let waiting: ReadSentence[] = []
  for (const sentence of sentences) {
    const current = groups.at(-1)
    if (leads.includes(sentence) && !current?.some((lead) => lead.subject().id === sentence.subject().id)) {
      groups.push([...waiting, sentence])
      waiting = []
    } else if (current) current.push(sentence)
    else waiting.push(sentence)
  }
  return groups
}

function joinSentences(
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

export const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** Nobody asks about a clause in more, and work must stay bounded. */
const LONGEST_READ = 3000
/** A sentence that scores less names no subject of its own ("それともギリ？"). */
const OWN_SUBJECT = 40
const NO_SUBJECT: Scored = { id: '', score: 0 }
/** Sentences around the question say what it is about, but less than the question. */
const CONTEXT_SHARE = 0.4
const PREMISE_SHARE = 0.5
const NAME_WORD = 0.3
const PREMISE =
  /(?<=[るたいだすんうくつ])(?:から|ので|けど|けれど|けども|んだし|んだから)[、,]?|(?<=[るたいだすん])が[、,]|,? so (?=\w+ \w+)|, but |; /
/** What somebody said is what the question is about: 「保証だと聞きましたが、本当ですか」. */
const HEARSAY =
  /(?:つて|と)(?:の(?:こと|話)|聞|きい|言|いつ|書|伺|うかが|説明|約束|案内|思)|らしい|だそう|はず|heard|told|said|read|understand/
/** What ties two services together without asking anything of the first. */
const TIES =
  /^(?:と|や|も|か|、|,|と比べ(?:て|ると)|に比べ(?:て|ると)|より|では?なく(?:て)?|\band\b|\bor\b|\bvs\b|\s)+|(?:と|や|か|、|,|\band\b|\bor\b|\s)+$/g
const SHORTEST_SUBJECT = 3
const SHORTEST_QUESTION = 7
