// A figure that a question supposes and the statements do not bear: 「14世代ですよね」 where it is 7.
import type { Fact, Statement } from '../knowledge/model.js'
import { amountOf, secondsOf } from './value.js'

/**
 * The first such figure in a folded question, as it is written there. Undefined where the figure is only a condition
 * (「2週間前になったら」), the same amount in another unit, or within a stated bound: then the statement speaks for itself.
 */
export function otherFigure(text: string, statements: readonly Statement[]): string | undefined {
  const facts = statements.flatMap((statement) => statement.facts)
  const said = statements
    .map((statement) => `${statement.text.ja} ${statement.text.en}`.normalize('NFKC'))
    .join(' ')
  for (const match of text.matchAll(FIGURE)) {
    const { digits = '', unit = '' } = match.groups ?? {}
    const ofType = facts.filter(({ type }) => type === typeOf(unit))
    if (ofType.length === 0 || !isSupposed(text, match.index, match[0])) continue
    if (ofType.some((fact) => bears(fact, Number(digits), unit))) continue
    if (!new RegExp(`(?<![0-9.])${digits.replace('.', '\\.')}(?![0-9])`).test(said)) return match[0]
  }
  return undefined
}

function isSupposed(text: string, at: number, figure: string): boolean {
  const after = text.slice(at + figure.length)
  const clause = /^[^、。,?]{0,30}\??/.exec(after)?.[0] ?? ''
  if (/月$/.test(text.slice(0, at)) || CONDITION.test(clause)) return false
  return RIGHT_AFTER.test(after) || CONFIRMS.test(clause) || ENGLISH.test(text)
}

/** Whether a fact is this figure, or its bound lets the figure pass: 6 units where 5 or more may be ordered. */
function bears(fact: Fact, figure: number, unit: string): boolean {
  const amount = amountOf(fact)
  if (amount === undefined || (fact.type === 'count' && fact.unit && fact.unit.ja !== unit)) return false
  const duration = DURATIONS[unit]
  const asked = duration === undefined ? figure : figure * secondsOf(duration)
  if (Math.abs(asked - amount.value) <= amount.value * SAME) return true
  if (!('bound' in fact) || fact.type === 'percentage') return false
  return (
    (fact.bound === 'at-least' && asked >= amount.value) ||
    (fact.bound === 'at-most' && asked <= amount.value)
  )
}

const typeOf = (unit: string): Fact['type'] =>
  unit === '%' ? 'percentage' : unit in DURATIONS ? 'duration' : 'count'

/** One of each unit of time, as the facts write it. */
const DURATIONS: Readonly<Record<string, string>> = {
  年: 'P1Y',
  か月: 'P1M',
  週間: 'P1W',
  日: 'P1D',
  時間: 'PT1H',
  分: 'PT1M',
  秒: 'PT1S',
}
/** 30 days are a month, 365 a year. */
const SAME = 0.02

/** Not 「3年目」, 「2024年」, 「10日前のデータ」, 「3点伺います」. */
const FIGURE =
  /(?<![0-9.])(?<digits>\d{1,3}(?:\.\d+)?|\d{4,}(?!年))\s*(?<unit>世代|回|件|人|名|台|点|%|か月|週間|日|年|時間|分|秒)(?!目|前の|(?:ほど)?(?:質問|伺|うかが|教え|お願|確認|ありま))/g
const RIGHT_AFTER =
  /^(?:間|以上|以内|以下|未満|まで|前|後|ごと|おき|ぐらい|くらい|程度|分)*(?:なん|の)?(?:です(?:か|よね|ね|つけ)|でしよう|だ(?:よね|つけ|と|ろう|と)|で(?:したつけ|合|いい|よい|よろし|間違|正し|あつ)|と(?:聞|きい|理解|思|書|あり|ある|言|いう|の(?:こと|認識|理解))|つて(?:聞|きい|書|言|本当|こと|ほんと|いう)|の?はず|じやない|\?|$)/
const CONFIRMS = /よね|つけ\??$|はず|と聞|つて聞|つて本当|保証|約束|で合つて|間違いな/
const CONDITION = /たら|れば|なら|場合|ても|でも|ので|から|経つ|過ぎ|超え|遅れ/
const ENGLISH =
  /\bright\?|\bcorrect\b|is (?:it|that) (?:true|so|right)|i(?:'ve)? heard|isn't it|guarantee|is it \d/
