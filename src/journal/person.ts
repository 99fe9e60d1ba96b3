// Persons are known to the journal by a keyed hash only: the same person can be told from others, but not named.
import { createHmac, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Hash of a person of a platform, 16 hex digits. */
export type HashPerson = (platform: string, person: string) => string

/** Persons of different platforms differ; without the key nobody can try out names. */
export function personHasher(key: string): HashPerson {
  return (platform, person) =>
    createHmac('sha256', key).update(`${platform}\0${person}`).digest('hex').slice(0, 16)
}

/**
 * The key kept in a folder, made at first need; processes that start together agree on one.
 * Throws if the folder can neither be read nor written.
 */
export function keptKey(folder: string): string {
  const path = join(folder, KEY_FILE)
  const kept = readKey(path)
  if (kept) return kept
  mkdirSync(folder, { recursive: true })
  const own = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(own, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  try {
    // A link is made once: whoever comes second takes the key of the first.
    linkSync(own, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(own, { force: true })
  }
  const made = readKey(path)
  if (!made) throw new Error(`${path} holds no key → delete it; a new one is made`)
  return made
}

function readKey(path: string): string | undefined {
  try {
    const key = readFileSync(path, 'utf8').trim()
    return key === '' ? undefined : key
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

const KEY_FILE = 'journal.key'
