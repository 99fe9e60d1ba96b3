// The files of a knowledge folder, and the version they make up. Reads nothing of what they say.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { MAX_FILE_BYTES } from './limits.js'

/** Every `.yaml` and `.yml` below a folder, in the order of their names. Throws if the folder cannot be read. */
export function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** The path of a file as faults name it: below its folder, with slashes on every system. */
export const pathIn = (folder: string, file: string) => relative(folder, file).split(sep).join('/')

/** SHA-256 over names and bytes, first 12 hex digits: changes whenever a file's name or content does. */
export function knowledgeVersion(folder: string): string {
  const hash = createHash('sha256')
  for (const file of yamlFiles(folder)) {
    hash.update(pathIn(folder, file)).update('\0')
    if (statSync(file).size <= MAX_FILE_BYTES) hash.update(readFileSync(file))
    hash.update('\0')
  }
  return hash.digest('hex').slice(0, 12)
}
