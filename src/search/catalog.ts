// The knowledge made searchable: which topics a text is about, and what each service states on a topic.
import type { Document, Knowledge, Service, Topic } from '../knowledge/model.js'
import { stem } from '../language/grams.js'
import { type Features, featureReader, type ReadFeatures } from './features.js'
import { byTopic, documentsByService, type Holding, holdingsOf } from './holdings.js'
import { type FindNames, nameFinder, offeredServices } from './names.js'
import type { PackedKnowledge } from './packed-knowledge.js'
import { openSubjects, packSubjects, type SubjectScores } from './subjects.js'
import { openIndex, type Scores, type WeightedIndex } from './weighted-index.js'
import { packWording } from './wordings.js'

/** All that the core looks up, by ids of the knowledge: a service or topic that it does not have gives nothing. */
export interface Catalog {
  readonly knowledge: Knowledge
  readonly service: (id: string) => Service | undefined
  readonly topic: (id: string) => Topic | undefined
  readonly readFeatures: ReadFeatures
  readonly findNames: FindNames
  /** Ids of the services that a question about all of them means. */
  readonly offered: readonly string[]
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
  /** What a service states, by topic; a statement that answers several stands under each. */
  readonly stated: (service: string) => ReadonlyMap<string, readonly Holding[]>
  /** Statements that show the documents of a service to leave a topic open. */
  readonly silentOn: (service: string, topic: string) => readonly Holding[]
  /** Services that state something on a topic, in the order of the knowledge. */
  readonly servicesOn: (topic: string) => readonly string[]
  /** How like the wording of each of the service's statements a text is, in the order of `holdings`. */
  readonly wording: (service: string, features: Features) => Scores
  /** Every statement of a service, in the order of its documents. */
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
  const topics = new Map(knowledge.topics.map((topic) => [topic.id, topic]))
  const documents = documentsByService(knowledge)
  const holdings = new Map([...documents].map(([service, own]) => [service, holdingsOf(own)]))
  const stated = new Map([...holdings].map(([service, own]) => [service, byTopic(own)]))
  const servicesOn = new Map<string, string[]>()
  for (const [service, own] of stated)
    for (const topic of own.keys()) servicesOn.set(topic, [...(servicesOn.get(topic) ?? []), service])
  const nameWords = new Map(
    knowledge.services.map((service) => [service.id, featuresOfNames(service, readFeatures)]),
  )
  const isWord = (word: string) => subjects.rarity(`=${stem(word)}`) > 0
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
    topic: (id) => topics.get(id),
    readFeatures,
    findNames: nameFinder(knowledge, isWord),
    offered: offeredServices(knowledge),
    isWord,
    subjects: subjects.like,
    nameWords: (service) => nameWords.get(service) ?? new Set(),
    rarity: subjects.rarity,
    covers: ({ service, statement, position }, feature) =>
      [statement.topic, ...statement.also].some((topic) => subjects.isUsedFor(topic, feature)) ||
      wordingOf(service).presence(position, feature) > 0,
    stated: (service) => stated.get(service) ?? new Map(),
    silentOn: (service, topic) =>
      (holdings.get(service) ?? []).filter(({ statement }) => statement.silent.includes(topic)),
    servicesOn: (topic) => servicesOn.get(topic) ?? [],
    wording: (service, features) => wordingOf(service).score(features),
    holdings: (service) => holdings.get(service) ?? [],
    documents: (service) => documents.get(service) ?? [],
  }
}

function featuresOfNames(service: Service, read: ReadFeatures): ReadonlySet<string> {
  const names = [service.name.ja, service.name.en, ...service.aliases]
  const words = names.flatMap((name) => name.normalize('NFKC').match(/[a-z]{3,}/gi) ?? [])
  return new Set(words.flatMap((word) => [...read(word).keys()]))
}
