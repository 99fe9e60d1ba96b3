// A piece of YAML that would close a gap, ready to paste into a knowledge file. Pure; it suggests, a person decides.
import { stringify } from 'yaml'
import type { Document, Service, Topic } from '../../knowledge/model.js'
import { detectLanguage } from '../../language/detect.js'
import type { Gap } from './worklist.js'

/** What a snippet is for. */
export type SnippetKind =
  /** The documents state it, but it was not understood so: a question to add to its topic. */
  | 'example'
  /** The topic is there, the service's documents state nothing on it: a statement to fill in. */
  | 'statement'
  /** Nothing held is about it: a topic to name. */
  | 'topic'

export interface Snippet {
  readonly kind: SnippetKind
  /** Where it belongs: the id of a topic, or of a document. Undefined: a new topic. */
  readonly target: string | undefined
  readonly yaml: string
}

/** What a snippet is made from: the knowledge in use. */
export interface SnippetKnowledge {
  readonly services: readonly Service[]
  readonly topics: readonly Topic[]
  readonly documents: readonly Document[]
}

/** Makes the snippet for a gap. */
export function snippetMaker({ services, topics, documents }: SnippetKnowledge): (gap: Gap) => Snippet {
  const withoutNames = nameRemover(services)
  const stated = documents.map((document) => ({ document, topics: topicsOf(document) }))
  return (gap) => {
    const topic = topics.find(({ id }) => id === gap.topic)
    const questions = byLanguage(gap.samples.map(withoutNames))
    if (!topic) return { kind: 'topic', target: undefined, yaml: newTopic(questions) }
    const asked = gap.services.map(({ service }) => service)
    const meant = stated.filter(({ document }) => asked.length === 0 || asked.includes(document.service))
    const silent = meant.filter((one) => !one.topics.has(topic.id))
    const [target] = silent
    return target && (asked.length > 0 || silent.length === meant.length)
      ? { kind: 'statement', target: target.document.id, yaml: statement(topic.id) }
      : { kind: 'example', target: topic.id, yaml: stringify({ questions }, YAML) }
  }
}

function topicsOf({ clauses }: Document): ReadonlySet<string> {
  return new Set(
    clauses.flatMap(({ statements }) => statements.flatMap(({ topic, also }) => [topic, ...also])),
  )
}

const statement = (topic: string) =>
  stringify([{ topic, stance: 'yes', force: 'practice', text: { ja: '', en: '' } }], YAML)

const newTopic = (questions: ReturnType<typeof byLanguage>) =>
  stringify(
    [
      {
        id: 'new.topic',
        label: { ja: '', en: '' },
        answers: 'text',
        aliases: { ja: [], en: [] },
        questions,
      },
    ],
    YAML,
  )

function byLanguage(questions: readonly string[]) {
  const own = [...new Set(questions)].filter((question) => question !== '')
  return {
    ja: own.filter((question) => languageOf(question) === 'ja'),
    en: own.filter((question) => languageOf(question) === 'en'),
  }
}

const languageOf = (question: string) => detectLanguage(question, () => true)

/** An example serves every service, so it names none: 「CRAの駐車場は？」 → 「駐車場は？」 for a service CRA. */
function nameRemover(services: readonly Service[]): (question: string) => string {
  const names = services
    .flatMap(({ name, aliases }) => [name.ja, name.en, ...aliases])
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (names.length === 0) return (question) => question.trim()
  const pattern = new RegExp(
    `(?:(?:\\b(?:of|in|for|with|on|does|is|at)\\s+)?(?:${names.join('|')})(?:'s\\b)?)\\s*(?:について|では|には|って|の場合|[:：,、]|の|は|で|に|が)?\\s*`,
    'giu',
  )
  return (question) => {
    const plain = question.normalize('NFKC').replace(pattern, ' ').replace(/ {2,}/g, ' ').trim()
    return /[\p{L}\p{N}]/u.test(plain) ? plain : question.trim()
  }
}

const YAML = { lineWidth: 0, defaultStringType: 'PLAIN', flowCollectionPadding: true } as const
