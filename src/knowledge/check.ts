// Turns the knowledge files into one checked Knowledge, or into the list of everything that is wrong with them.
import { type Fault, inFileOrder, shown } from './fault.js'
import type { Clause, Document, Knowledge, Statement, Text } from './model.js'
import { type KnowledgeFile, knowledgeFile } from './schema.js'
import { shapeFaults } from './shape-faults.js'
import { parseYaml, type SourceFile, type YamlSource } from './yaml-source.js'

export type CheckResult =
  | { readonly ok: true; readonly knowledge: Knowledge }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** A file that has the right shape; references into other files are not looked at yet. */
interface ShapedFile {
  readonly source: YamlSource
  readonly content: KnowledgeFile
}

/**
 * Checks all files together.
 * Every fault of every file is returned at once, in file order; knowledge is handed out only when there is none.
 */
export function checkKnowledge(files: readonly SourceFile[]): CheckResult {
  const faults: Fault[] = []
  const shaped: ShapedFile[] = []
  for (const file of files) {
    const parsed = parseYaml(file)
    faults.push(...parsed.faults)
    if (!parsed.source || parsed.source.value === null) continue
    const result = knowledgeFile.safeParse(parsed.source.value)
    if (result.success) shaped.push({ source: parsed.source, content: result.data })
    else faults.push(...shapeFaults(parsed.source, result.error.issues))
  }
  // References are judged only when every file has its shape: a file that failed would make all others dangle.
  const complete = faults.length === 0
  faults.push(...duplicateFaults(shaped))
  if (complete) faults.push(...referenceFaults(shaped))
  if (complete && faults.length === 0 && !shaped.some((file) => file.content.document))
    faults.push({
      file: '.',
      line: 1,
      column: 1,
      code: 'empty-folder',
      what: { ja: '文書が1つもありません', en: 'there is no document' },
      mend: {
        ja: 'document: と clauses: を持つYAMLファイルを置いてください(knowledge/README.md に例があります)',
        en: 'add a YAML file with document: and clauses: (knowledge/README.md has an example)',
      },
    })
  if (faults.length > 0) return { ok: false, faults: inFileOrder(faults) }
  return { ok: true, knowledge: assemble(shaped) }
}

function assemble(files: readonly ShapedFile[]): Knowledge {
  return {
    services: files.flatMap(({ content }) => (content.service ? [content.service] : [])),
    topics: files.flatMap(({ content }) => content.topics ?? []),
    documents: files.flatMap(({ content }) => documentOf(content)),
    words: files.flatMap(({ content }) => content.words ?? []),
    strangers: files.flatMap(({ content }) => content.strangers ?? []),
    chatter: files.flatMap(({ content }) => content.chatter ?? []),
  }
}

function documentOf(content: KnowledgeFile): Document[] {
  if (!content.document) return []
  const { numbers, service, ...rest } = content.document
  return [
    {
      ...rest,
      service: service ?? content.service?.id ?? '',
      clauses: (content.clauses ?? []).map(
        (clause): Clause => ({
          ...clause,
          number: clause.number ?? numberOf(clause.id, numbers),
        }),
      ),
    },
  ]
}

/** `16-1` with `["第{1}条", "第{1}条第{2}項"]` → 第16条第1項; without templates the id itself. */
function numberOf(id: string, numbers: { ja: string[]; en: string[] } | undefined): Text {
  const parts = id.split('-')
  const fill = (templates: readonly string[] | undefined) => {
    const template = templates?.[parts.length - 1] ?? templates?.at(-1)
    if (!template) return id
    return template.replace(/\{(id|\d)\}/g, (_, slot: string) =>
      slot === 'id' ? id : (parts[Number(slot) - 1] ?? ''),
    )
  }
  return { ja: fill(numbers?.ja), en: fill(numbers?.en) }
}

/** Ids must be unique where they are looked up by id; a name must not belong to two services. */
function duplicateFaults(files: readonly ShapedFile[]): Fault[] {
  const faults: Fault[] = []
  const first = new Map<string, { source: YamlSource; path: PropertyKey[] }>()
  const claim = (kind: string, id: string, source: YamlSource, path: PropertyKey[]) => {
    const earlier = first.get(`${kind} ${id}`)
    if (!earlier) {
      first.set(`${kind} ${id}`, { source, path })
      return
    }
    const at = earlier.source.placeOf(earlier.path)
    faults.push({
      ...source.placeOf(path),
      code: 'duplicate',
      what: {
        ja: `${kind} ${shown(id)} はすでに ${at.file}:${at.line} にあります`,
        en: `${kind} ${shown(id)} is already at ${at.file}:${at.line}`,
      },
      mend: {
        ja: '片方の id を変えるか、1つにまとめてください',
        en: 'change one of the ids, or merge the two',
      },
    })
  }
  for (const { source, content } of files) {
    if (content.service) claim('service', content.service.id, source, ['service', 'id'])
    if (content.document) claim('document', content.document.id, source, ['document', 'id'])
    content.topics?.forEach((topic, i) => {
      claim('topic', topic.id, source, ['topics', i, 'id'])
    })
    content.words?.forEach((word, i) => {
      claim('word', word.id, source, ['words', i, 'id'])
    })
    content.clauses?.forEach((clause, i) => {
      claim(`clause of ${content.document?.id ?? source.file}`, clause.id, source, ['clauses', i, 'id'])
    })
  }
  return [...faults, ...aliasFaults(files)]
}

function aliasFaults(files: readonly ShapedFile[]): Fault[] {
  const owner = new Map<string, string>()
  const faults: Fault[] = []
  for (const { source, content } of files) {
    const service = content.service
    if (!service) continue
    const names: [string, PropertyKey[]][] = [
      [service.name.ja, ['service', 'name', 'ja']],
      [service.name.en, ['service', 'name', 'en']],
      ...service.aliases.map((alias, i): [string, PropertyKey[]] => [alias, ['service', 'aliases', i]]),
    ]
    for (const [name, path] of names) {
      const key = nameKey(name)
      const earlier = owner.get(key)
      if (earlier === undefined) owner.set(key, service.id)
      else if (earlier !== service.id)
        faults.push({
          ...source.placeOf(path),
          code: 'alias-claimed-twice',
          what: {
            ja: `呼び名 ${shown(name)} はサービス ${earlier} も使っています`,
            en: `the name ${shown(name)} is claimed by the service ${earlier} as well`,
          },
          mend: { ja: 'どちらか一方から消してください', en: 'remove it from one of the two' },
        })
    }
  }
  return faults
}

const nameKey = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s・･\-_]/g, '')

/** Every topic, service and pair of keys that a file leans on must exist somewhere. */
function referenceFaults(files: readonly ShapedFile[]): Fault[] {
  const topics = new Set(files.flatMap(({ content }) => (content.topics ?? []).map((topic) => topic.id)))
  const services = new Set(
    files.flatMap(({ content }): string[] => (content.service ? [content.service.id] : [])),
  )
  return files.flatMap(({ source, content }) => [
    ...documentFaults(source, content, services),
    ...(content.clauses ?? []).flatMap((clause, c) =>
      clause.statements.flatMap((statement, s) =>
        topicPaths(statement).flatMap(({ topic, path }): Fault[] =>
          topics.has(topic)
            ? []
            : [
                dangling(
                  source,
                  ['clauses', c, 'statements', s, ...path],
                  'topic',
                  topic,
                  near(topic, topics),
                ),
              ],
        ),
      ),
    ),
  ])
}

/** Every topic that a statement names, with its place below the statement. */
function topicPaths({ topic, also, silent }: Statement): { topic: string; path: PropertyKey[] }[] {
  return [
    { topic, path: ['topic'] },
    ...also.map((topic, i) => ({ topic, path: ['also', i] })),
    ...silent.map((topic, i) => ({ topic, path: ['silent', i] })),
  ]
}

function documentFaults(source: YamlSource, content: KnowledgeFile, services: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = []
  const lacks = (have: PropertyKey, lack: string) =>
    faults.push({
      ...source.placeOfKey([], String(have)),
      code: 'missing',
      what: {
        ja: `${String(have)}: があるのに ${lack}: がありません`,
        en: `there is ${String(have)}: but no ${lack}:`,
      },
      mend: { ja: `同じファイルに ${lack}: を書いてください`, en: `add ${lack}: to the same file` },
    })
  if (content.clauses && !content.document) lacks('clauses', 'document')
  if (content.document && !content.clauses) lacks('document', 'clauses')
  if (content.document && !content.service && !content.document.service) lacks('document', 'service')
  const named = content.document?.service
  if (named !== undefined && !services.has(named))
    faults.push(dangling(source, ['document', 'service'], 'service', named, near(named, services)))
  return faults
}

function dangling(
  source: YamlSource,
  path: readonly PropertyKey[],
  kind: string,
  id: string,
  nearest: string | undefined,
): Fault {
  return {
    ...source.placeOf(path),
    code: 'dangling',
    what: { ja: `${kind} ${shown(id)} はどこにもありません`, en: `${kind} ${shown(id)} is nowhere defined` },
    mend: nearest
      ? { ja: `もしかして ${nearest} ですか`, en: `did you mean ${nearest}?` }
      : {
          ja: 'knowledge/topics にある id を使うか、このファイルの topics: に足してください',
          en: 'use an id of knowledge/topics, or add it under topics: in this file',
        },
  }
}

/** The known id that shares most letter pairs with a misspelt one, if it is near at all. */
function near(id: string, known: ReadonlySet<string>): string | undefined {
  const pairs = (s: string) => new Set([...s].slice(1).map((c, i) => s[i] + c))
  const mine = pairs(id)
  let best: string | undefined
  let most = NEAR_ENOUGH
  for (const candidate of known) {
    const theirs = pairs(candidate)
    const shared = [...mine].filter((pair) => theirs.has(pair)).length
    const likeness = (2 * shared) / (mine.size + theirs.size || 1)
    if (likeness > most) {
      most = likeness
      best = candidate
    }
  }
  return best
}

/** Dice likeness of letter pairs from which on an id is offered as what was meant. */
const NEAR_ENOUGH = 0.6
