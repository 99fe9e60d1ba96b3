// Turns what was decided into the Answer: statements with their citations, in the language of the question.
import type { Language } from '../knowledge/model.js'
import type { Catalog } from '../search/catalog.js'
import { leadOf } from './lead.js'
import type { Answer, Explanation, SaidStatement, ServicePart } from './model.js'
import type { Outcome, ServiceFinding } from './outcome.js'
import { PHRASES } from './phrases.js'
import { refuse, unstatedSentence } from './refuse.js'
import { nameOf, partOf } from './say.js'
import type { Segment } from './segment.js'
import { shorten } from './shorten.js'

/** What was decided for one thing asked. */
export interface Decided {
  readonly segment: Segment
  readonly outcome: Outcome
}

/** Joins the outcomes of a message into one answer. A message that is answered in part is answered. */
export function compose(
  catalog: Catalog,
  language: Language,
  decided: readonly Decided[],
  explanation: Explanation,
): Answer {
  const base = { language, lead: [], suggestions: [], explanation }
  const said = decided.filter(({ outcome }) => outcome.kind === 'said')
  const which = decided.filter(({ outcome }) => outcome.kind === 'which')
  if (said.length > 0) {
    const parts = mergeParts(said.flatMap(({ outcome }) => partsOf(catalog, language, outcome)))
    const stated = parts.filter((part) => part.statements.length > 0)
    const [first, ...others] = [...stated, ...parts.filter((part) => part.statements.length === 0)]
    if (first) {
      const lead = said.flatMap(({ segment, outcome }) => leadOf(catalog, language, segment, outcome))
      const lacking = decided.flatMap(({ segment, outcome }) =>
        outcome.kind === 'unstated' ? lackedApart(catalog, language, segment, outcome.findings) : [],
      )
      const lackingToo = said.flatMap(({ outcome }) => lackedBeside(catalog, language, outcome))
      return {
        ...base,
        status: 'answered',
        lead: [...new Set([...lead, ...lacking, ...lackingToo])],
        parts: [first, ...others],
        suggestions: suggestionsOf(catalog, language, said),
      }
    }
  }
  if (which.length > 0)
    return {
      ...base,
      status: 'clarify',
      ask: [
        PHRASES.whichService[language](),
        ...which.flatMap(({ outcome }) => furtherOf(language, outcome)),
      ].join('\n'),
      parts: mergeParts(which.flatMap(({ outcome }) => partsOf(catalog, language, outcome))),
    }
  return refuse(catalog, language, decided[0]?.outcome, base)
}

/**
 * What is asked apart from what is answered, and stated nowhere: by its topic, else in the asker's words. A sentence that
 * only goes along with the question is passed over in silence.
 */
function lackedApart(
  catalog: Catalog,
  language: Language,
  { written }: Segment,
  findings: readonly ServiceFinding[],
): string[] {
  if (written === '' && findings.every(({ lacks }) => lacks === undefined)) return []
  return [unstatedSentence(catalog, language, findings, shorten(written.replace(/\s+/g, ' '), MOST_QUOTED))]
}

/** What a service that states the rest does not state of what was asked in the same breath. */
function lackedBeside(catalog: Catalog, language: Language, outcome: Outcome): string[] {
  if (outcome.kind !== 'said') return []
  return outcome.findings.flatMap((finding) =>
    (finding.lacksToo ?? []).map((lacks) => unstatedSentence(catalog, language, [{ ...finding, lacks }])),
  )
}

/** Further questions that the same services can answer: what ranked next, by the label of its topic. */
function suggestionsOf(catalog: Catalog, language: Language, decided: readonly Decided[]): string[] {
  const questions = decided.flatMap(({ outcome }) =>
    outcome.kind === 'said'
      ? outcome.findings.flatMap(({ service, candidates, near }) => {
          const told = new Set(
            candidates.flatMap(({ holdings }) => holdings.map(({ statement }) => statement.topic)),
          )
          return near.flatMap(({ holdings }) => {
            const topic = catalog.topic(holdings[0]?.statement.topic ?? '')
            return topic && !told.has(topic.id)
              ? [PHRASES.suggestion[language](nameOf(catalog, language, service), topic.label[language])]
              : []
          })
        })
      : [],
  )
  return [...new Set(questions)].slice(0, MOST_SUGGESTIONS)
}

const furtherOf = (language: Language, outcome: Outcome) =>
  outcome.kind === 'which' && outcome.further > 0 ? [PHRASES.further[language](outcome.further)] : []

function partsOf(catalog: Catalog, language: Language, outcome: Outcome): ServicePart[] {
  return outcome.kind === 'said' || outcome.kind === 'which'
    ? outcome.findings.map(({ service, candidates, near, leftOpen }) =>
        partOf(catalog, language, service, candidates.length === 0 && leftOpen ? near : candidates),
      )
    : []
}

/** Two segments about one service become one part; a statement is said once. */
function mergeParts(parts: readonly ServicePart[]): ServicePart[] {
  return [...new Set(parts.map((part) => part.service))].map((service) => {
    const own = parts.filter((part) => part.service === service)
    const statements = own.flatMap((part) => part.statements)
    return {
      service,
      name: own[0]?.name ?? service,
      statements: statements.filter(
        (statement, i) =>
          // A document may say the same in two places; once is enough.
          statements.findIndex((other) => other.text === statement.text && sameDocument(other, statement)) ===
          i,
      ),
    }
  })
}

const sameDocument = (a: SaidStatement, b: SaidStatement) => a.citation.document === b.citation.document

const MOST_SUGGESTIONS = 3
/** Characters of a question that is quoted. */
const MOST_QUOTED = 40
