// The port through which edges tell what happened; a journal keeps it, the log mentions it.
import type { Status } from '../answer/model.js'
import type { Log } from './log.js'

/** Where something happened, in the platform's own ids. */
export interface Whereabouts {
  readonly platform: 'slack' | 'discord' | 'desk' | 'api'
  readonly place: string
  readonly asker: string
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
}

/** What somebody thought of an answer; for one answer and person the last one counts. */
export interface Feedback extends Whereabouts {
  /** Names the answer: the platform's id of the bot's message. */
  readonly answer: string
  readonly question: string
  readonly cited: readonly string[]
  readonly helpful: boolean
  readonly reason?: string
}

/** A text handed out to be sent to a customer. */
export interface HandedOut extends Whereabouts {
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
}

/** Records that only mention what happened, without the words of a question. */
export function recordsInLog(log: Log): Records {
  const mention = (event: string, record: Whereabouts) => {
    const { question, text, reason, asker, ...rest } = { question: '', text: '', reason: '', ...record }
    log('info', event, rest)
  }
  return {
    asked: (record) => mention('asked', record),
    feedback: (record) => mention('feedback', record),
    handedOut: (record) => mention('handed-out', record),
  }
}
