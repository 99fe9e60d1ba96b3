// Turns the knowledge files into one checked Knowledge, or into the list of everything that is wrong with them.
import { assemble } from './assemble.js'
import { duplicateFaults } from './duplicate-faults.js'
import { type Fault, inFileOrder } from './fault.js'
import type { Knowledge } from './model.js'
import { referenceFaults } from './reference-faults.js'
import { shapeFile } from './shaped-file.js'
import type { SourceFile } from './yaml-source.js'

/** The knowledge, or why there is none: never both, and never half of it. */
export type CheckResult =
  | { readonly ok: true; readonly knowledge: Knowledge }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/**
 * Checks all files together.
 * Every fault of every file is returned at once, in file order; knowledge is handed out only when there is none.
 */
export function checkKnowledge(files: readonly SourceFile[]): CheckResult {
  const results = files.map(shapeFile)
  const shaped = results.flatMap((result) => (result.shaped ? [result.shaped] : []))
  const ofShape = results.flatMap((result) => result.faults)
  // References are judged only when every file has its shape: a file that failed would make all others dangle.
  const complete = ofShape.length === 0
  const faults = [...ofShape, ...duplicateFaults(shaped), ...(complete ? referenceFaults(shaped) : [])]
  if (faults.length === 0 && !shaped.some((file) => file.content.document)) faults.push(NO_DOCUMENT)
  return faults.length > 0
    ? { ok: false, faults: inFileOrder(faults) }
    : { ok: true, knowledge: assemble(shaped) }
}

const NO_DOCUMENT: Fault = {
  file: '.',
  line: 1,
  column: 1,
  code: 'empty-folder',
  what: { ja: '文書が1つもありません', en: 'there is no document' },
  mend: {
    ja: 'document: と clauses: を持つYAMLファイルを置いてください(knowledge/README.md に例があります)',
    en: 'add a YAML file with document: and clauses: (knowledge/README.md has an example)',
  },
}
