// Looks up what one service states on a segment, and decides whether it is stated at all.
import type { AnswerType, Clause, Statement } from '../knowledge/model.js'
import type { Catalog } from '../search/catalog.js'
import { type Holding, topicsOf } from '../search/holdings.js'
import { clausesAt } from '../search/references.js'
import type { Segment } from './segment.js'

/** A clause with those of its statements that speak to the question, best clause first in a list. */
export interface Candidate {
  readonly key: string
  readonly score: number
  /** Best topic score among its statements, without the wording. */
  readonly topicScore: number
  readonly holdings: readonly Holding[]
}

/** What one service has on a segment. */
export interface Finding {
  readonly service: string
  readonly candidates: readonly Candidate[]
  /** The topic that fits best of those on which the service states nothing. */
  readonly unstated: { readonly topic: string; readonly score: number } | undefined
}

/**
 * Ranks the clauses of a service for a segment; `favoured` are topics that the services set side by side share.
 * Cost grows with what the service states, not with the knowledge. */
export function find(
  catalog: Catalog,
  segment: Segment,
  service: string,
  favoured: ReadonlySet<string> = new Set(),
): Finding {
  const wording = catalog.wording(service, segment.features)
  const recalled = new Set(
    segment.recalled.flatMap((reference) =>
      catalog.documents(service).flatMap((document) => clausesAt(document, reference)),
    ),
  )
  const weigh = (holding: Holding): Weighed => {
    const { statement, clause, position } = holding
    const own = WORDING_SHARE * (wording[position] ?? 0)
    const bonus = recalled.has(clause) ? RECALLED : 1
    const best: Weighed = { holding, score: 0, topicScore: 0, fits: hasFigure(statement, segment) }
    const consider = (topic: string, share: number) => {
      const topicScore =
        segment.subjects.of(topic) *
        (favoured.has(topic) ? FAVOURED : 1) *
        (segment.spent.has(topic) ? SPENT : 1) *
        share
      const fit = fitOf(statement, segment, catalog.topic(topic)?.answers ?? [])
      const score = (topicScore + own) * fit * bonus
      if (score > best.score) Object.assign(best, { score, topicScore: topicScore * fit })
    }
    for (const topic of topicsOf(statement)) consider(topic, topic === statement.topic ? 1 : ALSO_SHARE)
    return best
  }
  return {
    service,
    candidates: byClause(catalog.holdings(service).map(weigh)),
    unstated: bestUnstated(catalog, segment, service),
  }
}

interface Weighed {
  readonly holding: Holding
  readonly score: number
  readonly topicScore: number
  /** Gives a value of the kind that is asked for. */
  readonly fits: boolean
}

function byClause(weighed: readonly Weighed[]): Candidate[] {
  const clauses = new Map<Clause, Weighed[]>()
  for (const entry of weighed) {
    if (entry.score <= 0) continue
    const list = clauses.get(entry.holding.clause)
    if (list) list.push(entry)
    else clauses.set(entry.holding.clause, [entry])
  }
  return [...clauses.values()]
    .map((list): Candidate => {
      const score = Math.max(...list.map((entry) => entry.score))
      const best = list.find((entry) => entry.score === score)
      const chosen = mostLikely(list, score * (best?.fits ? TOLD_WITH_FIGURE : TOLD_TOGETHER))
      return {
        key: chosen[0] ? keyOf(chosen[0].holding) : '',
        score,
        topicScore: Math.max(...list.map((entry) => entry.topicScore)),
        holdings: chosen.map((entry) => entry.holding),
      }
    })
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
}

/** The entries from a score on, as many as a reader takes in, in the order of the clause. */
function mostLikely(list: readonly Weighed[], least: number): readonly Weighed[] {
  const told = list.filter((entry) => entry.score >= least)
  if (told.length <= MOST_TOLD) return told
  const top = [...told].sort((a, b) => b.score - a.score).slice(0, MOST_TOLD)
  return told.filter((entry) => top.includes(entry))
}

function bestUnstated(catalog: Catalog, segment: Segment, service: string): Finding['unstated'] {
  const stated = catalog.stated(service)
  const kinds = new Set(catalog.documents(service).map((document) => document.kind))
  // Set beside a certification, a service is not expected to have the certification's own topics.
  const otherKind = segment.services.length > 1 ? 0 : OTHER_KIND_SHARE
  const best = segment.subjects.bestBy(({ id, answers, kinds: fits }) => {
    if (stated.has(id)) return 0
    const fit = asksForOther(segment, answers) ? MISFITS : 1
    return fit * (!fits || fits.some((kind) => kinds.has(kind)) ? 1 : otherKind)
  })
  return best && { topic: best.id, score: best.score }
}

/** How well the kind of value that a statement gives, or its topic is about, fits the kind that the wording asks for. */
function fitOf(statement: Statement, segment: Segment, answers: readonly AnswerType[]): number {
  if (hasFigure(statement, segment)) return FITS
  return asksForOther(segment, answers) ? MISFITS : 1
}

/** Whether a statement gives a value of a kind that the wording asks for unmistakably. */
function hasFigure({ facts }: Statement, { shape: { wants } }: Segment): boolean {
  return facts.some(({ type }) => type !== 'text' && wants.has(type) && TELLING.has(type))
}

/** Whether the wording asks unmistakably for a kind of value that these answers are not. */
function asksForOther({ shape: { wants } }: Segment, answers: readonly AnswerType[]): boolean {
  const telling = [...wants].filter((type) => TELLING.has(type))
  return telling.length > 0 && !telling.some((type) => answers.includes(type))
}

/** A clause as citations and question sets name it: `document#clause`. */
export const keyOf = (holding: Holding) => `${holding.document.id}#${holding.clause.id}`

/** Kinds that the wording asks for unmistakably; 「どう」 and 「〜ますか」 fit anything. */
const TELLING: ReadonlySet<AnswerType> = new Set([
  'duration',
  'count',
  'money',
  'percentage',
  'hours',
  'date',
  'name',
  'place',
])

/** A statement that also answers another topic ranks behind one whose topic it is. */
const ALSO_SHARE = 0.95
/** How much a statement's own wording counts beside its topic. */
const WORDING_SHARE = 0.3
/** A value of the kind asked for counts for the statement, its lack against it. */
const FITS = 1.1
const MISFITS = 0.9
/** A topic that the services compared have in common. */
const FAVOURED = 1.3
/** A topic already answered in the thread. */
const SPENT = 0.8
/** A clause that an earlier question named. */
const RECALLED = 1.3
/** Statements of a clause that are told with its best one. */
const TOLD_TOGETHER = 0.65
/** The same, where the best one gives the figure that is asked for. */
const TOLD_WITH_FIGURE = 0.8
const MOST_TOLD = 4
/** A topic for another kind of document says little about what this one lacks. */
const OTHER_KIND_SHARE = 0.75
