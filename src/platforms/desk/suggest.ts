// Offers services, topics and questions as one types. What is chosen is only ever typed into the field.
import Fuse from 'fuse.js'
import type { Language } from '../../knowledge/model.js'
import { fold } from '../../language/fold.js'
import { MOST_SUGGESTIONS } from '../../render/desk/ask-page.js'
import { WORDS } from '../../render/desk/words.js'
import type { Clerk } from '../clerk.js'
import type { Audience } from '../settings.js'

export interface Suggestion {
  /** A service is the beginning of a question, a question is a whole one. */
  readonly kind: 'service' | 'question'
  readonly text: string
}

interface Entry extends Suggestion {
  /** Folded; what is typed is looked for in them. */
  readonly keys: readonly string[]
  readonly service: string
}

/** Up to MOST_SUGGESTIONS for what was typed so far; none for nothing. */
export function suggest(
  clerk: Clerk,
  audience: Audience,
  language: Language,
  typed: string,
): readonly Suggestion[] {
  const text = fold(typed.slice(0, LONGEST_TYPED)).trim()
  if (text === '') return []
  const { entries, names, fuse } = poolOf(clerk, audience, language)
  const named = names.find(({ key }) => text.includes(key))
  const rest = (named ? text.replace(named.key, ' ') : text).replace(PARTICLES, '').trim()
  const of = named ? entries.filter(({ service }) => service === named.service) : entries
  const within = of.filter(({ keys }) => rest === '' || keys.some((key) => key.includes(rest)))
  const found = within.length > 0 ? within : fuse.search(rest).map(({ item }) => item)
  const chosen = named ? found.filter(({ service }) => service === named.service) : found
  return spread(chosen)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ kind, text }) => ({ kind, text }))
}

/** One of each service in turn, so that the first service does not fill the list. */
function spread(entries: readonly Entry[]): Entry[] {
  const byService = new Map<string, Entry[]>()
  for (const entry of entries) {
    const list = byService.get(entry.service) ?? []
    byService.set(entry.service, list)
    list.push(entry)
  }
  const lists = [...byService.values()]
  const longest = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat()
}

interface Pool {
  readonly entries: readonly Entry[]
  /** Longest first. */
  readonly names: readonly { readonly key: string; readonly service: string }[]
  readonly fuse: Fuse<Entry>
}

/** Made once for each state of the knowledge, and gone with it. */
const pools = new WeakMap<Clerk, Map<string, Pool>>()

function poolOf(clerk: Clerk, audience: Audience, language: Language): Pool {
  const own = pools.get(clerk) ?? new Map<string, Pool>()
  pools.set(clerk, own)
  const key = `${audience} ${language}`
  const pool = own.get(key) ?? makePool(clerk, audience, language)
  own.set(key, pool)
  return pool
}

function makePool(clerk: Clerk, audience: Audience, language: Language): Pool {
  const words = WORDS[language].ask
  const services = clerk.services(audience)
  const names = services
    .flatMap(({ id, name, aliases }) =>
      [name.ja, name.en, ...aliases].map((alias) => ({ key: fold(alias), service: id })),
    )
    .filter(({ key }) => key.length > 1)
    .sort((a, b) => b.key.length - a.key.length)
  const ofServices = services.map(
    ({ id, name }): Entry => ({
      kind: 'service',
      text: words.beginning(name[language]),
      keys: names.filter(({ service }) => service === id).map((entry) => entry.key),
      service: id,
    }),
  )
  const labels = new Map(clerk.topics().map(({ id, label }) => [id, label]))
  const ofTopics = clerk.compare(audience, language).rows.flatMap(({ topic, cells }) =>
    cells.flatMap((cell): Entry[] => {
      const service = services.find(({ id }) => id === cell.service)
      const label = labels.get(topic)
      if (cell.statements.length === 0 || !service || !label) return []
      return [
        {
          kind: 'question',
          text: words.whole(service.name[language], label[language]),
          keys: [fold(label.ja), fold(label.en)],
          service: cell.service,
        },
      ]
    }),
  )
  const entries = [...ofServices, ...ofTopics]
  return {
    entries,
    names,
    fuse: new Fuse(entries, {
      keys: ['keys'],
      threshold: LOOSE,
      ignoreLocation: true,
      minMatchCharLength: 2,
    }),
  }
}

const LONGEST_TYPED = 60
/** How unlike a label what was typed may be, from 0 (the same) to 1. */
const LOOSE = 0.3
/** What stands between the name of a service and what is asked, or ends a question. */
const PARTICLES = /^[\sのはってをに、:]+|[\sはってを?？。]+$/g
