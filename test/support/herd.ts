// Several processes of `npm start` beside each other, that a test can kill and start again.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pause, until } from './slack/until.js'

const PROGRAM = fileURLToPath(new URL('../../dist/start.js', import.meta.url))

export interface Herd {
  /** `kill -9` of one after another, each replaced by a new one, until the work is done; gives how many. */
  readonly killInTurn: (everyMs: number, during: Promise<unknown>) => Promise<number>
  /** Where each listens; undefined while it does not. */
  readonly urls: () => readonly (string | undefined)[]
  /** What all processes have said, those included that are gone. */
  readonly said: () => string
  /** Ends all, calmly; gives their exit codes. */
  readonly end: () => Promise<(number | null)[]>
}

interface Member {
  readonly child: ChildProcess
  url?: string
}

/** Starts so many; `folder` is where each keeps its own data. */
export function startHerd(count: number, env: Readonly<Record<string, string>>, folder: string): Herd {
  let said = ''
  const start = (index: number): Member => {
    const dataDir = join(folder, String(index))
    mkdirSync(dataDir, { recursive: true })
    const child = spawn(process.execPath, [PROGRAM], {
      env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const member: Member = { child }
    let own = ''
    child.stderr.on('data', (data) => {
      said += String(data)
      own += String(data)
      const url = /"desk-listening","url":"([^"]+)"/.exec(own)?.[1]
      if (url !== undefined) member.url = url
    })
    return member
  }
  const members = Array.from({ length: count }, (_, index) => start(index))
  const ended = ({ child }: Member, signal: NodeJS.Signals) =>
    new Promise<number | null>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode)
      child.once('exit', resolve)
      child.kill(signal)
    })
  return {
    killInTurn: async (everyMs, during) => {
      let isOver = false
      const over = during.finally(() => {
        isOver = true
      })
      let kills = 0
      while (!isOver) {
        await Promise.race([pause(everyMs), over])
        const index = kills++ % count
        const member = members[index]
        if (member) await ended(member, 'SIGKILL')
        members[index] = start(index)
      }
      await over
      return kills
    },
    urls: () => members.map(({ url, child }) => (child.exitCode === null ? url : undefined)),
    said: () => said,
    end: () =>
      Promise.all(
        members.map(async (member) => {
          // One that has only just been started does not know yet how to end calmly.
          const started = () => member.url !== undefined || member.child.exitCode !== null
          await until(started, 30_000, 'started').catch(() => undefined)
          return ended(member, 'SIGTERM')
        }),
      ),
  }
}

/** Passes each request on to any of the herd that listens; 502 where that one dies over it, as balancers do. */
export async function balance(
  herd: Herd,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    const open = herd.urls().filter((url) => url !== undefined)
    const url = open[Math.floor(Math.random() * open.length)]
    const refuse = () => {
      if (!outgoing.headersSent) outgoing.writeHead(502)
      outgoing.end()
    }
    if (url === undefined) return refuse()
    const { method, headers } = incoming
    const passed = request(`${url}${incoming.url}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('error', refuse).pipe(outgoing)
    })
    incoming.pipe(passed.on('error', refuse))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // Guarantee of the cast: a server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
