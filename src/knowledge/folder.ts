// Reads and checks a knowledge folder.
import { readFileSync, statSync } from 'node:fs'
import { type CheckResult, checkKnowledge } from './check.js'
import type { Fault } from './fault.js'
import { knowledgeVersion, pathIn, yamlFiles } from './files.js'
import { MAX_FILE_BYTES } from './limits.js'
import type { SourceFile } from './yaml-source.js'

/** The result of the check, and of which state of the folder it is. */
export type FolderResult = CheckResult & {
  /** Names the state of the knowledge; see knowledgeVersion. */
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
    const path = pathIn(folder, file)
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
