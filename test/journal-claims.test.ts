import { describe, expect, it } from 'vitest'
import { onceAcross, type SharedOnce } from '../src/journal/claims.js'
import type { Database } from '../src/journal/database.js'
import { migratedDatabase } from '../src/journal/open.js'
import { createLog } from '../src/ports/log.js'
import { type Claim, onceInMemory } from '../src/ports/once.js'
import { STORES, storeForEach } from './support/journal/stores.js'

const LEASE = 300
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
/** Work that never ends: what a process does that has been killed. */
const forever = () => new Promise<void>(() => undefined)

describe.each(STORES)('claims in $name', (kind) => {
  const instances: SharedOnce[] = []
  const store = storeForEach(kind, () => Promise.all(instances.splice(0).map((instance) => instance.stop())))

  const instance = (database: Database = migratedDatabase(store().open()), leaseMs = LEASE) => {
    const logged: string[] = []
    const own = onceAcross({
      database,
      memory: onceInMemory(Date.now),
      log: createLog('debug', (line) => logged.push(line)),
      leaseMs,
    })
    instances.push(own)
    return { ...own, logged }
  }
  /** An instance that dies: from then on it says nothing to the database any more. */
  const mortal = () => {
    const real = migratedDatabase(store().open())
    let isDead = false
    const own = instance({
      ...real,
      query: (sql, args) => (isDead ? Promise.reject(new Error('dead')) : real.query(sql, args)),
    })
    return {
      ...own,
      die: () => {
        isDead = true
      },
    }
  }

  it('let one of four instances do the work of each of 200 messages, delivered to all of them', async () => {
    // A lease that a crowd of 800 before one database does not outlast.
    const four = Array.from({ length: 4 }, () => instance(undefined, 20 * LEASE))
    const answered: string[] = []
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, i) => `m${i}`).flatMap((key) =>
        four.map((one) =>
          one.run(key, async (claim) => {
            await sleep(Math.random() * 20)
            if (await claim.confirm()) answered.push(key)
          }),
        ),
      ),
    )
    expect(results.filter(Boolean)).toHaveLength(200)
    expect(new Set(answered).size).toBe(200)
    expect(answered).toHaveLength(200)
  })

  it('pass to the instance that waits when the first one dies, and say so', async () => {
    const [first, second] = [mortal(), instance()]
    await new Promise<void>((resolve) => {
      void first.run('m', () => {
        resolve()
        return forever()
      })
    })
    const claims: Claim[] = []
    const waiting = second.run('m', async (claim) => {
      claims.push(claim)
    })
    await sleep(LEASE * 2)
    // It lives, and renews.
    expect(claims).toHaveLength(0)
    first.die()
    expect(await waiting).toBe(true)
    expect(claims[0]?.takenOver).toBe(true)
  })

  it('are taken over from their address when nobody waits for them', async () => {
    const [first, second] = [mortal(), instance()]
    const adopted: string[] = []
    second.adopt('slack:', async (address) => {
      adopted.push(address)
    })
    await first.run('slack:done', async () => undefined, { address: 'C1/1700.2' })
    const begun = ['slack:m', 'discord:m'].map(
      (key) =>
        new Promise<void>((resolve) => {
          const work = () => {
            resolve()
            return forever()
          }
          void first.run(key, work, { address: key === 'slack:m' ? 'C1/1700.1' : '77/88' })
        }),
    )
    await Promise.all(begun)
    first.die()
    await expect.poll(() => adopted, { timeout: 5000 }).toEqual(['C1/1700.1'])
    await sleep(LEASE * 2)
    expect(adopted).toEqual(['C1/1700.1'])
  })

  it('tell an instance that was away too long that the work is not its own any more', async () => {
    const [first, second] = [mortal(), instance()]
    const sent: string[] = []
    let revive: () => void = () => undefined
    const stopped = new Promise<void>((resolve) => {
      revive = resolve
    })
    let confirmed: boolean | undefined
    let isStill = true
    const real = migratedDatabase(store().open())
    const paused = instance({
      ...real,
      // It does not renew: the machine stands still. What comes after it wakes gets through.
      query: (sql, args) =>
        sql.includes('IN (') && isStill ? new Promise(() => undefined) : real.query(sql, args),
    })
    let begin: () => void = () => undefined
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    const late = paused.run('m', async (claim) => {
      begin()
      await stopped
      confirmed = await claim.confirm()
      if (confirmed) sent.push('late')
    })
    await begun
    expect(
      await second.run('m', async (claim) => {
        if (await claim.confirm()) sent.push('second')
      }),
    ).toBe(true)
    isStill = false
    revive()
    expect(await late).toBe(false)
    expect(confirmed).toBe(false)
    expect(sent).toEqual(['second'])
    expect(await first.run('m', async () => undefined)).toBe(false)
  })

  it('are free again at once when the work fails, and the next one is told', async () => {
    const [first, second] = [instance(), instance()]
    await expect(first.run('m', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    const claims: boolean[] = []
    expect(
      await second.run('m', async ({ takenOver }) => {
        claims.push(takenOver)
      }),
    ).toBe(true)
    expect(claims).toEqual([true])
    expect(await first.run('m', async () => undefined)).toBe(false)
  })

  it('leave a message alone that nobody can answer', async () => {
    const one = instance()
    let tries = 0
    for (let i = 0; i < 8; i++)
      await one
        .run('m', () => {
          tries++
          return Promise.reject(new Error('always'))
        })
        .catch(() => undefined)
    expect(tries).toBe(5)
    expect(one.logged.filter((line) => line.includes('claim-given-up')).length).toBeGreaterThan(0)
  })

  it('keep nobody waiting for a database that says nothing', async () => {
    const real = migratedDatabase(store().open())
    let asked = 0
    const one = instance(
      {
        ...real,
        query: () => {
          asked++
          return new Promise(() => undefined)
        },
      },
      30_000,
    )
    const answered: string[] = []
    for (const key of ['a', 'b', 'c', 'd'])
      await one.run(key, async ({ confirm }) => {
        if (await confirm()) answered.push(key)
      })
    expect(answered).toEqual(['a', 'b', 'c', 'd'])
    // The first waits for a while; after that the database is asked now and then only.
    expect(asked).toBeLessThan(4)
    expect(one.logged.filter((line) => line.includes('claims-alone'))).toHaveLength(1)
  })

  it('do not stand in the way while the database is away, and are made up for when it returns', async () => {
    const real = migratedDatabase(store().open())
    let isAway = false
    const one = instance({
      ...real,
      query: (sql, args) => (isAway ? Promise.reject(new Error('ECONNREFUSED')) : real.query(sql, args)),
    })
    const other = instance()
    const answered: string[] = []
    const answer = (key: string) => one.run(key, async () => void answered.push(key))
    isAway = true
    for (const key of ['a', 'b', 'a', 'c']) await answer(key)
    expect(answered).toEqual(['a', 'b', 'c'])
    isAway = false
    await expect
      .poll(
        async () => (await real.query('SELECT name FROM clausebot_claims WHERE done_at IS NOT NULL')).length,
      )
      .toBe(3)
    expect(await other.run('b', async () => void answered.push('twice'))).toBe(false)
    expect(answered).toEqual(['a', 'b', 'c'])
    expect(one.logged.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
      'claims-alone',
      'claims-agreed-again',
    ])
  })
})
