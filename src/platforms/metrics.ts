// Figures for Prometheus: what was asked on which platform, how fast, and over which knowledge. No words of a question.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Backlog, Records } from '../ports/records.js'
import type { Keeper } from './keeper.js'

export interface Metrics {
  /** Records that count what passes through them. */
  readonly counting: (records: Records) => Records
  /** The figures in the text format of Prometheus, and its content type. */
  readonly text: () => Promise<string>
  readonly contentType: string
}

/** Makes a set of figures of its own; each process has one. */
export function createMetrics(keeper: Keeper, backlog: Backlog): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const questions = new Counter({
    name: 'clausebot_questions_total',
    help: 'Questions by platform and status of the answer.',
    labelNames: ['platform', 'status'],
    registers: [registry],
  })
  const gaps = new Counter({
    name: 'clausebot_gaps_total',
    help: 'Questions in the field that no document states.',
    labelNames: ['platform'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'clausebot_answer_seconds',
    help: 'Time from a question to its answer, without the platform.',
    labelNames: ['platform'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  const handedOut = new Counter({
    name: 'clausebot_customer_texts_total',
    help: 'Texts handed out for customers.',
    labelNames: ['platform'],
    registers: [registry],
  })
  gauge(
    registry,
    'clausebot_knowledge_info',
    'The knowledge in use; always 1.',
    (own) => {
      own.reset()
      own.set({ version: keeper.clerk().version }, 1)
    },
    ['version'],
  )
  gauge(registry, 'clausebot_knowledge_faults', 'Faults that keep the files from being used.', (own) =>
    own.set(keeper.faults().length),
  )
  gauge(
    registry,
    'clausebot_knowledge_taken_over',
    'Changes of the files taken over since the start.',
    (own) => own.set(keeper.reloads().taken),
  )
  gauge(registry, 'clausebot_knowledge_refused', 'Changes of the files refused since the start.', (own) =>
    own.set(keeper.reloads().refused),
  )
  gauge(registry, 'clausebot_journal_waiting', 'Records that wait to be written.', (own) =>
    own.set(backlog().waiting),
  )
  gauge(registry, 'clausebot_journal_dropped', 'Records that found no room since the start.', (own) =>
    own.set(backlog().dropped),
  )
  return {
    counting: (records) => ({
      ...records,
      asked: (record) => {
        const { platform, status } = record
        questions.inc({ platform, status })
        seconds.observe({ platform }, record.milliseconds / 1000)
        if (status === 'no_answer') gaps.inc({ platform })
        records.asked(record)
      },
      handedOut: (record) => {
        handedOut.inc({ platform: record.platform })
        records.handedOut(record)
      },
    }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

/** A figure that is looked up when it is asked for. */
function gauge(
  registry: Registry,
  name: string,
  help: string,
  look: (own: Gauge) => void,
  labelNames: readonly string[] = [],
): void {
  new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    collect() {
      look(this)
    },
  })
}
