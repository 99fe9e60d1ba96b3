// The lines above the statements: a winner, a sum, a supposed guarantee or a wrong figure corrected.
// Computed from the facts of the statements below them, never from words alone.
import type { Force, Language, Statement } from '../knowledge/model.js'
import type { Catalog } from '../search/catalog.js'
import { compareServices } from './compare.js'
import type { Outcome } from './outcome.js'
import { FORCE_NAME, PHRASES } from './phrases.js'
import type { Segment } from './segment.js'
import { sumFor } from './sum.js'
import { otherFigure } from './supposed.js'

/** Lead lines for one segment; empty when the statements speak for themselves. */
export function leadOf(catalog: Catalog, language: Language, segment: Segment, outcome: Outcome): string[] {
  if (outcome.kind !== 'said') return []
  const byService = outcome.findings
    .map(({ candidates }) => candidates.flatMap(({ holdings }) => holdings.map(({ statement }) => statement)))
    .filter((stated) => stated.length > 0)
  const statements = byService.flat()
  const lines: string[] = []
  const compared = compareServices(catalog, language, segment.shape, outcome.findings)
  if (compared) lines.push(compared)
  const sum =
    sumFor(segment.text, statements, language) ??
    sumFor(`${segment.text} ${segment.earlier}`, statements, language)
  if (sum) lines.push(sum)
  // One line for all of them only where it is true of all.
  const [said, ...others] = new Set(byService.map((stated) => force(segment.text, stated)))
  const name = said && others.length === 0 ? FORCE_NAME[said] : undefined
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
