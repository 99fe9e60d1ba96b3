// What can be asked, for suggestions as one types: each service with the labels of the topics that it states.
import { PHRASES } from '../answer/phrases.js'
import type { Knowledge, Language } from '../knowledge/model.js'
import { fold } from '../language/fold.js'

/** A question worth offering, and what it is found by. */
export interface Subject {
  readonly text: string
  /** Folded: the text and all names of the service. */
  readonly foundBy: string
}

/** 「CRAKOのバックアップ世代数」 for every service and topic, in the order of the documents. */
export function subjectsOf({ services, documents, topics }: Knowledge, language: Language): Subject[] {
  const labels = new Map(topics.map(({ id, label }) => [id, label[language]]))
  return services.flatMap((service) => {
    const names = [service.name.ja, service.name.en, ...service.aliases].map(fold).join(' ')
    const stated = documents
      .filter((document) => document.service === service.id)
      .flatMap(({ clauses }) => clauses.flatMap(({ statements }) => statements.map(({ topic }) => topic)))
    return [...new Set(stated)].flatMap((topic) => {
      const label = labels.get(topic)
      if (label === undefined) return []
      const text = PHRASES.suggestion[language](service.name[language], label)
      return [{ text, foundBy: `${fold(text)} ${names}` }]
    })
  })
}

/** The subjects that hold every word typed; those that begin with what was typed go first. */
export function subjectsFor(subjects: readonly Subject[], typed: string, most: number): string[] {
  const folded = fold(typed).trim()
  const words = wordsOf(folded)
  const found: string[] = []
  const further: string[] = []
  for (const { text, foundBy } of subjects) {
    if (found.length >= most) break
    if (foundBy.startsWith(folded)) found.push(text)
    else if (further.length < most && words.every((word) => foundBy.includes(word))) further.push(text)
  }
  return [...found, ...further].slice(0, most)
}

/** くらこのばつくあつぷ世代は → くらこ, ばつくあつぷ, 世代: runs of one script, cut at の, without particles at the end. */
function wordsOf(folded: string): string[] {
  const runs = folded.match(/\p{sc=Han}+|\p{sc=Hira}+|[^\p{sc=Han}\p{sc=Hira}\s、,?？]+/gu) ?? []
  return runs
    .flatMap((run) => run.split('の'))
    .map((word) => word.replace(/[はがをにで]$/, ''))
    .filter((word) => word !== '')
}
