// Every sentence of `npm run gaps`, in both languages.
import type { Both, Phrase } from '../../answer/phrases.js'
import type { GapState } from '../../journal/gaps/worklist.js'
import type { CitedThenAndNow } from '../../journal/versions/look-up.js'

/** Printed for --help and for options that are not understood. */
export const GAPS_HELP: Both<string> = {
  ja: `使い方:
  npm run -s gaps                                答えられなかった質問・役に立たなかった回答の一覧
  npm run -s gaps -- --days 30 --state open      期間(日)と状態(${'open / done / not-ours / needs-document'})で絞る
  npm run -s gaps -- --mark G-… --as done --note "…"   状態を決める
  npm run -s gaps -- --lookup CB-7F3K2           顧客向け文面: 当時の案内と、今の記載
  npm run -s gaps -- --changes --days 30         変わった記載と、それを引用した文面
  npm run -s gaps -- --export csv                すべての記録(csv / jsonl)
  npm run -s gaps -- --person slack:U123         その人の記録に付く記号
  npm run -s gaps -- --forget <記号>             その人の記録をすべて消す
  --knowledge DIR                                別の知識フォルダー
`,
  en: `Usage:
  npm run -s gaps                                questions that could not be answered, or not well
  npm run -s gaps -- --days 30 --state open      of so many days, in this state (open / done / not-ours / needs-document)
  npm run -s gaps -- --mark G-… --as done --note "…"   decides about one
  npm run -s gaps -- --lookup CB-7F3K2           a text for a customer: what was told then, what holds now
  npm run -s gaps -- --changes --days 30         statements that changed, and the texts that cite them
  npm run -s gaps -- --export csv                all records (csv / jsonl)
  npm run -s gaps -- --person slack:U123         the hash under which a person is kept
  npm run -s gaps -- --forget HASH               deletes all records of a person
  --knowledge DIR                                another knowledge folder
`,
}

/** What has been decided about a gap. */
export const STATE_NAME: Readonly<Record<GapState, Both<string>>> = {
  open: { ja: '未対応', en: 'open' },
  done: { ja: '対応済み', en: 'done' },
  'not-ours': { ja: '対象外', en: 'not ours' },
  'needs-document': { ja: '文書が必要', en: 'needs a document' },
}

/** How a cited clause has fared since it was told. */
export const CITED_STATE: Readonly<Record<CitedThenAndNow['state'], Both<string>>> = {
  same: { ja: '変わっていません', en: 'has not changed' },
  changed: { ja: '変わりました', en: 'has changed' },
  gone: { ja: 'なくなりました', en: 'is gone' },
  unknown: {
    ja: '当時の記載は残っていません(文面のとおりです)',
    en: 'is not kept as it was then (the text says what was told)',
  },
}

/** Lines of the lists. */
export const GAPS: {
  readonly none: Both<Phrase<[days: number]>>
  readonly summary: Both<Phrase<[gaps: number, questions: number, days: number]>>
  readonly counts: Both<Phrase<[unanswered: number, unhelpful: number]>>
  readonly last: Both<Phrase<[day: string]>>
  readonly topic: Both<Phrase<[label: string]>>
  readonly nearest: Both<Phrase<[clause: string]>>
  readonly unworded: Both<Phrase>
  readonly pasteExample: Both<Phrase<[topic: string, file: string]>>
  readonly pasteStatement: Both<Phrase<[document: string, file: string]>>
  readonly pasteTopic: Both<Phrase>
  readonly marked: Both<Phrase<[id: string, state: string]>>
  readonly noSuchGap: Both<Phrase<[id: string]>>
  readonly noSuchText: Both<Phrase<[id: string]>>
  readonly toldOn: Both<Phrase<[id: string, time: string, place: string]>>
  readonly asked: Both<Phrase<[question: string]>>
  readonly was: Both<Phrase>
  readonly is: Both<Phrase>
  readonly noChanges: Both<Phrase<[days: number]>>
  readonly nothing: Both<Phrase>
  readonly concerned: Both<Phrase<[ids: string]>>
  readonly forgotten: Both<Phrase<[records: number]>>
  readonly unreadable: Both<Phrase<[reason: string]>>
} = {
  none: {
    ja: (days) => `過去${days}日に、答えられなかった質問はありません。`,
    en: (days) => `No unanswered questions in the last ${days} days.`,
  },
  summary: {
    ja: (gaps, questions, days) => `${gaps}件(質問 ${questions}件、過去${days}日)`,
    en: (gaps, questions, days) => `${gaps} gaps (${questions} questions in the last ${days} days)`,
  },
  counts: {
    ja: (unanswered, unhelpful) =>
      [unanswered > 0 ? `回答なし ${unanswered}` : '', unhelpful > 0 ? `役に立たず ${unhelpful}` : '']
        .filter((part) => part !== '')
        .join('・'),
    en: (unanswered, unhelpful) =>
      [unanswered > 0 ? `${unanswered} unanswered` : '', unhelpful > 0 ? `${unhelpful} not helpful` : '']
        .filter((part) => part !== '')
        .join(', '),
  },
  last: { ja: (day) => `最後 ${day}`, en: (day) => `last ${day}` },
  topic: { ja: (label) => `論点: ${label}`, en: (label) => `topic: ${label}` },
  nearest: { ja: (clause) => `近い条項: ${clause}`, en: (clause) => `nearest clause: ${clause}` },
  unworded: { ja: () => '(質問文は記録していません)', en: () => '(the words are not kept)' },
  pasteExample: {
    ja: (topic, file) => `${file} の論点 ${topic} に質問例を足す案:`,
    en: (topic, file) => `questions to add to the topic ${topic} in ${file}:`,
  },
  pasteStatement: {
    ja: (document, file) =>
      `${file}(${document})の条項の statements に足す記載の案(文と有無は書き入れてください):`,
    en: (document, file) => `a statement for a clause of ${document} in ${file} (fill in text and stance):`,
  },
  pasteTopic: {
    ja: () => 'topics/ のファイルに足す論点の案(id と名前は書き入れてください):',
    en: () => 'a topic for a file in topics/ (fill in id and label):',
  },
  marked: {
    ja: (id, state) => `${id} を「${state}」にしました。`,
    en: (id, state) => `${id} is now ${state}.`,
  },
  noSuchGap: {
    ja: (id) => `${id}: ありません → npm run -s gaps で番号を確かめてください`,
    en: (id) => `${id}: no such gap → npm run -s gaps lists them`,
  },
  noSuchText: {
    ja: (id) => `${id}: この番号の文面はありません → 文面の出典の行にある CB- で始まる番号を入れてください`,
    en: (id) => `${id}: no text has this id → give the id that begins with CB- in the text's source line`,
  },
  toldOn: {
    ja: (id, time, place) => `${id}  ${time}  ${place}`,
    en: (id, time, place) => `${id}  ${time}  ${place}`,
  },
  asked: { ja: (question) => `質問: ${question}`, en: (question) => `question: ${question}` },
  was: { ja: () => '当時', en: () => 'then' },
  is: { ja: () => '今', en: () => 'now' },
  noChanges: {
    ja: (days) => `過去${days}日に変わった記載はありません。`,
    en: (days) => `No statement has changed in the last ${days} days.`,
  },
  nothing: { ja: () => '(記載なし)', en: () => '(nothing)' },
  concerned: {
    ja: (ids) => `この記載を案内した文面: ${ids}`,
    en: (ids) => `texts that told it: ${ids}`,
  },
  forgotten: {
    ja: (records) => `${records}件の記録を消しました。`,
    en: (records) => `${records} records deleted.`,
  },
  unreadable: {
    ja: (reason) => `記録を読めません(${reason})→ DATABASE_URL か DATA_DIR を確かめてください`,
    en: (reason) => `the journal cannot be read (${reason}) → check DATABASE_URL or DATA_DIR`,
  },
}
