// When the bot speaks without being named: the table that the rules and their figures were made for.
import { describe, expect, it } from 'vitest'
import { isForBot, isQuestion } from '../src/platforms/follow-up.js'
import { addressesOthers, plainOf } from '../src/platforms/slack/said.js'
import { shippedClerk } from './support/slack-bot.js'

const questions = ['CRAKOのバックアップは何世代？']
const ask = (question: Parameters<typeof shippedClerk.ask>[0]) => shippedClerk.ask(question, 'customer')
const BOT = 'U0BOT'
const heard = (text: string) => ({ text: plainOf(text), addressesOthers: addressesOthers(text, BOT) })
const inThread = (text: string, botSpokeLast = true) =>
  isForBot(heard(text), 'follow-ups', { questions, takesPart: true, botSpokeLast }, ask)

describe('in a thread that the bot takes part in', () => {
  it.each([
    'CO-NECTは？',
    'じゃあセカイカートの場合は？',
    'それって保証？',
    'その根拠は第何条？',
    '復元はどれくらいかかる？',
    'じゃあ稼働率は？',
    '世代数だけ？',
    'バックアップは手動でも取れる？',
    'もっと詳しく教えて',
    'セカイカートの稼働率も教えて',
    'and CO-NECT?',
    'is that guaranteed?',
    'what is the source?',
  ])('it answers: %s', (text) => expect(inThread(text)).toBe(true))

  it.each([
    '了解です',
    'ありがとう！',
    '確認しました',
    '7世代なんですね',
    'お昼どうする？',
    'それ先方にも伝えた？',
    'これ、来週の定例で話しましょう',
    'それでいいと思います',
    '誰か先方に連絡した？',
    '資料の3ページ目見た？',
    '明日までに返信できる？',
    '先方は納得してくれるかな？',
    '見積もりはいつ出せる？',
    'lunch?',
    'Can you send this to the client?',
    '田中さん、CO-NECTは？',
    '<@U0123ABCD> CO-NECTは？',
    '<!here> セカイカートの稼働率は？',
    '<!subteam^S0123> 稼働率は？',
  ])('it stays out: %s', (text) => expect(inThread(text)).toBe(false))

  it('it waits for plainer words once people talk to each other', () => {
    expect(inThread('復元はどれくらいかかる？', false)).toBe(false)
    expect(inThread('じゃあ稼働率は？', false)).toBe(true)
    expect(inThread('CO-NECTは？', false)).toBe(true)
  })
})

describe('elsewhere', () => {
  const text = 'CRAKOの稼働率は？'
  const apart = { questions: [], takesPart: false, botSpokeLast: false }
  it.each([
    ['a thread of others', 'follow-ups', apart, false],
    ['a channel', 'follow-ups', undefined, false],
    ['a channel for every question', 'every', undefined, true],
    ['a thread of others in such a channel', 'every', apart, true],
    ['a thread of its own where it has to be named', 'mention', { ...apart, takesPart: true }, false],
  ] as const)('in %s with reply mode %s', (_, reply, before, expected) => {
    expect(isForBot(heard(text), reply, before, ask)).toBe(expected)
  })

  it.each([
    'お昼どうする？',
    '誰か空いてる？',
    '<@U0123ABCD> CRAKOの稼働率は？',
    'CRAKOの件、完了しました',
  ])('stays out of talk where every question is answered: %s', (text) =>
    expect(isForBot(heard(text), 'every', undefined, ask)).toBe(false))
})

describe('a question', () => {
  it.each([
    ['稼働率は？', true],
    ['稼働率を教えて', true],
    ['稼働率は何%ですか', true],
    ['what is the uptime', true],
    ['稼働率を確認しました。', false],
    ['ありがとうございます', false],
  ])('%s → %s', (text, expected) => expect(isQuestion(text)).toBe(expected))
})

describe('what somebody said', () => {
  it.each([
    ['<@U0BOT> 99 &lt; 100 &amp; <https://a.example|ここ> <#C01|general>', '99 < 100 & ここ #general'],
    ['<!channel> <mailto:a@b.example|a@b.example> <https://a.example>', 'a@b.example https://a.example'],
    ['<!subteam^S1|@team> <@U1|alice> 稼働率', '稼働率'],
  ])('%j is %j', (text, plain) => expect(plainOf(text)).toBe(plain))
})
