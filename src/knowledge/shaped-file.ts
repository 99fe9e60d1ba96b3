// One file held against the schema, by itself: what it leans on in other files is not looked at.
import type { Fault } from './fault.js'
import { type KnowledgeFile, knowledgeFile } from './schema.js'
import { shapeFaults } from './shape-faults.js'
import { parseYaml, type SourceFile, type YamlSource } from './yaml-source.js'

/** A file that has the right shape, with the places of its values. */
export interface ShapedFile {
  readonly source: YamlSource
  readonly content: KnowledgeFile
}

/** The file if it has its shape, else its faults, all of them. An empty file has neither. */
export function shapeFile(file: SourceFile): { shaped?: ShapedFile; faults: readonly Fault[] } {
  const { source, faults } = parseYaml(file)
  if (!source || source.value === null) return { faults }
  const result = knowledgeFile.safeParse(source.value)
  return result.success
    ? { shaped: { source, content: result.data }, faults }
    : { faults: [...faults, ...shapeFaults(source, result.error.issues)] }
}
