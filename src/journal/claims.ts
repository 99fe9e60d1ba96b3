// Each message answered once between many instances, and answered though any of them dies: a table of claims.
//
// Why a message is answered at least once: whoever is handed it claims it, for a lease that is renewed while the work
// goes on. A second instance that is handed it meanwhile waits and looks again. If the first dies, its lease runs out,
// and whoever waits, or finds the claim while looking for orphans (`adopt`, from the address alone), takes it over.
// A claim ends in one of two ways only: done, or given up by work that threw, which frees it for the next delivery.
//
// Why at most once: a claim is taken in one statement, by the database's own clock, so two never hold it together. An
// instance that was stopped for longer than its lease and wakes up is told so by `confirm` before it sends. What is
// left is death between the platform's taking the answer and the mark "done": whoever takes over is told (`takenOver`)
// and looks at the platform first, or sends under the same nonce. With that it is once; without it, at most twice.
//
// With the database away nothing can be agreed on, and an answer matters more: this process's own memory decides, the
// marks are made up for when the database returns, and nobody takes anything over for a lease after that.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../ports/log.js'
import type { Claim, Once } from '../ports/once.js'
import { claimTable, MOST_TRIES } from './claim-table.js'
import type { Database } from './database.js'
import { patientDatabase } from './patient.js'

export interface ClaimOptions {
  readonly database: Database
  /** What this process itself remembers. */
  readonly memory: Once
  readonly log: Log
  /** Milliseconds that a claim holds without being renewed. */
  readonly leaseMs?: number
}

export interface SharedOnce extends Required<Once> {
  /** Takes over no more, waits a lease at most for what is under way, and renews no more. */
  readonly stop: () => Promise<void>
}

/** The memory that all instances on one database share. */
export function onceAcross({ database, memory, log, leaseMs = LEASE_MS }: ClaimOptions): SharedOnce {
  const owner = randomUUID()
  const patient = patientDatabase(database, log, Math.min(leaseMs / 3, LONGEST_PROBE_MS))
  const table = claimTable(patient, database.now, owner, leaseMs)
  /** Claims being worked on, with when the work began. */
  const held = new Map<string, number>()
  /** Work done whose mark could not be made yet. */
  const unmarked = new Map<string, string>()
  const adopters = new Map<string, (address: string, claim: Claim) => Promise<void>>()
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  /** After trouble the owners get a lease's time to mark what they have done meanwhile. */
  const mayTakeOver = () => patient.calmFor() > leaseMs

  const take = async (key: string, address: string) => {
    const taken = await table.take(key, address, mayTakeOver())
    if (taken !== 'spent') return taken
    log('error', 'claim-given-up', { key, tries: MOST_TRIES })
    return 'done'
  }
  const finish = async (key: string, address: string) => {
    if (await table.finish(key, address)) unmarked.delete(key)
    else unmarked.set(key, address)
  }
  const isStillOurs = async (key: string) => (await table.renew([key]))?.includes(key) ?? true

  const run: Once['run'] = async (key, work, { address = '', claimed } = {}) => {
    let isOurs = false
    const ran = await memory.run(key, async () => {
      let taken = await take(key, address)
      claimed?.()
      while (taken === 'busy' && !stopped) {
        await sleep(leaseMs / 4)
        taken = await take(key, address)
      }
      if (taken === 'done' || taken === 'busy') return
      isOurs = true
      held.set(key, performance.now())
      beat()
      let isLost = false
      const claim: Claim = {
        takenOver: taken !== 'away' && taken.tries > 1,
        confirm: async () => {
          isLost = taken !== 'away' && !(await isStillOurs(key))
          return !isLost
        },
      }
      try {
        await work(claim)
      } catch (error) {
        held.delete(key)
        await table.giveUp(key)
        throw error
      }
      held.delete(key)
      // What another instance has taken over is that one's to mark.
      if (isLost) isOurs = false
      else await finish(key, address)
    })
    return ran && isOurs
  }

  const renew = async () => {
    const keys = [...held]
      .filter(([, since]) => performance.now() - since < LONGEST_WORK_MS)
      .map(([key]) => key)
    if (keys.length > 0) await table.renew(keys)
  }
  const lookForOrphans = async () => {
    if (adopters.size === 0 || !mayTakeOver() || stopped) return
    for (const { key, address } of await table.orphans()) {
      const adopter = [...adopters].find(([prefix]) => key.startsWith(prefix))?.[1]
      if (!adopter || held.has(key)) continue
      // Its errors are the edge's to log; the claim is free again for the next look.
      void run(key, (claim) => adopter(address, claim), { address }).catch((error: unknown) =>
        log('warn', 'adoption-failed', { key, error }),
      )
    }
  }
  const tick = async () => {
    await renew()
    for (const [key, address] of [...unmarked]) await finish(key, address)
    await lookForOrphans()
  }
  /** Keeps time as long as there is something to keep time for. */
  const beat = () => {
    if (timer || (held.size === 0 && unmarked.size === 0 && adopters.size === 0)) return
    timer = setTimeout(() => {
      void tick().finally(() => {
        timer = undefined
        if (!stopped || held.size > 0) beat()
      })
    }, leaseMs / 3)
    timer.unref()
  }
  return {
    run,
    adopt: (prefix, work) => {
      adopters.set(prefix, work)
      beat()
      return () => adopters.delete(prefix)
    },
    lately: table.addresses,
    stop: async () => {
      stopped = true
      adopters.clear()
      const until = performance.now() + leaseMs
      while (held.size > 0 && performance.now() < until) await sleep(STOP_LOOK_MS)
      for (const [key, address] of [...unmarked]) await finish(key, address)
      clearTimeout(timer)
    },
  }
}

/** Long enough for a pause of the machine, short enough that an asker whose instance died still waits. */
const LEASE_MS = 10_000
/** Work that takes longer than this hangs: it is renewed no more. */
const LONGEST_WORK_MS = 120_000
/** While the database is away. */
const LONGEST_PROBE_MS = 5_000
const STOP_LOOK_MS = 20
