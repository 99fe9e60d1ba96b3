// The week out of the journal, as it is told to people: names instead of ids.
import type { Database } from '../../journal/database.js'
import type { Gap } from '../../journal/gaps/worklist.js'
import { readWeek } from '../../journal/week.js'
import type { Knowledge, Language } from '../../knowledge/model.js'
import type { Digest, DigestGap } from '../../render/digest.js'

/** Where the digest is read from. */
export interface DigestSources {
  readonly database: Database
  readonly knowledge: () => Knowledge
  /** Address of a readable clause; undefined where there is no public desk. */
  readonly clauseUrl: (document: string, clause: string) => string | undefined
  readonly worklistUrl?: string
}

/** The seven days before a time (milliseconds since 1970), in a language. */
export async function readDigest(sources: DigestSources, now: number, language: Language): Promise<Digest> {
  const week = await readWeek(sources.database, now - WEEK_MS, MOST_GAPS)
  const { worklistUrl } = sources
  return {
    ...week,
    language,
    gaps: week.gaps.map((gap) => told(gap, sources, language)),
    ...(worklistUrl === undefined ? {} : { worklistUrl }),
  }
}

function told(gap: Gap, { knowledge, clauseUrl }: DigestSources, language: Language): DigestGap {
  const { topics, services, documents } = knowledge()
  const topic = topics.find(({ id }) => id === gap.topic)?.label[language]
  const [sample] = gap.samples
  const [document = '', clause = ''] = gap.nearest?.split('#') ?? []
  const held = documents.find(({ id }) => id === document)
  const near = held?.clauses.find(({ id }) => id === clause)
  const url = clauseUrl(document, clause)
  return {
    ...(sample === undefined ? {} : { sample }),
    ...(topic === undefined ? {} : { topic }),
    unanswered: gap.unanswered,
    unhelpful: gap.unhelpful,
    services: gap.services.map(
      ({ service }) => services.find(({ id }) => id === service)?.name[language] ?? service,
    ),
    // A clause that is not held any more is near to nothing.
    ...(held && near
      ? {
          nearest: {
            name: `${held.title[language]} ${near.number[language]}「${near.heading}」`,
            ...(url === undefined ? {} : { url }),
          },
        }
      : {}),
  }
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000
const MOST_GAPS = 10
