// Posts the worklist of the week to the channel of the operator's choice: when its hour has come, or as soon after it
// as a process is there to do it; once between all instances; again later if it does not succeed.
import { type AskForPost, postRights } from '../../journal/posts.js'
import type { Log } from '../../ports/log.js'
import type { WorklistEnvironment } from '../environment.js'
import { createInFlight } from '../in-flight.js'
import { ChannelRefusal, type ReachStaffChannel } from '../staff-channel.js'
import { type DigestSources, readDigest } from './digest.js'
import { lastDue } from './hour.js'

export interface WeeklyPostOptions extends DigestSources {
  readonly setting: WorklistEnvironment
  /** The channels of the platform that the setting names. */
  readonly reach: ReachStaffChannel
  /** Puts what was asked on the worklist. */
  readonly filed: () => Promise<void>
  readonly log: Log
  readonly now?: () => number
  /** Other patience, for tests. */
  readonly askForPost?: AskForPost
  readonly firstWaitMs?: number
}

export interface WeeklyPost {
  /** Says in the log what stands in the way of posting, before the hour comes. */
  readonly check: () => Promise<void>
  /** Posts if it is time and nobody has posted yet; never throws. Called while it runs, it gives that run. */
  readonly look: () => Promise<void>
  /** Checks, and looks every minute until stopped. */
  readonly start: () => void
  /** Looks no more, and waits some seconds for what is under way. Safe to call twice. */
  readonly stop: () => Promise<void>
}

export function createWeeklyPost(options: WeeklyPostOptions): WeeklyPost {
  const { setting, reach, filed, log, now = Date.now, firstWaitMs = FIRST_WAIT_MS } = options
  const ask = options.askForPost ?? postRights(options.database)
  const channel = `${setting.platform}:${setting.channel}`
  /** The hour that needs no more looking at, and the one whose post is out, marked or not. */
  let done: number | undefined
  let sent: number | undefined
  let running: Promise<void> | undefined
  const inFlight = createInFlight()
  let timer: NodeJS.Timeout | undefined
  let isAway = false

  const say = (event: string, error: unknown, more: Readonly<Record<string, unknown>> = {}) =>
    log('error', event, {
      channel,
      error,
      ...(error instanceof ChannelRefusal ? { mend: error.mend } : {}),
      ...more,
    })
  const post = async (due: number, confirm: () => Promise<boolean>) => {
    if (sent === due) return
    const there = await reach(setting.channel)
    await filed()
    const digest = await readDigest(options, now(), there.language)
    if (!(await there.post(digest, due, confirm))) return
    sent = due
    log('info', 'worklist-posted', { channel, due: new Date(due).toISOString() })
  }
  const lookOnce = async () => {
    const due = lastDue(setting.hour, now())
    if (due === done) return
    const right = await ask(`worklist ${channel}`, due, APART_MS)
    isAway = false
    if (right === 'busy') return
    if (right !== 'done') {
      try {
        await post(due, right.confirm)
      } catch (error) {
        const waitMs = Math.min(LONGEST_WAIT_MS, firstWaitMs * 2 ** Math.min(right.tries - 1, MOST_DOUBLINGS))
        say('worklist-not-posted', error, { tries: right.tries, againInMs: waitMs })
        return right.failed(waitMs)
      }
      if (sent !== due) return
      await right.done()
    }
    done = due
  }
  const look = () => {
    running ??= inFlight
      .run(lookOnce())
      .catch((error: unknown) => {
        // The database is away: nobody knows whether it was posted. Said once, tried again with the next look.
        if (!isAway) say('worklist-waits', error)
        isAway = true
      })
      .finally(() => {
        running = undefined
      })
    return running
  }
  const check = async () => {
    await reach(setting.channel).catch((error: unknown) => say('worklist-channel', error))
  }
  return {
    check,
    look,
    start: () => {
      timer ??= setInterval(look, LOOK_MS)
      timer.unref()
      void check()
      void look()
    },
    stop: async () => {
      clearInterval(timer)
      await inFlight.settle(STOP_MS)
    },
  }
}

const LOOK_MS = 60_000
/** Orchestrators kill after some more. */
const STOP_MS = 8_000
/** Hours nearer to each other than half a week are one week's: the operator has chosen another hour. */
const APART_MS = 3.5 * 24 * 60 * 60 * 1000
const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 60 * 60_000
const MOST_DOUBLINGS = 10
