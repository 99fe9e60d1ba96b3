// Which services a question names: exactly, with a typo, or one that no document is held of.
import Fuse from 'fuse.js'
import type { Knowledge } from '../knowledge/model.js'
import { fold } from '../language/fold.js'
import { type Found, phraseFinder } from '../language/phrase-finder.js'
import { markLeftOut } from './left-out.js'

/** The names in a question, in the order met, and the question without them. */
export interface NamesFound {
  /** Those asked about: where only some are left out, all the others. */
  readonly services: readonly string[]
  /** Names of products of which no document is held, as folded. */
  readonly strangers: readonly string[]
  /** The folded question with every service name and stranger taken out. */
  readonly rest: string
  /** Where the services are named in the folded question; of names of one service in a row the first. */
  readonly places: readonly { readonly start: number; readonly end: number }[]
}

/** Finds the names in a folded question. */
export type FindNames = (folded: string) => NamesFound

type Named = { readonly service: string } | { readonly stranger: string }

/**
 * A finder of names. `isKnownWord` tells words that people use in questions anyway,
 * so that "connect" is not taken for a misspelt CO-NECT.
 */
export function nameFinder(knowledge: Knowledge, isKnownWord: (word: string) => boolean): FindNames {
  const names = knowledge.services.flatMap((service) =>
    [service.name.ja, service.name.en, ...service.aliases].map((name) => ({
      name: fold(name),
      service: service.id,
    })),
  )
  const find = phraseFinder<Named>([
    ...names.map(({ name, service }) => [name, { service }] as const),
    ...knowledge.strangers.map((name) => [fold(name), { stranger: fold(name) }] as const),
  ])
  const alike = alikeNames(names.filter(({ name }) => name.length >= SHORTEST_MISSPELT))
  const misspelt = (word: string): string | undefined => {
    if (word.length < SHORTEST_MISSPELT || isKnownWord(word)) return undefined
    const hit = new Fuse(alike(word), { keys: ['name'], threshold: FUSE_THRESHOLD, ignoreLocation: true })
      .search(word, { limit: 5 })
      .find(({ item }) => editDistance(item.name, word) <= allowedEdits(item.name.length))
    return hit?.item.service
  }
  const ids = offeredServices(knowledge)
  return (folded) => {
    const found = markLeftOut(folded, find(folded))
    const services = new Set<string>()
    const excluded = new Set<string>()
    const strangers = new Set<string>()
    for (const { value, isLeftOut } of found) {
      if ('stranger' in value) strangers.add(value.stranger)
      else if (isLeftOut) excluded.add(value.service)
      else services.add(value.service)
    }
    if (services.size === 0 && excluded.size > 0 && ids.length - excluded.size <= MOST_OTHERS)
      for (const id of ids) if (!excluded.has(id)) services.add(id)
    let rest = cutOut(folded, found)
    if (services.size === 0)
      for (const word of [...new Set(nameLike(rest))].slice(0, MOST_TRIED)) {
        const service = misspelt(word)
        if (!service) continue
        services.add(service)
        rest = rest.replace(word, ' ')
        break
      }
    return {
      services: [...services],
      strangers: [...strangers],
      rest: rest.trim(),
      places: placesOf(found.filter(({ isLeftOut }) => !isLeftOut)),
    }
  }
}

/** With more services left than this, somebody has to say which is meant. */
const MOST_OTHERS = 8

/** Ids of the services that "all" and "the others" mean: forms that only certify are none of them. */
export function offeredServices({ services, documents }: Knowledge): string[] {
  const offered = new Set(
    documents.filter(({ kind }) => kind !== 'certification').map(({ service }) => service),
  )
  return services.map(({ id }) => id).filter((id) => offered.has(id))
}

interface ServiceName {
  readonly name: string
  readonly service: string
}

/** Names that share a pair of letters with a word, most pairs first: a typo in thousands of names is still looked up at once. */
function alikeNames(names: readonly ServiceName[]): (word: string) => ServiceName[] {
  const byPair = new Map<string, ServiceName[]>()
  for (const entry of names)
    for (const pair of new Set(pairs(entry.name))) {
      const list = byPair.get(pair)
      if (list) list.push(entry)
      else byPair.set(pair, [entry])
    }
  return (word) => {
    const shared = new Map<ServiceName, number>()
    for (const pair of pairs(word))
      for (const entry of byPair.get(pair) ?? [])
        if (Math.abs(entry.name.length - word.length) <= MOST_EDITS)
          shared.set(entry, (shared.get(entry) ?? 0) + 1)
    return [...shared]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_ALIKE)
      .map(([entry]) => entry)
  }
}

const pairs = (text: string) => [...text].slice(1).map((char, i) => `${text[i]}${char}`)

/**
 * Runs that could be a misspelt name, longest first at each place: two Latin words before the first of them,
 * and of a kana run also what stands before a particle (「こねくどのしよき…」).
 */
function nameLike(text: string): string[] {
  return [...text.matchAll(NAME_LIKE)].flatMap(([run]) => {
    const parts = /^[a-z]/.test(run) ? run.split(' ') : run.split(PARTICLES)
    return parts[0] === undefined || parts[0] === run ? [run] : [run, parts[0]]
  })
}

function placesOf(found: readonly Found<Named>[]): { start: number; end: number }[] {
  const named = found.flatMap(({ start, end, value }) =>
    'service' in value ? [{ start, end, service: value.service }] : [],
  )
  return named.filter(({ service }, i) => named[i - 1]?.service !== service)
}

/** The text without the names found, and without the particles that tied them in. */
function cutOut(text: string, found: readonly Found<unknown>[]): string {
  let rest = ''
  let at = 0
  for (const { start, end } of found) {
    rest += `${text.slice(at, start)} `
    at = end + (TIE.exec(text.slice(end))?.[0].length ?? 0)
  }
  return rest + text.slice(at)
}

/** Edit distance in which two neighbours swapped are one slip; cut off at 3: beyond that nothing is a typo any more. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, i) => i)]
  const at = (i: number, j: number) => rows[i]?.[j] ?? 3
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= b.length; j++) {
      const swap = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const turned =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : 3
      row.push(Math.min(swap, turned, at(i - 1, j) + 1, (row[j - 1] ?? 3) + 1))
    }
  }
  return Math.min(3, at(a.length, b.length))
}

const MOST_EDITS = 2
const MOST_ALIKE = 20
/** A name stands near the beginning, or is typed right somewhere. */
const MOST_TRIED = 40
const allowedEdits = (length: number) => (length >= 8 ? MOST_EDITS : 1)

/** Shorter names are a keystroke away from ordinary words. */
const SHORTEST_MISSPELT = 4
/** Fuse only gathers candidates; the edit distance decides. */
const FUSE_THRESHOLD = 0.4
/** A run that could be a product's name: Latin, or the kana that katakana is folded to. */
const NAME_LIKE = /[a-z][a-z0-9-]{3,}(?: [a-z][a-z0-9]+)?|[ぁ-ゖ]{4,}/g
const PARTICLES = /(?<=.{4})(?:の|は|が|を|に|で|と|も|つて|さん)/
/** さん, particles and brackets after a name say nothing of their own. */
const TIE =
  /^(?:さん|様)?(?:という|って|では|でも|だと|なら|には|にも|とは|の|は|が|を|に|で|も|'s)?(?:場合|方|ほう)?(?:の|は|だと)?/
