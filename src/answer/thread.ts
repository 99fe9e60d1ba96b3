// Works the earlier questions of a thread into the one asked now. Pure: the thread is handed over, nothing is kept.
import type { Catalog } from '../search/catalog.js'
import type { Features } from '../search/features.js'
import type { Reference } from '../search/references.js'
import type { Question } from './model.js'
import { type Reading, readMessage } from './read.js'
import type { Segment } from './segment.js'

/** Reads a question in the light of its thread: 「CO-NECTは？」 takes over the subject, 「何世代？」 the service. */
export function readInThread(catalog: Catalog, question: Question): Reading {
  let before: Segment | undefined
  for (const earlier of (question.thread ?? []).slice(-LONGEST_MEMORY)) {
    const reading = carryOver(catalog, readMessage(catalog, earlier), before)
    const last = reading.segments.findLast((segment) => !isSmallTalk(segment))
    before = last ?? before
  }
  return carryOver(catalog, readMessage(catalog, question.text), before)
}

function carryOver(catalog: Catalog, reading: Reading, before: Segment | undefined): Reading {
  if (!before) return reading
  return { ...reading, segments: reading.segments.map((segment) => continueFrom(catalog, segment, before)) }
}

function continueFrom(catalog: Catalog, segment: Segment, before: Segment): Segment {
  if (isSmallTalk(segment) || isOffTopic(segment)) return segment
  const carried: string[] = []
  const stepped = steppedReferences(segment, before)
  const asksOthers = OTHER_SERVICES.test(segment.text) && segment.services.length === 0
  const keepsService = segment.services.length === 0 && segment.strangers.length === 0 && !asksOthers
  const services = keepsService ? before.services : segment.services
  if (keepsService && services.length > 0) carried.push(`service ${services.join(', ')}`)
  const share = stepped.length > 0 ? 0 : asksOthers ? 1 : topicShare(segment, before)
  if (share > 0) carried.push(`subject × ${share}`)
  const features = share > 0 ? mix(segment.features, before.features, share) : segment.features
  const takesReferences = share === 1 && segment.references.length === 0 && !asksOthers
  const answered = before.subjects.bestTopic?.id
  return {
    ...segment,
    services,
    features,
    subjects: share > 0 ? catalog.subjects(features) : segment.subjects,
    references: stepped.length > 0 ? stepped : takesReferences ? before.references : segment.references,
    earlier: share >= POINTING ? `${before.text} ${before.earlier}`.trim() : '',
    spent: share < POINTING && answered !== undefined ? new Set([answered]) : new Set(),
    recalled: takesReferences ? [] : [...before.references, ...before.recalled],
    text: share === 1 ? `${segment.text} ${before.text}`.trim() : segment.text,
    carried,
  }
}

/** 「第2項は？」 after 16条, 「次の条は？」: clause numbers that only the earlier ones complete. */
function steppedReferences(segment: Segment, before: Segment): Reference[] {
  const last = before.references.at(-1)
  if (!last || segment.services.length > 0) return []
  const paragraph = /^第?([0-9]+)項/.exec(segment.text)
  if (paragraph && last.style === 'article')
    return [
      {
        ...last,
        written: `${last.parts[0]}条${paragraph[1]}項`,
        parts: [last.parts[0] ?? '', paragraph[1] ?? ''],
      },
    ]
  const step = /次の?(?:条|項|番)|その次/.test(segment.text)
    ? 1
    : /前の?(?:条|項|番)/.test(segment.text)
      ? -1
      : 0
  if (step === 0) return []
  const byArticle = /の?条/.test(segment.text)
  const parts = byArticle ? last.parts.slice(0, 1) : last.parts
  const moved = [...parts.slice(0, -1), String(Number(parts.at(-1)) + step)]
  return [{ ...last, written: moved.join('-'), parts: moved }]
}

/** How much of the earlier subject the new question goes on with: 1 names none of its own, 0 starts afresh. */
function topicShare(segment: Segment, before: Segment): number {
  if (STARTS_AFRESH.test(segment.text)) return 0
  const own = segment.text.replace(FILLERS, ' ').match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (own === 0) return 1
  if (segment.references.length > 0) return 0
  if (segment.shape.asksForClause && own <= SHORT) return POINTING
  const names = namesNewWord(segment, before)
  if (names && NEW_SUBJECT.test(segment.text)) return NEW_SHARE
  if (asksOfACase(segment.text)) return POINTING
  if (POINTS_BACK.test(segment.text)) return own <= SHORT ? POINTING : 0.6
  return own <= SHORT ? 0.6 : 0.3
}

/** The same thing under another condition: 「夜中だったら？」「はじめて申し込む会社の場合は何点」. */
function asksOfACase(text: string): boolean {
  const match = CASE.exec(text)
  if (!match) return false
  const after = text.slice(match.index + match[0].length).match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return after <= LEFT_OPEN
}

/** Whether the question brings a word of the vocabulary that the earlier one did not have. */
function namesNewWord(segment: Segment, before: Segment): boolean {
  return [...segment.features.keys()].some(
    (feature) => feature.startsWith('#') && !before.features.has(feature),
  )
}

function isSmallTalk(segment: Segment): boolean {
  return segment.services.length === 0 && SMALL_TALK.test(segment.text.trim())
}

/** Of its own words more like small talk than like any topic: 「ついでに明日の天気も教えて」 does not go on with the thread. */
function isOffTopic({ subjects, references, services }: Segment): boolean {
  if (references.length > 0 || services.length > 0) return false
  const chatter = subjects.bestChatter?.score ?? 0
  return chatter >= CLEAR_CHATTER && chatter > (subjects.bestTopic?.score ?? 0)
}

function mix(own: Features, before: Features, share: number): Features {
  const mixed = new Map(own)
  for (const [feature, weight] of before)
    mixed.set(feature, Math.max(mixed.get(feature) ?? 0, weight * share))
  return mixed
}

/** Older questions say little about the one asked now. */
const LONGEST_MEMORY = 8
/** From this share on a question is about the very thing answered before. */
const POINTING = 0.9
/** Chatter below this may be a few shared endings. */
const CLEAR_CHATTER = 60
/** Turns from the services spoken of to the others. */
const OTHER_SERVICES =
  /^(?:じや|では)?(?:あと)?(?:他|ほか|別|全部|すべて|全て)の?(?:さびす|会社|社|とこ|やつ|製品)?(?:は|では|だと|つて|も)|\bother (?:services|providers|ones)|\bthe others?\b/
/** A subject put as a topic of its own: 「料金は？」「では自動更新は？」「終了じゃなくて解約の方」, not 「電話も？」. */
const NEW_SUBJECT = /(?:は|つて)[?？]?$|(?:じや|では)なく(?:て)?|の(?:方|ほう)/
const NEW_SHARE = 0.2
/** Content characters up to which a question leans on the one before. */
const SHORT = 9
const STARTS_AFRESH =
  /話(?:は|を)?変わ|別件|別の話|ところで|そういえば|ちなみに別|全然違う|another (?:question|topic)|different (?:question|topic)|unrelated/
const POINTS_BACK =
  /^(?:それ|これ|その|この|そこ(?!の)|そつち|そちら|じや|では|なら|でも|あと|いや|つまり|ということは)|それ(?:つて|は|も|が|でも)|上記|さつき|先ほど|その(?:根拠|場合|数字|値|条項)|もつと詳しく|詳細|くわしく|^(?:and|then|so|but)\b|\b(?:that|this|it|those|these)\b|more detail/
/** A question that says more than this after its condition has a subject of its own. */
const LEFT_OPEN = 7
const CASE =
  /(?:場合|とき|時|ほう|方)(?:は|だと|なら|でも|も|つて)|(?:だ|つ|い|え|け|れ)たら(?![い])|(?:だと|では|でも)(?=[?？]?$)|\bwhat if\b|\bin (?:that|the) case\b/
const FILLERS =
  /じや|じやあ|では|なら|だと|の場合|場合|(?:の)?(?:ほう|方)|こと|の?話(?:です|だ|なんだけど)?|です|でした|だつた|だ|ます|ごめん(?:なさい)?|すみません|すいません|間違え(?:た|ました)|まちがえ(?:た|ました)|訂正|あつ?|いや|えと|えつと|は|の|も|を|が|つて|どう(?:です|なの|なん|なつてる|でしよう|なりますか|ですか)?か?|同じ(?:く)?|もつと詳しく|詳しく|くわしく|教えて(?:ください|下さい)?|お願いします|and|what about|how about|what of|then|ok|okay|so|sorry|i mean(?:t)?|for|the case of|more details?(?: please)?|please|as well|too|same|[?？!！。、.,…〜~ー\s]/g
const SMALL_TALK =
  /^(?:(?:どうも|ほんと(?:に|うに)?|本当に|大変)?(?:ありがと|有難う|有り難う|あざ|サンクス|さんくす|感謝)\S{0,14}|了解\S{0,16}|承知\S{0,10}|助かり?\S{0,10}|なるほど\S{0,10}|わかつ\S{0,8}|分かり\S{0,8}|ok(?:です)?|thx|thanks?(?: you)?\S{0,20}(?: so much| a lot| very much)?|got it|great|cool|nice|perfect)[\s。、!！.〜ーw笑🙏👍😊🙇]*$/u
