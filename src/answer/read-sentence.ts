// Reads one sentence: the services and clause numbers that it names, and what it says beside them.
import { romajiToKana } from '../language/detect.js'
import { fold } from '../language/fold.js'
import { contentSentences, type Sentence } from '../language/sentences.js'
import type { Catalog } from '../search/catalog.js'
import { findReferences, type Reference } from '../search/references.js'
import type { Scored } from '../search/subjects.js'
import { markJoins } from './parts.js'
import { readShape } from './shape.js'

/** A sentence with what is in it; ids of services in the order named. */
export interface ReadSentence extends Sentence {
  readonly services: readonly string[]
  readonly references: readonly Reference[]
  /** Folded, without names and references. */
  readonly rest: string
  /** Best topic and how strongly it is meant. */
  readonly subject: () => Scored
}

/** The sentences of a text that say something, in order; one that asks something of each of several services becomes several. */
export function readSentences(catalog: Catalog, text: string): ReadSentence[] {
  return contentSentences(text).flatMap((sentence) =>
    splitAtServices(catalog, sentence).map((piece) => readSentence(catalog, piece)),
  )
}

/** 「Aの稼働率と、Bの世代数」 asks one thing of each; 「AとBの世代数」 and 「電話で聞けるのはAとBのどっち」 are one question of both. */
function splitAtServices(catalog: Catalog, sentence: Sentence): Sentence[] {
  const folded = fold(sentence.text)
  const { places } = catalog.findNames(folded)
  const { ranking, compares } = readShape(folded)
  if (places.length < 2 || ranking || compares) return [sentence]
  const subjects = places.map(({ end }, i) => folded.slice(end, places[i + 1]?.start).replace(TIES, ''))
  const asksEach = subjects.every(
    (subject) => (subject.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= SHORTEST_SUBJECT,
  )
  if (!asksEach) return [sentence]
  const starts = [0, ...places.slice(1).map(({ start }) => start)]
  return starts.map((from, i) => ({ ...sentence, text: folded.slice(from, starts[i + 1]), isQuestion: true }))
}

function readSentence(catalog: Catalog, sentence: Sentence): ReadSentence {
  const names = catalog.findNames(fold(markJoins(sentence.text)))
  const { references, rest: text } = findReferences(names.rest)
  const rest = fold(romajiToKana(text, catalog.isWord)).replace(NOT_THIS, '')
  let subject: Scored | undefined
  return {
    ...sentence,
    services: names.services,
    references,
    rest,
    // Most messages are one sentence, of which this is never asked.
    subject: () => {
      subject ??= catalog.subjects(catalog.readFeatures(rest)).bestTopic ?? NO_SUBJECT
      return subject
    },
  }
}

/** 「最低利用期間ではなく利用期間は」: what is not meant says nothing about what is. */
const NOT_THIS =
  /(?<=^|[、。,はがをにも\s])[^、。,はがをにも\s?]{2,14}(?:で(?:は)?|じや)なく(?!な|なる)(?:て)?[、,]?\s*(?=[^\s?。]{3})/g
const NO_SUBJECT: Scored = { id: '', score: 0 }
/** What ties two services together without asking anything of the first. */
const TIES =
  /^(?:と|や|も|か|、|,|と比べ(?:て|ると)|に比べ(?:て|ると)|より|では?なく(?:て)?|\band\b|\bor\b|\bvs\b|\s)+|(?:と|や|か|、|,|\band\b|\bor\b|\s)+$/g
const SHORTEST_SUBJECT = 3
