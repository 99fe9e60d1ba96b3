// Answers questions that name a clause: 「第16条第1項は？」「No.32」「3-1-7は何点？」.
import type { Catalog } from '../search/catalog.js'
import { topicsOf } from '../search/holdings.js'
import { clausesAt, type Reference } from '../search/references.js'
import { type Candidate, find, keyOf } from './find.js'
import { UNSTATED_MARGIN } from './judge.js'
import type { Outcome, ServiceFinding } from './outcome.js'
import type { Segment } from './segment.js'

/**
 * The outcome of a segment that names clauses, in these services or, if none is meant, in all.
 * Undefined if it names none, or writes one so loosely (6-6, 53番) that no document has it.
 */
export function lookUp(catalog: Catalog, segment: Segment, services: readonly string[]): Outcome | undefined {
  if (segment.references.length === 0) return undefined
  const scope = services.length > 0 ? services : catalog.knowledge.services.map((service) => service.id)
  const holders = scope.filter((service) =>
    segment.references.some((reference) => holds(catalog, service, reference)),
  )
  const certain = segment.references.find((reference) => reference.certain)
  if (holders.length === 0)
    return certain && services.length > 0
      ? { kind: 'no-such-clause', reference: certain, services, why: `no clause ${certain.written}` }
      : undefined
  const hits = holders.slice(0, MOST_SERVICES).map((service) => referred(catalog, segment, service))
  if (services.length === 0 && holders.length > 1)
    return certain
      ? {
          kind: 'which',
          findings: hits,
          further: holders.length - hits.length,
          why: 'several documents have a clause of that number',
        }
      : undefined
  if (hits.every((finding) => leavesOpen(segment, finding)))
    return {
      kind: 'unstated',
      findings: hits.map((finding) => ({
        ...finding,
        candidates: [],
        near: finding.candidates,
        leftOpen: true,
      })),
      why: 'the clause named leaves open what is asked',
    }
  return { kind: 'said', findings: hits, why: 'the clause is named' }
}

const holds = (catalog: Catalog, service: string, reference: Reference) =>
  catalog.documents(service).some((document) => clausesAt(document, reference).length > 0)

/** The clauses that a segment names in one service. */
function referred(catalog: Catalog, segment: Segment, service: string): ServiceFinding {
  const ranked = find(catalog, segment, service).candidates
  const candidates = segment.references.flatMap((reference) => {
    const keys = catalog
      .documents(service)
      .flatMap((document) => clausesAt(document, reference).map((clause) => `${document.id}#${clause.id}`))
    const named = keys.map((key): Candidate => {
      const holdings = catalog.holdings(service).filter((holding) => keyOf(holding) === key)
      const known = ranked.find((candidate) => candidate.key === key)
      return { key, score: known?.score ?? 0, topicScore: known?.topicScore ?? 0, holdings }
    })
    if (named.length <= MOST_PARAGRAPHS) return named
    // An article of many paragraphs: those that the rest of the question is about.
    return [...named].sort((a, b) => b.score - a.score).slice(0, MOST_PARAGRAPHS)
  })
  return { service, candidates, near: [], leftOpen: false }
}

/** Whether a question is about what the clause named is marked to leave open, rather than about what it says. */
function leavesOpen(segment: Segment, { candidates }: ServiceFinding): boolean {
  // 「3-1-7の選択肢」 alone wants to see the clause.
  if (!segment.shape.isQuestion) return false
  const statements = candidates.flatMap(({ holdings }) => holdings.map(({ statement }) => statement))
  const best = (topics: readonly string[]) =>
    Math.max(0, ...topics.map((topic) => segment.subjects.of(topic)))
  const open = best(statements.flatMap(({ silent }) => silent))
  return open > UNSTATED_MARGIN * best(statements.flatMap(topicsOf))
}

const MOST_PARAGRAPHS = 3
/** Services given side by side at most. */
export const MOST_SERVICES = 5
