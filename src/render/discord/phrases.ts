// Every string that the Discord edge itself shows, in both languages. What the bot answers is worded in answer/phrases.ts.
import type { Both, Phrase } from '../../answer/phrases.js'
import { PUBLIC_ONLY, UNDER_ANSWER } from '../chat-phrases.js'

/** On messages. `question` and `service` stand before what the bot reads again from its own message. */
export const SHOWN = {
  question: { ja: '質問', en: 'Question' },
  service: { ja: 'サービス', en: 'Service' },
  continued: { ja: '(続き)', en: '(continued)' },
} as const satisfies Readonly<Record<string, Both<string>>>

/** On buttons (80 characters) and selects (150). */
export const BUTTONS = {
  customer: UNDER_ANSWER.customerText,
  clause: UNDER_ANSWER.wholeClause,
  helpful: UNDER_ANSWER.helpful,
  unhelpful: UNDER_ANSWER.notHelpful,
  share: { ja: 'ここに共有', en: 'Share here' },
  clauses: { ja: '条項の全文を読む', en: 'Read a whole clause' },
  candidates: UNDER_ANSWER.candidates,
} as const satisfies Readonly<Record<string, Both<string>>>

/** The form for what was not helpful: title and label 45 characters, placeholder 100. */
export const REASON = {
  title: { ja: '役に立たなかった理由', en: 'What was not helpful?' },
  label: { ja: '理由(任意)', en: 'Reason (optional)' },
  placeholder: {
    ja: '例: 条項が違う、数値が古い、知りたいことの答えになっていない',
    en: 'e.g. wrong clause, old figure, not what I wanted to know',
  },
} as const satisfies Readonly<Record<string, Both<string>>>

/** Short answers of the edge. */
export const NOTICES: {
  readonly thanks: Both<string>
  readonly failed: Both<string>
  readonly stale: Both<string>
  readonly unreadable: Both<string>
  readonly picked: Both<Phrase<[name: string]>>
  readonly copy: Both<string>
  readonly publicOnly: Both<string>
  readonly howToAsk: Both<Phrase<[examples: readonly string[]]>>
} = {
  thanks: { ja: 'ありがとうございます。記録しました。', en: 'Thank you. It has been noted.' },
  failed: {
    ja: '申し訳ありません。うまくお答えできませんでした。少し待って、もう一度お尋ねください。',
    en: 'Sorry, that did not work. Please wait a little and ask again.',
  },
  stale: {
    ja: 'この回答のあとで、文書かやりとりが変わりました。もう一度お尋ねください。',
    en: 'The documents or the conversation have changed since this answer. Please ask again.',
  },
  unreadable: {
    ja: 'このメッセージには、質問として読める文がありません。',
    en: 'There is no text in this message that could be read as a question.',
  },
  picked: {
    ja: (name) => `${name}については、すでにお答えしています。`,
    en: (name) => `${name} has been answered already.`,
  },
  copy: { ja: 'コピーしてお使いください。', en: 'Ready to copy.' },
  publicOnly: PUBLIC_ONLY,
  howToAsk: {
    ja: (examples) =>
      ['サービス名と知りたいことを、続けて書いてください。', ...examples.map((line) => `・${line}`)].join(
        '\n',
      ),
    en: (examples) =>
      [
        'Write the name of the service and what you want to know.',
        ...examples.map((line) => `· ${line}`),
      ].join('\n'),
  },
}

/** Commands and their options; names of slash commands are lower-case without blanks, descriptions 100 characters. */
export const COMMANDS = {
  ask: {
    ja: 'サービスレベルや規約について、条項を示してお答えします',
    en: 'Answers about service levels and terms of service, and names the clause',
  },
  question: { ja: '質問', en: 'question' },
  questionHelp: { ja: '知りたいこと', en: 'What you want to know' },
  service: { ja: 'サービス', en: 'service' },
  serviceHelp: {
    ja: '質問に名前がないときに使うサービス',
    en: 'The service meant when the question names none',
  },
  visible: { ja: '公開', en: 'visible' },
  visibleHelp: { ja: '誰に見せるか(省略すると自分だけ)', en: 'Who sees the answer (only you if left out)' },
  onlyMe: { ja: '自分だけ', en: 'only me' },
  everybody: { ja: 'ここにいる全員', en: 'everybody here' },
  menu: { ja: 'SLAで回答を探す', en: 'Find the clause for this' },
} as const satisfies Readonly<Record<string, Both<string>>>
