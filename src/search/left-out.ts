// Which names a question leaves out: 「CRAKO以外」, "except CRAKO".
import type { Found } from '../language/phrase-finder.js'

/** A name as found, and whether it is left out. */
export type MaybeLeftOut<T> = Found<T> & { readonly isLeftOut: boolean }

/**
 * Marks the names that a question leaves out (「CRAKO以外」, 「CRAKOではなく」, "except CRAKO"); the words that say so
 * are taken for part of the name.
 */
export function markLeftOut<T>(folded: string, found: readonly Found<T>[]): MaybeLeftOut<T>[] {
  const marked: MaybeLeftOut<T>[] = []
  for (const one of [...found].reverse()) {
    const next = marked[0]
    const without = LEFT_OUT_AFTER.exec(folded.slice(one.end))?.[0] ?? ''
    const except = LEFT_OUT_BEFORE.exec(folded.slice(0, one.start))?.[0] ?? ''
    // 「CRAKOとセカイカート以外」 leaves out both.
    const isTied =
      next?.isLeftOut === true && /^(?:と|や|、|,|・|\s|and|or)+$/.test(folded.slice(one.end, next.start))
    marked.unshift({
      ...one,
      start: one.start - except.length,
      end: one.end + without.length,
      isLeftOut: without !== '' || except !== '' || isTied,
    })
  }
  return marked
}

const LEFT_OUT_AFTER =
  /^(?:以外|を?除(?:い|く|き|外)|じやなく(?!な)|では?なく(?!な)|抜き)(?:て|た|の|に|で|は|、|,)*/
const LEFT_OUT_BEFORE = /\b(?:except(?: for)?|other than|excluding|apart from|but not|instead of)\s+$/
