// The week's worklist as a message is made of it, and its sentences in both languages. How they are laid out and made
// harmless is each chat's own: slack/digest-message.ts, discord/digest-message.ts.

import type { Both, Phrase } from '../answer/phrases.js'
import { shorten } from '../answer/shorten.js'
import type { Language } from '../knowledge/model.js'

/** What the weekly post says. Everything in it is text as people wrote it, not markup. */
export interface Digest {
  readonly language: Language
  readonly questions: number
  readonly answered: number
  /** Open gaps, whenever somebody last asked. */
  readonly open: number
  /** The most asked first. */
  readonly gaps: readonly DigestGap[]
  /** Gaps of the week that are not among these. */
  readonly further: number
  /** Where the worklist is; absent where no desk can be reached. */
  readonly worklistUrl?: string
}

/** One thing that is missing. */
export interface DigestGap {
  /** What somebody asked, without names and numbers; absent where words are not kept. */
  readonly sample?: string
  /** What it is about, if that is known. */
  readonly topic?: string
  readonly unanswered: number
  readonly unhelpful: number
  /** Names, the most asked first. */
  readonly services: readonly string[]
  readonly nearest?: { readonly name: string; readonly url?: string }
}

/** What a gap is called: the question in quotes, else its topic. */
export function gapTitle({ sample, topic }: DigestGap, language: Language): string {
  if (sample !== undefined) return DIGEST.quoted[language](line(sample, MOST_QUESTION))
  return topic === undefined ? DIGEST.unworded[language] : line(topic, MOST_QUESTION)
}

/** The name of the nearest clause; empty if none is near. */
export const nearestName = ({ nearest }: DigestGap): string =>
  nearest === undefined ? '' : line(nearest.name, MOST_CLAUSE)

/** 「回答なし 3・役に立たず 1 ／ CRA、CRB」: what stands below the title, before the nearest clause. */
export function gapFigures({ unanswered, unhelpful, services }: DigestGap, language: Language): string {
  const counts = [
    unanswered > 0 ? DIGEST.unanswered[language](unanswered) : '',
    unhelpful > 0 ? DIGEST.unhelpful[language](unhelpful) : '',
  ].filter((part) => part !== '')
  const named = services.slice(0, MOST_SERVICES).map((name) => line(name, MOST_NAME))
  const others = services.length > named.length ? ['…'] : []
  return [...counts, ...(named.length > 0 ? [[...named, ...others].join(DIGEST.comma[language])] : [])].join(
    ' · ',
  )
}

/** How the week was, in one line. */
export function digestSummary({ language, questions, answered, open }: Digest): string {
  const asked =
    questions === 0
      ? DIGEST.noQuestions[language]
      : DIGEST.asked[language](questions, answered, percentOf(answered, questions))
  return `${asked}${DIGEST.open[language](open)}`
}

/** What is said of the gaps that are not shown; empty if there are none. */
export const furtherLine = (further: number, language: Language): string =>
  further > 0 ? DIGEST.further[language](further) : ''

/** Never 100 when one was not answered. */
const percentOf = (part: number, whole: number) => Math.floor((100 * part) / whole)

/** One line, cut after so many characters. */
const line = (text: string, most: number) => shorten(text.replace(/\s+/g, ' ').trim(), most)

/** Every sentence of the post. */
export const DIGEST: {
  readonly heading: Both<string>
  readonly asked: Both<Phrase<[questions: number, answered: number, percent: number]>>
  readonly noQuestions: Both<string>
  readonly open: Both<Phrase<[gaps: number]>>
  readonly quoted: Both<Phrase<[question: string]>>
  readonly unworded: Both<string>
  readonly unanswered: Both<Phrase<[times: number]>>
  readonly unhelpful: Both<Phrase<[times: number]>>
  readonly comma: Both<string>
  readonly nearest: Both<string>
  readonly further: Both<Phrase<[gaps: number]>>
  readonly worklist: Both<string>
  readonly decideThere: Both<string>
  readonly decideByCommand: Both<string>
} = {
  heading: { ja: '1週間のまとめ', en: 'Summary of the week' },
  asked: {
    ja: (questions, answered, percent) =>
      `直近7日間の質問${questions}件のうち、${answered}件(${percent}%)に回答しました。`,
    en: (questions, answered, percent) =>
      `${answered} of ${questions} questions of the last 7 days (${percent}%) were answered. `,
  },
  noQuestions: { ja: '直近7日間に質問はありませんでした。', en: 'No questions in the last 7 days. ' },
  open: {
    ja: (gaps) => (gaps === 0 ? '未対応の項目はありません。' : `未対応の項目は${gaps}件です。`),
    en: (gaps) =>
      gaps === 0
        ? 'There are no open gaps.'
        : gaps === 1
          ? 'There is 1 open gap.'
          : `There are ${gaps} open gaps.`,
  },
  quoted: { ja: (question) => `「${question}」`, en: (question) => `“${question}”` },
  unworded: { ja: '(質問文は記録していません)', en: '(the words are not kept)' },
  unanswered: { ja: (times) => `回答なし ${times}`, en: (times) => `${times} unanswered` },
  unhelpful: { ja: (times) => `役に立たず ${times}`, en: (times) => `${times} not helpful` },
  comma: { ja: '、', en: ', ' },
  nearest: { ja: '近い条項', en: 'nearest clause' },
  further: {
    ja: (gaps) => `ほかに${gaps}件あります。`,
    en: (gaps) => (gaps === 1 ? 'There is 1 more.' : `There are ${gaps} more.`),
  },
  worklist: { ja: '未対応の一覧', en: 'Worklist' },
  decideThere: { ja: '対応を決める', en: 'To decide about them' },
  decideByCommand: {
    ja: '対応を決めるには、サーバーで npm run -s gaps を実行してください。',
    en: 'To decide about them, run npm run -s gaps on the server.',
  },
}

/** Characters, and names of services, that say what is meant. */
const MOST_QUESTION = 160
const MOST_CLAUSE = 100
const MOST_NAME = 40
const MOST_SERVICES = 3
