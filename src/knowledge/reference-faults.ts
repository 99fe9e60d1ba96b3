// What a file leans on and no file has: topics, services, the other half of a document.
import { type Fault, shown } from './fault.js'
import type { Statement } from './model.js'
import type { KnowledgeFile } from './schema.js'
import type { ShapedFile } from './shaped-file.js'
import type { YamlSource } from './yaml-source.js'

/** Every topic, service and pair of keys that a file leans on must exist somewhere. */
export function referenceFaults(files: readonly ShapedFile[]): Fault[] {
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
