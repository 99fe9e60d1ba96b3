// The answers that state nothing: not in the documents, not held, not understood, not our business.
import type { Fact, Language } from '../knowledge/model.js'
import type { Catalog } from '../search/catalog.js'
import type { Answer, AnswerBase } from './model.js'
import type { Outcome, ServiceFinding } from './outcome.js'
import { PHRASES } from './phrases.js'
import { nameOf, partOf } from './say.js'

/** The answer to an outcome that is neither said nor to be chosen from. */
export function refuse(
  catalog: Catalog,
  language: Language,
  outcome: Outcome | undefined,
  base: AnswerBase,
): Answer {
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
    return [...new Set(telling.map(({ statement }) => statement.topic))]
      .slice(0, MOST_EXAMPLES)
      .map((topic) => catalog.topic(topic)?.label[language] ?? topic)
      .map((label) => PHRASES.suggestion[language](nameOf(catalog, language, service), label))
  })
  return {
    ask: PHRASES.vagueOfService[language](
      services.map((service) => nameOf(catalog, language, service)).join(PHRASES.and[language]),
      topics,
    ),
    suggestions: topics.slice(0, MOST_EXAMPLES),
  }
}

const isFigure = ({ type }: Fact) => type === 'duration' || type === 'percentage' || type === 'count'

/**
 * "The documents of X do not state …", with the topic where it is sure. `asked`: the question in its own words, to be
 * quoted where the topic is not sure and other things that were asked with it are answered.
 */
export function unstatedSentence(
  catalog: Catalog,
  language: Language,
  findings: readonly ServiceFinding[],
  asked?: string,
): string {
  const names = findings.map((finding) => nameOf(catalog, language, finding.service))
  if (names.length === 0) return PHRASES.notStatedAnywhere[language]()
  const [lacks, ...others] = [...new Set(findings.map((finding) => finding.lacks))]
  const label = others.length === 0 ? catalog.topic(lacks ?? '')?.label[language] : undefined
  const all = names.join(PHRASES.and[language])
  if (label !== undefined) return PHRASES.topicNotStated[language](all, label)
  return asked ? PHRASES.askedNotStated[language](all, asked) : PHRASES.notStated[language](all)
}

function heldNames(catalog: Catalog, language: Language): string {
  return catalog.knowledge.services
    .slice(0, MOST_NAMES)
    .map((service) => service.name[language])
    .join(PHRASES.and[language])
}

const MOST_EXAMPLES = 3
/** More names than a sentence can carry. */
const MOST_NAMES = 8
