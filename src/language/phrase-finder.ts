// Finds known phrases in a folded text, all at once and longest first. Cost grows with the text, not with the phrases.

/** A phrase met in a text: where it stands, and whatever was filed under it. */
export interface Found<T> {
  readonly start: number
  readonly end: number
  readonly phrase: string
  readonly value: T
}

interface Branch<T> {
  readonly next: Map<string, Branch<T>>
  value?: T
}

/**
 * A finder over folded phrases. Blanks and separators inside a phrase or a text do not matter:
 * "sekai cart" is found in "sekaicart". A Latin phrase is found only as whole words.
 */
export function phraseFinder<T>(
  phrases: Iterable<readonly [phrase: string, value: T]>,
): (text: string) => Found<T>[] {
  const root: Branch<T> = { next: new Map() }
  for (const [phrase, value] of phrases) {
    let branch = root
    for (const char of phrase) {
      if (SEPARATOR.test(char)) continue
      let next = branch.next.get(char)
      if (!next) {
        next = { next: new Map() }
        branch.next.set(char, next)
      }
      branch = next
    }
    // First come, first served: the caller lists the stronger claim first.
    if (branch !== root && branch.value === undefined) branch.value = value
  }
  return (text) => {
    const found: Found<T>[] = []
    for (let start = 0; start < text.length; ) {
      const match = longestFrom(root, text, start)
      if (match) found.push(match)
      start = match ? match.end : start + 1
    }
    return found
  }
}

function longestFrom<T>(root: Branch<T>, text: string, start: number): Found<T> | undefined {
  if (SEPARATOR.test(text.charAt(start)) || splitsLatinWord(text, start)) return undefined
  let branch = root
  let best: Found<T> | undefined
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at)
    if (at > start && SEPARATOR.test(char)) continue
    const next = branch.next.get(char)
    if (!next) break
    branch = next
    if (branch.value !== undefined && !splitsLatinWord(text, at + 1))
      best = { start, end: at + 1, phrase: text.slice(start, at + 1), value: branch.value }
  }
  return best
}

/** Whether a cut at this offset would fall inside a Latin word. */
function splitsLatinWord(text: string, offset: number): boolean {
  return LATIN.test(text.charAt(offset - 1)) && LATIN.test(text.charAt(offset))
}

const SEPARATOR = /[\s・･\-_]/
const LATIN = /[a-z]/
