// Puts questions that lack the same thing into one group: same topic, same words. Decides likeness, stores nothing.
import { createHash } from 'node:crypto'
import { ALPHABET } from '../customer-ids.js'
import type { Sketch } from './sketch.js'

/** A question as far as likeness goes. */
export interface Wanting {
  readonly sketch: Sketch
  /** The likeliest topic, if one is likely. */
  readonly topic: string | undefined
  /** The topic is clear and nobody asked states it: whatever the words, this is what is missing. */
  readonly topicIsMissing: boolean
}

export interface Group {
  readonly id: string
  readonly topic: string | undefined
  readonly sketch: Sketch
}

export interface Grouper {
  /** The group that a question belongs to; `isNew` if it is the first of its kind and its group was made for it. */
  readonly place: (wanting: Wanting) => { readonly group: Group; readonly isNew: boolean }
}

/** A grouper that knows the groups there are. The first question of a group stands for it. */
export function createGrouper(known: readonly Group[]): Grouper {
  const groups: Group[] = []
  const byId = new Map<string, Group>()
  const byFeature = new Map<number, number[]>()
  const add = (group: Group) => {
    const position = groups.push(group) - 1
    byId.set(group.id, group)
    for (const feature of group.sketch) {
      const list = byFeature.get(feature)
      if (list) list.push(position)
      else byFeature.set(feature, [position])
    }
  }
  for (const group of known) add(group)

  /** What few groups have in common says more than what all have. */
  const weight = (feature: number) =>
    Math.log(1 + (groups.length + SMOOTH) / ((byFeature.get(feature)?.length ?? 0) + SMOOTH / 4))
  const total = (sketch: Sketch) => sketch.reduce((sum, feature) => sum + weight(feature), 0)

  const likest = ({ sketch, topic }: Wanting): Group | undefined => {
    const shared = new Map<number, number>()
    for (const feature of sketch) {
      const worth = weight(feature)
      for (const position of byFeature.get(feature) ?? [])
        shared.set(position, (shared.get(position) ?? 0) + worth)
    }
    const own = total(sketch)
    let best: Group | undefined
    let most = 0
    for (const [position, common] of shared) {
      const group = groups[position]
      if (!group) continue
      // Cheap bound first: most groups share a gram or two and are out.
      if (common / own < LEAST_SHARE) continue
      const other = total(group.sketch)
      const alike = common / (own + other - common)
      const contained = common / Math.min(own, other)
      const likeness = (alike + CONTAINED * contained) / (1 + CONTAINED)
      const needed =
        topic !== undefined && group.topic === topic
          ? SAME_TOPIC
          : topic && group.topic
            ? OTHER_TOPIC
            : NO_TOPIC
      if (likeness / needed > most) {
        most = likeness / needed
        best = group
      }
    }
    return most >= 1 ? best : undefined
  }

  return {
    place: (wanting) => {
      const { sketch, topic, topicIsMissing } = wanting
      const byTopic = topic !== undefined && (topicIsMissing || sketch.length === 0)
      const id = byTopic ? idOf(`topic ${topic}`) : idOf(`words ${topic ?? ''} ${sketch.join(' ')}`)
      const there = byId.get(id) ?? (byTopic ? undefined : likest(wanting))
      if (there) return { group: there, isNew: false }
      // A topic as a whole has no words of its own: what shares some with one asker need not mean it.
      const group = { id, topic, sketch: byTopic ? [] : sketch }
      add(group)
      return { group, isNew: true }
    },
  }
}

/** The same first question makes the same group, whichever instance files it. */
function idOf(seed: string): string {
  const bytes = createHash('sha256').update(seed).digest()
  return `G-${[...bytes.subarray(0, ID_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')}`
}

const ID_LENGTH = 7
const SMOOTH = 40
const LEAST_SHARE = 0.1
/** How much it counts that the shorter question is part of the longer one, beside their likeness as wholes. */
const CONTAINED = 0.5
/** Likeness from which two questions lack the same thing; measured on questions whose topics were taken away. */
const SAME_TOPIC = 0.12
const NO_TOPIC = 0.3
const OTHER_TOPIC = 0.4
