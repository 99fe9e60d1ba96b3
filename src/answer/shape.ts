// What kind of answer a question wants: a length of time, an amount, a yes or no. Read from its wording alone.
import type { AnswerType } from '../knowledge/model.js'

/** The form of a question. */
export interface Shape {
  /** Kinds of values asked for, in no order; empty when the wording does not say. */
  readonly wants: ReadonlySet<AnswerType>
  /** Asks which of several services is more, less, earlier … */
  readonly ranking?: Ranking
  /** Sets services against each other without asking for a winner. */
  readonly compares: boolean
  /** Asks which of all services have something: 「電話窓口のあるサービスは？」. */
  readonly asksWhichHave: boolean
  /** Asks whether services are alike. */
  readonly asksSame: boolean
  /** Supposes that something is guaranteed or promised. */
  readonly supposesGuarantee: boolean
  /** Wants the clause number, not (only) what it says. */
  readonly asksForClause: boolean
  /** Only points at something said before: 「それって第何条？」. */
  readonly isPointer: boolean
  /** Is a question or a request at all, by its form. */
  readonly isQuestion: boolean
}

/** What a comparison looks for. */
export interface Ranking {
  /**
   * `better` and `worse` depend on the topic: an earlier notice is a longer one, an earlier reply a shorter one.
   * `unknown`: which value is looked for cannot be told, so no winner is named.
   */
  readonly direction: 'more' | 'less' | 'better' | 'worse' | 'unknown'
  /** The Japanese adjective asked with, in its plain form; empty if there is none. */
  readonly word: string
}

/** Reads the shape from a folded text (see language/fold.ts). */
export function readShape(folded: string): Shape {
  const wants = new Set<AnswerType>()
  for (const [type, pattern] of WANTS) if (pattern.test(folded)) wants.add(type)
  const ranking = readRanking(folded)
  return {
    wants,
    ...(ranking ? { ranking } : {}),
    compares: COMPARES.test(folded),
    asksWhichHave: ASKS_WHICH_HAVE.test(folded) && !ASKS_WHICH_USED.test(folded),
    asksSame: ASKS_SAME.test(folded),
    supposesGuarantee: GUARANTEE.test(folded),
    asksForClause: ASKS_FOR_CLAUSE.test(folded),
    isPointer: POINTER.test(folded),
    isQuestion: QUESTION.test(folded),
  }
}

const WANTS: readonly (readonly [AnswerType, RegExp])[] = [
  [
    'duration',
    /何(?:日|週|か月|年|時間|分|秒|営業日)(?!から|に|目)|(?:どの|どれ)(?:く|ぐ)らい(?:前|で|経|待|かか|残[すしさっつ]|保[存管持]|取つて?お|と?つておい|もつ|の?(?:期間|時間|間隔|頻度))|すぐに?|何か月前|いつまで|期間|何日前|how (?:long|soon|far|quickly|fast)|how many (?:days|weeks|months|years|hours|minutes)|how often/,
  ],
  ['count', /何(?:世代|人|名|回|件|台|点|社|個|項目|か所|つ|世帯|名様)|いくつ|人数|件数|how many/],
  ['money', /いくら|月額|年額|金額|料金|費用|値段|おいくら|何円|price|cost|how much|fee/],
  ['percentage', /何(?:%|ぱせんと|割)|稼働率|率は|percent|%/],
  ['hours', /何時(?:から|まで)|受付時間|対応時間|営業時間|時間帯|24時間|hours|24\/7/],
  ['time', /何時(?!間)|what time/],
  ['date', /いつ(?!まで|も|で)|年月日|何年(?:何月|に)|when|what date/],
  ['name', /誰|だれ|どなた|名前|氏名|社名|who\b/],
  ['place', /どこ(?:に|で|の|か|に)|場所|所在地|住所|where/],
  ['how', /どう(?:やつて|すれば|したら|やる)|方法|手段|手順|どのように|how (?:do|can|is|are|does|will)/],
  ['yes-no', /(?:ます|です|でしよう)か|ある[?？]|できる[?？]|有無|^(?:is|are|do|does|can|will|has|have)\b/],
]

/** 「一番長い」「どちらが多い」 "which is the cheapest" → what is looked for. */
function readRanking(folded: string): Ranking | undefined {
  if (!ASKS_WHICH.test(folded)) return undefined
  for (const [stem, word, direction] of ADJECTIVES) if (folded.includes(stem)) return { direction, word }
  const english = ENGLISH_ADJECTIVES.find(([, pattern]) => pattern.test(folded))
  return { direction: english?.[0] ?? 'unknown', word: '' }
}

const ASKS_WHICH =
  /一番|いちばん|もつとも|最も|最(?:長|短|大|小|多|安|高)|どちら|どつち|どれ|どこ(?!に|で|か|へ)|どのさびす|\bwhich\b|\bwho\b.*\b\w+(?:er|est)\b|\b(?:long|short|high|low|cheap|fast|earli|larg|small|strong)est\b|\b(?:most|fewest|least|best)\b/
/** Stem as folded, plain form, what it looks for. */
const ADJECTIVES: readonly (readonly [stem: string, word: string, direction: Ranking['direction']])[] = [
  ['最長', '長い', 'more'],
  ['最短', '短い', 'less'],
  ['長', '長い', 'more'],
  ['短', '短い', 'less'],
  ['少な', '少ない', 'less'],
  ['多', '多い', 'more'],
  ['安い', '安い', 'less'],
  ['高', '高い', 'more'],
  ['低', '低い', 'less'],
  ['大き', '大きい', 'more'],
  ['小さ', '小さい', 'less'],
  ['早', '早い', 'better'],
  ['速', '速い', 'better'],
  ['遅', '遅い', 'worse'],
  ['いい', 'よい', 'better'],
  ['良', 'よい', 'better'],
  ['まし', 'よい', 'better'],
  ['手厚', '手厚い', 'better'],
  ['有利', '有利な', 'better'],
]
const ENGLISH_ADJECTIVES: readonly (readonly [Ranking['direction'], RegExp])[] = [
  ['more', /\b(?:long|high|larg|great)(?:er|est)\b|\bmost\b|\bmore\b/],
  ['less', /\b(?:short|low|cheap|small)(?:er|est)\b|\bfew(?:er|est)\b|\bleast\b|\bless\b/],
  ['better', /\b(?:best|better|earliest|earlier|fastest|faster|soonest|sooner|quickest|quicker)\b/],
  ['worse', /\b(?:worst|worse|latest|later|slowest|slower)\b/],
]

const COMPARES =
  /比べ|比較|違い|違う|それぞれ|並べ|対比|一覧|両方|共通|差(?:は|を)|同じ|compare|difference|differ|versus|\bvs\b|\bboth\b|each of|side by side/
const ASKS_WHICH_HAVE =
  /[るたいうなん](?:さびす|ところ|とこ|製品)(?:は|つて|を(?:教|知|挙|全|一覧)|が(?:あ|知)|も?(?:あり|ある))|(?:全|すべ)ての?さびす|which services?\b|\b(?:any|every|all) (?:of the )?services?\b|\bwho (?:has|offers|encrypts|holds|provides)\b/
/** 「使っているサービスは」 is one, and only its asker knows which. */
const ASKS_WHICH_USED = /(?:使|利用|契約|導入|検討|提供|お願い)[ぁ-ん]{0,6}(?:さびす|ところ|製品)/
const ASKS_SAME = /同じ|おなじ|一緒|揃|差は|差が|\bsame\b|\bequal\b|\bidentical\b/
const GUARANTEE =
  /(?:保証|保障|確約|約束)(?!(?:され|し)?(?:て(?:い)?)?(?:な[いく]|ません|外|書))|必ず|絶対|guarantee|promise|commit/
const ASKS_FOR_CLAUSE =
  /(?:根拠|出典|そーす|そす)|何条|第何|何番|何号|どの(?:条|項|条項|項目|番号)|(?:どこ|何処)に(?:書|載|記載|あ)|where (?:does|is) (?:it|that|this) (?:say|said|stated|written)|which (?:clause|article|item|section)|source\?/
const POINTER =
  /^(?:それ|これ|あれ|その(?:根拠|件)|上記)(?:つて|は|も|の|が)?(?:第?何(?:条|項|番)|根拠|出典|どこ|本当|ほんと|保証|絶対|いつ)?[^一-龠]{0,3}(?:第?何(?:条|項|番))?(?:に)?(?:書|載|記載)?[ぁ-ん]{0,10}[?？]?$/
const QUESTION =
  /[?？]|か(?:[。.！!、\s]|$)|(?:教|おし)え|下さい|ください|お願い|知りた|確認|でしよう|ですよね|だよね|だつけ|でしたつけ|つけ$|かな|かしら|どう|何|なに|なん|いつ|いくら|どこ|どれ|どの|だれ|誰|どちら|どつち|^(?:is|are|do|does|can|could|will|would|has|have|what|when|where|which|who|how|why|tell|please)\b/
