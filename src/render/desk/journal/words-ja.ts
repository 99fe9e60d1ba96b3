// The pages of the journal in Japanese.
import type { JournalWords } from './words.js'

const count = (n: number) => n.toLocaleString('ja-JP')

export const JOURNAL_JA: JournalWords = {
  pagesLabel: '記録のページ',
  pages: {
    worklist: '答えられなかった質問',
    changes: '変わった記載',
    texts: '文面の照会',
    figures: '集計',
    records: '書き出しと削除',
  },
  intros: {
    worklist:
      '文書に記載がなかった質問と、役に立たなかったと言われた回答です。似たものはまとめ、多い順に並べています。',
    changes: '知識の版が変わったときに変わった記載と、変わる前の記載を案内した顧客向け文面です。',
    texts: '顧客向け文面の番号から、当時の案内と、いまの記載を確かめられます。',
    figures: '質問の件数と、答えられた割合です。',
    records: '記録をファイルに書き出すことと、1人分の記録を消すことができます。',
  },
  periodLabel: '期間',
  period: (days) => `${days}日`,
  more: (n) => `さらに${count(n)}件を表示`,
  copy: 'コピー',
  copied: 'コピーしました',
  copyFailed: 'コピーできませんでした。選択してコピーしてください。',
  nothing: '記載なし',
  topic: '論点',
  worklist: {
    stateLabel: '状態',
    states: { open: '未対応', 'needs-document': '文書が必要', done: '対応済み', 'not-ours': '対象外' },
    decide: {
      open: '未対応に戻す',
      'needs-document': '文書が必要',
      done: '対応済みにする',
      'not-ours': '対象外にする',
    },
    found: (shown, gaps, questions) =>
      `${shown < gaps ? `${count(gaps)}件のうち多い順に${count(shown)}件` : `${count(gaps)}件`}(のべ${count(questions)}回)`,
    none: {
      open: '未対応のものはありません。',
      'needs-document': '文書を待っているものはありません。',
      done: 'この期間に、対応済みにしたものはありません。',
      'not-ours': 'この期間に、対象外にしたものはありません。',
    },
    asked: (times) => `${count(times)}回`,
    counts: (unanswered, unhelpful) =>
      [
        unanswered > 0 ? `記載なし ${count(unanswered)}件` : '',
        unhelpful > 0 ? `役に立たず ${count(unhelpful)}件` : '',
      ]
        .filter((part) => part !== '')
        .join('・'),
    last: '最後',
    services: 'サービス',
    nearest: '近い条項',
    unworded: '(質問文は記録していません)',
    note: 'メモ(任意)',
    noted: 'メモを残しました。',
    decided: (state) => `「${JOURNAL_JA.worklist.states[state]}」に移しました。`,
    gone: 'その質問のまとまりはもうありません。記録の保存期間が過ぎたか、消されています。',
    seeDecided: '移した先を見る',
    snippet: {
      example: '質問例を知識に足す',
      statement: '記載を知識に足す',
      topic: '新しい論点を知識に足す',
    },
    paste: {
      example: (topic, file) =>
        `記載はありますが、この言い方が伝わっていません。${file} の論点「${topic}」の questions に、次の行を足してください。`,
      statement: (document, file) =>
        `「${document}」に、この論点の記載がありません。${file} の当てはまる条項の statements に次の行を足し、文と有無を書き入れてください。`,
      topic: (folder) =>
        `この内容の論点がありません。${folder} のファイルの topics に次の行を足し、id と名前を書き入れてください。`,
    },
  },
  changes: {
    none: (days) => `過去${days}日に変わった記載はありません。`,
    found: (clauses, texts) =>
      texts === 0
        ? `${count(clauses)}条項。変わる前の記載を案内した文面はありません。`
        : `${count(clauses)}条項。変わる前の記載を案内した文面が${count(texts)}通あります。`,
    before: '変わる前',
    after: '変わった後',
    versions: (from, to) => `版 ${from} → ${to}`,
    concerned: (texts) => `変わる前の記載を案内した文面 ${count(texts)}通`,
    unconcerned: 'この記載を案内した文面はありません。',
    added: '新しい条項',
    gone: 'なくなった条項',
  },
  texts: {
    label: '文面の番号',
    hint: '文面の最後の出典にある、CB- で始まる番号です。大文字・小文字や空白は問いません。',
    button: '調べる',
    unknown: (typed) =>
      `「${typed}」という番号の文面は見つかりません。文面の出典にある番号をもう一度ご確認ください。保存期間を過ぎた文面は残っていません。`,
    title: (id) => `文面 ${id}`,
    told: '当時の案内',
    asked: '質問',
    when: '日時',
    where: '場所',
    platforms: { slack: 'Slack', discord: 'Discord', desk: 'この画面', api: 'API' },
    version: '知識の版',
    today: '引用した条項は、いま',
    was: '当時',
    is: 'いま',
    uncited: 'この文面は条項を引用していません。',
    holds: '引用した条項の記載は、当時から変わっていません。',
    differs: (changed, cited) =>
      `引用した${count(cited)}条項のうち${count(changed)}条項は、当時の記載と同じではありません。`,
    states: { same: '変わりなし', changed: '変わりました', gone: 'なくなりました', unknown: '当時の版なし' },
    another: '別の番号を調べる',
  },
  figures: {
    none: (days) => `過去${days}日に質問はありません。`,
    questions: '質問',
    share: '回答できた割合',
    shareOf: (answered, of) => `${count(of)}件中${count(answered)}件(対象外を除く)`,
    feedback: '評価',
    helpful: '役に立った',
    unhelpful: '役に立たず',
    texts: '渡した文面',
    lost: '失われた記録',
    lostWhy: 'データベースが止まっている間に、待てる件数を超えました。',
    byDay: '日ごとの質問',
    byDayText: (total, days, most, day) =>
      `${days}日間に${count(total)}件。最も多かったのは${day}の${count(most)}件。`,
    asTable: '表で見る',
    day: '日',
    total: '計',
    topics: '多い論点',
    services: 'サービス',
    status: { answered: '回答', clarify: '確認', no_answer: '記載なし', out_of_scope: '対象外' },
    unknownTopics: '論点の分かる質問はありません。',
    unknownServices: 'サービスの分かる質問はありません。',
  },
  records: {
    export: 'すべての記録を書き出す',
    exportHint:
      '質問・評価・顧客向け文面の全件です。連絡先などは記録する前に取り除き、利用者は記号にしてあります。',
    csv: 'CSV(表計算ソフト向け)',
    jsonl: 'JSON Lines(プログラム向け)',
    forget: '1人分の記録を消す',
    forgetHint:
      '書き出したファイルの asker 欄にある記号か、slack:U0123ABCD のように「場所:利用者のID」を入力してください。',
    person: '利用者',
    look: '記録を確かめる',
    unreadable: '記号は16桁の英数字です。IDのときは slack: か discord: を前に付けてください。',
    personTitle: 'この人の記録',
    confirmTitle: 'この人の記録を消しますか',
    confirm: (records) =>
      `質問・評価・顧客向け文面、合わせて${count(records)}件を消します。元に戻せません。消した文面は照会できなくなります。`,
    noRecords: 'この人の記録はありません。',
    hash: '記号',
    delete: '記録を消す',
    keep: '消さずに戻る',
    back: '戻る',
    deleted: (records) => `${count(records)}件の記録を消しました。`,
  },
}
