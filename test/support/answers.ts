// All statements that an answer shows.
import type { Answer, SaidStatement } from '../../src/answer/model.js'

export { citationLine } from '../../src/render/plain.js'

export function statementsOf(answer: Answer): readonly SaidStatement[] {
  if (answer.status === 'out_of_scope') return []
  const parts = answer.status === 'no_answer' ? answer.near : answer.parts
  return parts.flatMap(({ statements }) => statements)
}
