// The knowledge made searchable: which topics a text is about, and what each service states on a topic.
import type { Clause, Document, Knowledge, Service, Statement, Topic } from '../knowledge/model.js'
import { stem } from '../language/grams.js'
import { type Features, featureReader, type ReadFeatures } from './features.js'
import { type FindNames, nameFinder } from './names.js'
import { openIndex, type PackedIndex, packIndex, type Scores, type WeightedIndex } from './weighted-index.js'

/** A statement together with where it stands. */
export interface Holding {
  /** Where it stands among the holdings of its service. */
  readonly position: number
  readonly service: string
  readonly document: Document
  readonly clause: Clause
  readonly statement: Statement
}

/** How like each topic and each kind of chatter a text is: one scale, so that they can be compared. */
export interface SubjectScores {
  readonly of: (topic: string) => number
  readonly bestTopic: Scored | undefined
  readonly bestChatter: Scored | undefined
  /** Topics with at least this score, best first. */
  readonly topicsFrom: (score: number) => readonly Scored[]
  /** The topic that is best when each score is multiplied by its share; topics of share 0 are left out. */
  readonly bestBy: (share: (topic: Topic) => number) => Scored | undefined
}

export interface Scored {
  readonly id: string
  readonly score: number
}

export interface Catalog {
  readonly knowledge: Knowledge
  readonly service: (id: string) => Service | undefined
  readonly topic: (id: string) => Topic | undefined
  readonly readFeatures: ReadFeatures
  readonly findNames: FindNames
  /** How like each topic, and each kind of chatter, a text is. */
  readonly subjects: (features: Features) => SubjectScores
  /** Whether people use the Latin word when they ask. */
  readonly isWord: (word: string) => boolean
  /** Features of the Latin words in a service's names. */
  readonly nameWords: (service: string) => ReadonlySet<string>
  /** How much a feature tells subjects apart; 0 if it occurs in none. */
  readonly rarity: (feature: string) => number
  /** Whether a feature occurs where people ask about the statement's topics, or in its own wording. */
  readonly covers: (holding: Holding, feature: string) => boolean
  /** What a service states, by topic, first as main topic, then as one also answered. */
  readonly stated: (service: string) => ReadonlyMap<string, readonly Holding[]>
  /** Statements that show the documents of a service to leave a topic open. */
  readonly silentOn: (service: string, topic: string) => readonly Holding[]
  /** Services that state something on a topic, in the order of the knowledge. */
  readonly servicesOn: (topic: string) => readonly string[]
  /** How like the wording of each of the service's statements a text is, in the order of `holdings`. */
  readonly wording: (service: string, features: Features) => Scores
  readonly holdings: (service: string) => readonly Holding[]
  readonly documents: (service: string) => readonly Document[]
}

/**
 * Prepares the knowledge for questions; `packed` spares the costly half if it was made of the same knowledge before.
 * Work that only some services need is done when first asked for.
 */
export function buildCatalog(
  knowledge: Knowledge,
  packed: PackedKnowledge = { subjects: packSubjects(knowledge), wordings: new Map() },
): Catalog {
  const readFeatures = featureReader(knowledge.words)
  const subjects = openSubjects(knowledge, packed.subjects)
  const services = new Map(knowledge.services.map((service) => [service.id, service]))
  const topics = new Map(knowledge.topics.map((topic, position) => [topic.id, { topic, position }]))
  const documents = groupBy(knowledge.documents, (document) => document.service)
  const holdings = new Map([...documents].map(([service, own]) => [service, holdingsOf(own)]))
  const stated = new Map([...holdings].map(([service, own]) => [service, byTopic(own)]))
  const servicesOn = new Map<string, string[]>()
  for (const [service, own] of stated)
    for (const topic of own.keys()) servicesOn.set(topic, [...(servicesOn.get(topic) ?? []), service])
  const nameWords = new Map(
    knowledge.services.map((service) => [service.id, featuresOfNames(service, readFeatures)]),
  )
  const isWord = (word: string) => subjects.index.rarity(`=${stem(word)}`) > 0
  const wordings = new Map<string, WeightedIndex>()
  const wordingOf = (service: string) => {
    const known = wordings.get(service)
    if (known) return known
    const own = holdings.get(service) ?? []
    const kept = packed.wordings.get(service)
    // Of another size it was made of other statements: of internal documents too, say.
    const index = openIndex(kept?.size === own.length ? kept : packWording(own, readFeatures))
    wordings.set(service, index)
    return index
  }
  return {
    knowledge,
    service: (id) => services.get(id),
    topic: (id) => topics.get(id)?.topic,
    readFeatures,
    findNames: nameFinder(knowledge, isWord),
    isWord,
    subjects: (features) => subjects.split(subjects.index.score(features)),
    nameWords: (service) => nameWords.get(service) ?? new Set(),
    rarity: (feature) => subjects.index.rarity(feature),
    covers: (holding, feature) =>
      [holding.statement.topic, ...holding.statement.also].some((topic) => {
        const position = topics.get(topic)?.position
        return position !== undefined && subjects.index.presence(position, feature) > 0
      }) || wordingOf(holding.service).presence(holding.position, feature) > 0,
    stated: (service) => stated.get(service) ?? new Map(),
    silentOn: (service, topic) =>
      (holdings.get(service) ?? []).filter(({ statement }) => statement.silent.includes(topic)),
    servicesOn: (topic) => servicesOn.get(topic) ?? [],
    wording: (service, features) => wordingOf(service).score(features),
    holdings: (service) => holdings.get(service) ?? [],
    documents: (service) => documents.get(service) ?? [],
  }
}

/** All that can be made of a knowledge before the first question. */
export interface PackedKnowledge {
  readonly subjects: PackedIndex
  /** By service; services that are missing are indexed when first asked about. */
  readonly wordings: ReadonlyMap<string, PackedIndex>
}

/** Packs the subjects, and the wordings of as many statements as are worth keeping in memory at all times. */
export function packKnowledge(knowledge: Knowledge): PackedKnowledge {
  const read = featureReader(knowledge.words)
  const wordings = new Map<string, PackedIndex>()
  let statements = 0
  for (const [service, documents] of groupBy(knowledge.documents, (document) => document.service)) {
    const holdings = holdingsOf(documents)
    statements += holdings.length
    if (statements > MOST_PACKED) break
    wordings.set(service, packWording(holdings, read))
  }
  return { subjects: packSubjects(knowledge), wordings }
}

/** Topics and chatter in one index: a question about nothing held must be able to lose to small talk. */
function packSubjects(knowledge: Knowledge): PackedIndex {
  const read = featureReader(knowledge.words)
  const parts = (texts: readonly string[], weight: number) =>
    texts.map((text) => ({ features: read(text), weight }))
  return packIndex(
    [
      ...knowledge.topics.map((topic) => ({
        parts: [
          ...parts([topic.label.ja, topic.label.en, ...topic.aliases.ja, ...topic.aliases.en], ALIAS_WEIGHT),
          ...parts([...topic.questions.ja, ...topic.questions.en], 1),
        ],
      })),
      ...knowledge.chatter.map((kind) => ({ parts: parts(kind.examples, 1) })),
    ],
    { dropRare: true },
  )
}

/** The knowledge without the examples that only the index needs: a tenth of the memory. */
export function withoutExamples(knowledge: Knowledge): Knowledge {
  const none = { ja: [], en: [] }
  return {
    ...knowledge,
    topics: knowledge.topics.map((topic) => ({ ...topic, aliases: none, questions: none })),
    chatter: knowledge.chatter.map((kind) => ({ ...kind, examples: [] })),
  }
}

function openSubjects(knowledge: Knowledge, packed: PackedIndex) {
  const index = openIndex(packed)
  const positions = new Map(knowledge.topics.map((topic, position) => [topic.id, position]))
  const ids = [...knowledge.topics, ...knowledge.chatter].map(({ id }) => id)
  const split = (scores: Scores): SubjectScores => {
    const best = (from: number, to: number): Scored | undefined => {
      let at = -1
      for (let i = from; i < to; i++) if ((scores[i] ?? 0) > (at < 0 ? 0 : (scores[at] ?? 0))) at = i
      const id = ids[at]
      return id === undefined ? undefined : { id, score: scores[at] ?? 0 }
    }
    return {
      of: (topic) => scores[positions.get(topic) ?? -1] ?? 0,
      bestTopic: best(0, knowledge.topics.length),
      bestChatter: best(knowledge.topics.length, ids.length),
      topicsFrom: (least) => {
        const found: Scored[] = []
        for (let i = 0; i < knowledge.topics.length; i++) {
          const score = scores[i] ?? 0
          const id = ids[i]
          if (id !== undefined && score > 0 && score >= least) found.push({ id, score })
        }
        return found.sort((a, b) => b.score - a.score)
      },
      bestBy: (share) => {
        let found: { id: string; score: number } | undefined
        knowledge.topics.forEach((topic, i) => {
          const score = scores[i] ?? 0
          // What cannot win need not be asked: a share is at most 1.
          if (score <= (found?.score ?? 0)) return
          const weighed = score * share(topic)
          if (weighed > (found?.score ?? 0)) found = { id: topic.id, score: weighed }
        })
        return found
      },
    }
  }
  return { index, split }
}

/** The statements' own words: what tells two clauses of one topic apart, and finds names no topic knows. */
function packWording(holdings: readonly Holding[], read: ReadFeatures): PackedIndex {
  return packIndex(
    holdings.map(({ clause, statement }) => ({
      parts: [
        { features: read(clause.heading), weight: 1 },
        { features: read(statement.text.ja), weight: 1 },
        { features: read(statement.text.en), weight: 1 },
        ...[...statement.questions.ja, ...statement.questions.en].map((question) => ({
          features: read(question),
          weight: OWN_QUESTION_WEIGHT,
        })),
      ],
    })),
  )
}

function featuresOfNames(service: Service, read: ReadFeatures): ReadonlySet<string> {
  const names = [service.name.ja, service.name.en, ...service.aliases]
  const words = names.flatMap((name) => name.normalize('NFKC').match(/[a-z]{3,}/gi) ?? [])
  return new Set(words.flatMap((word) => [...read(word).keys()]))
}

function holdingsOf(documents: readonly Document[]): Holding[] {
  return documents
    .flatMap((document) =>
      document.clauses.flatMap((clause) =>
        clause.statements.map((statement) => ({ service: document.service, document, clause, statement })),
      ),
    )
    .map((holding, position) => ({ ...holding, position }))
}

/** The topics that a statement answers: not those that it only shows to be left open, even if it is about them. */
export function topicsOf({ topic, also, silent }: Statement): readonly string[] {
  return silent.length === 0 ? [topic, ...also] : [topic, ...also].filter((one) => !silent.includes(one))
}

function byTopic(holdings: readonly Holding[]): Map<string, Holding[]> {
  const found = new Map<string, Holding[]>()
  for (const holding of holdings)
    for (const topic of topicsOf(holding.statement)) {
      const list = found.get(topic)
      if (list) list.push(holding)
      else found.set(topic, [holding])
    }
  return found
}

function groupBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const list = groups.get(key(value))
    if (list) list.push(value)
    else groups.set(key(value), [value])
  }
  return groups
}

/** A word that alone names the topic says more than one of many examples. Flat from 1 to 3. */
const ALIAS_WEIGHT = 2
const OWN_QUESTION_WEIGHT = 2
/** About 1.5 KB each: 10,000 statements take 15 MB. */
const MOST_PACKED = 10_000
