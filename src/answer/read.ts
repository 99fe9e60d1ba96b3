// Reads a message: what is asked, of which services, in which form. Decides nothing about the answer.
import type { Language } from '../knowledge/model.js'
import { detectLanguage } from '../language/detect.js'
import { fold } from '../language/fold.js'
import { quotedText } from '../language/sentences.js'
import type { Catalog } from '../search/catalog.js'
import { type ReadSentence, readSentences } from './read-sentence.js'
import { joinSentences, type Segment } from './segment.js'

/** A message as read: in which language, and what it asks, in order; at least one segment. */
export interface Reading {
  readonly language: Language
  readonly segments: readonly Segment[]
}

/** Reads one message on its own; the thread is worked in by thread.ts. */
export function readMessage(catalog: Catalog, text: string): Reading {
  const message = text.slice(0, LONGEST_READ)
  const language = detectLanguage(message, catalog.isWord)
  const sentences = ownOrQuoted(catalog, message)
  // Over the whole message: the name may stand in a greeting or a subject line that is no sentence of its own.
  const { services: named, strangers } = catalog.findNames(fold(message))
  return {
    language,
    segments: group(sentences).map((sentences) => {
      const own = [...new Set(sentences.flatMap((sentence) => sentence.services))]
      return joinSentences(catalog, sentences, own.length > 0 ? own : named, strangers)
    }),
  }
}

/** What is written above a quoted mail may only hand it on (「お客様からのメールです」): then the mail is read. */
function ownOrQuoted(catalog: Catalog, message: string): ReadSentence[] {
  const own = readSentences(catalog, message)
  const quoted = quotedText(message)
  if (quoted === '') return own
  return own.some(asksOfItsOwn) ? own : readSentences(catalog, quoted)
}

/** A question that names its own subject or a clause. */
const asksOfItsOwn = ({ isQuestion, subject, references }: ReadSentence) =>
  isQuestion && (references.length > 0 || subject().score >= OWN_SUBJECT)

/** Which sentences belong together: each question of its own subject leads a group; the rest is its context. */
function group(sentences: readonly ReadSentence[]): ReadSentence[][] {
  if (sentences.length < 2) return [[...sentences]]
  const leads = sentences.filter(asksOfItsOwn)
  if (leads.length < 2) return [[...sentences]]
  const groups: ReadSentence[][] = []
  let waiting: ReadSentence[] = []
  for (const sentence of sentences) {
    const current = groups.at(-1)
    if (leads.includes(sentence) && !current?.some((lead) => lead.subject().id === sentence.subject().id)) {
      groups.push([...waiting, sentence])
      waiting = []
    } else if (current) current.push(sentence)
    else waiting.push(sentence)
  }
  return groups
}

/** Nobody asks about a clause in more, and work must stay bounded. */
const LONGEST_READ = 3000
/** A sentence that scores less names no subject of its own ("それともギリ？"). */
const OWN_SUBJECT = 40
