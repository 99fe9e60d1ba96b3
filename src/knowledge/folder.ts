// Reads a knowledge folder. The only file below knowledge/ that touches the disk.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type CheckResult, checkKnowledge } from './check.js'
import type { Fault } from './fault.js'
import { MAX_FILE_BYTES, type SourceFile } from './yaml-source.js'

export type FolderResult = CheckResult & {
  /** SHA-256 over names and bytes, first 12 hex digits: names the state of the knowledge. */
  readonly version: string
  readonly files: readonly string[]
}

/**
 * Reads and checks every `.yaml` and `.yml` below a folder, in the order of their names.
 * Throws only if the folder itself cannot be read.
 */
export function readKnowledge(folder: string): FolderResult {
  const sources: SourceFile[] = []
  const faults: Fault[] = []
  for (const file of yamlFiles(folder)) {
    const path = relative(folder, file).split(sep).join('/')
    const { size } = statSync(file)
    if (size > MAX_FILE_BYTES) {
      faults.push(tooLarge(path, size))
      continue
    }
    const bytes = readFileSync(file)
    const text = decode(bytes)
    if (text === undefined) faults.push(notUtf8(path))
    else sources.push({ path, text })
  }
  const version = knowledgeVersion(folder)
  const files = sources.map((source) => source.path)
  const result = checkKnowledge(sources)
  if (result.ok && faults.length === 0) return { ...result, version, files }
  return { ok: false, faults: [...faults, ...(result.ok ? [] : result.faults)], version, files }
}

/** The version of a folder without checking it: changes whenever a file's name or content does. */
export function knowledgeVersion(folder: string): string {
  const hash = createHash('sha256')
  for (const file of yamlFiles(folder)) {
    hash.update(relative(folder, file).split(sep).join('/')).update('\0')
    if (statSync(file).size <= MAX_FILE_BYTES) hash.update(readFileSync(file))
    hash.update('\0')
  }
  return hash.digest('hex').slice(0, 12)
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function tooLarge(file: string, bytes: number): Fault {
  const mb = (n: number) => (n / 1024 / 1024).toFixed(0)
  return {
    file,
    line: 1,
    column: 1,
    code: 'too-large',
    what: {
      ja: `ファイルが大きすぎます(${mb(bytes)} MB、上限 ${mb(MAX_FILE_BYTES)} MB)`,
      en: `the file is too large (${mb(bytes)} MB, limit ${mb(MAX_FILE_BYTES)} MB)`,
    },
    mend: {
      ja: '文書ごとにファイルを分けてください',
      en: 'split it, one file for each document',
    },
  }
}

function notUtf8(file: string): Fault {
  return {
    file,
    line: 1,
    column: 1,
    code: 'not-utf8',
    what: { ja: '文字コードがUTF-8ではありません', en: 'the file is not encoded in UTF-8' },
    mend: {
      ja: 'エディターで「UTF-8」を選んで保存し直してください(Shift_JISは読めません)',
      en: 'save it again as UTF-8',
    },
  }
}
