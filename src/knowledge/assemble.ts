// Sound files become the one Knowledge that the core works on. Checks nothing.
import type { Clause, Document, Knowledge, Text } from './model.js'
import type { KnowledgeFile } from './schema.js'
import type { ShapedFile } from './shaped-file.js'

/** All files together, in their order. They have to be checked: ids that clash or lead nowhere go through. */
export function assemble(files: readonly ShapedFile[]): Knowledge {
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
