// Ids of texts for customers: CB-7F3K2, short enough to be read out on the phone.
import { randomInt } from 'node:crypto'

/** Digits and capitals without those that are mistaken for each other: 0 O, 1 I L, U V. */
export const ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ'

/** The id of a number from 0 on: different numbers have different ids, neighbours do not look alike. */
export function idOfNumber(number: number): string {
  let length = SHORTEST
  let rest = BigInt(number)
  while (rest >= BASE ** BigInt(length)) {
    rest -= BASE ** BigInt(length)
    length++
  }
  // 7 million steps on: a number without a common divisor with 29 reaches every id once.
  return `CB-${digits((rest * STRIDE + OFFSET) % BASE ** BigInt(length), length)}`
}

/** An id for when no number can be had: longer, so that chance does not give it twice. */
export function randomId(): string {
  return `CB-${Array.from({ length: RANDOM_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`
}

/** What somebody typed, as the id that it means; undefined if it can be none. 「ｃｂ 7f3k2」 → CB-7F3K2 */
export function readId(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  const code = plain.startsWith('CB') && plain.length > SHORTEST ? plain.slice(2) : plain
  const known = [...code].every((char) => ALPHABET.includes(char))
  return known && code.length >= SHORTEST && code.length <= 2 * RANDOM_LENGTH ? `CB-${code}` : undefined
}

function digits(number: bigint, length: number): string {
  let rest = number
  let text = ''
  for (let i = 0; i < length; i++) {
    text = (ALPHABET[Number(rest % BASE)] ?? '') + text
    rest /= BASE
  }
  return text
}

const BASE = BigInt(ALPHABET.length)
const SHORTEST = 5
const RANDOM_LENGTH = 10
const STRIDE = 7_368_787n
const OFFSET = 4_194_301n
