// Several processes of `npm start` beside each other, that a test can kill and start again.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../../dist/start.js', import.meta.url))

export interface Herd {
  /** `kill -9`, and a new process in its place. */
  readonly replace: (index: number) => Promise<void>
  /** What all processes have said, those included that are gone. */
  readonly said: () => string
  /** Ends all, calmly; gives their exit codes. */
  readonly end: () => Promise<(number | null)[]>
}

/** Starts so many; `folder` is where each keeps its own data. */
export function startHerd(count: number, env: Readonly<Record<string, string>>, folder: string): Herd {
  let said = ''
  const start = (index: number) => {
    const dataDir = join(folder, String(index))
    mkdirSync(dataDir, { recursive: true })
    const child = spawn(process.execPath, [PROGRAM], {
      env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr.on('data', (data) => {
      said += String(data)
    })
    return child
  }
  const processes = Array.from({ length: count }, (_, index) => start(index))
  const ended = (child: ChildProcess, signal: NodeJS.Signals) =>
    new Promise<number | null>((resolve) => {
      if (child.exitCode !== null) return resolve(child.exitCode)
      child.once('exit', resolve)
      child.kill(signal)
    })
  return {
    replace: async (index) => {
      const child = processes[index]
      if (child) await ended(child, 'SIGKILL')
      processes[index] = start(index)
    },
    said: () => said,
    end: () => Promise.all(processes.map((child) => ended(child, 'SIGTERM'))),
  }
}
