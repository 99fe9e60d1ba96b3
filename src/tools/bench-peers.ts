// The searchers that people would take instead, each with its clauses in an index of its own kind.
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import type { Knowledge } from '../knowledge/model.js'

/** The best clause for a question, as `document#clause`. */
export type Searcher = (question: string) => string | undefined

/** A searcher to be compared with. */
export interface Peer {
  readonly name: string
  readonly build: (knowledge: Knowledge) => Searcher
  /** Left out at the larger sizes, where its index would not fit the memory. */
  readonly onlyShipped?: boolean
}

interface ClauseRecord {
  readonly id: string
  readonly service: string
  readonly heading: string
  readonly text: string
}

/** Those that are measured. */
export const PEERS: readonly Peer[] = [
  {
    name: 'Fuse.js',
    build: (knowledge) => {
      const fuse = new Fuse(recordsOf(knowledge), {
        keys: ['service', 'heading', 'text'],
        ignoreLocation: true,
        threshold: 0.8,
      })
      return (question) => fuse.search(question, { limit: 1 })[0]?.item.id
    },
  },
  {
    name: 'Fuse.js token search, Intl.Segmenter',
    build: (knowledge) => {
      const fuse = new Fuse(recordsOf(knowledge), {
        keys: ['service', 'heading', 'text'],
        useTokenSearch: true,
        tokenize: words,
        ignoreLocation: true,
      })
      return (question) => fuse.search(question, { limit: 1 })[0]?.item.id
    },
  },
  {
    name: 'MiniSearch, Intl.Segmenter',
    build: (knowledge) => miniSearch(recordsOf(knowledge)),
  },
  {
    name: 'MiniSearch, with our examples',
    onlyShipped: true,
    build: (knowledge) => {
      const examples = new Map(
        knowledge.topics.map(({ id, aliases, questions }) => [
          id,
          [...aliases.ja, ...aliases.en, ...questions.ja, ...questions.en].join('\n'),
        ]),
      )
      return miniSearch(recordsOf(knowledge, (topic) => examples.get(topic) ?? ''))
    },
  },
]

function miniSearch(records: readonly ClauseRecord[]): Searcher {
  const index = new MiniSearch<ClauseRecord>({ fields: ['service', 'heading', 'text'], tokenize: words })
  index.addAll(records)
  return (question) => index.search(question, { prefix: false, fuzzy: 0.2 })[0]?.id as string | undefined
}

/** One record a clause, in both languages; `examplesOf` adds what people ask about its topics. */
function recordsOf(knowledge: Knowledge, examplesOf?: (topic: string) => string): ClauseRecord[] {
  const names = new Map(
    knowledge.services.map(({ id, name, aliases }) => [id, [name.ja, name.en, ...aliases].join(' ')]),
  )
  return knowledge.documents.flatMap((document) =>
    document.clauses.map((clause) => ({
      id: `${document.id}#${clause.id}`,
      service: names.get(document.service) ?? '',
      heading: clause.heading,
      text: [
        ...clause.statements.flatMap(({ text }) => [text.ja, text.en]),
        ...(examplesOf ? [...new Set(clause.statements.map(({ topic }) => topic))].map(examplesOf) : []),
      ].join('\n'),
    })),
  )
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

function words(text: string): string[] {
  const found: string[] = []
  // One after another: all segments of a long text at once would not fit the memory.
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC').toLowerCase()))
    if (isWordLike) found.push(segment)
  return found
}
