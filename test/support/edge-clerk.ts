// What the tests of every edge give it: a clerk over some knowledge, settings, and records that are kept for the test.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Clerk, createClerk } from '../../src/platforms/clerk.js'
import type { EdgeOptions } from '../../src/platforms/edge.js'
import { prepareKnowledge } from '../../src/platforms/prepared.js'
import { type ChannelSettings, checkSettings } from '../../src/platforms/settings.js'
import { SHIPPED_KNOWLEDGE } from '../../src/platforms/shipped.js'
import { onceInMemory } from '../../src/ports/once.js'
import type { Asked, Feedback, HandedOut } from '../../src/ports/records.js'

/** The clerk of a knowledge folder, from the kept copy if there is one. */
export async function clerkOf(folder: string = SHIPPED_KNOWLEDGE): Promise<Clerk> {
  const prepared = await prepareKnowledge(folder)
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults))
  return createClerk({ ...prepared, log: () => {} })
}

/** The clerk of the shipped knowledge with further documents from test/fixtures. */
export async function clerkWith(...fixtures: readonly string[]): Promise<Clerk> {
  const folder = mkdtempSync(join(tmpdir(), 'clausebot-'))
  try {
    cpSync(SHIPPED_KNOWLEDGE, folder, { recursive: true })
    for (const name of fixtures)
      cpSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)), join(folder, 'documents', name))
    return await clerkOf(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Channel settings from the text of their file. */
export function settingsOf(text: string, clerk: Clerk): ChannelSettings {
  const services = new Set(clerk.services('internal').map(({ id }) => id))
  const result = checkSettings({ path: 'channels.yaml', text }, services)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.settings
}

/** What an edge told of, in order. */
export interface Recorded {
  readonly asked: Asked[]
  readonly feedback: Feedback[]
  readonly handedOut: HandedOut[]
  readonly log: { readonly level: string; readonly event: string; readonly fields: unknown }[]
}

export const nothingRecorded = (): Recorded => ({ asked: [], feedback: [], handedOut: [], log: [] })

export interface EdgeCircumstances {
  readonly clerk: () => Clerk
  /** The text of a settings file. */
  readonly settings?: string
  readonly publicUrl?: string
}

/** Options for an edge that knows nothing of before. */
export function edgeOptions(
  { clerk, settings = '', publicUrl }: EdgeCircumstances,
  recorded: Recorded,
): EdgeOptions {
  return {
    clerk,
    settings: settingsOf(settings, clerk()),
    once: onceInMemory(Date.now),
    records: {
      asked: (record) => recorded.asked.push(record),
      feedback: (record) => recorded.feedback.push(record),
      handedOut: (record) => recorded.handedOut.push(record),
    },
    log: (level, event, fields) => recorded.log.push({ level, event, fields }),
    clauseUrl: (document, clause) =>
      publicUrl === undefined ? undefined : `${publicUrl}/documents/${document}#${clause}`,
  }
}
