// The lines above the statements: a winner, a sum, a supposed guarantee or a wrong figure corrected.
// Computed from the facts of the statements below them, never from words alone.
import type { Fact, Language } from '../knowledge/model.js'
import type { Catalog } from '../search/catalog.js'
import { compareServices } from './compare.js'
import type { Outcome } from './outcome.js'
import { FORCE_NAME, PHRASES } from './phrases.js'
import type { Segment } from './read.js'
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
  const sum = sumFor(segment.text, statements, language)
  if (sum) lines.push(sum)
  const force = statements[0]?.force
  const name = force && FORCE_NAME[force]
  if (segment.shape.supposesGuarantee && name) lines.push(PHRASES.notGuaranteed[language](name[language]))
  const wrong = sum
    ? undefined
    : otherFigure(
        segment.text,
        statements.flatMap((statement) => statement.facts),
        statements,
      )
  if (wrong) lines.push(PHRASES.otherFigure[language](wrong))
  return lines
}

/** A figure in the question of the same kind as a fact, but of another value: "14世代" where the fact is 7. */
function otherFigure(
  text: string,
  facts: readonly Fact[],
  statements: readonly { text: { ja: string; en: string } }[],
): string | undefined {
  const said = statements
    .map((statement) => `${statement.text.ja} ${statement.text.en}`.normalize('NFKC'))
    .join(' ')
  for (const { pattern, type } of FIGURES) {
    if (!facts.some((fact) => fact.type === type)) continue
    for (const match of text.matchAll(pattern)) {
      const digits = match[1] ?? ''
      if (!new RegExp(`(?<![0-9.])${digits.replace('.', '\\.')}(?![0-9])`).test(said)) return match[0]
    }
  }
  return undefined
}

const FIGURES: readonly { readonly pattern: RegExp; readonly type: Fact['type'] }[] = [
  { pattern: /(\d+(?:\.\d+)?)\s*(?:世代|回|件|人|名|台|点)/g, type: 'count' },
  { pattern: /(\d+(?:\.\d+)?)\s*%/g, type: 'percentage' },
  { pattern: /(\d+)\s*(?:か月|週間|日|年|時間|分|秒)(?!目)/g, type: 'duration' },
]
