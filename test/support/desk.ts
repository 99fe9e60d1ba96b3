// The desk as an operator runs it: `node dist/start.js` in a process of its own, on a free port of this machine.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const START = fileURLToPath(new URL('../../dist/start.js', import.meta.url))

export interface RunningDesk {
  readonly url: string
  /** Log lines so far, parsed. */
  readonly log: () => readonly Record<string, unknown>[]
  readonly rawLog: () => string
  readonly stop: () => Promise<number | null>
}

/** Starts it and waits until it listens. Rejects with what it said if it does not. */
export async function startDesk(env: Readonly<Record<string, string>> = {}): Promise<RunningDesk> {
  const child = spawn(process.execPath, [START], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let log = ''
  child.stdout.on('data', (data: Buffer) => {
    out += data
  })
  child.stderr.on('data', (data: Buffer) => {
    log += data
  })
  const exited = once(child, 'exit')
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /http:\/\/[^\s/]+/.exec(out)?.[0]
      if (found) resolve(found)
    }
    child.stdout.on('data', look)
    void exited.then(() => reject(new Error(log)))
  })
  return {
    url,
    log: () =>
      log
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    rawLog: () => log,
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = (await exited) as [number | null]
      return code
    },
  }
}

/** Asks POST /api/ask. */
export async function askApi(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** Waits until something holds, looking often; throws after a bounded time. */
export async function until(
  what: string,
  holds: () => Promise<boolean> | boolean,
  ms = 30_000,
): Promise<void> {
  const end = Date.now() + ms
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
