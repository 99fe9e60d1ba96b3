// Judges what one service has on a segment: whether it states it at all, and which clauses must stand together.
import { fold } from '../language/fold.js'
import type { Catalog } from '../search/catalog.js'
import { topicsOf } from '../search/holdings.js'
import { coverage } from './coverage.js'
import { type Candidate, type Finding, find, keyOf } from './find.js'
import type { ServiceFinding } from './outcome.js'
import { isList, listedParts } from './parts.js'
import type { Segment } from './segment.js'
import { readShape } from './shape.js'

/** Whether the best clause of a service answers the segment, and which others must stand beside it. */
export function judge(catalog: Catalog, segment: Segment, finding: Finding): ServiceFinding {
  const { service, candidates } = finding
  const [top] = candidates
  const nothing = { service, candidates: [], ...nearest(catalog, finding), ...lackOf(catalog, finding) }
  if (!top) return nothing
  const isNone = isUnstated(catalog, finding, top) || coverage(catalog, segment, top.holdings) < COVERED
  // Of a list, one thing that is not stated says nothing about the others.
  if (isNone && !isList(segment.text)) return nothing
  const { chosen, lacksToo } = isNone
    ? forAllParts(catalog, segment, [], service)
    : enough(catalog, segment, finding)
  if (isNone && (chosen.length === 0 || chosen.length + lacksToo.length < 2)) return nothing
  const next = candidates.filter(
    (candidate) => !chosen.includes(candidate) && candidate.score >= top.score * NEXT,
  )
  return { service, candidates: chosen, near: next.slice(0, MOST_NEXT), leftOpen: false, lacksToo }
}

/** Whether the question is likelier about something that the service does not state. */
function isUnstated(catalog: Catalog, { service, unstated }: Finding, top: Candidate): boolean {
  if (!unstated) return false
  // Where the maintainers have marked the gap, no margin is needed.
  const margin = catalog.silentOn(service, unstated.topic).length > 0 ? 1 : UNSTATED_MARGIN
  return unstated.score > top.topicScore * margin
}

/** Named to the asker only where it is sure enough: a wrong guess would confuse more than none. */
function lackOf(catalog: Catalog, { unstated }: Finding): Pick<ServiceFinding, 'lacks'> {
  const isSure = unstated && unstated.score >= SURE && !catalog.topic(unstated.topic)?.kinds
  return isSure ? { lacks: unstated.topic } : {}
}

/** What to show when nothing is stated: where the document leaves the very thing open, else what ranks first. */
function nearest({ silentOn }: Catalog, finding: Finding): Pick<ServiceFinding, 'near' | 'leftOpen'> {
  const open = finding.unstated ? silentOn(finding.service, finding.unstated.topic) : []
  if (open.length === 0) {
    const least = (finding.unstated?.score ?? 0) * NEAR
    const near = finding.candidates.filter(({ topicScore }) => topicScore >= least)
    return { near: near.slice(0, MOST_NEAR), leftOpen: false }
  }
  const near = open.map(
    (holding): Candidate => ({ key: keyOf(holding), score: 0, topicScore: 0, holdings: [holding] }),
  )
  return { near: near.slice(0, MOST_NEAR), leftOpen: true }
}

/** Clauses that answer, and topics asked about with them that are not stated. */
interface Enough {
  readonly chosen: Candidate[]
  readonly lacksToo: readonly string[]
}

/**
 * As few clauses as answer the whole: the best, one that is as likely meant, and one for a part of the question
 * that the best leaves open (「準拠法と管轄裁判所」).
 */
function enough(catalog: Catalog, segment: Segment, { candidates, service }: Finding): Enough {
  const [top, second] = candidates
  if (!top) return { chosen: [], lacksToo: [] }
  const likely = second && second.score >= top.score * EQUAL ? [top, second] : [top]
  return forAllParts(catalog, segment, likely, service)
}

/**
 * The best clause, joined by clauses that answer a part of the question clearly better;
 * a statement of the best clause itself that a part asks for is told with it.
 */
function forAllParts(
  catalog: Catalog,
  segment: Segment,
  likely: readonly Candidate[],
  service: string,
): Enough {
  const found = [...likely]
  const lacked: string[] = []
  const [top] = likely
  /** Which part each clause answers first. */
  const partOf = new Map<string, number>()
  const parts = listedParts(segment.text)
  const inList = isList(segment.text)
  for (const [index, part] of parts.entries()) {
    const partly = narrowTo(catalog, segment, part)
    const finding = find(catalog, partly, service)
    const { candidates } = finding
    const [best] = candidates
    const least = likely.length > 0 ? PART_SUBJECT : PART_ALONE
    if (!best || best.topicScore < least || isUnstated(catalog, finding, best)) {
      if (!inList) continue
      const lacks = lackOf(catalog, finding).lacks ?? labelledTopic(catalog, partly, part)
      if (lacks !== undefined && !catalog.stated(service).has(lacks)) lacked.push(lacks)
      continue
    }
    const known = found.findIndex(({ key }) => key === best.key)
    const ofTop = candidates.find((candidate) => candidate.key === top?.key)?.score ?? 0
    if (known >= 0) found[known] = joined(found[known] ?? best, best)
    else if (best.score >= ofTop * CLEARLY_BETTER) found.push(best)
    else continue
    if (!partOf.has(best.key)) partOf.set(best.key, index)
  }
  // The items of a list in the order in which they were asked for; else the likeliest first.
  const place = ({ key }: Candidate) => (inList ? (partOf.get(key) ?? -1) : 0)
  const chosen = found.slice(0, MOST_TOGETHER).sort((a, b) => place(a) - place(b))
  const told = new Set(
    chosen.flatMap(({ holdings }) => holdings.flatMap(({ statement }) => topicsOf(statement))),
  )
  return { chosen, lacksToo: [...new Set(lacked)].filter((topic) => !told.has(topic)) }
}

/** The topic that an item of a list calls by its label, or nearly: 「料金」 is 「月額料金」. */
function labelledTopic(catalog: Catalog, { subjects }: Segment, part: string): string | undefined {
  const item = part.replace(/(?:は|を|が|の|について|に関して).*$/, '').trim()
  if (item.length < SHORTEST_LABEL || !/[\p{sc=Han}a-z]/u.test(item)) return undefined
  return subjects.topicsFrom(0).find(({ id }) => {
    const names = fold(catalog.topic(id)?.label.ja ?? '').split(/[・(、]/)
    return names.some((name) => name.endsWith(item) && name.length <= item.length + LONGER_LABEL)
  })?.id
}

/** One clause with the statements of both, in the order of the clause. */
function joined(a: Candidate, b: Candidate): Candidate {
  const holdings = [...new Set([...a.holdings, ...b.holdings])].sort((x, y) => x.position - y.position)
  return { ...a, holdings }
}

/** The segment with one of its parts in front and the rest as context. */
function narrowTo(catalog: Catalog, segment: Segment, part: string): Segment {
  const features = new Map<string, number>()
  for (const [feature, weight] of segment.features) features.set(feature, weight * PART_CONTEXT)
  for (const [feature, weight] of catalog.readFeatures(part)) features.set(feature, weight)
  return { ...segment, text: part, features, subjects: catalog.subjects(features), shape: readShape(part) }
}

/** A stated topic must be beaten by this much before the question counts as about an unstated one. */
export const UNSTATED_MARGIN = 1.15
/** Share of the question that the best clause must cover at least. */
const COVERED = 0.12
/** A clause at this share of the best stands beside it. */
const EQUAL = 0.93
/** A part of a question must name a subject about as clearly as a question of its own. */
const PART_SUBJECT = 35
/** The same where the question as a whole reaches nothing that is stated. */
const PART_ALONE = 40
const SHORTEST_LABEL = 2
const LONGER_LABEL = 3
/** How much the rest of the question says about one of its parts. */
const PART_CONTEXT = 0.15
const CLEARLY_BETTER = 1.1
const MOST_TOGETHER = 5
const SURE = 90
const MOST_NEAR = 2
/** A clause that fits less than this share of what is asked is not near: it would only confuse. */
const NEAR = 0.5
/** Clauses at this share of the best are offered as further questions. */
const NEXT = 0.33
const MOST_NEXT = 3
