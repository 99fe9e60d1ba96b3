// Loads a knowledge folder in a worker thread: checking and indexing take seconds, and questions go on being answered.
import { Worker } from 'node:worker_threads'
import type { Fault } from '../knowledge/fault.js'
import type { Knowledge } from '../knowledge/model.js'
import { readPacked } from '../search/packed-file.js'
import type { Prepared } from './prepared.js'

/** What the worker hands over: the bytes of packed-file.ts, or why there are none. */
export type Loaded =
  | { readonly ok: true; readonly version: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Loads a folder once its files have come to rest. Throws if it cannot be read or does not come to rest. */
export async function loadInWorker(folder: string): Promise<Prepared> {
  const loaded = await new Promise<Loaded>((resolve, reject) => {
    const worker = new Worker(new URL('./reload-worker.js', import.meta.url), { workerData: folder })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the worker ended with ${code} before it was done`)))
  })
  if (!loaded.ok) return loaded
  const { packed, attached } = readPacked(loaded.bytes)
  // Guarantee of the cast: the worker attached the checked knowledge.
  return { ok: true, knowledge: attached as Knowledge, packed, version: loaded.version }
}
