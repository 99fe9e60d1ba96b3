// Finds known phrases in a folded text, all at once and longest first. Cost grows with the text, not with the phrases.

/** A phrase met in a text: where it stands, and whatever was filed under it. */
export interface Found<T> {
  readonly start: number
  readonly end: number
  readonly phrase: string
  readonly value: T
}

interface Filed<T> {
  readonly phrase: string
  readonly value: T
}

/**
 * A finder over folded phrases. Blanks and separators inside a phrase or a text do not matter:
 * "sekai cart" is found in "sekaicart". A Latin phrase is found only as whole words.
 * Where a phrase is filed twice the first one counts: the caller lists the stronger claim first.
 */
export function phraseFinder<T>(
  phrases: Iterable<readonly [phrase: string, value: T]>,
): (text: string) => Found<T>[] {
  const filed = new Map<string, T>()
  for (const [phrase, value] of phrases) {
    const bare = phrase.replace(SEPARATORS, '')
    if (bare !== '' && !filed.has(bare)) filed.set(bare, value)
  }
  const byHead = new Map<string, Filed<T>[]>()
  for (const [phrase, value] of filed) {
    const head = phrase.slice(0, HEAD)
    const list = byHead.get(head)
    if (list) list.push({ phrase, value })
    else byHead.set(head, [{ phrase, value }])
  }
  for (const list of byHead.values()) list.sort((a, b) => b.phrase.length - a.phrase.length)

  return (text) => {
    const { bare, offsets } = withoutSeparators(text)
    const found: Found<T>[] = []
    for (let at = 0; at < bare.length; ) {
      const match = longestAt(at)
      if (match) {
        const start = offsets[at] ?? 0
        const end = (offsets[at + match.phrase.length - 1] ?? 0) + 1
        found.push({ start, end, phrase: text.slice(start, end), value: match.value })
      }
      at += match ? match.phrase.length : 1
    }
    return found

    function longestAt(at: number): Filed<T> | undefined {
      if (splitsLatinWord(text, offsets[at] ?? 0)) return undefined
      const fits = ({ phrase }: Filed<T>) =>
        bare.startsWith(phrase, at) && !splitsLatinWord(text, (offsets[at + phrase.length - 1] ?? 0) + 1)
      return (
        byHead.get(bare.slice(at, at + HEAD))?.find(fits) ?? byHead.get(bare.slice(at, at + 1))?.find(fits)
      )
    }
  }
}

/** The text without separators, and for each of its characters the offset in the text. */
function withoutSeparators(text: string): { bare: string; offsets: number[] } {
  const offsets: number[] = []
  let bare = ''
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (SEPARATOR.test(char)) continue
    offsets.push(at)
    bare += char
  }
  return { bare, offsets }
}

/** Whether a cut at this offset would fall inside a Latin word. */
function splitsLatinWord(text: string, offset: number): boolean {
  return LATIN.test(text.charAt(offset - 1)) && LATIN.test(text.charAt(offset))
}

/** Phrases are filed under their first two characters: a few to compare with at each place. */
const HEAD = 2
const SEPARATOR = /[\s・･\-_]/
const SEPARATORS = /[\s・･\-_]/g
const LATIN = /[a-z]/
