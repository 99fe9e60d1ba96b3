// Every word that the desk itself says, in both languages. What documents say is in knowledge/, what answers add
// is in src/answer/phrases.ts.
import type { Language } from '../../knowledge/model.js'

/** The words of one language. A function takes what goes into the sentence. */
export interface Words {
  readonly product: string
  readonly skip: string
  readonly otherLanguage: string
  readonly nav: { readonly ask: string; readonly documents: string; readonly compare: string }
  readonly navLabel: string
  readonly signOut: string
  readonly knowledge: (version: string, documents: number) => string
  readonly faults: {
    readonly title: string
    readonly explain: (version: string) => string
    readonly more: (n: number) => string
  }
  readonly ask: {
    readonly title: string
    readonly promise: string
    readonly label: string
    readonly followLabel: string
    readonly hint: string
    readonly followHint: string
    readonly button: string
    readonly service: string
    readonly anyService: string
    readonly examples: string
    readonly fresh: string
    readonly suggestions: string
    readonly suggestionCount: (n: number) => string
    /** The beginning of a question about a service, and a whole one. */
    readonly beginning: (service: string) => string
    readonly whole: (service: string, topic: string) => string
    readonly tooLong: (most: number) => string
    readonly empty: string
    readonly unknownService: string
  }
  readonly answer: {
    readonly youAsked: string
    readonly clarify: string
    readonly noAnswer: string
    readonly outOfScope: string
    readonly about: (name: string) => string
    readonly next: string
    readonly internal: string
    readonly link: string
    readonly copyLink: string
  }
  readonly letter: {
    readonly copy: string
    readonly copied: string
    readonly copyFailed: string
    readonly show: string
    readonly format: string
    readonly text: string
    readonly markdown: string
    readonly html: string
    readonly language: string
    readonly withoutInternal: string
  }
  readonly documents: {
    readonly title: string
    readonly intro: string
    readonly clauses: (n: number) => string
    readonly issuer: string
    readonly version: string
    readonly date: string
    readonly undated: string
    readonly source: string
    readonly contents: string
    readonly topic: string
    readonly sameTopic: string
    readonly compareTopic: string
    readonly page: (page: number) => string
    readonly restated: string
    readonly linkTo: (number: string) => string
    readonly kinds: Readonly<Record<'sla' | 'disclosure' | 'terms' | 'certification', string>>
  }
  readonly compare: {
    readonly title: string
    readonly intro: string
    readonly area: string
    readonly shared: string
    readonly all: string
    readonly search: string
    readonly services: string
    readonly show: string
    readonly reset: string
    readonly topic: string
    readonly found: (topics: number) => string
    readonly none: string
    readonly notStated: string
    readonly more: (n: number) => string
    readonly export: string
    readonly table: string
    readonly columns: Readonly<
      Record<
        | 'area'
        | 'topic'
        | 'topicId'
        | 'service'
        | 'statement'
        | 'stance'
        | 'force'
        | 'caveats'
        | 'source'
        | 'link',
        string
      >
    >
    readonly sheets: { readonly matrix: string; readonly list: string }
  }
  readonly signIn: {
    readonly title: string
    readonly password: string
    readonly button: string
    readonly wrong: string
    readonly proxyOnly: string
  }
  readonly problems: Readonly<Record<Problem, { readonly title: string; readonly mend: string }>>
}

/** What can go wrong with a request. */
export type Problem =
  | 'not-found'
  | 'bad-request'
  | 'not-json'
  | 'too-large'
  | 'too-many'
  | 'signed-out'
  | 'foreign'
  | 'wrong-host'
  | 'not-allowed'
  | 'failed'

export const WORDS: Readonly<Record<Language, Words>> = {
  ja: {
    product: '条項ボット',
    skip: '本文へ移動',
    otherLanguage: 'English',
    nav: { ask: '尋ねる', documents: '文書', compare: '比べる' },
    navLabel: 'ページ',
    signOut: 'サインアウト',
    knowledge: (version, documents) => `${documents}文書・知識の版 ${version}`,
    faults: {
      title: '知識ファイルに誤りがあります',
      explain: (version) => `直るまで、最後に正しかった版(${version})でお答えします。`,
      more: (n) => `ほかに${n}件あります。ログか npm run check で確かめてください。`,
    },
    ask: {
      title: '規約とサービスレベルを、条項つきで調べる',
      promise:
        '文書に書いてあることだけを、出典とともにお答えします。書いていないことは「記載なし」とお伝えします。',
      label: '質問',
      followLabel: '続けて尋ねる',
      hint: 'ふだんの言葉で入力してください。お客様のメールの貼り付けもできます。',
      followHint: '「ほかのサービスは？」「それは保証？」のように、前の質問の続きとして尋ねられます。',
      button: '尋ねる',
      service: '質問にサービス名がないとき',
      anyService: '決めておかない',
      examples: '質問の例',
      fresh: '新しい質問',
      suggestions: '入力の候補',
      suggestionCount: (n) =>
        n === 0 ? '候補はありません' : `候補が${n}件あります。上下の矢印キーで選べます。`,
      beginning: (service) => `${service}の`,
      whole: (service, topic) => `${service}の${topic}は？`,
      tooLong: (most) =>
        `質問は${most.toLocaleString('en-US')}文字までです。必要なところだけを入力してください。`,
      empty: '質問を入力してください。',
      unknownService: 'そのサービスの文書はありません。一覧から選んでください。',
    },
    answer: {
      youAsked: '質問',
      clarify: '確認',
      noAnswer: '記載なし',
      outOfScope: '対象外',
      about: (name) => `${name}について`,
      next: '続けて調べる',
      internal: '社内限り',
      link: 'この質問へのリンク',
      copyLink: 'リンクをコピー',
    },
    letter: {
      copy: '顧客向け文面をコピー',
      copied: 'コピーしました',
      copyFailed: 'コピーできませんでした。文面を選択してコピーしてください。',
      show: '文面を見る・形式を選ぶ',
      format: '形式',
      text: 'テキスト',
      markdown: 'Markdown',
      html: 'HTMLメール',
      language: '言語',
      withoutInternal: '社内限りの文書の内容は、顧客向け文面に入れていません。',
    },
    documents: {
      title: '文書',
      intro: '回答の根拠にしている文書です。',
      clauses: (n) => `${n}条項`,
      issuer: '発行',
      version: '版',
      date: '日付',
      undated: '版・日付の表示なし',
      source: '公開元の文書',
      contents: '目次',
      topic: '論点',
      sameTopic: 'ほかのサービスでは',
      compareTopic: '比べる',
      page: (page) => `${page}ページ`,
      restated:
        '数値・名称・番号・項目名は原文のまま、文は言い換えて載せています。正式な文言は原文でご確認ください。',
      linkTo: (number) => `${number}へのリンク`,
      kinds: {
        sla: 'サービスレベル',
        disclosure: '情報開示',
        terms: '利用規約',
        certification: '認定',
      },
    },
    compare: {
      title: 'サービスを比べる',
      intro: '論点ごとに、各サービスの文書の記載を並べます。番号から条項を開けます。',
      area: '分野',
      shared: '2つ以上のサービスに記載がある論点',
      all: 'すべての論点',
      search: '論点や記載を探す',
      services: 'サービス',
      show: '表示する',
      reset: '条件を消す',
      topic: '論点',
      found: (topics) => `${topics}件の論点`,
      none: '当てはまる論点がありません。条件を減らしてください。',
      notStated: '記載なし',
      more: (n) => `ほか${n}件`,
      export: 'この表を書き出す',
      table: '比較表(横にスクロールできます)',
      columns: {
        area: '分野',
        topic: '論点',
        topicId: '論点ID',
        service: 'サービス',
        statement: '記載',
        stance: '有無',
        force: '拘束力',
        caveats: '注意',
        source: '出典',
        link: 'リンク',
      },
      sheets: { matrix: '比較表', list: '一覧' },
    },
    signIn: {
      title: 'サインイン',
      password: 'パスワード',
      button: 'サインイン',
      wrong: 'パスワードが違います。もう一度入力してください。',
      proxyOnly: 'このページは、会社の入口(リバースプロキシ)でサインインしてから開いてください。',
    },
    problems: {
      'not-found': {
        title: 'このページはありません',
        mend: '文書や条項の番号が変わったのかもしれません。文書の一覧から探してください。',
      },
      'bad-request': { title: '読み取れない入力です', mend: '入力を直して、もう一度お試しください。' },
      'not-json': { title: 'JSONとして読めません', mend: 'application/json で JSON を1個送ってください。' },
      'too-large': { title: '入力が大きすぎます', mend: '必要なところだけにして、もう一度お試しください。' },
      'too-many': {
        title: '短い間に多くの要求がありました',
        mend: '少し待ってから、もう一度お試しください。',
      },
      'signed-out': { title: 'サインインが必要です', mend: 'サインインしてから、もう一度開いてください。' },
      foreign: {
        title: 'ほかのサイトからの送信は受け付けません',
        mend: 'このサイトのページから送ってください。',
      },
      'wrong-host': {
        title: 'この名前では開けません',
        mend: '127.0.0.1 か localhost で開くか、PUBLIC_URL にこの名前を設定してください。',
      },
      'not-allowed': {
        title: 'この方法では使えません',
        mend: 'APIの説明(/api/openapi.json)をご覧ください。',
      },
      failed: {
        title: 'うまく処理できませんでした',
        mend: '記録しました。少し待ってから、もう一度お試しください。',
      },
    },
  },
  en: {
    product: 'clausebot',
    skip: 'Skip to content',
    otherLanguage: '日本語',
    nav: { ask: 'Ask', documents: 'Documents', compare: 'Compare' },
    navLabel: 'Pages',
    signOut: 'Sign out',
    knowledge: (version, documents) => `${documents} documents, knowledge version ${version}`,
    faults: {
      title: 'A knowledge file has faults',
      explain: (version) => `Until they are mended, answers come from the last sound version (${version}).`,
      more: (n) => `${n} more: see the log or npm run check.`,
    },
    ask: {
      title: 'Terms and service levels, with the clause that says so',
      promise:
        'Answers say only what the documents say, each with its source. What is not stated is called “not stated”.',
      label: 'Question',
      followLabel: 'Follow up',
      hint: 'Ask in your own words. You can paste a customer’s mail.',
      followHint: 'A follow-up such as “is that guaranteed?” goes on with the question before.',
      button: 'Ask',
      service: 'If no service is named, assume',
      anyService: 'none in particular',
      examples: 'Questions you could ask',
      fresh: 'New question',
      suggestions: 'Suggestions',
      suggestionCount: (n) =>
        n === 0 ? 'No suggestions' : `${n} suggestion${n === 1 ? '' : 's'}. Choose with the arrow keys.`,
      beginning: (service) => `${service}: `,
      whole: (service, topic) => `${service}: ${topic}?`,
      tooLong: (most) =>
        `A question has at most ${most.toLocaleString('en-US')} characters. Please keep to what matters.`,
      empty: 'Please enter a question.',
      unknownService: 'No document of that service is held. Please choose from the list.',
    },
    answer: {
      youAsked: 'Question',
      clarify: 'Which one?',
      noAnswer: 'Not stated',
      outOfScope: 'Outside the documents',
      about: (name) => `About ${name}`,
      next: 'Look further',
      internal: 'Internal',
      link: 'Link to this question',
      copyLink: 'Copy link',
    },
    letter: {
      copy: 'Copy text for the customer',
      copied: 'Copied',
      copyFailed: 'Could not copy. Please select the text and copy it.',
      show: 'See the text, choose its form',
      format: 'Form',
      text: 'Text',
      markdown: 'Markdown',
      html: 'HTML mail',
      language: 'Language',
      withoutInternal: 'What internal documents say is left out of the text for the customer.',
    },
    documents: {
      title: 'Documents',
      intro: 'The documents that answers are based on.',
      clauses: (n) => `${n} clauses`,
      issuer: 'Issued by',
      version: 'Version',
      date: 'Date',
      undated: 'No version or date printed',
      source: 'Published document',
      contents: 'Contents',
      topic: 'Topic',
      sameTopic: 'In other services',
      compareTopic: 'Compare',
      page: (page) => `p. ${page}`,
      restated:
        'Figures, names, numbers and headings are those of the source; sentences are restated. See the source for the exact wording.',
      linkTo: (number) => `Link to ${number}`,
      kinds: {
        sla: 'Service levels',
        disclosure: 'Disclosure',
        terms: 'Terms of use',
        certification: 'Certification',
      },
    },
    compare: {
      title: 'Compare services',
      intro: 'What the documents of each service state, topic by topic. A number opens its clause.',
      area: 'Area',
      shared: 'Topics that two services or more state',
      all: 'All topics',
      search: 'Search topics and statements',
      services: 'Services',
      show: 'Show',
      reset: 'Clear',
      topic: 'Topic',
      found: (topics) => `${topics} topic${topics === 1 ? '' : 's'}`,
      none: 'No topic fits. Please loosen the filter.',
      notStated: 'Not stated',
      more: (n) => `${n} more`,
      export: 'Export this table',
      table: 'Comparison (scrolls sideways)',
      columns: {
        area: 'Area',
        topic: 'Topic',
        topicId: 'Topic id',
        service: 'Service',
        statement: 'Statement',
        stance: 'Stance',
        force: 'Force',
        caveats: 'Notes',
        source: 'Source',
        link: 'Link',
      },
      sheets: { matrix: 'Comparison', list: 'List' },
    },
    signIn: {
      title: 'Sign in',
      password: 'Password',
      button: 'Sign in',
      wrong: 'That password is not right. Please try again.',
      proxyOnly:
        'Please sign in at your organisation’s entrance (the reverse proxy) and open this page from there.',
    },
    problems: {
      'not-found': {
        title: 'There is no such page',
        mend: 'The number of the document or clause may have changed. Please look in the list of documents.',
      },
      'bad-request': { title: 'This cannot be read', mend: 'Please correct it and try again.' },
      'not-json': { title: 'This is not JSON', mend: 'Send one JSON value as application/json.' },
      'too-large': { title: 'This is too large', mend: 'Please keep to what matters and try again.' },
      'too-many': { title: 'Too many requests in a short time', mend: 'Please wait a moment and try again.' },
      'signed-out': { title: 'Please sign in', mend: 'Sign in, then open this page again.' },
      foreign: {
        title: 'Nothing is taken from other sites',
        mend: 'Please send it from a page of this site.',
      },
      'wrong-host': {
        title: 'This name does not lead here',
        mend: 'Open it as 127.0.0.1 or localhost, or set PUBLIC_URL to this name.',
      },
      'not-allowed': { title: 'Not in this way', mend: 'Please see the description at /api/openapi.json.' },
      failed: { title: 'This did not work', mend: 'It has been noted. Please wait a moment and try again.' },
    },
  },
}
