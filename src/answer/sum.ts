// Arithmetic that a question asks for and the facts allow: 30 units at 1,600 yen a month, for half a year.
import type { Fact, Language, Statement } from '../knowledge/model.js'
import { PHRASES } from './phrases.js'
import { showMoney } from './value.js'

type UnitPrice = Extract<Fact, { type: 'money' }>

/**
 * The line that multiplies a price per unit and month by the units and months of a question (folded text):
 * 「1,600円 × 30台 × 6か月 = 288,000円」. Below a stated least number of units it says so instead.
 * Undefined when the question gives no number of units, or a term that cannot be read, or no such price is stated.
 */
export function sumFor(
  text: string,
  statements: readonly Statement[],
  language: Language,
): string | undefined {
  const facts = statements.flatMap((statement) => statement.facts)
  const price = facts.find(isUnitPrice)
  const count = price && readCount(text, price.unit?.ja ?? '')
  const months = readMonths(text)
  if (!price || !count || months === undefined) return undefined
  const unit = price.unit?.[language] ?? ''
  const amount = total(price, count, months, unit, language)
  const least = leastUnits(facts, price)
  if (!least || count >= least.value) return amount
  return PHRASES.belowLeast[language](
    least.label?.[language] ?? '',
    language === 'ja' ? `${least.value}${unit}` : `${least.value} ${unit}s`,
    amount,
  )
}

function total(price: UnitPrice, count: number, months: number, unit: string, language: Language): string {
  const factors = [
    showMoney(price.value, price.currency, language),
    language === 'ja' ? `${grouped(count)}${unit}` : `${grouped(count)} ${unit}s`,
    ...(months > 1 ? [PHRASES.months[language](months)] : []),
  ]
  return PHRASES.sum[language](
    factors.join(' × '),
    showMoney(price.value * count * months, price.currency, language),
    months > 1 ? '' : PHRASES.perMonth[language],
    price.label?.[language] ?? '',
  )
}

const isUnitPrice = (fact: Fact): fact is UnitPrice => fact.type === 'money' && fact.per === 'unit-month'

type Count = Extract<Fact, { type: 'count' }>

/** The largest least number of the price's units that the statements give, as for a new order. */
function leastUnits(facts: readonly Fact[], price: UnitPrice): Count | undefined {
  return facts
    .filter((fact): fact is Count => fact.type === 'count' && fact.bound === 'at-least')
    .filter((fact) => fact.unit?.ja === price.unit?.ja)
    .sort((a, b) => b.value - a.value)[0]
}

/** The number of units asked about; undefined if the question gives none, or several. */
function readCount(text: string, unit: string): number | undefined {
  const found = [...text.matchAll(QUANTITY)].map(([whole, ja, en]) => ({
    isOwn: unit !== '' && whole.endsWith(unit),
    count: Number((ja ?? en ?? '').replace(/,/g, '')),
  }))
  const own = found.filter(({ isOwn }) => isOwn)
  const [count, ...others] = new Set((own.length > 0 ? own : found).map((one) => one.count))
  if (count === undefined || others.length > 0) return undefined
  return Number.isSafeInteger(count) && count >= 1 && count <= MOST_UNITS ? count : undefined
}

/** Months asked for: 1 if no term is named; undefined if one is named that is no whole number of months. */
function readMonths(text: string): number | undefined {
  if (/年度|何年|何か月|days?\b|weeks?\b|[0-9](?:日|週間)/.test(text)) return undefined
  const halfYear = /半年|half a year/.test(text) ? 6 : 0
  const years = /([0-9]+)\s*(?:年|years?\b)/.exec(text)
  const months = /([0-9]+)\s*(?:か月|months?\b)/.exec(text)
  const named = halfYear + Number(years?.[1] ?? 0) * 12 + Number(months?.[1] ?? 0)
  if (named > 0) return named <= MOST_MONTHS ? named : undefined
  return YEARLY.test(text) ? 12 : 1
}

const grouped = (count: number) => count.toLocaleString('en-US')

const QUANTITY =
  /([0-9][0-9,]*)\s*(?:台|端末|人|名|本|ゆざ|あかうんと|らいせんす|id|pc)|([0-9][0-9,]*)\s*(?:units?|devices?|pcs?|computers?|laptops?|users?|people|employees|seats?|licen[cs]es?|endpoints?|machines?|staff)/g
const YEARLY = /年間|年額|年払|年で|年いくら|年あたり|per year|a year|yearly|annual/
const MOST_UNITS = 10_000_000
const MOST_MONTHS = 1200
