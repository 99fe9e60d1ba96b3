// Takes apart what one sentence asks about several things: 「本社の場所と社員が何人か」, "the fee and the notice period".

/**
 * The parts of a folded question, in order; fewer than two when it asks one thing.
 * Over-splitting is harmless: a part is only acted on when a clause of its own answers it clearly better.
 */
export function listedParts(text: string): readonly string[] {
  const parts = text
    .split(KEYWORDS.test(text) ? /\s+/ : SPLIT)
    .map((part) => part.trim().replace(/と$/, ''))
    .filter((part) => (part.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= SHORTEST_PART)
  return parts.length < 2 ? [] : parts.slice(0, MOST_PARTS)
}

/** Whether a folded question is a list of things by their names (「料金と、サポート時間は」), and not clauses of a sentence. */
export function isList(text: string): boolean {
  const items = text
    .split(ITEM_END)
    .map((item) => item.trim())
    .filter((item) => item !== '')
  const last = items.at(-1) ?? ''
  return (
    items.length > 1 &&
    items.slice(0, -1).every((item) => item.length <= LONGEST_ITEM && !HALF.test(item)) &&
    last.replace(REQUEST, '').length <= LONGEST_ITEM
  )
}

/**
 * Marks the と that joins two things with a comma, while the script still tells it from the と of サポート:
 * 「本社の場所と社員数」 → 「本社の場所と、社員数」.
 */
export function markJoins(text: string): string {
  return text.replace(JOINS, 'と、')
}

const JOINS =
  /(?<=[\p{sc=Han}\p{sc=Kana}ーA-Za-z0-9）」])と(?=[\p{sc=Han}\p{sc=Kana}A-Za-z「])(?!違[いうっわ]|比べ|比較|同じ|同様|思|言|聞|書|考|並|一緒|共に|契約)/gu

const SPLIT = new RegExp(
  [
    '(?<=[\\p{sc=Han}\\p{L}])や(?=[\\p{sc=Han}])',
    '[・･]|\\n',
    '(?:て|か|けど|ので)?[、,;。]\\s*(?:あと|それと|それから|また|さらに|および)?',
    '(?:および|及び|ならびに|並びに|それと|そして|かつ)',
    '(?<=[いつあ]て)(?=何|いつ|どこ|どの|いくら|誰|どう)',
    '\\s(?:and|also|as well as|plus)\\s',
    '[?？]\\s*',
    '(?<![a-z0-9])\\(?(?:[a-e]|[1-9])[).](?!\\d)',
  ].join('|'),
  'u',
)
/** Bare words side by side: 「単価 最少台数」. */
const KEYWORDS = /^[^\s、。?？a-z]{2,12}(?:\s+[^\s、。?？a-z]{2,12}){1,3}$/
const ITEM_END = /と?[、,]|[・･\n]|(?<![a-z0-9])\(?[1-9][).](?!\d)/u
const LONGEST_ITEM = 14
/** What follows the last item: 「…を教えてください」. */
const REQUEST =
  /(?:に?ついて|を|は|の|が)?(?:教え|おしえ|知り|お願い|ください|比べ|それぞれ|どう|いくら|いくつ|ありま|ある|[?？]).*$/
/** Ends a clause, or a question of its own. */
const HALF =
  /(?:て|で|が|けど|から|ので|し|れば|たら|は|に|を|も|た|る|い|か|です|ます|よね|場合|とき|時|際|ら|ば|\?)$|[a-z] [a-z]/
const SHORTEST_PART = 2
const MOST_PARTS = 6
