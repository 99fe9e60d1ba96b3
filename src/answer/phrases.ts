// Every sentence that the bot says of its own, in both languages. What documents say is in knowledge/.
import type { Force, Language, Stance } from '../knowledge/model.js'

/** A sentence with places to fill. */
export type Phrase<Args extends readonly unknown[] = []> = (...args: Args) => string
/** What is said in both languages: with one missing it does not compile. */
export type Both<P> = Readonly<Record<Language, P>>

/** Printed beside a statement so that its strength is never lost. `guarantee` is printed too: it is the exception. */
export const FORCE_LABEL: Readonly<Record<Force, Both<string>>> = {
  guarantee: { ja: '保証', en: 'guarantee' },
  target: { ja: '目標値(保証ではありません)', en: 'target, not a guarantee' },
  actual: { ja: '実績値(保証ではありません)', en: 'actual result, not a guarantee' },
  reference: { ja: '参考値(保証ではありません)', en: 'reference value, not a guarantee' },
  practice: { ja: '運用上の取り扱い', en: 'practice' },
  duty: { ja: '義務', en: 'obligation' },
  right: { ja: '権利', en: 'right' },
  requirement: { ja: '要件', en: 'requirement' },
}

/** The same within a sentence. */
export const FORCE_NAME: Readonly<Partial<Record<Force, Both<string>>>> = {
  target: { ja: '目標値', en: 'a target' },
  actual: { ja: '実績値', en: 'an actual result' },
  reference: { ja: '参考値', en: 'a reference value' },
}

/** Said only where a reader would otherwise take the statement for more than it is. */
export const FORCES_SAID: ReadonlySet<Force> = new Set(['guarantee', 'target', 'actual', 'reference'])

/** The five ways of not saying yes are five different answers. */
export const STANCE_LABEL: Readonly<Record<Stance, Both<string>>> = {
  yes: { ja: 'あり', en: 'yes' },
  no: { ja: 'なし', en: 'no' },
  partial: { ja: '一部', en: 'in part' },
  undisclosed: { ja: '非公開', en: 'not disclosed' },
  elsewhere: { ja: '別文書で規定', en: 'set out in another document' },
  blank: { ja: '該当する記載なし', en: 'nothing stated in the field' },
}

/** Sentences and labels. Texts of documents go into them as they are. */
export const PHRASES: {
  readonly sourceLabel: Both<string>
  readonly caveatLabel: Both<string>
  readonly notStated: Both<Phrase<[services: string]>>
  readonly topicNotStated: Both<Phrase<[services: string, topic: string]>>
  readonly askedNotStated: Both<Phrase<[services: string, asked: string]>>
  readonly notStatedAnywhere: Both<Phrase>
  readonly alsoNotStated: Both<Phrase<[services: string]>>
  readonly nearLabel: Both<string>
  readonly noSuchClause: Both<Phrase<[clause: string, titles: string]>>
  readonly stranger: Both<Phrase<[names: string, held: string]>>
  readonly whichService: Both<Phrase>
  readonly further: Both<Phrase<[services: number]>>
  readonly suggestion: Both<Phrase<[service: string, topic: string]>>
  readonly vague: Both<Phrase<[held: string]>>
  readonly vagueOfService: Both<Phrase<[services: string, examples: readonly string[]]>>
  readonly outside: Both<Phrase<[held: string]>>
  readonly greeting: Both<Phrase<[held: string]>>
  readonly thanks: Both<Phrase>
  readonly aboutBot: Both<Phrase<[held: string]>>
  readonly notGuaranteed: Both<Phrase<[what: string]>>
  readonly otherFigure: Both<Phrase<[asked: string]>>
  readonly winner: Both<Phrase<[topic: string, services: string, value: string, how: string]>>
  readonly notComparable: Both<Phrase<[services: string]>>
  readonly sameValue: Both<Phrase<[topic: string, services: string, value: string]>>
  readonly sum: Both<Phrase<[formula: string, total: string, per: string, basis: string]>>
  readonly perMonth: Both<string>
  readonly months: Both<Phrase<[months: number]>>
  readonly belowLeast: Both<Phrase<[what: string, least: string, sum: string]>>
  readonly and: Both<string>
  readonly page: Both<Phrase<[page: number]>>
  readonly customerOpening: Both<Phrase<[name: string]>>
  readonly customerClosing: Both<Phrase>
  readonly customerWhich: Both<Phrase<[names: string]>>
  readonly customerUnstated: Both<Phrase<[name: string]>>
} = {
  sourceLabel: { ja: '出典', en: 'Source' },
  caveatLabel: { ja: '注意', en: 'Note' },
  notStated: {
    ja: (services) => `${services}の文書には、お尋ねの内容の記載がありません。`,
    en: (services) => `The documents of ${services} do not state this.`,
  },
  topicNotStated: {
    ja: (services, topic) => `${services}の文書には、「${topic}」についての記載がありません。`,
    en: (services, topic) => `The documents of ${services} do not state anything about “${topic}”.`,
  },
  askedNotStated: {
    ja: (services, asked) => `「${asked}」については、${services}の文書に記載がありません。`,
    en: (services, asked) => `The documents of ${services} do not state this: “${asked}”`,
  },
  notStatedAnywhere: {
    ja: () => 'お尋ねの内容は、保有しているどの文書にも記載がありません。',
    en: () => 'None of the documents held states this.',
  },
  alsoNotStated: {
    ja: (services) => `${services}の文書には記載がありません。`,
    en: (services) => `The documents of ${services} do not state it.`,
  },
  nearLabel: {
    ja: '答えではありませんが、近い内容の条項',
    en: 'Not an answer, but clauses that lie near',
  },
  noSuchClause: {
    ja: (clause, titles) => `${titles}に「${clause}」に当たる条項はありません。`,
    en: (clause, titles) => `${titles} has no clause “${clause}”.`,
  },
  stranger: {
    ja: (names, held) =>
      `${names}についての文書は保有していないため、お答えできません。保有しているのは、${held}の文書です。`,
    en: (names, held) =>
      `No document about ${names} is held, so this cannot be answered. Documents are held of ${held}.`,
  },
  whichService: {
    ja: () => 'どのサービスについてのお尋ねですか。それぞれの記載は次のとおりです。',
    en: () => 'Which service do you mean? This is what each of them states.',
  },
  further: {
    ja: (services) => `ほかに${services}のサービスにも記載があります。サービス名を添えてお尋ねください。`,
    en: (services) => `${services} more services state it. Please name the service.`,
  },
  suggestion: {
    ja: (service, topic) => `${service}の${topic}`,
    en: (service, topic) => `${service}: ${topic}`,
  },
  vague: {
    ja: (held) =>
      `どの内容についてのお尋ねか読み取れませんでした。サービス名(${held})と知りたい項目を入れて、もう一度お尋ねください。`,
    en: (held) => `It is not clear what is asked. Please name the service (${held}) and the subject.`,
  },
  vagueOfService: {
    ja: (services, examples) =>
      `${services}の何についてお尋ねですか。たとえば次のように尋ねてください。\n${examples.map((example) => `・${example}`).join('\n')}`,
    en: (services, examples) =>
      `What about ${services} would you like to know? For example:\n${examples.map((example) => `- ${example}`).join('\n')}`,
  },
  outside: {
    ja: (held) =>
      `申し訳ありませんが、お答えできるのは、${held}のサービスレベルや規約の記載についてだけです。`,
    en: (held) => `Sorry, only questions about the service levels and terms of ${held} can be answered here.`,
  },
  greeting: {
    ja: (held) => `こんにちは。${held}のサービスレベルや規約について、条項を示してお答えします。`,
    en: (held) => `Hello. Ask about the service levels and terms of ${held}; every answer names its clause.`,
  },
  thanks: {
    ja: () => 'どういたしまして。ほかにもあればお尋ねください。',
    en: () => 'You are welcome. Ask again any time.',
  },
  aboutBot: {
    ja: (held) =>
      `条項ボットです。${held} の公表文書をもとに、根拠の条項を示してお答えします。文書にないことは「記載なし」とお伝えします。`,
    en: (held) =>
      `This is clausebot. It answers from the published documents of ${held}, names the clause, and says so when a document does not state something.`,
  },
  notGuaranteed: {
    ja: (what) => `保証ではなく、${what}です。`,
    en: (what) => `It is not guaranteed: it is ${what}.`,
  },
  otherFigure: {
    ja: (asked) => `文書の記載は「${asked}」ではなく、次のとおりです。`,
    en: (asked) => `The document does not say “${asked}”. It says the following.`,
  },
  winner: {
    ja: (topic, services, value, how) => `${topic}が${how}のは、${services}（${value}）です。`,
    en: (topic, services, value, how) => `${topic}: the ${how} is ${services} (${value}).`,
  },
  notComparable: {
    ja: (services) => `${services}には、比べられる値の記載がありません。`,
    en: (services) => ` No comparable value is stated for ${services}.`,
  },
  sameValue: {
    ja: (topic, services, value) => `${topic}は、${services}で同じです（${value}）。`,
    en: (topic, services, value) => `${topic}: the same for ${services} (${value}).`,
  },
  sum: {
    ja: (formula, total, per, basis) => `${formula} = ${total}（${per}計算値。単価は${basis}）`,
    en: (formula, total, per, basis) => `${formula} = ${total} (${per}computed; price ${basis})`,
  },
  perMonth: { ja: '1か月あたり、', en: 'per month, ' },
  months: { ja: (months) => `${months}か月`, en: (months) => `${months} months` },
  belowLeast: {
    ja: (what, least, sum) => `${what}は${least}からです。単価での計算では、${sum}`,
    en: (what, least, sum) => `${what}: ${least} or more. By the unit price: ${sum}`,
  },
  and: { ja: '、', en: ', ' },
  page: { ja: (page) => `${page}ページ`, en: (page) => `p. ${page}` },
  customerOpening: {
    ja: (name) => `お問い合わせいただきました${name}の件につきまして、次のとおりご案内いたします。`,
    en: (name) => `Thank you for your question about ${name}. Please find the answer below.`,
  },
  customerClosing: {
    ja: () => 'ご不明な点がございましたら、お知らせください。',
    en: () => 'Please let us know if anything is unclear.',
  },
  customerWhich: {
    ja: (names) =>
      `お問い合わせありがとうございます。恐れ入りますが、ご利用のサービス名（${names}など）をお知らせいただけますでしょうか。確認のうえ、ご案内いたします。`,
    en: (names) =>
      `Thank you for your question. Could you please tell us which service you use (${names} …)? We will then check and get back to you.`,
  },
  customerUnstated: {
    ja: (name) => `${name}の公表文書には、お尋ねの内容についての記載がございません。`,
    en: (name) => `The published documents of ${name} do not state what you asked about.`,
  },
}
