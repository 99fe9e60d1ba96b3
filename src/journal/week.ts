// What has become of the questions of a time, in a few figures, and what they show to be missing.
import { type Database, number } from './database.js'
import { countGaps, type Gap, readWorklist } from './gaps/worklist.js'

export interface Week {
  /** In the field: greetings and other subjects do not count. */
  readonly questions: number
  /** Of these, those for which there was something to cite. */
  readonly answered: number
  /** Open gaps, whenever somebody last asked. */
  readonly open: number
  /** Open gaps that somebody asked about in this time, and how many there are beyond the most asked. */
  readonly gaps: readonly Gap[]
  readonly further: number
}

/** The questions since a time, with so many gaps at most. */
export async function readWeek(database: Database, since: number, most: number): Promise<Week> {
  const [[asked], gaps, asking, open] = await Promise.all([
    database.query(
      `SELECT COUNT(*) AS questions, COALESCE(SUM(wanting), 0) AS unanswered FROM clausebot_questions
        WHERE at >= ? AND status <> 'out_of_scope'`,
      [since],
    ),
    readWorklist(database, since, ['open'], most),
    countGaps(database, since, ['open']),
    countGaps(database, 0, ['open']),
  ])
  const questions = asked ? number(asked, 'questions') : 0
  return {
    questions,
    answered: questions - (asked ? number(asked, 'unanswered') : 0),
    open,
    gaps,
    further: Math.max(0, asking - gaps.length),
  }
}
