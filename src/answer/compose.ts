// Turns what was decided into the Answer: statements with their citations, in the language of the question.
import type { Fact, Language } from '../knowledge/model.js'
import type { Catalog, Holding } from '../search/catalog.js'
import { leadOf } from './lead.js'
import type { Answer, Citation, Explanation, SaidStatement, ServicePart } from './model.js'
import type { Outcome, ServiceFinding } from './outcome.js'
import { PHRASES } from './phrases.js'
import { type Segment, unique } from './read.js'

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
      const lacking = decided.flatMap(({ outcome }) =>
        outcome.kind === 'unstated' ? [unstatedSentence(catalog, language, outcome.findings)] : [],
      )
      return {
        ...base,
        status: 'answered',
        lead: unique([...lead, ...lacking]),
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
  return unique(questions).slice(0, MOST_SUGGESTIONS)
}

const furtherOf = (language: Language, outcome: Outcome) =>
  outcome.kind === 'which' && outcome.further > 0 ? [PHRASES.further[language](outcome.further)] : []

type Base = Pick<Answer, 'language' | 'lead' | 'suggestions' | 'explanation'>

function refuse(catalog: Catalog, language: Language, outcome: Outcome | undefined, base: Base): Answer {
  const held = heldNames(catalog, language)
  switch (outcome?.kind) {
    case 'unstated':
      return {
        ...base,
        status: 'no_answer',
        reason: unstatedSentence(catalog, language, outcome.findings),
        near: outcome.findings.map((finding) => partOf(catalog, language, finding.service, finding.near)),
      }
    case 'no-such-clause':
      return {
        ...base,
        status: 'no_answer',
        reason: PHRASES.noSuchClause[language](
          outcome.reference.written,
          outcome.services
            .flatMap((service) => catalog.documents(service).map((document) => document.title[language]))
            .join(PHRASES.and[language]),
        ),
        near: [],
      }
    case 'stranger':
      return {
        ...base,
        status: 'no_answer',
        reason: PHRASES.stranger[language](outcome.names.join(PHRASES.and[language]), held),
        near: [],
      }
    case 'vague':
      return { ...base, status: 'clarify', ...whatToAsk(catalog, language, outcome.services), parts: [] }
    default: {
      const chatter = outcome?.kind === 'outside' ? outcome.chatter : undefined
      const reply =
        chatter === 'greeting'
          ? PHRASES.greeting[language](held)
          : chatter === 'thanks'
            ? PHRASES.thanks[language]()
            : chatter === 'about-bot'
              ? PHRASES.aboutBot[language](held)
              : PHRASES.outside[language](held)
      return { ...base, status: 'out_of_scope', reply }
    }
  }
}

/** Asks back with things that can be asked: what the first clauses with a figure are about. */
function whatToAsk(
  catalog: Catalog,
  language: Language,
  services: readonly string[],
): Pick<Answer, 'suggestions'> & { readonly ask: string } {
  if (services.length === 0)
    return { ask: PHRASES.vague[language](heldNames(catalog, language)), suggestions: [] }
  const topics = services.flatMap((service) => {
    const telling = catalog.holdings(service).filter(({ statement }) => statement.facts.some(isFigure))
    return unique(telling.map(({ statement }) => statement.topic))
      .slice(0, MOST_SUGGESTIONS)
      .map((topic) => catalog.topic(topic)?.label[language] ?? topic)
      .map((label) => PHRASES.suggestion[language](nameOf(catalog, language, service), label))
  })
  return {
    ask: PHRASES.vagueOfService[language](
      services.map((service) => nameOf(catalog, language, service)).join(PHRASES.and[language]),
      topics,
    ),
    suggestions: topics.slice(0, MOST_SUGGESTIONS),
  }
}

const isFigure = ({ type }: Fact) => type === 'duration' || type === 'percentage' || type === 'count'

function unstatedSentence(catalog: Catalog, language: Language, findings: readonly ServiceFinding[]): string {
  const names = findings.map((finding) => nameOf(catalog, language, finding.service))
  if (names.length === 0) return PHRASES.notStatedAnywhere[language]()
  const [lacks, ...others] = unique(findings.map((finding) => finding.lacks))
  const label = others.length === 0 ? catalog.topic(lacks ?? '')?.label[language] : undefined
  const all = names.join(PHRASES.and[language])
  return label === undefined ? PHRASES.notStated[language](all) : PHRASES.topicNotStated[language](all, label)
}

function partsOf(catalog: Catalog, language: Language, outcome: Outcome): ServicePart[] {
  return outcome.kind === 'said' || outcome.kind === 'which'
    ? outcome.findings.map(({ service, candidates, near, leftOpen }) =>
        partOf(catalog, language, service, candidates.length === 0 && leftOpen ? near : candidates),
      )
    : []
}

function partOf(
  catalog: Catalog,
  language: Language,
  service: string,
  candidates: ServiceFinding['candidates'],
): ServicePart {
  const holdings = candidates.flatMap((candidate) => candidate.holdings)
  return {
    service,
    name: nameOf(catalog, language, service),
    statements: holdings.map((holding) => said(language, holding)),
  }
}

/** Two segments about one service become one part; a statement is said once. */
function mergeParts(parts: readonly ServicePart[]): ServicePart[] {
  return unique(parts.map((part) => part.service)).map((service) => {
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

/** One statement in the answer's language, with its citation. */
export function said(language: Language, holding: Holding): SaidStatement {
  const { statement } = holding
  return {
    text: statement.text[language],
    ...(statement.quote === undefined ? {} : { quote: statement.quote }),
    topic: statement.topic,
    stance: statement.stance,
    ...(statement.force === undefined ? {} : { force: statement.force }),
    facts: statement.facts,
    caveats: statement.caveats.map((caveat) => caveat[language]),
    citation: cite(language, holding),
  }
}

/** Where a statement stands, as a reader cites it. */
export function cite(language: Language, { document, clause }: Holding): Citation {
  const version = [document.version, document.date].filter((part) => part !== undefined).join(', ')
  return {
    document: document.id,
    clause: clause.id,
    title: document.title[language],
    ...(version === '' ? {} : { version }),
    number: clause.number[language],
    heading: clause.heading,
    ...(clause.page === undefined ? {} : { page: clause.page }),
  }
}

const nameOf = (catalog: Catalog, language: Language, service: string) =>
  catalog.service(service)?.name[language] ?? service

const heldNames = (catalog: Catalog, language: Language) =>
  catalog.knowledge.services
    .slice(0, MOST_NAMES)
    .map((service) => service.name[language])
    .join(PHRASES.and[language])

const MOST_SUGGESTIONS = 3
/** More names than a sentence can carry. */
const MOST_NAMES = 8
