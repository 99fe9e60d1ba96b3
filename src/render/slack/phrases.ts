// Every sentence and label that Slack shows of the bot's own, in both languages. The answers themselves are in
// src/answer/phrases.ts and in knowledge/.
import type { Both, Phrase } from '../../answer/phrases.js'
import { PUBLIC_ONLY, UNDER_ANSWER } from '../chat-phrases.js'

/** Labels of buttons: at most 75 characters. */
export const BUTTONS = {
  ...UNDER_ANSWER,
  shareInChannel: { ja: 'チャンネルに共有', en: 'Share in the channel' },
  shareInThread: { ja: 'スレッドに共有', en: 'Share in the thread' },
  japanese: { ja: '日本語で表示', en: 'Show in Japanese' },
  english: { ja: '英語で表示', en: 'Show in English' },
  readDocument: { ja: '文書を読む', en: 'Read' },
  askAnother: { ja: '質問する', en: 'Ask a question' },
} satisfies Record<string, Both<string>>

/** Titles of modals and their own buttons: at most 24 characters. */
export const TITLES = {
  answer: { ja: 'SLAで回答を探す', en: 'Find it in the SLA' },
  customerText: UNDER_ANSWER.customerText,
  wholeClause: UNDER_ANSWER.wholeClause,
  feedback: { ja: 'フィードバック', en: 'Feedback' },
  shared: { ja: '共有しました', en: 'Shared' },
  search: { ja: '回答を見る', en: 'Show the answer' },
  send: { ja: '送信', en: 'Send' },
  close: { ja: '閉じる', en: 'Close' },
} satisfies Record<string, Both<string>>

/** Labels and quiet lines in messages, modals and tables. */
export const LABELS = {
  question: { ja: '質問', en: 'Question' },
  service: { ja: 'サービス', en: 'Service' },
  anyService: { ja: '質問から判断', en: 'As the question says' },
  statement: { ja: '記載', en: 'Statement' },
  source: { ja: '出典', en: 'Source' },
  reason: { ja: '足りなかった点(任意)', en: 'What was missing (optional)' },
  reasonHint: {
    ja: '例: 知りたかった条項と違う、古い、わかりにくい',
    en: 'For example: another clause, out of date, hard to understand',
  },
  didYouMean: { ja: 'こちらの質問ではありませんか', en: 'Did you mean one of these?' },
  candidates: { ja: '近い質問', en: 'Related questions' },
  examples: { ja: 'たとえば次のように質問できます', en: 'You can ask, for example' },
  whichService: {
    ja: 'サービスを選ぶと、その回答だけを示します',
    en: 'Choose a service to see its answer alone',
  },
} satisfies Record<string, Both<string>>

/** The Home tab. */
export const HOME = {
  title: { ja: '条項ボット', en: 'Clausebot' },
  intro: {
    ja: 'サービスレベルや規約についての質問に、根拠の条項を示してお答えします。文書にないことは「記載なし」とお伝えします。',
    en: 'Answers questions about service levels and terms, and names the clause. What the documents do not state is said so.',
  },
  how: { ja: '質問のしかた', en: 'How to ask' },
  ways: {
    ja: (bot: string, command: string) =>
      [
        `• チャンネルやスレッドで ${bot} に話しかける`,
        '• このアプリにダイレクトメッセージを送る',
        `• \`${command} 質問\` と入力する(自分だけに表示)`,
        '• メッセージの「その他」から「SLAで回答を探す」を選ぶ',
      ].join('\n'),
    en: (bot: string, command: string) =>
      [
        `• Mention ${bot} in a channel or a thread`,
        '• Send this app a direct message',
        `• Type \`${command} question\` (only you see the answer)`,
        '• Choose “SLAで回答を探す” in the menu of a message',
      ].join('\n'),
  },
  held: { ja: '回答できるサービスと文書', en: 'Services and documents held' },
  examples: { ja: '質問の例', en: 'Example questions' },
  further: {
    ja: (services: number) => `ほか${services}サービス`,
    en: (services: number) => `and ${services} more services`,
  },
} as const

/** Above the suggested questions in the app's conversation. */
export const PROMPTS = {
  title: { ja: 'こんな質問ができます', en: 'You can ask, for example' },
} satisfies Record<string, Both<string>>

/** Whole sentences, each shown alone or as a quiet line. */
export const LINES: {
  readonly [Name in
    | 'failed'
    | 'tooLong'
    | 'changed'
    | 'edited'
    | 'gone'
    | 'unread'
    | 'thanks'
    | 'reasonThanks'
    | 'sharedChannel'
    | 'sharedThread'
    | 'notInChannel'
    | 'publicOnly'
    | 'alreadyAnswered'
    | 'nothingToShow'
    | 'noCandidates'
    | 'status']: Both<string>
} & {
  readonly askSomething: Both<Phrase<[command: string]>>
  readonly asked: Both<Phrase<[question: string]>>
  readonly answeredFor: Both<Phrase<[service: string, question: string]>>
  readonly continued: Both<Phrase<[page: number, pages: number]>>
  readonly more: Both<Phrase<[citations: number]>>
} = {
  failed: {
    ja: '申し訳ありません。いま回答を表示できませんでした。少し待ってから、もう一度お試しください。',
    en: 'Sorry, the answer could not be shown just now. Please try again in a moment.',
  },
  tooLong: {
    ja: '質問が長いため、ボタンは付けていません。',
    en: 'The question is too long for buttons.',
  },
  askSomething: {
    ja: (command) => `質問を続けて入力してください。例: ${command} バックアップは何世代残っていますか`,
    en: (command) => `Please add a question, for example: ${command} how many backup generations are kept`,
  },
  changed: {
    ja: '知識が更新されたため、表示されていた回答とは内容が異なります。',
    en: 'The knowledge has changed since; this differs from the answer shown before.',
  },
  edited: {
    ja: '元の質問が編集されています。取り違えを防ぐため、もう一度質問してください。',
    en: 'The question was edited since. To avoid a mix-up, please ask again.',
  },
  gone: {
    ja: '元の質問を読めませんでした。もう一度質問してください。',
    en: 'The question could not be read any more. Please ask again.',
  },
  unread: {
    ja: 'スレッドの前の質問を読めなかったため、このメッセージだけをもとに回答しています。',
    en: 'The earlier questions of the thread could not be read; this answers the message on its own.',
  },
  thanks: { ja: 'ありがとうございます。記録しました。', en: 'Thank you, noted.' },
  reasonThanks: {
    ja: 'ありがとうございます。いただいた理由も記録しました。',
    en: 'Thank you, the reason was noted too.',
  },
  sharedChannel: { ja: 'チャンネルに共有しました。', en: 'Shared in the channel.' },
  sharedThread: { ja: 'スレッドに共有しました。', en: 'Shared in the thread.' },
  notInChannel: {
    ja: 'このチャンネルに参加していないため、共有できませんでした。アプリをチャンネルに招待してから、もう一度お試しください。',
    en: 'It could not be shared because the app is not in this channel. Please invite it and try again.',
  },
  publicOnly: PUBLIC_ONLY,
  alreadyAnswered: {
    ja: 'そのサービスの回答は、すでにこのスレッドにあります。',
    en: 'The answer for that service is already in this thread.',
  },
  nothingToShow: { ja: '表示できる条項がありません。', en: 'There is no clause to show.' },
  noCandidates: { ja: '近い質問はありません。', en: 'There are no related questions.' },
  status: { ja: '条項を確認しています…', en: 'is reading the clauses…' },
  asked: { ja: (question) => `質問: ${question}`, en: (question) => `Question: ${question}` },
  answeredFor: {
    ja: (service, question) => `${service} について: ${question}`,
    en: (service, question) => `For ${service}: ${question}`,
  },
  continued: {
    ja: (page, pages) => `続き(${page}/${pages})`,
    en: (page, pages) => `Continued (${page}/${pages})`,
  },
  more: {
    ja: (citations) =>
      `ここに表示しきれない条項が${citations}件あります。スレッドに共有すると全文を表示します。`,
    en: (citations) => `${citations} more clauses do not fit here; share it in the thread to see all.`,
  },
}
