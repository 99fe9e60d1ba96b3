// Cuts a message into sentences and drops what only frames the question: greetings, names, closing formulas.

/** A sentence without what only frames it. */
export interface Sentence {
  readonly text: string
  /** Ends or begins like a question or a request. */
  readonly isQuestion: boolean
}

/** The lines that a message quotes (a pasted mail), without their marks; empty if it quotes none. */
export function quotedText(message: string): string {
  return [...message.matchAll(QUOTED_LINES)].map(([line]) => line.replace(/^(?:>|&gt;|\s)+/, '')).join('\n')
}

/**
 * The sentences of a message that carry content, in order; quoted lines are left out.
 * 「お世話になっております。A社の田中です。Xを教えてください。よろしくお願いします。」 → [Xを教えてください。]
 * Never empty for a non-empty message: if all is frame, the message itself is the one sentence.
 */
export function contentSentences(message: string): Sentence[] {
  const plain = message.replace(QUOTED_LINES, '\n').replace(MENTIONS, ' ').replace(LINKS, ' ')
  const sentences = plain
    .split(BREAKS)
    .map((sentence) => sentence.replace(FRAME, ' ').trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence) && !ONLY_FRAME.test(sentence))
  const kept = sentences.length > 0 ? sentences : [plain.trim()]
  return kept
    .slice(0, MOST_SENTENCES)
    .map((text) => ({ text, isQuestion: QUESTION.test(text) || LISTED.test(text) }))
}

// A full stop ends a sentence, but not inside 99.99 or v1.2; numbered points are sentences of their own.
const BREAKS = /(?<=[。？！?!])\s*|\n+|(?=[①-⑳])|(?<=[a-z)])\.\s+(?=[A-Z])/u
const QUOTED_LINES = /^\s*(?:>|&gt;).*$/gm
const MENTIONS = /<[@#!][^>\s]{1,80}>|@[\w.-]{1,60}/g
const LINKS = /https?:\/\/\S+/g
/** Formulas within a sentence that say nothing about its subject. */
const FRAME = new RegExp(
  [
    '(?:いつも)?(?:大変)?お世話になって(?:おり|い)?ます[。、!！]?',
    'お疲れ(?:様|さま)(?:です|でした)[。、!！]?',
    '(?:何卒|どうぞ)?(?:よろしく|宜しく)お?(?:願|ねが)い?(?:いた|致|申し上げ)?(?:します|ます|いたします)?[。、!！]?',
    'お(?:忙|いそが)しい(?:ところ|中)(?:大変)?(?:恐れ入り|恐縮|申し訳(?:ありませ|ござい))[^、。]{0,12}[、。]?',
    '(?:恐れ入り|お手数(?:を?おかけし|です))[^、。]{0,14}[、。]',
    '^(?:すみません|すいません|あの[ーう]?|えー?っ?と|ちょっと|ねえ|なあ|やあ|もしもし|質問(?:です|なんですが)?|教えて(?:ほしい|欲しい)(?:ん|の)ですが)[、。,!！ー…\\s]+',
    '^(?:hi|hello|hey|good (?:morning|afternoon)|dear)(?: (?:there|team|all|bot))?[,!. ]+',
    '(?:thanks|thank you|best regards|kind regards|cheers)(?: in advance)?[.! ]*$',
    '【(?:至急|急ぎ|緊急|確認事項|質問|相談|お願い)】',
    '[（(](?:至急|急ぎ)[）)]',
  ].join('|'),
  'giu',
)
/** Sentences that introduce the writer and nothing else. */
const ONLY_FRAME =
  /^(?:\S{0,20}(?:の|部|課|室|会社|担当)の?[\p{sc=Han}\p{sc=Kana}ー]{1,6}(?:です|でございます|だよ)[。.!！]?|\S{1,20}と申します[。.]?|\S{1,12}(?:部|課|室|担当者?)(?:です|でございます|様)[。.]?|.{0,30}(?:会社|部|課|室|係|店|グループ)\S{0,24}[\s　]?\S{0,14}(?:でございます|と申します)[。.]?|以上[。、]?|敬具|拝啓[。、]?|草々|ご(?:確認|回答|教示|対応|査収)のほど[。、]?|(?:助かり|ありがとうござい)ます[。！!]?|regards[,.]?|thanks[.!]?)$/iu
const QUESTION =
  /[?？]\s*$|か[。.]?\s*$|(?:教え|おしえ|ください|下さい|お願い|知りたい|伺い|確認し|ご教示|ご回答)|(?:ますか|ですか|でしょうか|だっけ|でしたっけ|かな|よね|かしら|の|たい|ほしい|欲しい)[。.!！]?$|(?:いつ|どこ|どれ|どの|いくら|誰|だれ|何(?:時|日|週|か月|ヶ月|年|回|人|名|件|分|秒|点|世代|台|個|円))[^。、]{0,14}[。]?$|(?:も|が)あれば[。]?$|^(?:is|are|do|does|did|can|could|will|would|should|has|have|what|when|where|which|who|whose|how|why|tell|please|any)\b/i
/** A point of a list asks, though it is only a noun phrase: 「①受付時間 ②終了の予告」. */
const LISTED = /^(?:[①-⑳]|[・•*-]\s?\S|\(?\d[.)）]\s?\D)/u
const MOST_SENTENCES = 12
