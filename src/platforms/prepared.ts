// Keeps checked and indexed knowledge in a file, so that a start takes a tenth of the time and half of the memory.
// The file is only ever a copy: its name says of which knowledge and which code, and without it all is made anew.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Fault } from '../knowledge/fault.js'
import { knowledgeVersion } from '../knowledge/files.js'
import type { Knowledge } from '../knowledge/model.js'
import { readPacked, writePacked } from '../search/packed-file.js'
import { type PackedKnowledge, packKnowledge, withoutExamples } from '../search/packed-knowledge.js'

export type Prepared =
  | {
      readonly ok: true
      readonly knowledge: Knowledge
      readonly packed: PackedKnowledge
      /** Names the state of the knowledge; see knowledgeVersion. */
      readonly version: string
    }
  | { readonly ok: false; readonly faults: readonly Fault[] }

export interface PrepareOptions {
  /** Reads and checks every file even if a copy is kept; the knowledge then has its examples. */
  readonly afresh?: boolean
  readonly keepIn?: string
}

/** Reads a knowledge folder, from the kept copy if nothing has changed. Throws if the folder cannot be read. */
export async function prepareKnowledge(
  folder: string,
  { afresh = false, keepIn = KEEP_IN }: PrepareOptions = {},
): Promise<Prepared> {
  const version = knowledgeVersion(folder)
  const file = join(keepIn, `${version}-${codeVersion()}.bin`)
  const kept = afresh ? undefined : readKept(file)
  if (kept) return { ok: true, ...kept, version }
  // Loaded only here: the YAML parser and the schema are half of the code and of no use with a kept copy.
  const { readKnowledge } = await import('../knowledge/folder.js')
  const result = readKnowledge(folder)
  if (!result.ok) return { ok: false, faults: result.faults }
  const { knowledge } = result
  const packed = packKnowledge(knowledge)
  // The name says of which files it is a copy: not of some that were changed while they were read.
  if (result.version === version) keep(file, keepIn, { knowledge: withoutExamples(knowledge), packed })
  return { ok: true, knowledge, packed, version: result.version }
}

interface Kept {
  readonly knowledge: Knowledge
  readonly packed: PackedKnowledge
}

function readKept(file: string): Kept | undefined {
  try {
    const { packed, attached } = readPacked(readFileSync(file))
    // Guarantee of the cast: the file was written by `keep` of the same code, which its name says.
    return { packed, knowledge: attached as Knowledge }
  } catch {
    return undefined
  }
}

/** A folder that cannot be written only costs time at the next start. */
function keep(file: string, folder: string, { knowledge, packed }: Kept): void {
  try {
    mkdirSync(folder, { recursive: true })
    const others = readdirSync(folder).filter((name) => name.endsWith('.bin'))
    if (others.length >= MOST_KEPT) for (const name of others) rmSync(join(folder, name), { force: true })
    const partial = `${file}.${process.pid}`
    writeFileSync(partial, writePacked(packed, knowledge))
    renameSync(partial, file)
  } catch {
    // Read-only installation.
  }
}

/** Changes with the code that checks and indexes. */
function codeVersion(): string {
  const hash = createHash('sha256')
  for (const part of ['knowledge', 'language', 'search']) {
    const folder = fileURLToPath(new URL(`../${part}/`, import.meta.url))
    for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)))
  }
  return hash.digest('hex').slice(0, 12)
}

const KEEP_IN = fileURLToPath(new URL('../../.cache/', import.meta.url))
const MOST_KEPT = 8
