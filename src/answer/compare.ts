// Names the service that a comparison asks for: computed from the facts of the statements given side by side.
import type { Fact, Language } from '../knowledge/model.js'
import type { Catalog } from '../search/catalog.js'
import type { Holding } from '../search/holdings.js'
import type { ServiceFinding } from './outcome.js'
import { FORCE_LABEL, FORCES_SAID, PHRASES } from './phrases.js'
import type { Ranking, Shape } from './shape.js'
import { type Amount, amountOf, showValue } from './value.js'

/** What one service offers for the comparison. */
interface Entry {
  readonly service: string
  readonly amounts: readonly number[]
  readonly shown: string
}

/**
 * The sentence that answers 「どれが一番長い？」 or 「同じ？」; undefined when the statements give no two values of one kind,
 * or when it cannot be said which value is better.
 */
export function compareServices(
  catalog: Catalog,
  language: Language,
  { ranking, asksSame }: Pick<Shape, 'ranking' | 'asksSame'>,
  findings: readonly ServiceFinding[],
): string | undefined {
  if (findings.length < 2 || (!ranking && !asksSame)) return undefined
  const found = sharedFacts(catalog, findings)
  if (!found) return undefined
  const { topic, scale, byService } = found
  const entries = [...byService].map(([service, facts]) => entryOf(catalog, language, service, facts, scale))
  if (entries.length < 2) return undefined
  const label = catalog.topic(topic)?.label[language] ?? topic
  const names = (list: readonly Entry[]) => list.map((entry) => entry.service).join(PHRASES.and[language])
  const [first] = entries
  if (first && entries.every((entry) => entry.shown === first.shown))
    return PHRASES.sameValue[language](label, names(entries), first.shown)
  const direction = ranking && directionOf(ranking, catalog.topic(topic)?.better)
  if (!direction) return undefined
  const best = pick(entries, direction)
  if (!best) return undefined
  const others = findings
    .filter(({ service }) => !byService.has(service))
    .map(({ service }) => catalog.service(service)?.name[language] ?? service)
  return [
    PHRASES.winner[language](
      label,
      names(best),
      best[0]?.shown ?? '',
      adjective(ranking, direction, scale, findings.length === 2, language),
    ),
    ...(others.length > 0 ? [PHRASES.notComparable[language](others.join(PHRASES.and[language]))] : []),
  ].join('')
}

/** The topic and kind of value that most of the services give, best clauses first. */
function sharedFacts(catalog: Catalog, findings: readonly ServiceFinding[]) {
  const options = new Map<string, Map<string, { holding: Holding; fact: Fact }[]>>()
  for (const { service, candidates } of findings)
    for (const holding of candidates.flatMap((candidate) => candidate.holdings))
      for (const fact of holding.statement.facts) {
        const amount = amountOf(fact)
        const { topic } = holding.statement
        if (!amount || !catalog.topic(topic)?.answers.includes(fact.type as never)) continue
        const key = `${topic}\n${amount.scale}\n${apart(holding)}`
        const byService = options.get(key) ?? new Map<string, { holding: Holding; fact: Fact }[]>()
        options.set(key, byService)
        byService.set(service, [...(byService.get(service) ?? []), { holding, fact }])
      }
  const [best] = [...options].sort((a, b) => b[1].size - a[1].size)
  if (!best) return undefined
  const [topic = '', scale = ''] = best[0].split('\n')
  return { topic, scale, byService: best[1] }
}

/** What was measured, or is quoted for reference, is not set against what is promised or aimed at. */
const apart = ({ statement: { force } }: Holding) =>
  force === 'actual' || force === 'reference' ? force : 'stated'

function entryOf(
  catalog: Catalog,
  language: Language,
  service: string,
  facts: readonly { holding: Holding; fact: Fact }[],
  scale: string,
): Entry {
  const ofScale = facts.filter(({ fact }) => amountOf(fact)?.scale === scale)
  const amounts = [...new Set(ofScale.map(({ fact }) => (amountOf(fact) as Amount).value))].sort(
    (a, b) => a - b,
  )
  const distinct = ofScale.filter(
    ({ fact }, i) =>
      ofScale.findIndex((other) => amountOf(other.fact)?.value === amountOf(fact)?.value) === i,
  )
  const values = distinct.map(({ fact }) => {
    const value = showValue(fact, language) ?? ''
    return distinct.length > 1 && fact.label ? `${fact.label[language]} ${value}` : value
  })
  const force = ofScale[0]?.holding.statement.force
  const said = force && FORCES_SAID.has(force) ? [FORCE_LABEL[force][language]] : []
  return {
    service: catalog.service(service)?.name[language] ?? service,
    amounts,
    shown: [...new Set(values), ...said].join(PHRASES.and[language]),
  }
}

/** The entries that beat or tie all others whichever of their values is taken; undefined when that depends. */
function pick(entries: readonly Entry[], direction: 'more' | 'less'): readonly Entry[] | undefined {
  const sign = direction === 'more' ? 1 : -1
  const worst = (entry: Entry) => Math.min(...entry.amounts.map((amount) => amount * sign))
  const top = (entry: Entry) => Math.max(...entry.amounts.map((amount) => amount * sign))
  const best = entries.filter((entry) =>
    entries.every((other) => other === entry || worst(entry) >= top(other)),
  )
  return best.length > 0 ? best : undefined
}

function directionOf(ranking: Ranking, better: 'more' | 'less' | undefined): 'more' | 'less' | undefined {
  switch (ranking.direction) {
    case 'better':
      return better
    case 'worse':
      return better && (better === 'more' ? 'less' : 'more')
    case 'unknown':
      return undefined
    default:
      return ranking.direction
  }
}

/** The asker's own adjective where there is one, else the plain one of the kind of value. */
function adjective(
  ranking: Ranking,
  direction: 'more' | 'less',
  scale: string,
  ofTwo: boolean,
  language: Language,
): string {
  const kind = scale.split(' ')[0] ?? ''
  const plain = (ADJECTIVES[kind] ?? ADJECTIVES.count)?.[direction][language] ?? ''
  if (language === 'en') return plain
  return `${ofTwo ? '' : '最も'}${ranking.word === '' ? plain : ranking.word}`
}

const ADJECTIVES: Readonly<Record<string, Record<'more' | 'less', Record<Language, string>>>> = {
  duration: { more: { ja: '長い', en: 'longest' }, less: { ja: '短い', en: 'shortest' } },
  count: { more: { ja: '多い', en: 'largest number' }, less: { ja: '少ない', en: 'smallest number' } },
  percentage: { more: { ja: '高い', en: 'highest' }, less: { ja: '低い', en: 'lowest' } },
  money: { more: { ja: '高い', en: 'most expensive' }, less: { ja: '安い', en: 'cheapest' } },
}
