// One YAML text to plain values that still know their line. Decides nothing about what the values mean.
import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
} from 'yaml'
import type { Fault, Place } from './fault.js'
import { MAX_FILE_BYTES } from './limits.js'

/** A knowledge file as handed over by whoever read it. */
export interface SourceFile {
  /** Relative to the knowledge folder, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** Parsed YAML: the plain value, and a way from a path in it (`['clauses', 3, 'id']`) to its place in the file. */
export interface YamlSource {
  readonly file: string
  readonly value: unknown
  readonly placeOf: (path: readonly PropertyKey[]) => Place
  /** Place of a key itself rather than of its value. */
  readonly placeOfKey: (path: readonly PropertyKey[], key: string) => Place
}

/** How often anchors may be repeated; more is the "billion laughs" pattern, not authoring. */
const MAX_ALIASES = 50

/**
 * Parses one file. All syntax faults are returned together; on any the value is withheld.
 * Never throws, whatever the text is.
 */
export function parseYaml(source: SourceFile): { source?: YamlSource; faults: Fault[] } {
  const file = source.path
  const whole = { file, line: 1, column: 1 }
  if (source.text.length > MAX_FILE_BYTES)
    return {
      faults: [
        {
          ...whole,
          code: 'too-large',
          what: {
            ja: `ファイルが大きすぎます(${megabytes(source.text.length)} MB、上限 ${megabytes(MAX_FILE_BYTES)} MB)`,
            en: `the file is too large (${megabytes(source.text.length)} MB, limit ${megabytes(MAX_FILE_BYTES)} MB)`,
          },
          mend: { ja: '文書ごとにファイルを分けてください', en: 'split it, one file for each document' },
        },
      ],
    }
  const lines = new LineCounter()
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false })
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const faults: Fault[] = document.errors.map((error) => ({
    ...placeAt(error.pos[0]),
    code: 'yaml',
    what: { ja: `YAMLとして読めません(${error.message})`, en: `this is not valid YAML (${error.message})` },
    mend: yamlMend(error.code),
  }))
  if (faults.length > 0) return { faults }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    return {
      faults: [
        {
          ...whole,
          code: 'aliases',
          what: {
            ja: `アンカー(&)と参照(*)の繰り返しが多すぎます(${String((error as Error).message)})`,
            en: `anchors (&) and aliases (*) repeat too often (${String((error as Error).message)})`,
          },
          mend: {
            ja: '参照をやめて値をそのまま書いてください',
            en: 'write the values out instead of referring to them',
          },
        },
      ],
    }
  }
  const root = document.contents
  return {
    faults: [],
    source: {
      file,
      value,
      placeOf: (path) => placeAt(offsetOf(root, path)),
      placeOfKey: (path, key) => placeAt(offsetOfKey(root, path, key)),
    },
  }
}

/** Offset of the deepest node that exists on the path: a missing key is reported where its parent starts. */
function offsetOf(root: ParsedNode | null, path: readonly PropertyKey[]): number {
  let node: Node | null = root
  for (const key of path) {
    const next = childOf(node, key)
    if (!next) break
    node = next
  }
  return node?.range?.[0] ?? 0
}

function offsetOfKey(root: ParsedNode | null, path: readonly PropertyKey[], key: string): number {
  let node: Node | null = root
  for (const step of path) node = childOf(node, step) ?? node
  if (isMap(node))
    for (const pair of node.items)
      if (isPair(pair) && isScalar(pair.key) && String(pair.key.value) === key)
        return pair.key.range?.[0] ?? 0
  return offsetOf(root, [...path, key])
}

function childOf(node: Node | null, key: PropertyKey): Node | null {
  if (isMap(node)) {
    const found = node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key))
    return isNode(found?.value) ? found.value : null
  }
  if (isSeq(node) && typeof key === 'number') {
    const item = node.items[key]
    return isNode(item) ? item : null
  }
  return null
}

function yamlMend(code: string): Fault['mend'] {
  if (code === 'DUPLICATE_KEY')
    return { ja: '同じ名前のキーは1つだけにしてください', en: 'keep only one key of that name' }
  if (code === 'TAB_AS_INDENT') return { ja: '字下げはタブでなく空白で', en: 'indent with spaces, not tabs' }
  return {
    ja: '字下げと引用符を見直し、「: 」や記号で始まる値は "" で囲んでください',
    en: 'check the indentation and quotes; put values with ": " or a leading sign in double quotes',
  }
}

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1)
