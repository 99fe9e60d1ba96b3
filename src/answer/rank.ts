// Sets services side by side on one topic, so that it can be said which has more, less or the better of it.
import type { Catalog } from '../search/catalog.js'
import type { Holding } from '../search/holdings.js'
import { type Candidate, keyOf } from './find.js'
import type { Outcome, ServiceFinding } from './outcome.js'
import type { Segment } from './segment.js'
import { amountOf } from './value.js'

/** All services that state what is to be ranked, whichever of the likely topics that is. */
export function rankedSideBySide(catalog: Catalog, segment: Segment): Outcome | undefined {
  const [best] = segment.subjects.topicsFrom(0)
  const likely = segment.subjects.topicsFrom((best?.score ?? 0) * NEARLY_SAME).map(({ id }) => id)
  const topic = rankable(
    catalog,
    likely,
    catalog.knowledge.services.map(({ id }) => id),
  )
  if (topic === undefined) return undefined
  const findings = catalog
    .servicesOn(topic)
    .slice(0, MOST_JUDGED)
    .flatMap((service) => onTopic(catalog, service, topic) ?? [])
  return findings.length > 1 ? { kind: 'said', findings, why: `services are ranked by ${topic}` } : undefined
}

/** The first of the topics on which two of the services state an amount. */
export function rankable(
  catalog: Catalog,
  topics: readonly string[],
  services: readonly string[],
): string | undefined {
  return topics.find((topic) => {
    const on = new Set(catalog.servicesOn(topic))
    const withAmount = services.filter(
      (service) =>
        on.has(service) &&
        catalog
          .stated(service)
          .get(topic)
          ?.some(
            ({ statement }) => statement.topic === topic && statement.facts.some((fact) => amountOf(fact)),
          ),
    )
    return withAmount.length > 1
  })
}

/** All that a service states on a topic: services are ranked by one thing, whatever else they say. */
export function onTopic(catalog: Catalog, service: string, topic: string): ServiceFinding | undefined {
  const clauses = new Map<string, Holding[]>()
  for (const holding of catalog.stated(service).get(topic) ?? [])
    if (holding.statement.topic === topic)
      clauses.set(keyOf(holding), [...(clauses.get(keyOf(holding)) ?? []), holding])
  // The clause that is about nothing else first: others mention it in passing.
  const focus = (holdings: readonly Holding[]) =>
    holdings.length / Math.max(1, holdings[0]?.clause.statements.length ?? 1)
  const candidates = [...clauses]
    .sort(([, a], [, b]) => focus(b) - focus(a))
    .slice(0, MOST_RANKED)
    .map(([key, holdings]): Candidate => ({ key, score: 1, topicScore: 1, holdings }))
  return candidates.length === 0 ? undefined : { service, candidates, near: [], leftOpen: false }
}

/** Services are ranked by a topic at this share of the best, if that one has no values to rank by. */
const NEARLY_SAME = 0.75
/** With more services than this on a topic, the asker has to name one: the rest is only counted. */
export const MOST_JUDGED = 12
/** Clauses of one service that a ranking shows. */
const MOST_RANKED = 2
