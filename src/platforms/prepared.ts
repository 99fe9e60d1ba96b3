// Keeps checked and indexed knowledge in a file, so that a start takes a tenth of the time.
// The file is only ever a copy: its name says of which knowledge and which code, and without it all is made anew.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import type { Fault } from '../knowledge/fault.js'
import { type FolderResult, knowledgeVersion, readKnowledge } from '../knowledge/folder.js'
import type { Knowledge } from '../knowledge/model.js'
import { packSubjects } from '../search/catalog.js'
import type { PackedIndex } from '../search/weighted-index.js'

export type Prepared =
  | {
      readonly ok: true
      readonly knowledge: Knowledge
      readonly packed: PackedIndex
      /** Names the state of the knowledge; see FolderResult. */
      readonly version: string
    }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Reads a knowledge folder, from the kept copy if nothing has changed. Throws if the folder cannot be read. */
export function prepareKnowledge(folder: string, keepIn: string = KEEP_IN): Prepared {
  const version = knowledgeVersion(folder)
  const file = join(keepIn, `${version}-${codeVersion()}.bin`)
  const kept = readKept(file)
  if (kept) return { ok: true, ...kept, version }
  const result: FolderResult = readKnowledge(folder)
  if (!result.ok) return { ok: false, faults: result.faults }
  const prepared = { knowledge: result.knowledge, packed: packSubjects(result.knowledge) }
  keep(file, keepIn, prepared)
  return { ok: true, ...prepared, version: result.version }
}

type Kept = { readonly knowledge: Knowledge; readonly packed: PackedIndex }

function readKept(file: string): Kept | undefined {
  try {
    // Guarantee of the cast: the file was written by `keep` of the same code, which its name says.
    return deserialize(readFileSync(file)) as Kept
  } catch {
    return undefined
  }
}

/** A folder that cannot be written only costs time at the next start. */
function keep(file: string, folder: string, prepared: Kept): void {
  try {
    mkdirSync(folder, { recursive: true })
    const others = readdirSync(folder).filter((name) => name.endsWith('.bin'))
    if (others.length >= MOST_KEPT) for (const name of others) rmSync(join(folder, name), { force: true })
    const partial = `${file}.${process.pid}`
    writeFileSync(partial, serialize(prepared))
    renameSync(partial, file)
  } catch {
    // Read-only installation.
  }
}

/** Changes with the code that checks and indexes, and with the Node.js that wrote the file. */
function codeVersion(): string {
  const hash = createHash('sha256').update(process.version)
  for (const part of ['knowledge', 'language', 'search']) {
    const folder = fileURLToPath(new URL(`../${part}/`, import.meta.url))
    for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)))
  }
  return hash.digest('hex').slice(0, 12)
}

const KEEP_IN = fileURLToPath(new URL('../../.cache/', import.meta.url))
const MOST_KEPT = 8
