// Services side by side, topic by topic: what each states, without a question being asked.
import type { Knowledge, Language, Service, Topic } from '../knowledge/model.js'
import { fold } from '../language/fold.js'
import type { SaidStatement } from './model.js'
import { said } from './say.js'

/** What is to be compared; what is left out is not narrowed down. */
export interface MatrixFilter {
  /** See areaOf. */
  readonly area?: string
  /** Words that all have to occur in the label of a topic or in what is stated on it. */
  readonly search?: string
  /** Only topics that at least two of the services state. */
  readonly shared?: boolean
  /** Ids of services, in any order; ids that are not held are passed over. */
  readonly services?: readonly string[]
}

/** Rows of topics, in each a cell for every service of `services`, in that order. */
export interface Matrix {
  readonly language: Language
  readonly services: readonly { readonly id: string; readonly name: string }[]
  readonly rows: readonly MatrixRow[]
}

/** A topic with what the services state on it. */
export interface MatrixRow {
  readonly topic: string
  readonly area: string
  readonly label: string
  readonly cells: readonly MatrixCell[]
}

/** `statements` is empty where the service's documents do not state the topic. */
export interface MatrixCell {
  readonly service: string
  readonly statements: readonly SaidStatement[]
}

/** The area of a topic is what stands before the first full stop of its id: `backup.generations` → `backup`. */
export const areaOf = (topic: string): string => topic.split('.')[0] ?? topic

/** The areas of which at least one document states something, in the order of the knowledge. */
export function statedAreas({ topics, documents }: Knowledge): string[] {
  const stated = new Set<string>()
  for (const { topic, also } of statementsOf(documents))
    for (const id of [topic, ...also]) stated.add(areaOf(id))
  return [...new Set(topics.map(({ id }) => areaOf(id)))].filter((area) => stated.has(area))
}

/** The topics on which at least one of the services compared states something, in the order of the knowledge. */
export function compareTopics(knowledge: Knowledge, language: Language, filter: MatrixFilter = {}): Matrix {
  const wanted = new Set(filter.services)
  const services = knowledge.services.filter(({ id }) => wanted.size === 0 || wanted.has(id))
  const stated = statedBy(knowledge, language, services)
  const least = filter.shared && services.length > 1 ? 2 : 1
  const words = fold(filter.search ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
  const rows = knowledge.topics
    .filter(({ id }) => filter.area === undefined || areaOf(id) === filter.area)
    .map((topic) => rowOf(topic, language, services, stated))
    .filter(({ cells }) => cells.filter(({ statements }) => statements.length > 0).length >= least)
    .filter((row) => words.length === 0 || holds(row, words))
  return { language, services: services.map(({ id, name }) => ({ id, name: name[language] })), rows }
}

/** By service and topic what is stated: first as main topic, then as one also answered. */
function statedBy(knowledge: Knowledge, language: Language, services: readonly Service[]) {
  const ids = new Set(services.map(({ id }) => id))
  const stated = new Map<string, SaidStatement[]>()
  const aside = new Map<string, SaidStatement[]>()
  const put = (map: Map<string, SaidStatement[]>, key: string, one: SaidStatement) => {
    const list = map.get(key)
    if (list) list.push(one)
    else map.set(key, [one])
  }
  for (const document of knowledge.documents.filter(({ service }) => ids.has(service)))
    for (const clause of document.clauses)
      for (const statement of clause.statements) {
        const { service } = document
        const one = said(language, { service, document, clause, statement, position: 0 })
        put(stated, keyOf(service, statement.topic), one)
        for (const topic of statement.also) put(aside, keyOf(service, topic), one)
      }
  for (const [key, list] of aside) stated.set(key, [...new Set([...(stated.get(key) ?? []), ...list])])
  return stated
}

function rowOf(
  { id, label }: Topic,
  language: Language,
  services: readonly Service[],
  stated: ReadonlyMap<string, readonly SaidStatement[]>,
): MatrixRow {
  return {
    topic: id,
    area: areaOf(id),
    label: label[language],
    cells: services.map((service) => ({
      service: service.id,
      statements: stated.get(keyOf(service.id, id)) ?? [],
    })),
  }
}

function holds({ topic, label, cells }: MatrixRow, words: readonly string[]): boolean {
  const said = cells.flatMap(({ statements }) =>
    statements.flatMap(({ text, citation }) => [text, citation.heading]),
  )
  const text = fold([topic, label, ...said].join('\n'))
  return words.every((word) => text.includes(word))
}

const keyOf = (service: string, topic: string) => `${service}\n${topic}`

const statementsOf = (documents: Knowledge['documents']) =>
  documents.flatMap(({ clauses }) => clauses.flatMap(({ statements }) => statements))
