// The other half of reload.ts: runs in the worker, loads one folder and ends.
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { knowledgeVersion } from '../knowledge/files.js'
import { writePacked } from '../search/packed-file.js'
import { withoutExamples } from '../search/packed-knowledge.js'
import { type Prepared, prepareKnowledge } from './prepared.js'
import type { Loaded } from './reload.js'

/** Editors and `git pull` write a file within a few milliseconds, a folder within some tens. */
const REST_MS = 250
const MOST_TRIES = 100
const MOST_FAILURES = 8

// Below its constants: this module works while it is being loaded.
const prepared = await prepareAtRest(String(workerData))
if (prepared.ok) {
  const bytes = writePacked(prepared.packed, withoutExamples(prepared.knowledge))
  const loaded: Loaded = { ok: true, version: prepared.version, bytes }
  // Handed over, not copied. Guarantee of the cast: writePacked makes an array of its own.
  parentPort?.postMessage(loaded, [bytes.buffer as ArrayBuffer])
} else {
  const loaded: Loaded = { ok: false, faults: prepared.faults }
  parentPort?.postMessage(loaded)
}

/** Reads only what stays the same before, while and after it is read: half of a copy in progress is no state. */
async function prepareAtRest(folder: string): Promise<Prepared> {
  let failure: unknown = new Error('its files keep changing')
  for (let i = 0; i < MOST_TRIES; i++) {
    try {
      const before = knowledgeVersion(folder)
      await sleep(REST_MS)
      if (knowledgeVersion(folder) !== before) continue
      const result = await prepareKnowledge(folder)
      if (knowledgeVersion(folder) === before && (!result.ok || result.version === before)) return result
    } catch (error) {
      // A file that an editor is just replacing is gone for a moment.
      failure = error
      if (i >= MOST_FAILURES) break
      await sleep(REST_MS)
    }
  }
  throw failure
}
