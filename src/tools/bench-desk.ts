// `npm run bench:desk`: load on the desk over loopback. Times for 2,000 questions, while the knowledge reloads, and
// memory over 100,000 questions. Only ever talks to the desk that it starts itself.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SHIPPED_KNOWLEDGE } from '../platforms/shipped.js'
import { readSet, shippedSets } from './question-sets.js'

const CONCURRENCY = 50
const TIMED = 2_000
const SOAKED = 100_000
const SOAK_STEPS = 5

interface Outcome {
  /** Milliseconds of each question, sorted. */
  readonly times: readonly number[]
  readonly errors: number
  readonly seconds: number
}

const folder = mkdtempSync(join(tmpdir(), 'bench-desk-'))
const dataFolder = mkdtempSync(join(tmpdir(), 'bench-desk-data-'))
cpSync(SHIPPED_KNOWLEDGE, folder, { recursive: true })
const questions = shippedSets()
  .flatMap(readSet)
  .map(({ q, thread, service }) => JSON.stringify({ question: q, thread, service }))
const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY })
const desk = spawn(process.execPath, [fileURLToPath(new URL('../start.js', import.meta.url))], {
  env: {
    PATH: process.env.PATH ?? '',
    PORT: '0',
    KNOWLEDGE_DIR: folder,
    DATA_DIR: dataFolder,
    LOG_LEVEL: 'warn',
  },
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  const url = await addressOf()
  // The first round warms the compiler and the indexes made on demand.
  await load(url, TIMED)
  report('2,000 questions', await load(url, TIMED))
  const reloading = load(url, TIMED)
  appendFileSync(join(folder, 'strangers.yaml'), '# a change that makes the desk load everything anew\n')
  report('2,000 questions during a reload', await reloading)
  const memory = [await residentMegabytes(url)]
  let errors = 0
  for (let step = 0; step < SOAK_STEPS; step++) {
    errors += (await load(url, SOAKED / SOAK_STEPS)).errors
    memory.push(await residentMegabytes(url))
    process.stderr.write(`${(step + 1) * (SOAKED / SOAK_STEPS)} questions: ${memory.at(-1)} MB\n`)
  }
  console.log(
    `memory at the start and after each ${(SOAKED / SOAK_STEPS).toLocaleString('en-US')} of ${SOAKED.toLocaleString('en-US')} questions: ${memory.join(', ')} MB; errors: ${errors}`,
  )
} finally {
  agent.destroy()
  desk.kill('SIGTERM')
  await once(desk, 'exit')
  rmSync(folder, { recursive: true })
  rmSync(dataFolder, { recursive: true })
}

/** The address that the desk prints; ends with it if it does not start. */
async function addressOf(): Promise<string> {
  for (;;) {
    const [data] = (await Promise.race([
      once(desk.stdout, 'data'),
      once(desk, 'exit').then(() => {
        throw new Error('the desk did not start')
      }),
    ])) as [Buffer]
    const found = /http:\/\/[^\s/]+/.exec(data.toString())?.[0]
    if (found) return found
  }
}

async function load(url: string, count: number): Promise<Outcome> {
  const times: number[] = []
  let next = 0
  let errors = 0
  const start = performance.now()
  const worker = async () => {
    while (next < count) {
      const body = questions[next++ % questions.length] ?? ''
      const asked = performance.now()
      if ((await post(`${url}/api/ask`, body)) !== 200) errors++
      times.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  return { times: times.sort((a, b) => a - b), errors, seconds: (performance.now() - start) / 1000 }
}

/** Resolves to the status; to 0 if there was no answer. */
function post(url: string, body: string): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
      },
    )
    sent.on('error', () => resolve(0))
    sent.end(body)
  })
}

function report(what: string, { times, errors, seconds }: Outcome): void {
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1)
  console.log(
    `| desk, ${what}, ${CONCURRENCY} at a time | ${Math.round(times.length / seconds)} a second | median ${at(0.5)} ms | p99 ${at(0.99)} ms | longest ${at(1)} ms | errors ${errors} |`,
  )
}

async function residentMegabytes(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Math.round(Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / 1024 / 1024)
}
