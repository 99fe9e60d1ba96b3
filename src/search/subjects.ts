// What a text is about: how like the topics, and the kinds of small talk, it is.
import type { Knowledge, Topic } from '../knowledge/model.js'
import { type Features, featureReader } from './features.js'
import { openIndex, type PackedIndex, packIndex, type Scores } from './weighted-index.js'

/** How like each topic and each kind of chatter a text is: one scale, so that they can be compared. */
export interface SubjectScores {
  /** 0 for a topic that shares nothing with the text, and for an unknown one. */
  readonly of: (topic: string) => number
  readonly bestTopic: Scored | undefined
  readonly bestChatter: Scored | undefined
  /** Topics with at least this score, best first. */
  readonly topicsFrom: (score: number) => readonly Scored[]
  /** The topic that is best when each score is multiplied by its share, 0 to 1; topics of share 0 are left out. */
  readonly bestBy: (share: (topic: Topic) => number) => Scored | undefined
}

/** A topic or a kind of chatter, and how like it a text is: 0 or more, of no unit, comparable within one text. */
export interface Scored {
  readonly id: string
  readonly score: number
}

/** Topics and kinds of chatter, opened for questions. */
export interface Subjects {
  /** How like each of them a text is. */
  readonly like: (features: Features) => SubjectScores
  /** How much a feature tells subjects apart; 0 if it occurs in none. */
  readonly rarity: (feature: string) => number
  /** Whether a feature occurs where people ask about a topic. */
  readonly isUsedFor: (topic: string, feature: string) => boolean
}

/** Topics and chatter in one index: a question about nothing held must be able to lose to small talk. */
export function packSubjects(knowledge: Knowledge): PackedIndex {
  const read = featureReader(knowledge.words)
  const parts = (texts: readonly string[], weight: number) =>
    texts.map((text) => ({ features: read(text), weight }))
  return packIndex(
    [
      ...knowledge.topics.map((topic) => ({
        parts: [
          ...parts([topic.label.ja, topic.label.en, ...topic.aliases.ja, ...topic.aliases.en], ALIAS_WEIGHT),
          ...parts([...topic.questions.ja, ...topic.questions.en], 1),
        ],
      })),
      ...knowledge.chatter.map((kind) => ({ parts: parts(kind.examples, 1) })),
    ],
    { dropRare: true },
  )
}

/** Opens packed subjects for questions. They have to be those of the same knowledge. */
export function openSubjects({ topics, chatter }: Knowledge, packed: PackedIndex): Subjects {
  const index = openIndex(packed)
  const positions = new Map(topics.map((topic, position) => [topic.id, position]))
  const ids = [...topics, ...chatter].map(({ id }) => id)
  const presentScores = (scores: Scores): SubjectScores => {
    const best = (from: number, to: number): Scored | undefined => {
      let at = -1
      for (let i = from; i < to; i++) if ((scores[i] ?? 0) > (at < 0 ? 0 : (scores[at] ?? 0))) at = i
      const id = ids[at]
      return id === undefined ? undefined : { id, score: scores[at] ?? 0 }
    }
    return {
      of: (topic) => scores[positions.get(topic) ?? -1] ?? 0,
      bestTopic: best(0, topics.length),
      bestChatter: best(topics.length, ids.length),
      topicsFrom: (least) => {
        const found: Scored[] = []
        for (let i = 0; i < topics.length; i++) {
          const score = scores[i] ?? 0
          const id = ids[i]
          if (id !== undefined && score > 0 && score >= least) found.push({ id, score })
        }
        return found.sort((a, b) => b.score - a.score)
      },
      bestBy: (share) => {
        let found: Scored | undefined
        topics.forEach((topic, i) => {
          const score = scores[i] ?? 0
          // What cannot win need not be asked: a share is at most 1.
          if (score <= (found?.score ?? 0)) return
          const weighed = score * share(topic)
          if (weighed > (found?.score ?? 0)) found = { id: topic.id, score: weighed }
        })
        return found
      },
    }
  }
  return {
    like: (features) => presentScores(index.score(features)),
    rarity: index.rarity,
    isUsedFor: (topic, feature) => {
      const position = positions.get(topic)
      return position !== undefined && index.presence(position, feature) > 0
    },
  }
}

/** A word that alone names the topic says more than one of many examples. Flat from 1 to 3. */
const ALIAS_WEIGHT = 2
