// Arithmetic that a question asks for and the facts allow: 30 units at 1,600 yen a month.
import type { Fact, Language, Statement } from '../knowledge/model.js'
import { PHRASES } from './phrases.js'
import { showMoney } from './value.js'

/**
 * The line that multiplies a price per unit by the number of units in the question (folded text):
 * 「1,600円 × 30台 = 48,000円(1か月あたり)」. Undefined when the question gives no number of units, or no such price is stated.
 */
export function sumFor(
  text: string,
  statements: readonly Statement[],
  language: Language,
): string | undefined {
  const price = statements.flatMap(({ facts }) => facts).find(isUnitPrice)
  const units = QUANTITY.exec(text)
  if (!price || !units) return undefined
  const count = Number((units[1] ?? units[2] ?? '').replace(/,/g, ''))
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST_UNITS) return undefined
  const perYear = YEARLY.test(text)
  const unit = price.unit?.[language] ?? ''
  const factors = [
    showMoney(price.value, price.currency, language),
    language === 'ja'
      ? `${count.toLocaleString('en-US')}${unit}`
      : `${count.toLocaleString('en-US')} ${unit}s`,
    ...(perYear ? [language === 'ja' ? '12か月' : '12 months'] : []),
  ]
  const total = price.value * count * (perYear ? 12 : 1)
  return PHRASES.sum[language](
    factors.join(' × '),
    showMoney(total, price.currency, language),
    PHRASES.per[perYear ? 'year' : 'month'][language],
    price.label?.[language] ?? '',
  )
}

const isUnitPrice = (fact: Fact): fact is Extract<Fact, { type: 'money' }> =>
  fact.type === 'money' && fact.per === 'unit-month'

const QUANTITY =
  /([0-9][0-9,]*)\s*(?:台|端末|人|名|本|ゆざ|あかうんと|らいせんす|id|pc)|([0-9][0-9,]*)\s*(?:units?|devices?|pcs?|computers?|laptops?|users?|people|employees|seats?|licen[cs]es?|endpoints?|machines?|staff)/
const YEARLY = /年(?:間|額|で|いくら|あたり)|1年|12か月|per year|a year|yearly|annual/
const MOST_UNITS = 10_000_000
