// The lines above the statements: a winner, a sum, a supposed guarantee or a wrong figure corrected.
// Computed from the facts of the statements below them, never from words alone.
import type { Fact, Force, Language, Statement } from '../knowledge/model.js'
import type { Catalog } from '../search/catalog.js'
import { compareServices } from './compare.js'
import type { Outcome } from './outcome.js'
import { FORCE_NAME, PHRASES } from './phrases.js'
import type { Segment } from './segment.js'
import { sumFor } from './sum.js'

/** Lead lines for one segment; empty when the statements speak for themselves. */
export function leadOf(catalog: Catalog, language: Language, segment: Segment, outcome: Outcome): string[] {
  if (outcome.kind !== 'said') return []
  const statements = outcome.findings.flatMap((finding) =>
    finding.candidates.flatMap((candidate) => candidate.holdings.map((holding) => holding.statement)),
  )
  const lines: string[] = []
  const compared = compareServices(catalog, language, segment.shape, outcome.findings)
  if (compared) lines.push(compared)
  const sum =
    sumFor(segment.text, statements, language) ??
    sumFor(`${segment.text} ${segment.earlier}`, statements, language)
  if (sum) lines.push(sum)
  const said = force(segment.text, statements)
  const name = said && FORCE_NAME[said]
  if (segment.shape.supposesGuarantee && name) lines.push(PHRASES.notGuaranteed[language](name[language]))
  const wrong = sum ? undefined : otherFigure(segment.text, statements)
  if (wrong) lines.push(PHRASES.otherFigure[language](wrong))
  return lines
}

/** The force of the statement that bears the figure asked about, else of the first one. */
function force(text: string, statements: readonly Statement[]): Force | undefined {
  const [figure] = text.match(/\d+(?:\.\d+)?(?=\s*[%％])/) ?? []
  const bearing = statements.find(({ facts }) =>
    facts.some((fact) => fact.type === 'percentage' && String(fact.value) === figure),
  )
  return (bearing ?? statements[0])?.force
}

/** A figure in the question of the same kind as a fact, but of another value: "14世代" where the fact is 7. */
function otherFigure(text: string, statements: readonly Statement[]): string | undefined {
  const facts = statements.flatMap((statement) => statement.facts)
  const said = statements
    .map((statement) => `${statement.text.ja} ${statement.text.en}`.normalize('NFKC'))
    .join(' ')
  for (const { pattern, type } of FIGURES) {
    const ofType = facts.filter((fact) => fact.type === type)
    if (ofType.length === 0) continue
    for (const match of text.matchAll(pattern)) {
      const digits = match[1] ?? ''
      if (allows(ofType, Number(digits))) continue
      if (!new RegExp(`(?<![0-9.])${digits.replace('.', '\\.')}(?![0-9])`).test(said)) return match[0]
    }
  }
  return undefined
}

/** Whether a bound lets the figure pass: 6 units where 5 or more may be ordered are no wrong figure. */
function allows(facts: readonly Fact[], figure: number): boolean {
  return facts.some(
    (fact) =>
      fact.type === 'count' &&
      ((fact.bound === 'at-least' && figure >= fact.value) ||
        (fact.bound === 'at-most' && figure <= fact.value)),
  )
}

const FIGURES: readonly { readonly pattern: RegExp; readonly type: Fact['type'] }[] = [
  { pattern: /(\d+(?:\.\d+)?)\s*(?:世代|回|件|人|名|台|点)/g, type: 'count' },
  { pattern: /(\d+(?:\.\d+)?)\s*%/g, type: 'percentage' },
  { pattern: /(\d+)\s*(?:か月|週間|日|年|時間|分|秒)(?!目)/g, type: 'duration' },
]
