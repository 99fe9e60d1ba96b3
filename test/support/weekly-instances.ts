// Processes of the bot that serve the weekly post of one journal in one chat, at a time that a test sets.
import { afterEach, beforeEach, expect } from 'vitest'
import {
  createWeeklyPost,
  type WeeklyPost,
  type WeeklyPostOptions,
} from '../../src/platforms/weekly/weekly-post.js'
import type { Asked } from '../../src/ports/records.js'
import { type SampleJournal, sampleJournal, temporaryFolder } from './journal/sample.js'
import { knowledge } from './shipped.js'
import type { WeeklyDriver, WeeklyScene } from './weekly-scene.js'

/** A Monday, nine o'clock, in the zone of the tests: when the post is due. */
export const MONDAY = new Date(2026, 2, 2, 9).getTime()

export interface Weekly {
  readonly scene: WeeklyScene
  /** Milliseconds since 1970, for everything but the database and the platform. */
  now: number
  /** A further connection to the journal's file. */
  readonly openJournal: () => SampleJournal
  /** A further process: its own journal over the same file, its own connection to the chat. */
  readonly instance: (more?: Partial<WeeklyPostOptions>, language?: 'ja' | 'en') => Promise<WeeklyPost>
  /** What was asked, written and filed. */
  readonly record: (...records: Asked[]) => Promise<void>
  /** Lines of the log of all processes. */
  readonly eventsOf: (event: string) => { readonly level: string; readonly fields: unknown }[]
}

/** Call once in a describe; gives what belongs to the test that runs. After each nothing may have been wrong. */
export function weeklyIn({ platform, start }: WeeklyDriver): () => Weekly {
  let weekly: Weekly
  let end: () => Promise<void>
  beforeEach(async () => {
    const scene = await start()
    const folder = temporaryFolder()
    const journals: SampleJournal[] = []
    const logged: { readonly level: string; readonly event: string; readonly fields: unknown }[] = []
    const openJournal = () => {
      const journal = sampleJournal({
        dataDir: folder.path,
        now: () => weekly.now,
        knowledge: () => ({ version: 'v1', ...knowledge }),
      })
      journals.push(journal)
      return journal
    }
    weekly = {
      scene,
      now: MONDAY,
      openJournal,
      instance: async (more = {}, language) => {
        const journal = openJournal()
        const { staffChannel } = await scene.connect(language)
        if (!staffChannel) throw new Error('expected an edge with channels')
        return createWeeklyPost({
          setting: { platform, channel: scene.channel, hour: { day: 1, hour: 9, minute: 0 } },
          reach: staffChannel,
          database: journal.database,
          filed: journal.filed,
          knowledge: () => knowledge,
          clauseUrl: () => undefined,
          log: (level, event, fields) => logged.push({ level, event, fields }),
          now: () => weekly.now,
          firstWaitMs: 0,
          ...more,
        })
      },
      record: async (...records) => {
        const journal = openJournal()
        for (const one of records) journal.records.asked(one)
        await journal.settled()
      },
      eventsOf: (event) => logged.filter((line) => line.event === event),
    }
    end = async () => {
      await Promise.all(journals.map((journal) => journal.close()))
      await scene.close()
      folder.remove()
      expect(scene.troubles()).toEqual([])
    }
  })
  afterEach(() => end())
  return () => weekly
}
