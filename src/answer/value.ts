// Facts as amounts that can be compared and computed with, and as a reader writes them.
import type { Fact, Language } from '../knowledge/model.js'

/** A fact as a number on the scale of its kind; two amounts compare only if their scales are the same. */
export interface Amount {
  /** What the number counts: `duration`, `percentage`, `money JPY month`, `count 世代` … */
  readonly scale: string
  /** Durations in seconds (a month 30.44 days, a year 365.25), the others as they are. */
  readonly value: number
}

/** The amount of a fact; undefined for texts, dates, times of day and hours. */
export function amountOf(fact: Fact): Amount | undefined {
  switch (fact.type) {
    case 'duration':
      return { scale: 'duration', value: secondsOf(fact.value) }
    case 'percentage':
      return { scale: `percentage ${fact.per ?? ''}`, value: fact.value }
    case 'money':
      return { scale: `money ${fact.currency} ${fact.per ?? ''}`, value: fact.value }
    case 'count':
      return { scale: `count ${fact.unit?.ja ?? ''}`, value: fact.value }
    default:
      return undefined
  }
}

/** Seconds of an ISO 8601 duration of the form that knowledge/schema.ts lets through. */
export function secondsOf(duration: string): number {
  const [date = '', time = ''] = duration.slice(1).split('T')
  const sum = (text: string, units: Readonly<Record<string, number>>) =>
    [...text.matchAll(/(\d+)([A-Z])/g)].reduce(
      (total, [, n, unit]) => total + Number(n) * (units[unit ?? ''] ?? 0),
      0,
    )
  return sum(date, DATE_UNITS) + sum(time, TIME_UNITS)
}

/** 「2週間以上」「99.99%以上」「7世代」「1,600円」; undefined for facts without an amount. */
export function showValue(fact: Fact, language: Language): string | undefined {
  const bare = bareValue(fact, language)
  return bare === undefined ? undefined : withBound(bare, fact.bound, language)
}

function bareValue(fact: Fact, language: Language): string | undefined {
  switch (fact.type) {
    case 'duration':
      return showDuration(fact.value, language)
    case 'percentage':
      return `${fact.value}%`
    case 'money':
      return showMoney(fact.value, fact.currency, language)
    case 'count': {
      const unit = fact.unit?.[language] ?? ''
      const number = fact.value.toLocaleString('en-US')
      return language === 'ja' ? `${number}${unit}` : `${number} ${unit}`.trim()
    }
    default:
      return undefined
  }
}

/** ¥48,000 as 48,000円 in Japanese; other currencies by their code. */
export function showMoney(value: number, currency: string, language: Language): string {
  const number = value.toLocaleString('en-US')
  if (currency !== 'JPY') return `${number} ${currency}`
  return language === 'ja' ? `${number}円` : `¥${number}`
}

function showDuration(duration: string, language: Language): string {
  const parts = [...duration.matchAll(/T|(\d+)([A-Z])/g)]
  let inTime = false
  return parts
    .flatMap(([whole, n, unit]) => {
      if (whole === 'T') {
        inTime = true
        return []
      }
      const [ja, en] = (inTime ? TIME_NAMES : DATE_NAMES)[unit ?? ''] ?? ['', '']
      return [language === 'ja' ? `${n}${ja}` : `${n} ${en}${n === '1' ? '' : 's'}`]
    })
    .join(language === 'ja' ? '' : ' ')
}

function withBound(value: string, bound: Fact['bound'], language: Language): string {
  if (!bound) return value
  return BOUNDS[bound][language](value)
}

const DAY = 86_400
const DATE_UNITS = { Y: 365.25 * DAY, M: 30.44 * DAY, W: 7 * DAY, D: DAY }
const TIME_UNITS = { H: 3600, M: 60, S: 1 }
type Names = Readonly<Record<string, readonly [ja: string, en: string]>>
const DATE_NAMES: Names = { Y: ['年', 'year'], M: ['か月', 'month'], W: ['週間', 'week'], D: ['日', 'day'] }
const TIME_NAMES: Names = { H: ['時間', 'hour'], M: ['分', 'minute'], S: ['秒', 'second'] }
const BOUNDS: Readonly<Record<NonNullable<Fact['bound']>, Record<Language, (value: string) => string>>> = {
  'at-least': { ja: (value) => `${value}以上`, en: (value) => `${value} or more` },
  'at-most': { ja: (value) => `${value}以内`, en: (value) => `at most ${value}` },
  about: { ja: (value) => `約${value}`, en: (value) => `about ${value}` },
}
