// Decides what kind of answer a segment gets, and from which clauses. Words nothing.
import type { Topic } from '../knowledge/model.js'
import type { Catalog } from '../search/catalog.js'
import type { Scored } from '../search/subjects.js'
import { coverageOfAnything } from './coverage.js'
import { find } from './find.js'
import { judge } from './judge.js'
import { lookUp, MOST_SERVICES } from './look-up.js'
import type { Outcome } from './outcome.js'
import { MOST_JUDGED, onTopic, rankable, rankedSideBySide } from './rank.js'
import { meantFor, type Segment } from './segment.js'

/** Decides one segment. `byDefault` is the service meant when none is named. */
export function decide(catalog: Catalog, segment: Segment, byDefault: string | undefined): Outcome {
  const services = segment.services.length > 0 ? segment.services : byDefault ? [byDefault] : []
  const outside = smallTalk(segment, services.length > 0)
  if (outside) return outside
  if (segment.strangers.length > 0 && segment.services.length === 0)
    return { kind: 'stranger', names: segment.strangers, why: 'names a product of which no document is held' }
  // Clause numbers in the question decide before anything else.
  const byReference = lookUp(catalog, segment, services)
  if (byReference) return byReference
  if (services.length > 0) return inServices(catalog, segment, services)
  const everybody = catalog.offered
  if (segment.shape.asksWhichHave && everybody.length > 1 && everybody.length <= MOST_SET_BESIDE) {
    const outcome = inServices(catalog, segment, everybody)
    if (outcome.kind === 'said') return outcome
  }
  if (segment.shape.isPointer && segment.carried.length === 0)
    return { kind: 'vague', services: [], why: 'points at something said before, but nothing was' }
  return inAnyService(catalog, segment)
}

function smallTalk(segment: Segment, hasService: boolean): Outcome | undefined {
  const topicScore = segment.subjects.bestTopic?.score ?? 0
  const chatter = segment.subjects.bestChatter?.id
  const chatterScore = segment.subjects.bestChatter?.score ?? 0
  if (segment.references.length > 0) return undefined
  if (topicScore === 0 && chatterScore === 0)
    return hasService ? undefined : { kind: 'outside', chatter: undefined, why: 'no word of the field' }
  const needed = hasService ? CHATTER_OVER_NAMED : CHATTER_OVER_TOPIC
  return chatterScore > topicScore * needed
    ? {
        kind: 'outside',
        chatter,
        why: `more like ${chatter} (${chatterScore.toFixed(0)}) than any topic (${topicScore.toFixed(0)})`,
      }
    : undefined
}

function inServices(
  catalog: Catalog,
  segment: Segment,
  services: readonly string[],
): Extract<Outcome, { kind: 'said' | 'unstated' | 'vague' }> {
  const shared = services.length > 1 ? sharedTopics(catalog, segment, services) : new Set<string>()
  const found = services.map((service) => find(catalog, segment, service, shared))
  const best = Math.max(
    0,
    ...found.map(({ candidates, unstated }) => Math.max(candidates[0]?.score ?? 0, unstated?.score ?? 0)),
  )
  if (best < VAGUE_OF_SERVICE)
    return { kind: 'vague', services, why: `nothing asked about stands out (${best.toFixed(0)})` }
  const topic = segment.shape.ranking && rankable(catalog, [...shared], services)
  const findings = found.map(
    (finding) => (topic && onTopic(catalog, finding.service, topic)) || judge(catalog, segment, finding),
  )
  const stated = findings.filter((finding) => finding.candidates.length > 0)
  return stated.length > 0
    ? { kind: 'said', findings, why: `${stated.map((finding) => finding.service).join(', ')} state it` }
    : { kind: 'unstated', findings, why: 'no statement of the service covers what is asked' }
}

const isFormItem = (topic: Topic | undefined) =>
  topic?.kinds?.every((kind) => kind === 'certification') ?? false

/** Services set side by side are asked about one thing: the likeliest topics that most of them state, best first. */
function sharedTopics(catalog: Catalog, segment: Segment, services: readonly string[]): ReadonlySet<string> {
  const weighed = segment.subjects
    .topicsFrom(0)
    .flatMap(({ id: topic, score }): [string, number][] => {
      const states = services.filter((service) => catalog.stated(service).has(topic)).length
      return states === 0 ? [] : [[topic, score * (1 + SHARED_BONUS * (states - 1))]]
    })
    .sort((a, b) => b[1] - a[1])
  const most = Math.max(0, ...weighed.map(([, score]) => score))
  return new Set(weighed.filter(([, score]) => score >= most * SAME_SUBJECT).map(([topic]) => topic))
}

function inAnyService(catalog: Catalog, segment: Segment): Outcome {
  const likely = likelyTopics(catalog, segment)
  const [top] = likely
  if (!top || top.score < VAGUE) {
    const covered = coverageOfAnything(catalog, segment)
    return covered < IN_FIELD
      ? { kind: 'outside', chatter: undefined, why: `few words of the field (${covered.toFixed(2)})` }
      : { kind: 'vague', services: [], why: `no topic stands out (${(top?.score ?? 0).toFixed(0)})` }
  }
  const services = [...new Set(likely.flatMap(({ id }) => catalog.servicesOn(id)))]
  const [only] = services
  if (only !== undefined && services.length === 1) {
    const outcome = inServices(catalog, meantFor(catalog, segment, only), [only])
    return outcome.kind === 'said'
      ? { ...outcome, why: `only ${only} states ${top.id}` }
      : { kind: 'unstated', findings: [], why: `no document states ${top.id}` }
  }
  if (segment.shape.ranking) {
    const ranked = rankedSideBySide(catalog, segment)
    if (ranked) return ranked
  }
  const findings = services
    .slice(0, MOST_JUDGED)
    .map((service) => judge(catalog, segment, find(catalog, segment, service)))
    .filter((finding) => finding.candidates.length > 0)
  const [first] = findings
  if (!first) return { kind: 'unstated', findings: [], why: `no document states ${top.id}` }
  if (findings.length === 1) return { kind: 'said', findings, why: `only ${first.service} states ${top.id}` }
  const compares = segment.shape.ranking !== undefined || segment.shape.compares
  return compares
    ? { kind: 'said', findings, why: 'services are compared' }
    : {
        kind: 'which',
        findings: findings.slice(0, MOST_SERVICES),
        further: Math.max(0, findings.length - MOST_SERVICES) + Math.max(0, services.length - MOST_JUDGED),
        why: `${findings.length} services state ${top.id}`,
      }
}

/**
 * The likeliest topic and those that fit nearly as well. The items of a certification form must fit better than the
 * rest: somebody who means them usually names the form.
 */
function likelyTopics(catalog: Catalog, segment: Segment): Scored[] {
  const weighed = segment.subjects
    .topicsFrom(0)
    .map(({ id, score }) => ({ id, score: score * (isFormItem(catalog.topic(id)) ? KIND_BOUND : 1) }))
    .sort((a, b) => b.score - a.score)
  const most = weighed[0]?.score ?? 0
  return weighed.filter(({ score }) => score >= most * SAME_SUBJECT)
}

/** More services are not set beside each other because of one word. */
const MOST_SET_BESIDE = 8
/** Without a service named, small talk wins when it is nearly as likely as any topic. */
const CHATTER_OVER_TOPIC = 0.75
const CHATTER_OVER_NAMED = 1.5
/** Below this no topic is meant. */
const VAGUE = 25
/** The same where a service is named: 「セカイカートについて教えて」. */
const VAGUE_OF_SERVICE = 20
const IN_FIELD = 0.6
/** A topic at this share of the best is as likely meant. */
const SAME_SUBJECT = 0.9
/** With no service named, an item of a form counts this much. */
const KIND_BOUND = 0.8
/** Each further service that states a topic makes it this much likelier to be the one compared. */
const SHARED_BONUS = 0.25
