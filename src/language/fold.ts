// Brings the many ways of typing one thing to one spelling. Lossy on purpose: for matching, never for showing.

/**
 * Folds width, case, katakana, small kana, long vowel marks, dashes and counted kanji numerals.
 * サーバー, サーバ, ｻｰﾊﾞ, さーば → さば;  １４世代, 十四世代 → 14世代;  ＣＯ－ＮＥＣＴ → co-nect
 */
export function fold(text: string): string {
  return foldNumerals(foldMixed(foldChars(text)))
}

/** Folds all but the kanji numerals; keeps one character for one wherever it can. */
export function foldChars(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(HIDDEN, '')
    .replace(DASHES, '-')
    .replace(APOSTROPHES, "'")
    .replace(LONG_VOWEL, '')
    .replace(KATAKANA, (c) => String.fromCharCode(c.charCodeAt(0) - KATAKANA_TO_HIRAGANA))
    .replace(SMALL_KANA, (c) => LARGE_KANA[c] ?? c)
    .replace(MONTHS, 'か月')
}

/** 2万台 → 20000台, 1.5万円 → 15000円, 3万5千人 → 35000人: Arabic digits with the units of kanji numerals. */
function foldMixed(text: string): string {
  return text.replace(MIXED, (all) => {
    let total = 0
    let section = 0
    for (const [, digits = '', unit = ''] of all.matchAll(/([0-9][0-9,]*(?:\.[0-9]+)?)?([百千万億]?)/g)) {
      const number = digits === '' ? undefined : Number(digits.replace(/,/g, ''))
      if (unit === '万' || unit === '億') {
        total += (section + (number ?? (section === 0 ? 1 : 0))) * (UNIT[unit] ?? 1)
        section = 0
      } else section += (number ?? (unit === '' ? 0 : 1)) * (UNIT[unit] ?? 1)
    }
    return String(Math.round((total + section) * 100) / 100)
  })
}

/** 二週間 → 2週間, 第十六条 → 第16条; 一部 and 十分 without a counter stay as they are. */
function foldNumerals(text: string): string {
  return text.replace(COUNTED_KANJI, (all, before: string | undefined, digits: string, counter: string) => {
    const value = kanjiNumber(digits)
    return value === undefined ? all : `${before ?? ''}${value}${counter}`
  })
}

/** 二十三 → 23, 百 → 100, 二〇二四 → 2024; undefined for what is no number. */
export function kanjiNumber(kanji: string): number | undefined {
  if ([...kanji].every((c) => c in DIGIT)) return Number([...kanji].map((c) => DIGIT[c]).join(''))
  let total = 0
  let pending: number | undefined
  for (const c of kanji) {
    const digit = DIGIT[c]
    const unit = UNIT[c]
    if (digit !== undefined) {
      if (pending !== undefined) return undefined
      pending = digit
    } else if (unit !== undefined) {
      total += (pending ?? 1) * unit
      pending = undefined
    } else return undefined
  }
  return total + (pending ?? 0)
}

const HIDDEN = /[\p{Cf}\p{Mn}\p{Co}\p{Cs}]/gu
const DASHES = /[‐‑‒–—―−－﹣]/g
const APOSTROPHES = /[‘’ʼ`´]/g
// A long vowel mark counts only after kana; elsewhere people type it for a dash.
const LONG_VOWEL = /(?<=[ぁ-ゖァ-ヺ])[ー〜~]+/g
const KATAKANA = /[ァ-ヶ]/g
const KATAKANA_TO_HIRAGANA = 0x60
const SMALL_KANA = /[ぁぃぅぇぉっゃゅょゎ]/g
const LARGE_KANA: Readonly<Record<string, string>> = {
  ぁ: 'あ',
  ぃ: 'い',
  ぅ: 'う',
  ぇ: 'え',
  ぉ: 'お',
  っ: 'つ',
  ゃ: 'や',
  ゅ: 'ゆ',
  ょ: 'よ',
  ゎ: 'わ',
}
// ヶ月, ケ月, カ月, ヵ月, 箇月, か月 after a number (folded above to ゖ, け, か, ゕ).
const MONTHS = /(?<=[0-9〇一二三四五六七八九十何数])[ゖけかゕ箇]月/g

const DIGIT: Readonly<Record<string, number>> = {
  〇: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNIT: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 億: 100_000_000 }
/** Only before what can be counted: 「1万」 in a name stays as it is. */
const MIXED =
  /(?<![0-9.])[0-9][0-9,]*(?:\.[0-9]+)?(?:[百千万億]+(?:[0-9][0-9,]*)?)+(?=世代|件|人|名|台|回|点|円|社|個|ゆざ|端末|あかうんと|らいせんす|会員|超|以上|以下|未満|くらい|ぐらい|程度|ほど|[?、。\s]|$)/g
const COUNTED_KANJI =
  /(第)?([〇一二三四五六七八九十百千万]{1,8})(世代|週間|週|か月|箇月|年|日|時間|時|分|秒|台|人|名|回|件|条|項|号|段階|要素|点|割|社|個|つ|営業日)/g
