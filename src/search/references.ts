// Clause numbers as people write them, resolved against the documents that number their clauses that way.
import type { Clause, Document } from '../knowledge/model.js'
import { foldChars, kanjiNumber } from '../language/fold.js'

/** A clause number met in a question. */
export interface Reference {
  /** As written, folded: 第16条第1項, no.32. */
  readonly written: string
  /** Parts of the id: 第16条第1項 → [16, 1]. */
  readonly parts: readonly string[]
  /** `article` only fits documents that count in 条; `plain` fits any that has the id. */
  readonly style: 'article' | 'plain'
  /** Written so that it can be nothing else (No.32, 第16条), not a bare 6-6 or 53番. */
  readonly certain: boolean
}

/** Clause numbers in a text, in the order met, and the text without them. */
export function findReferences(text: string): { references: Reference[]; rest: string } {
  const references: Reference[] = []
  const rest = ARTICLE_WORDS.reduce(
    (remaining, { pattern, style, certain }) =>
      remaining.replace(pattern, (written: string, ...groups: (string | undefined)[]) => {
        const parts = groups
          .slice(0, -2)
          .filter((part): part is string => typeof part === 'string' && part !== '')
          .flatMap((part) => part.split(/[-.]/))
          .map((part) => String(kanjiNumber(part) ?? Number(part)))
        if (parts.length === 0 || parts.some((part) => part === 'NaN')) return written
        if (references.length >= MOST_REFERENCES) return written
        references.push({ written: written.trim(), parts, style, certain })
        return ' '
      }),
    foldChars(text),
  )
  return { references: expandRanges(references, foldChars(text)), rest }
}

/** 7-2-3〜7-2-5 means the ones between as well. */
function expandRanges(references: Reference[], text: string): Reference[] {
  return references.flatMap((reference, i) => {
    const next = references[i + 1]
    const from = Number(reference.parts.at(-1))
    const to = Number(next?.parts.at(-1))
    const tied =
      next !== undefined &&
      next.parts.length === reference.parts.length &&
      next.parts.slice(0, -1).join() === reference.parts.slice(0, -1).join() &&
      new RegExp(`${literal(reference.written)}\\s*(?:〜|~|から|-|to)\\s*${literal(next.written)}`).test(text)
    if (!tied || !(to > from) || to - from > LONGEST_RANGE) return [reference]
    const between = Array.from({ length: to - from - 1 }, (_, k) => ({
      ...reference,
      parts: [...reference.parts.slice(0, -1), String(from + 1 + k)],
    }))
    return [reference, ...between]
  })
}

/**
 * The clauses of a document that a reference means: the clause itself, or the paragraphs of an article named whole.
 * Empty when the document has no such clause or does not count that way.
 */
export function clausesAt(document: Document, reference: Reference): Clause[] {
  const { byId, byParent, countsInArticles } = clauseIndex(document)
  if (reference.style === 'article' && !countsInArticles) return []
  const id = reference.parts.join('-')
  const exact = byId.get(id)
  if (exact) return [exact]
  const children = byParent.get(id)
  if (children) return children
  // 第13条第1項第3号 of a document that stops at paragraphs: the paragraph holds it.
  const parent =
    reference.style === 'article' && reference.parts.length > 2 ? byId.get(parentOf(id)) : undefined
  return parent ? [parent] : []
}

interface ClauseIndex {
  readonly byId: ReadonlyMap<string, Clause>
  readonly byParent: ReadonlyMap<string, Clause[]>
  readonly countsInArticles: boolean
}

/** Made once for a document: a number is looked up in thousands of documents when no service is named. */
const clauseIndexes = new WeakMap<Document, ClauseIndex>()

function clauseIndex(document: Document): ClauseIndex {
  const known = clauseIndexes.get(document)
  if (known) return known
  const byParent = new Map<string, Clause[]>()
  for (const clause of document.clauses) {
    const siblings = byParent.get(parentOf(clause.id))
    if (siblings) siblings.push(clause)
    else byParent.set(parentOf(clause.id), [clause])
  }
  const index = {
    byId: new Map(document.clauses.map((clause) => [clause.id, clause])),
    byParent,
    countsInArticles: document.clauses.some((clause) => clause.number.ja.includes('条')),
  }
  clauseIndexes.set(document, index)
  return index
}

/** 16-1 → 16; 16 → the empty string. */
const parentOf = (id: string) => id.split('-').slice(0, -1).join('-')

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const N = '([0-9]{1,4}|[一二三四五六七八九十百]{1,6})'
/** Most specific first: what one pattern takes, the next does not see. */
const ARTICLE_WORDS: readonly {
  readonly pattern: RegExp
  readonly style: Reference['style']
  readonly certain: boolean
}[] = [
  {
    pattern: new RegExp(
      `第?${N}条(?:の|-|第|\\s*\\()*(?:${N}(?:項|(?![0-9か年月日回世台点])))?(?:の|第)*(?:${N}号)?`,
      'g',
    ),
    style: 'article',
    certain: true,
  },
  {
    pattern:
      /(?:\b(?:article|art\.?|section|sec\.)|§)\s*([0-9]+)(?:[,\s]*(?:paragraph|para\.?)?\s*\(?([0-9]+)\)?)?/g,
    style: 'article',
    certain: true,
  },
  { pattern: new RegExp(`第?${N}章の?第?${N}項目?`, 'g'), style: 'plain', certain: true },
  {
    pattern: /(?:項番|項目番号|\bno\.?)\s*([一二三四五六七八九十]{1,6})(?![一-龠])/g,
    style: 'plain',
    certain: true,
  },
  {
    pattern:
      /(?:項番|項目番号|項目|(?:\b|(?<=[ぁ-んァ-ン一-龠]))no\.?|#|\bitems?|\bclause)\s*([0-9]+(?:-[0-9]+){0,2})(?![0-9%]|\.[0-9])/g,
    style: 'plain',
    certain: true,
  },
  {
    pattern: /(?<![0-9/:.-])([0-9]{1,2}[-.][0-9]{1,2}[-.][0-9]{1,2})(?![0-9/:.-])/g,
    style: 'plain',
    certain: true,
  },
  {
    pattern: new RegExp(`(?<![0-9一-龠])${N}の${N}(?:の${N})?(?=$|[\\sはをつ?？、。])`, 'g'),
    style: 'plain',
    certain: false,
  },
  {
    pattern:
      /(?<![0-9/:.-])([0-9]{1,2}-[0-9]{1,2})(?![0-9/:-]|\s*(?:点|か月|年|日|時|分|秒|人|名|台|回|世代|営業日|points?))/g,
    style: 'plain',
    certain: false,
  },
  {
    // Not 一番, which is a superlative.
    pattern: /(?<![一-龠])(?!一番)([一二三四五六七八九十]{1,6})番目?(?![一-龠])/g,
    style: 'plain',
    certain: false,
  },
  // A number alone beside the name of a service: 「CO-NECT 36」.
  {
    pattern: /^\s*([0-9]{1,3}(?:-[0-9]{1,2}){0,2})\s*(?:つて何|つて|は|とは)?[?？]?\s*$/g,
    style: 'plain',
    certain: false,
  },
  {
    pattern: /(?<![0-9.])([0-9]{1,3})(?:番目?|ばん(?:目|め)?|号)(?!線|監査|室|館|機)/g,
    style: 'plain',
    certain: false,
  },
]
const LONGEST_RANGE = 9
/** A message that names more clauses than this is a list, not a question. */
const MOST_REFERENCES = 8
