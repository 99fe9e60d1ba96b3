// The port through which edges tell what happened; a journal keeps it, the log mentions it.
import type { Answer, Status } from '../answer/model.js'
import type { Log } from './log.js'

/** Where something happened, in the platform's own ids. */
export interface Whereabouts {
  readonly platform: 'slack' | 'discord' | 'desk' | 'api'
  readonly place: string
  readonly asker: string
}

/** How a question was read: what a maintainer needs to see what is missing. None of it is the asker's words. */
export interface Reading {
  /** Services that the question names. */
  readonly services: readonly string[]
  /** Likeliest first; empty if none is likely. */
  readonly topics: readonly string[]
  /** The first topic is clearly ahead of the others: whatever the words, it is what is asked about. */
  readonly isClear: boolean
  /** `document#clause` of clauses that were shown as merely near. */
  readonly near: readonly string[]
  readonly why: string
}

/** A question and what became of it. */
export interface Asked extends Whereabouts {
  readonly question: string
  readonly status: Status
  /** `document#clause` of each citation. */
  readonly cited: readonly string[]
  readonly services: readonly string[]
  readonly knowledgeVersion: string
  readonly milliseconds: number
  /** From `readingOf`; without it a question is likened to others by its words alone. */
  readonly reading?: Reading
}

/** What somebody thought of an answer; for one answer and person the last one counts. */
export interface Feedback extends Whereabouts {
  /** Names the answer: the platform's id of the bot's message. */
  readonly answer: string
  readonly question: string
  readonly cited: readonly string[]
  readonly helpful: boolean
  readonly reason?: string
  readonly reading?: Reading
}

/** A text handed out to be sent to a customer. */
export interface HandedOut extends Whereabouts {
  /** From `newTextId`, and printed in the text; without it the text is kept but cannot be looked up by its reader. */
  readonly id?: string
  readonly question: string
  readonly text: string
  readonly cited: readonly string[]
  readonly knowledgeVersion: string
}

/** Never throws and never waits: an answer goes out whether or not anything can be recorded. */
export interface Records {
  readonly asked: (record: Asked) => void
  readonly feedback: (record: Feedback) => void
  readonly handedOut: (record: HandedOut) => void
  /** An id such as CB-7F3K2 for a text that is about to be written; absent where nothing is kept. */
  readonly newTextId?: () => string
}

/** Records that wait to be written, and those that found no room since the start. */
export type Backlog = () => { readonly waiting: number; readonly dropped: number }

/** How an answer's question was read; call it after the answer is out. */
export function readingOf({ explanation, ...answer }: Answer): Reading {
  const { segments } = explanation
  const likely = segments.flatMap(({ topics }) => topics.filter(({ score }) => score >= LIKELY))
  const [first, second] = segments[0]?.topics ?? []
  return {
    services: [...new Set(segments.flatMap(({ services }) => services))],
    topics: [...new Set(likely.map(({ topic }) => topic))],
    isClear: first !== undefined && first.score >= CLEAR && first.score >= AHEAD * (second?.score ?? 0),
    near:
      answer.status === 'no_answer'
        ? answer.near.flatMap(({ statements }) =>
            statements.map(({ citation }) => `${citation.document}#${citation.clause}`),
          )
        : [],
    why: segments.flatMap(({ why }) => why).join('; '),
  }
}

/** Mentions in the log what passes through, without the words of a question. */
export function mentioned(log: Log, records: Records): Records {
  const mention = (event: string, record: Whereabouts) => {
    const { question, text, reason, reading, asker, ...rest } = {
      question: '',
      text: '',
      reason: '',
      reading: undefined,
      ...record,
    }
    log('info', event, rest)
  }
  return {
    ...records,
    asked: (record) => {
      mention('asked', record)
      records.asked(record)
    },
    feedback: (record) => {
      mention('feedback', record)
      records.feedback(record)
    },
    handedOut: (record) => {
      mention('handed-out', record)
      records.handedOut(record)
    },
  }
}

/** Score from which a topic is meant and not merely touched; below 25 the core takes no topic for meant. */
const LIKELY = 30
/** Of topics read right, half and more reach this; of those read for lack of a better one, few. */
const CLEAR = 60
const AHEAD = 1.05
