// The real Slack edge over the shipped (or another) knowledge, connected to the stand-in.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clerk } from '../../src/platforms/clerk.js'
import { type SlackEdge, startSlack } from '../../src/platforms/slack/start.js'
import { clerkOf, edgeOptions, nothingRecorded, type Recorded } from './edge-clerk.js'
import { type SlackOptions, SlackStandIn } from './slack/stand-in.js'
import { until } from './slack/until.js'

export type Mode = 'socket' | 'http'
export const MODES: readonly Mode[] = ['socket', 'http']

export const shippedClerk = await clerkOf()

export interface BotOptions {
  readonly slack?: SlackOptions
  readonly settings?: string
  readonly clerk?: () => Clerk
  readonly publicUrl?: string
  readonly botToken?: string
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
  const recorded = nothingRecorded()
  const start = async (how: BotOptions): Promise<SlackEdge> => {
    const edge = await startSlack(
      edgeOptions({ ...how, clerk: how.clerk ?? (() => shippedClerk) }, recorded),
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
