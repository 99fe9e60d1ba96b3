// Takes out of a text what names a person or opens a door: mails, phone numbers, tokens, long numbers, addresses.
// Rather one word too many than one too few: a list of questions stays readable without them.

/**
 * The text with each find replaced by its kind; full-width forms are found as well, unseen characters are dropped.
 * 「taro@example.co.jp に送れますか」 → 「[mail] に送れますか」;  ０３－１２３４－５６７８ → [phone];  xoxb-… → [secret]
 */
export function redact(text: string): string {
  const chars = visible(text)
  let at = 0
  let redacted = ''
  for (const { from, to, kind } of findsIn(chars)) {
    redacted += `${chars.slice(at, from).join('')}[${kind}]`
    at = to
  }
  return redacted + chars.slice(at).join('')
}

/** A text of the bot's own without the words that redaction takes out of the question that it may repeat. */
export function redactLike(text: string, question: string): string {
  const chars = visible(question)
  return findsIn(chars).reduce(
    (rest, { from, to, kind }) => rest.replaceAll(chars.slice(from, to).join(''), `[${kind}]`),
    text,
  )
}

type Kind = 'mail' | 'phone' | 'number' | 'secret' | 'url' | 'person'

interface Find {
  readonly from: number
  readonly to: number
  readonly kind: Kind
}

interface Rule {
  readonly kind: Kind
  /** What is taken: the group named `it`, or all of the match. */
  readonly pattern: RegExp
  /** Whether a match is meant. */
  readonly holds?: (match: string) => boolean
}

/** Finds in the order of the text; none overlaps another. */
function findsIn(chars: readonly string[]): Find[] {
  let shadow = chars.map(shadowOf).join('')
  const finds: Find[] = []
  for (const { kind, pattern, holds } of RULES) {
    const found = [...shadow.matchAll(pattern)].flatMap((match): Find[] => {
      const [from, to] = match.indices?.groups?.it ?? match.indices?.[0] ?? [0, 0]
      return holds && !holds(shadow.slice(from, to)) ? [] : [{ from, to, kind }]
    })
    // What one rule has taken the next does not see.
    for (const { from, to } of found)
      shadow = shadow.slice(0, from) + TAKEN.repeat(to - from) + shadow.slice(to)
    finds.push(...found)
  }
  return finds.sort((a, b) => a.from - b.from)
}

/** Code points, without those that only hide what stands between them, and not more than anybody reads. */
function visible(text: string): string[] {
  return [...text.slice(0, 2 * LONGEST).replace(UNSEEN, '')].slice(0, LONGEST)
}

/** Few characters make up all questions: each is thought about once. */
function shadowOf(char: string): string {
  const known = SHADOWS.get(char)
  if (known !== undefined) return known
  const shadow = plainChar(char)
  if (SHADOWS.size < MOST_SHADOWS) SHADOWS.set(char, shadow)
  return shadow
}

/** One unit for one code point, so that places in the shadow are places in the text. */
function plainChar(char: string): string {
  const plain = char.normalize('NFKC')
  const one = [...plain].length === 1 ? plain : char
  if (DASH.test(one)) return '-'
  if (BLANK.test(one)) return ' '
  return one.length === 1 ? one : OTHER
}

const digitsOf = (text: string) => text.replace(/\D/g, '').length

/** Control characters too: one of them (NUL) no database takes. Line breaks and tabs stay. */
const UNSEEN = /[\p{Cf}\p{Cs}\p{Co}]|(?![\n\t])\p{Cc}/gu
const DASH = /[‐‑‒–—―−－ーｰ~〜]/
const BLANK = /\s/
const TAKEN = '\uFFFD'
const OTHER = '\uFFFC'
const LONGEST = 4000
const SHADOWS = new Map<string, string>()
const MOST_SHADOWS = 10_000

/** Written for the shadow: a long vowel mark is a dash there. */
const RULES: readonly Rule[] = [
  {
    kind: 'secret',
    pattern: /-----BEGIN [A-Z ]{3,40}-----(?:(?!-----END)[\s\S])*(?:-----END [A-Z ]{3,40}-----)?/dg,
  },
  // What chat platforms write for a person or a channel.
  { kind: 'person', pattern: /<[@#!][^>\s]{1,80}>/dg },
  { kind: 'url', pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s、。「」]+/dgi },
  { kind: 'mail', pattern: /[\w.+%'=-]{1,64} ?@ ?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/dgi },
  { kind: 'mail', pattern: /[\p{L}\p{N}.+_-]{1,40}@[\p{L}\p{N}-]{1,40}\.[a-z]{2,20}/dgu },
  {
    kind: 'secret',
    pattern:
      /\b(?:xox[a-z]-[\w-]+|xapp-[\w-]+|eyJ[\w-]{8,}(?:\.[\w-]+){0,2}|gh[pousr]_\w+|glpat-[\w-]+|sk-[\w-]{8,}|AKIA[A-Z0-9]{8,}|AIza[\w-]{20,})/dg,
  },
  { kind: 'secret', pattern: /\b(?:Bot|Bearer|Basic) +(?<it>[\w.~+/=-]{12,})/dgi },
  {
    kind: 'secret',
    pattern:
      /(?:パスワ-ド|パスコ-ド|暗証番号|ト-クン|秘密鍵|合言葉|\b(?:password|passwd|passcode|pass|pwd|pw|pin|secret|token|api[ _-]?key|access[ _-]?key)) *(?:[:=]|is\b) *(?<it>[!-~]{4,})/dgi,
  },
  // 「パスワードは hogehoge123」, but not 「パスワードは8文字」.
  {
    kind: 'secret',
    pattern: /(?:パスワ-ド|パスコ-ド|暗証番号|ト-クン|合言葉) *[はが] *(?<it>[!-~]{4,})/dg,
    holds: (match) => /\d/.test(match) || match.length >= 8,
  },
  // Keys and ids without a known form: long runs that mix digits and letters.
  {
    kind: 'secret',
    pattern: /[\w+/=.-]{20,}/dg,
    holds: (match) => digitsOf(match) >= 3 && /[a-z].*[a-z].*[a-z]/i.test(match),
  },
  // Cards in their groups, and numbers of 12 digits in threes of four.
  { kind: 'number', pattern: /(?<!\d)\d{4}[ -]{1,3}\d{4}[ -]{1,3}\d{4}(?:[ -]{1,3}\d{1,7})?(?!\d)/dg },
  { kind: 'number', pattern: /(?<!\d)\d{4}[ -]{1,3}\d{6}[ -]{1,3}\d{5}(?!\d)/dg },
  {
    kind: 'phone',
    pattern: /\+ ?\d{1,3}(?:[ .()-]{0,3}\d{1,5}){1,6}/dg,
    holds: (match) => digitsOf(match) >= 8,
  },
  // Japanese numbers begin with 0 and have 10 or 11 digits, spoken with の between the groups.
  {
    kind: 'phone',
    pattern: /(?<![\d.])\(?0\d{1,4}\)?[ .()の-]{0,3}\d{1,4}[ .()の-]{0,3}\d{3,4}(?!\d)/dg,
    holds: (match) => digitsOf(match) === 10 || digitsOf(match) === 11,
  },
  { kind: 'phone', pattern: /(?<!\d)\(?\d{3}\)?[ .-]{1,3}\d{3}[ .-]{1,3}\d{4}(?!\d)/dg },
  {
    kind: 'phone',
    pattern: /(?:電話|内線|携帯|でんわ|\b(?:tel|phone|fax|ext)\b)[^\d\n]{0,8}(?<it>\d[\d ()-]{2,16}\d)/dgi,
  },
  { kind: 'number', pattern: /(?<![\d.])\d{9,}(?!\d)/dg },
  { kind: 'number', pattern: /[〇零一二三四五六七八九の-]{10,}/dg },
]
