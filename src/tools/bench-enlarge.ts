// Makes a knowledge of many clauses out of a small one: the same documents, with other figures, of many more services.
import type { Knowledge } from '../knowledge/model.js'

/** The knowledge with copies of all its documents until it has at least `clauses` clauses. */
export function enlarge(knowledge: Knowledge, clauses: number): Knowledge {
  const own = knowledge.documents.reduce((n, document) => n + document.clauses.length, 0)
  const copies = Math.max(0, Math.ceil(clauses / own) - 1)
  const made = Array.from({ length: copies }, (_, copy) => copyOf(knowledge, copy + 1))
  return {
    ...knowledge,
    services: [...knowledge.services, ...made.flatMap(({ services }) => services)],
    documents: [...knowledge.documents, ...made.flatMap(({ documents }) => documents)],
  }
}

function copyOf({ services, documents }: Knowledge, copy: number): Pick<Knowledge, 'services' | 'documents'> {
  const vary = (text: string) => text.replace(/\d+/g, (digits) => String(Number(digits) + (copy % 97)))
  return {
    services: services.map((service, i) => {
      const name = inventedName(copy * services.length + i)
      return { ...service, id: `${service.id}-${copy}`, name: { ja: name, en: name }, aliases: [] }
    }),
    documents: documents.map((document) => ({
      ...document,
      id: `${document.id}-${copy}`,
      service: `${document.service}-${copy}`,
      clauses: document.clauses.map((clause) => ({
        ...clause,
        statements: clause.statements.map((statement) => ({
          ...statement,
          text: { ja: vary(statement.text.ja), en: vary(statement.text.en) },
        })),
      })),
    })),
  }
}

/** ザゾバクラウド, ザゾビクラウド …: names that nobody asks about, one for each number below 8,000. */
function inventedName(n: number): string {
  const at = (place: number) => SYLLABLES[Math.floor(n / SYLLABLES.length ** place) % SYLLABLES.length] ?? ''
  return `${at(2)}${at(1)}${at(0)}クラウド`
}

const SYLLABLES = [...'ザゾバビブベボガギグゲゴダヂヅデドパピポ']
