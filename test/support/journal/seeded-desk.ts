// A running desk whose journal has a past: questions without an answer, feedback, and folders of its own to change.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readingOf } from '../../../src/ports/records.js'
import { type RunningDesk, startDesk, until } from '../desk.js'
import { ask, KNOWLEDGE, knowledge } from '../shipped.js'
import { asked, DAY, type SampleJournal, sampleJournal, temporaryFolder } from './sample.js'

export interface SeededDesk extends RunningDesk {
  readonly dataDir: string
  /** Replaces words in a file of the knowledge and waits until the desk has taken it over. */
  readonly change: (file: string, words: string, by: string) => Promise<void>
  /** Ends it and deletes its folders. */
  readonly remove: () => Promise<void>
}

export const KEY = 'a-key-that-only-tests-know'
export const EVIL = '<img src=x onerror="document.title=1"><script>document.title=1</script>は使えますか'
export const EVIL_TOPIC = '<b onmouseover=alert(1)>topic</b>'

/** Starts a desk over the shipped knowledge, with the records of `seed`. */
export async function startSeededDesk(
  seed: (journal: SampleJournal, at: (daysAgo: number) => void) => void = usualPast,
  env: Readonly<Record<string, string>> = {},
): Promise<SeededDesk> {
  const { path, remove } = temporaryFolder()
  const folder = join(path, 'knowledge')
  const dataDir = join(path, 'data')
  cpSync(KNOWLEDGE, folder, { recursive: true })
  let now = Date.now()
  const journal = sampleJournal({
    dataDir,
    settings: { days: 365, questions: 'redacted', key: KEY },
    knowledge: () => ({ version: 'seed', ...knowledge }),
    now: () => now,
  })
  seed(journal, (daysAgo) => {
    now = Date.now() - daysAgo * DAY
  })
  await journal.settled()
  await journal.close()
  const desk = await startDesk({ DATA_DIR: dataDir, KNOWLEDGE_DIR: folder, JOURNAL_KEY: KEY, ...env })
  const version = async () =>
    ((await (await fetch(`${desk.url}/readyz`)).json()) as { knowledge: string }).knowledge
  return {
    ...desk,
    dataDir,
    change: async (file, words, by) => {
      const before = await version()
      const changed = join(folder, file)
      const text = readFileSync(changed, 'utf8')
      if (!text.includes(words)) throw new Error(`${file} does not say ${words}`)
      writeFileSync(changed, text.replaceAll(words, by))
      await until('the change to be taken over', async () => (await version()) !== before)
    },
    remove: async () => {
      await desk.stop()
      remove()
    },
  }
}

/** Four people ask about a car park, two about lunch, one finds an answer not helpful, one means harm. */
function usualPast(journal: SampleJournal, at: (daysAgo: number) => void): void {
  const gap = (text: string, asker: string) => {
    const answer = ask({ text })
    // Nothing lies near a car park; the list shows what did.
    const reading = { ...readingOf(answer), near: ['crako-sla#30'] }
    journal.records.asked(asked({ question: text, asker, status: 'no_answer', cited: [], reading }))
  }
  at(2)
  for (const asker of ['U1', 'U2', 'U3']) gap('CRAKOに駐車場はありますか', asker)
  gap('CRAKOって駐車場ある？', 'U1')
  for (const asker of ['U1', 'U2']) gap('社員食堂のメニューは？', asker)
  at(1)
  gap(EVIL, 'U9')
  const question = 'CRAKOの控えは何個前まで戻せるの'
  const where = { platform: 'slack', place: 'C1', asker: 'U4' } as const
  const reading = {
    ...readingOf(ask({ text: question })),
    topics: ['backup.generations'],
    services: ['crako'],
  }
  journal.records.feedback({
    ...{ ...where, answer: '1', question, cited: ['crako-sla#32'], helpful: false, reading },
  })
  journal.records.feedback({ ...where, answer: '2', question, cited: ['crako-sla#32'], helpful: true })
  for (let i = 0; i < 5; i++)
    journal.records.asked(asked({ cited: ['crako-sla#32'], reading: { ...reading, isClear: true } }))
  journal.records.asked(asked({ reading: { ...reading, topics: [EVIL_TOPIC] } }))
  at(40)
  journal.records.asked(asked({ cited: ['crako-sla#32'], reading }))
}
