// In which language a question is asked, and romaji turned into kana.
import { isRomaji, toHiragana } from 'wanakana'
import type { Language } from '../knowledge/model.js'

/**
 * The language to answer in. Any kana or kanji makes it Japanese; so do romaji and bare keywords without an English
 * word. `isEnglish` tells whether a word occurs in English questions.
 */
export function detectLanguage(text: string, isEnglish: (word: string) => boolean): Language {
  if (JAPANESE.test(text)) return 'ja'
  const telling = latinWords(text.replace(NEUTRAL, ' '))
  // A whole sentence in capitals is no row of abbreviations.
  const words = telling.length > 0 || latinWords(text).length < SENTENCE ? telling : latinWords(text)
  if (words.length === 0) return 'ja'
  const english = words.filter((word) => FUNCTION_WORDS.has(word) || isEnglish(word)).length
  return english * 2 >= words.length ? 'en' : 'ja'
}

/**
 * Romaji words of a Latin text in hiragana, others unchanged: "backup wa nan sedai?" → "backup わ なん せだい?".
 * Words that occur in English questions are left alone. A text with kana or kanji is returned as it is.
 */
export function romajiToKana(text: string, isEnglish: (word: string) => boolean): string {
  if (JAPANESE.test(text)) return text
  const words = latinWords(text)
  const romaji = words.filter(
    (word) => PARTICLES.has(word) || (word.length > 3 && !isEnglish(word) && reads(word)),
  )
  if (romaji.length < 2 || romaji.length * 4 < words.length) return text
  return text.replace(/[a-z']+/gi, (word) => {
    const lower = word.toLowerCase()
    if (lower in PARTICLE_KANA) return PARTICLE_KANA[lower] ?? word
    return !isEnglish(lower) && reads(lower) ? toHiragana(lower) : word
  })
}

/** Whether every syllable of the word exists in Japanese. */
function reads(word: string): boolean {
  return word.length <= LONGEST_WORD && isRomaji(word) && /^[ぁ-ゖー]+$/.test(toHiragana(word))
}

/** wanakana calls itself for each letter: a word of thousands would end the process. */
const LONGEST_WORD = 40

const latinWords = (text: string): string[] => text.toLowerCase().match(/[a-z']+/g) ?? []

const JAPANESE = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u
/** Abbreviations and clause numbers are typed alike in both languages: "CRAKO RTO", "No. 5". */
const NEUTRAL = /\b[A-Z]{2,6}\b|\b[Nn][Oo]\.?(?=\s*\d)/g
const SENTENCE = 5
const PARTICLE_KANA: Readonly<Record<string, string>> = {
  wa: 'は',
  ga: 'が',
  wo: 'を',
  ni: 'に',
  no: 'の',
  de: 'で',
  ka: 'か',
  kara: 'から',
  made: 'まで',
  mo: 'も',
  tte: 'って',
  desu: 'です',
  masu: 'ます',
}
const PARTICLES = new Set(Object.keys(PARTICLE_KANA).filter((word) => word !== 'no' && word !== 'made'))
/** English words that say nothing about a subject. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'a an the is are was were do does did can could will would shall should has have had be been of to in on at for from by with about and or if what when where which who how why it its this that these those there you your we our us my me i they their any all not no yes please'.split(
    ' ',
  ),
)
