// Judges answers against expectations: right, missed (said too little) or wrong (misleads: the harmful kind).
import type { JsonAnswer } from '../render/json.js'
import type { SetQuestion } from './question-sets.js'

/** How an answer is judged, and by what. */
export interface Verdict {
  readonly grade: 'right' | 'missed' | 'wrong'
  readonly reason: string
}

/** The rule of the shared scorer: a refusal where one is due is right either way; an answer there is harmful. */
export function judge(question: SetQuestion, answer: JsonAnswer): Verdict {
  const { expect } = question
  const cited = answer.citations.map(({ document, clause }) => `${document}#${clause}`)
  const hits = expect.cites.filter((group) => group.some((id) => cited.includes(id)))
  const shown = cited.join(' ') || 'nothing'
  if (expect.status === 'no_answer' || expect.status === 'out_of_scope') {
    if (answer.status === 'no_answer' || answer.status === 'out_of_scope') return RIGHT
    return answer.status === 'clarify' ? missed('asked back') : wrong(`answered, citing ${shown}`)
  }
  if (expect.status === 'clarify') {
    if (answer.status === 'clarify') return RIGHT
    if (answer.status !== 'answered') return missed(`said ${answer.status}`)
    if (expect.cites.length > 0 && hits.length === expect.cites.length) return RIGHT
    return hits.length > 0 ? missed(`cited ${shown}`) : wrong(`cited ${shown}`)
  }
  if (answer.status !== 'answered') return missed(`said ${answer.status}`)
  if (expect.cites.length > 0 && hits.length === 0) return wrong(`cited ${shown}`)
  const text = foldForScoring(answer.text)
  const bad = expect.exclude.filter((s) => text.includes(foldForScoring(s)))
  if (bad.length > 0) return wrong(`contains ${bad.join(', ')}`)
  if (question.kind !== 'compare' && cited.length > expect.cites.length + 2)
    return missed(`cited ${cited.length} clauses`)
  if (hits.length < expect.cites.length)
    return missed(`cited ${hits.length} of ${expect.cites.length}: ${shown}`)
  const lacking = expect.include.filter((group) => !group.some((s) => text.includes(foldForScoring(s))))
  return lacking.length > 0 ? missed(`lacks ${lacking.map((group) => group[0]).join(', ')}`) : RIGHT
}

/** Right, missed and wrong in one line, in percent. */
export function tally(grades: readonly Verdict['grade'][]): string {
  const share = (grade: Verdict['grade']) =>
    `${((100 * grades.filter((g) => g === grade).length) / Math.max(1, grades.length)).toFixed(1)}%`.padStart(
      6,
    )
  return `n ${String(grades.length).padStart(4)}  right ${share('right')}  missed ${share('missed')}  wrong ${share('wrong')}`
}

const RIGHT: Verdict = { grade: 'right', reason: '' }
const missed = (reason: string): Verdict => ({ grade: 'missed', reason })
const wrong = (reason: string): Verdict => ({ grade: 'wrong', reason })

const foldForScoring = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/[ヶヵカケケ箇](?=月)/g, 'か')
