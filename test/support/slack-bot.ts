// The real Slack edge over the shipped (or another) knowledge, connected to the stand-in.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Clerk, createClerk } from '../../src/platforms/clerk.js'
import type { Log } from '../../src/platforms/log.js'
import { onceInMemory } from '../../src/platforms/once.js'
import { prepareKnowledge } from '../../src/platforms/prepared.js'
import type { Asked, Feedback, HandedOut } from '../../src/platforms/records.js'
import { type ChannelSettings, checkSettings } from '../../src/platforms/settings.js'
import { type SlackEdge, startSlack } from '../../src/platforms/slack/start.js'
import { KNOWLEDGE } from './knowledge-folder.js'
import { type SlackOptions, SlackStandIn } from './slack/stand-in.js'
import { until } from './slack/until.js'

export type Mode = 'socket' | 'http'
export const MODES: readonly Mode[] = ['socket', 'http']

const quiet: Log = () => {}

/** The clerk of a knowledge folder, from the kept copy if there is one. */
export async function clerkOf(folder: string): Promise<Clerk> {
  const prepared = await prepareKnowledge(folder)
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults))
  return createClerk({ ...prepared, log: quiet })
}

export const shippedClerk = await clerkOf(KNOWLEDGE)

/** Channel settings from the text of their file. */
export function settingsOf(text: string): ChannelSettings {
  const services = new Set(shippedClerk.services('internal').map(({ id }) => id))
  const result = checkSettings({ path: 'channels.yaml', text }, services)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.settings
}

export interface BotOptions {
  readonly slack?: SlackOptions
  readonly settings?: string
  readonly clerk?: () => Clerk
  readonly publicUrl?: string
  readonly botToken?: string
}

/** What happened, as the records port was told. */
export interface Recorded {
  readonly asked: Asked[]
  readonly feedback: Feedback[]
  readonly handedOut: HandedOut[]
  readonly log: { readonly level: string; readonly event: string; readonly fields: unknown }[]
}

export interface Running {
  readonly slack: SlackStandIn
  readonly edge: SlackEdge
  readonly recorded: Recorded
  /** Stops the bot and starts another one that knows nothing of before. */
  readonly restart: (more?: BotOptions) => Promise<void>
  readonly close: () => Promise<void>
}

/** A stand-in with the bot connected to it. */
export async function startBot(mode: Mode, options: BotOptions = {}): Promise<Running> {
  const slack = await SlackStandIn.start(options.slack)
  const recorded: Recorded = { asked: [], feedback: [], handedOut: [], log: [] }
  const start = async (how: BotOptions): Promise<SlackEdge> => {
    const edge = await startSlack(
      {
        clerk: how.clerk ?? (() => shippedClerk),
        settings: settingsOf(how.settings ?? ''),
        once: onceInMemory(Date.now),
        records: {
          asked: (record) => recorded.asked.push(record),
          feedback: (record) => recorded.feedback.push(record),
          handedOut: (record) => recorded.handedOut.push(record),
        },
        log: (level, event, fields) => recorded.log.push({ level, event, fields }),
        clauseUrl: (document, clause) =>
          how.publicUrl === undefined ? undefined : `${how.publicUrl}/documents/${document}#${clause}`,
      },
      {
        botToken: how.botToken ?? slack.botToken,
        ...(mode === 'socket' ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret }),
        apiUrl: slack.apiUrl,
      },
      { host: '127.0.0.1', port: 0 },
    )
    if (mode === 'http') slack.useHttp(`http://127.0.0.1:${edge.port}/slack/events`)
    return edge
  }
  let edge = await start(options)
  return {
    slack,
    get edge() {
      return edge
    },
    recorded,
    restart: async (more = {}) => {
      // What is on its way over HTTP would otherwise come again a minute later.
      await slack.quiet()
      await edge.stop()
      edge = await start({ ...options, ...more })
    },
    close: async () => {
      await edge.stop()
      await slack.close()
    },
  }
}

/** All that a message shows, as one string. */
export const shownIn = (message: { readonly content: { readonly text: string; readonly blocks: unknown } }) =>
  JSON.stringify([message.content.text, message.content.blocks])

/** Waits for so many posts of the bot in a thread. */
export const posted = (
  running: Running,
  ...[channel, thread, count = 1]: [...Parameters<SlackStandIn['posts']>, count?: number]
) =>
  until(() => {
    const posts = running.slack.posts(channel, thread)
    return posts.length >= count && posts
  })

export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'clausebot-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
