// What is there twice that must be there once: ids, and names of services.
import { type Fault, shown } from './fault.js'
import type { ShapedFile } from './shaped-file.js'
import type { YamlSource } from './yaml-source.js'

/** Ids must be unique where they are looked up by id; a name must not belong to two services. */
export function duplicateFaults(files: readonly ShapedFile[]): Fault[] {
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
