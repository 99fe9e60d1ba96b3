// Decides what kind of answer a segment gets, and from which clauses. Words nothing.
import type { Catalog, Holding, Scored } from '../search/catalog.js'
import { clausesAt, type Reference } from '../search/references.js'
import { type Candidate, type Finding, find, keyOf } from './find.js'
import { listedParts } from './parts.js'
import { type Segment, unique } from './read.js'
import { readShape } from './shape.js'

/** What one service is found to say; `candidates` is empty if it does not state it. */
export interface ServiceFinding {
  readonly service: string
  readonly candidates: readonly Candidate[]
  /** Clauses that lie near, when nothing is stated. */
  readonly near: readonly Candidate[]
}

export type Outcome =
  | { readonly kind: 'said'; readonly findings: readonly ServiceFinding[]; readonly why: string }
  /** No service named and several that could be meant. */
  | { readonly kind: 'which'; readonly findings: readonly ServiceFinding[]; readonly why: string }
  | { readonly kind: 'unstated'; readonly findings: readonly ServiceFinding[]; readonly why: string }
  | {
      readonly kind: 'no-such-clause'
      readonly reference: Reference
      readonly services: readonly string[]
      readonly why: string
    }
  | { readonly kind: 'stranger'; readonly names: readonly string[]; readonly why: string }
  | { readonly kind: 'vague'; readonly why: string }
  | { readonly kind: 'outside'; readonly chatter: string | undefined; readonly why: string }

/** Decides one segment. `byDefault` is the service meant when none is named. */
export function decide(catalog: Catalog, segment: Segment, byDefault: string | undefined): Outcome {
  const services = segment.services.length > 0 ? segment.services : byDefault ? [byDefault] : []
  const outside = smallTalk(segment, services.length > 0)
  if (outside) return outside
  if (segment.strangers.length > 0 && segment.services.length === 0)
    return { kind: 'stranger', names: segment.strangers, why: 'names a product of which no document is held' }
  const byReference = lookUp(catalog, segment, services)
  if (byReference) return byReference
  if (services.length > 0) return inServices(catalog, segment, services)
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

/** Clause numbers in the question decide before anything else. */
function lookUp(catalog: Catalog, segment: Segment, services: readonly string[]): Outcome | undefined {
  if (segment.references.length === 0) return undefined
  const scope = services.length > 0 ? services : catalog.knowledge.services.map((service) => service.id)
  const found = scope.map((service) => ({ service, candidates: referred(catalog, segment, service) }))
  const hits = found
    .filter((finding) => finding.candidates.length > 0)
    .map((finding) => ({ ...finding, near: [] }))
  if (hits.length === 0) {
    const certain = segment.references.find((reference) => reference.certain)
    return certain && services.length > 0
      ? { kind: 'no-such-clause', reference: certain, services, why: `no clause ${certain.written}` }
      : undefined
  }
  if (services.length > 0 || hits.length === 1) {
    const open = hits.filter((finding) => leavesOpen(segment, finding))
    if (open.length === hits.length)
      return {
        kind: 'unstated',
        findings: hits.map((finding) => ({ ...finding, candidates: [], near: finding.candidates })),
        why: 'the clause named leaves open what is asked',
      }
    return { kind: 'said', findings: hits, why: 'the clause is named' }
  }
  return segment.references.some((reference) => reference.certain)
    ? {
        kind: 'which',
        findings: hits.slice(0, MOST_SERVICES),
        why: 'several documents have a clause of that number',
      }
    : undefined
}

/** Whether a question is about what the clause named is marked to leave open, rather than about what it says. */
function leavesOpen(segment: Segment, { candidates }: ServiceFinding): boolean {
  // 「3-1-7の選択肢」 alone wants to see the clause.
  if (!segment.shape.isQuestion) return false
  const statements = candidates.flatMap(({ holdings }) => holdings.map(({ statement }) => statement))
  const best = (topics: readonly string[]) => Math.max(0, ...topics.map((topic) => segment.subjects.of(topic)))
  const open = best(statements.flatMap(({ silent }) => silent))
  return open > UNSTATED_MARGIN * best(statements.flatMap(({ topic, also }) => [topic, ...also]))
}

function referred(catalog: Catalog, segment: Segment, service: string): Candidate[] {
  const ranked = find(catalog, segment, service).candidates
  return segment.references.flatMap((reference) => {
    const clauses = catalog
      .documents(service)
      .flatMap((document) => clausesAt(document, reference).map((clause) => `${document.id}#${clause.id}`))
    const candidates = clauses.map((key): Candidate => {
      const holdings = catalog.holdings(service).filter((holding) => keyOf(holding) === key)
      const known = ranked.find((candidate) => candidate.key === key)
      return { key, score: known?.score ?? 0, topicScore: known?.topicScore ?? 0, holdings }
    })
    if (candidates.length <= MOST_PARAGRAPHS) return candidates
    // An article of many paragraphs: those that the rest of the question is about.
    return [...candidates].sort((a, b) => b.score - a.score).slice(0, MOST_PARAGRAPHS)
  })
}

function inServices(catalog: Catalog, segment: Segment, services: readonly string[]): Outcome {
  const shared = services.length > 1 ? sharedTopics(catalog, segment, services) : new Set<string>()
  const findings = services.map((service) => judge(catalog, segment, find(catalog, segment, service, shared)))
  const stated = findings.filter((finding) => finding.candidates.length > 0)
  return stated.length > 0
    ? { kind: 'said', findings, why: `${stated.map((finding) => finding.service).join(', ')} state it` }
    : { kind: 'unstated', findings, why: 'no statement of the service covers what is asked' }
}

/** Services set side by side are asked about one thing: the likeliest topics that most of them state. */
function sharedTopics(catalog: Catalog, segment: Segment, services: readonly string[]): ReadonlySet<string> {
  const weighed = segment.subjects.topicsFrom(0).flatMap(({ id: topic, score }): [string, number][] => {
    const states = services.filter((service) => catalog.stated(service).has(topic)).length
    return states === 0 ? [] : [[topic, score * (1 + SHARED_BONUS * (states - 1))]]
  })
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
      : { kind: 'vague', why: `no topic stands out (${(top?.score ?? 0).toFixed(0)})` }
  }
  const services = unique(likely.flatMap(({ id }) => catalog.servicesOn(id)))
  const findings = services
    .map((service) => judge(catalog, segment, find(catalog, segment, service)))
    .filter((finding) => finding.candidates.length > 0)
  const [first] = findings
  if (!first) return { kind: 'unstated', findings: [], why: `no document states ${top.id}` }
  if (findings.length === 1) return { kind: 'said', findings, why: `only ${first.service} states ${top.id}` }
  const compares = segment.shape.superlative !== undefined || segment.shape.compares
  return compares
    ? { kind: 'said', findings, why: 'services are compared' }
    : {
        kind: 'which',
        findings: findings.slice(0, MOST_SERVICES),
        why: `${findings.length} services state ${top.id}`,
      }
}

/**
 * The likeliest topic and those that fit nearly as well. Topics of one kind of document (a certification's items)
 * must fit better than the rest: somebody who means them usually names the document.
 */
function likelyTopics(catalog: Catalog, segment: Segment): Scored[] {
  const weighed = segment.subjects
    .topicsFrom(0)
    .map(({ id, score }) => ({ id, score: score * (catalog.topic(id)?.kinds ? KIND_BOUND : 1) }))
    .sort((a, b) => b.score - a.score)
  const most = weighed[0]?.score ?? 0
  return weighed.filter(({ score }) => score >= most * SAME_SUBJECT)
}

/** Whether the best clause of a service answers the segment, and which others must stand beside it. */
function judge(catalog: Catalog, segment: Segment, finding: Finding): ServiceFinding {
  const [top] = finding.candidates
  const near = nearest(catalog, finding)
  const nothing = { service: finding.service, candidates: [], near }
  if (!top || top.score <= 0) return { ...nothing, near: [] }
  if (isUnstated(catalog, finding, top)) return nothing
  if (coverage(catalog, segment, top.holdings) < COVERED) return nothing
  return { service: finding.service, candidates: enough(catalog, segment, finding), near: [] }
}

/** Whether the question is likelier about something that the service does not state. */
function isUnstated(catalog: Catalog, { service, unstated }: Finding, top: Candidate): boolean {
  if (!unstated) return false
  // Where the maintainers have marked the gap, no margin is needed.
  const margin = catalog.silentOn(service, unstated.topic).length > 0 ? 1 : UNSTATED_MARGIN
  return unstated.score > top.topicScore * margin
}

/** What to show when nothing is stated: where the document leaves the very thing open, else what ranks first. */
function nearest(catalog: Catalog, finding: Finding): Candidate[] {
  const open = finding.unstated ? catalog.silentOn(finding.service, finding.unstated.topic) : []
  const shown = open.map(
    (holding): Candidate => ({ key: keyOf(holding), score: 0, topicScore: 0, holdings: [holding] }),
  )
  return shown.length > 0 ? shown.slice(0, MOST_NEAR) : finding.candidates.slice(0, MOST_NEAR)
}

/**
 * As few clauses as answer the whole: the best, one that is as likely meant, and one for a part of the question
 * that the best leaves open (「準拠法と管轄裁判所」).
 */
function enough(catalog: Catalog, segment: Segment, { candidates, service }: Finding): Candidate[] {
  const [top, second] = candidates
  if (!top) return []
  if (second && second.score >= top.score * EQUAL) return [top, second]
  return [top, ...forOtherParts(catalog, segment, top, service)]
}

/** Clauses for parts of the question that the best clause answers clearly worse. */
function forOtherParts(catalog: Catalog, segment: Segment, top: Candidate, service: string): Candidate[] {
  const parts = listedParts(segment.text)
  const found: Candidate[] = []
  for (const part of parts) {
    const partly = narrowTo(catalog, segment, part)
    const { candidates, unstated } = find(catalog, partly, service)
    const [best] = candidates
    if (!best || best.topicScore < PART_SUBJECT) continue
    if ([top, ...found].some((known) => known.key === best.key)) continue
    if (unstated && unstated.score > best.topicScore) continue
    const ofTop = candidates.find((candidate) => candidate.key === top.key)?.score ?? 0
    if (best.score >= ofTop * CLEARLY_BETTER) found.push(best)
  }
  return found.slice(0, MOST_OTHERS)
}

/** The segment with one of its parts in front and the rest as context. */
function narrowTo(catalog: Catalog, segment: Segment, part: string): Segment {
  const features = new Map<string, number>()
  for (const [feature, weight] of segment.features) features.set(feature, weight * PART_CONTEXT)
  for (const [feature, weight] of catalog.readFeatures(part)) features.set(feature, weight)
  return { ...segment, text: part, features, subjects: catalog.subjects(features), shape: readShape(part) }
}

/** Share of what the question says that is usual where people ask about these statements, from 0 to 1. */
export function coverage(catalog: Catalog, segment: Segment, holdings: readonly Holding[]): number {
  return share(catalog, segment, (feature) => holdings.some((holding) => catalog.covers(holding, feature)))
}

function coverageOfAnything(catalog: Catalog, segment: Segment): number {
  return share(catalog, segment, (feature) => catalog.rarity(feature) > 0)
}

function share(catalog: Catalog, segment: Segment, isCovered: (feature: string) => boolean): number {
  let all = 0
  let covered = 0
  for (const [feature, weight] of segment.features) {
    if (!isTelling(feature)) continue
    const worth = weight * (catalog.rarity(feature) || UNKNOWN_RARITY)
    all += worth
    if (isCovered(feature)) covered += worth
  }
  return all === 0 ? 0 : covered / all
}

/** Single characters and parts of Latin words say too little on their own. */
function isTelling(feature: string): boolean {
  if (feature.startsWith('=') || feature.startsWith('#')) return true
  return feature.length === 2 && !/[a-z^$]/.test(feature)
}

/** Without a service named, small talk wins when it is nearly as likely as any topic. */
const CHATTER_OVER_TOPIC = 0.75
const CHATTER_OVER_NAMED = 1.5
/** Below this no topic is meant. */
const VAGUE = 25
const IN_FIELD = 0.6
/** A topic at this share of the best is as likely meant. */
const SAME_SUBJECT = 0.9
/** With no service named, a topic for one kind of document counts this much. */
const KIND_BOUND = 0.8
/** An unstated topic must be this much likelier than the best stated one. */
const UNSTATED_MARGIN = 1.15
/** Each further service that states a topic makes it this much likelier to be the one compared. */
const SHARED_BONUS = 0.25
const COVERED = 0.12
/** A clause at this share of the best stands beside it. */
const EQUAL = 0.93
/** A part of a question must name a subject about as clearly as a question of its own. */
const PART_SUBJECT = 40
/** How much the rest of the question says about one of its parts. */
const PART_CONTEXT = 0.3
const CLEARLY_BETTER = 1.1
const MOST_OTHERS = 2
const UNKNOWN_RARITY = 4
const MOST_PARAGRAPHS = 3
const MOST_SERVICES = 5
const MOST_NEAR = 2
