import { describe, expect, it } from 'vitest'
import { renderJson } from '../src/render/json.js'
import { renderPlain } from '../src/render/plain.js'
import { ask } from './support/shipped.js'

const cites = (text: string, thread: string[] = []) => {
  const { status, citations } = renderJson(ask({ text, thread }))
  return { status, cites: citations.map(({ document, clause }) => `${document}#${clause}`) }
}
const plain = (text: string) => renderPlain(ask({ text }))

describe('an answer', () => {
  it('cites the clause that says so', () => {
    expect(cites('CRAKOってバックアップ何世代残ってる？')).toEqual({
      status: 'answered',
      cites: ['crako-sla#32'],
    })
  })

  it('speaks the language of the question', () => {
    expect(ask({ text: 'How many backup generations does CRAKO keep?' }).language).toBe('en')
    expect(ask({ text: 'CRAKOのバックアップは？' }).language).toBe('ja')
  })

  it('is the same every time', () => {
    const once = () => JSON.stringify(renderJson(ask({ text: 'セカイカートの稼働率は？' })))
    expect(once()).toBe(once())
  })

  it('calls a target a target', () => {
    expect(renderJson(ask({ text: 'セカイカートの稼働率は保証されてますよね？' })).text).toContain(
      '保証ではありません',
    )
  })

  it('says when no document is held of a service', () => {
    expect(cites('kintoneのSLAは？').status).toBe('no_answer')
  })

  it('says when the document has no such clause', () => {
    expect(cites('secureOの規約の36条には何て書いてある？')).toEqual({ status: 'no_answer', cites: [] })
  })

  it.each([
    ['secureO EDRの16条の1', 'secureo-edr-terms#16-1'],
    ['CRAKOのNo.32', 'crako-sla#32'],
    ['セカイカート 6-6', 'sekai-cart-sla#6-6'],
    ['CO-NECTの項番45って？', 'co-nect-disclosure#45'],
    ['安心マークの3-1-7', 'anzen-anshin-mark#3-1-7'],
    ['第二十四条第一項', 'secureo-edr-terms#24-1'],
  ])('finds the clause named in "%s"', (question, clause) => {
    expect(cites(question)).toEqual({ status: 'answered', cites: [clause] })
  })

  it('takes the subject from the thread when only a service is named', () => {
    expect(cites('じゃあセカイカートは？', ['CRAKOのバックアップって何世代残る？']).cites).toContain(
      'sekai-cart-sla#6-6',
    )
  })

  it('asks which service when several could be meant', () => {
    expect(cites('稼働率は？').status).toBe('clarify')
  })

  it('takes thanks as thanks', () => {
    expect(cites('ありがとう！', ['CRAKOのバックアップって何世代残る？']).status).toBe('out_of_scope')
  })

  it('names the winner of a comparison, from the facts', () => {
    expect(ask({ text: 'バックアップの世代数が一番多いのはどこ？' }).lead).toEqual([
      'バックアップの世代数が最も多いのは、セカイカート（14世代）です。',
    ])
    expect(ask({ text: 'メンテナンスの予告はCRAKOとセカイカートどっちが早い？' }).lead).toEqual([
      '計画停止の事前通知は、CRAKO、セカイカートで同じです（2週間以上）。',
    ])
  })

  it('shows for each the clause that is about the very thing, before those that mention it', () => {
    expect(cites('CRAKOとセカイカートで、バックアップ世代数が一番多いのは？').cites).toEqual(
      expect.arrayContaining(['crako-sla#32', 'sekai-cart-sla#6-6']),
    )
  })

  it('sets no measured value against a target', () => {
    expect(ask({ text: '稼働率が一番高いのはどのサービス？' }).lead).toEqual([])
  })

  it('multiplies a price by the number of units', () => {
    expect(ask({ text: 'secureO EDRを30台使うと月いくら？' }).lead[0]).toContain('1,600円 × 30台 = 48,000円')
    expect(ask({ text: 'how much is secureO for 120 PCs per year?' }).lead[0]).toContain('¥2,304,000')
  })

  it('corrects a figure that the document does not state', () => {
    expect(ask({ text: 'CRAKOのバックアップは14世代ですよね？' }).lead.join()).toContain('「14世代」')
  })

  it.each([
    ['secureO EDRを2万台で月いくら', '1,600円 × 20,000台 = 32,000,000円'],
    ['secureO EDR 1.5万台の月額', '1,600円 × 15,000台 = 24,000,000円'],
    ['secureO EDR 3千台で月いくら', '1,600円 × 3,000台 = 4,800,000円'],
  ])('reads the number in %s', (question, line) => {
    expect(plain(question)).toContain(line)
  })

  it('multiplies nothing where several numbers are asked about', () => {
    expect(plain('secureO EDR 50台を3年と10台を1年でいくら')).not.toContain('×')
  })

  it.each([
    ['the same amount in another unit', 'セカイカートのRTOは480分ですよね'],
    ['a figure within the bound', 'secureOは3か月前に解約通知を出せばいいですか'],
    ['a date', 'secureOを4月30日で解約したい'],
    ['a number of questions', 'CRAKOのバックアップについて3点教えてください'],
    ['what is not meant', 'CRAKOのバックアップは14世代ではなく7世代ですよね'],
  ])('corrects no figure where it is %s', (_, question) => {
    expect(plain(question)).not.toContain('文書の記載は')
  })

  it.each([
    ['CRAKO以外でバックアップ世代数は？', ['co-nect', 'secureo-edr', 'sekai-cart']],
    ['CRAKOとセカイカート以外のバックアップ世代数', ['co-nect', 'secureo-edr']],
    ['セカイカートを除いて世代数を比較して', ['co-nect', 'crako', 'secureo-edr']],
    ['CRAKOではなくセカイカートの稼働率', ['sekai-cart']],
    ['Except CRAKO, who encrypts stored data?', ['co-nect', 'secureo-edr', 'sekai-cart']],
  ])('leaves out what is left out: %s', (question, services) => {
    const answer = ask({ text: question })
    expect(answer.status).toBe('answered')
    if (answer.status !== 'answered') return
    expect(answer.parts.map(({ service }) => service).sort()).toEqual(services)
  })

  it.each([
    '電話サポートがあるサービスは？',
    'APIがないサービスを教えて',
    'ISO27001を取っているサービスはどれ？',
    'Which services offer phone support?',
  ])('sets all services beside each other for %s', (question) => {
    const answer = ask({ text: question })
    const services = answer.status === 'answered' ? answer.parts.map(({ service }) => service) : []
    expect(services.sort()).toEqual(['co-nect', 'crako', 'secureo-edr', 'sekai-cart'])
  })

  it('asks which service the asker uses', () => {
    expect(ask({ text: '使っているサービスはいつまでに解約を言えばいい？' }).status).toBe('clarify')
  })

  it('says of several services in one line only what is true of all', () => {
    expect(ask({ text: '稼働率を保証しているサービスはありますか' }).lead).toEqual([])
  })

  it('says of a list which item is not stated, and answers the others', () => {
    const answer = ask({ text: 'secureOの解約予告、自動更新、GDPR対応を教えてください' })
    expect(answer.status).toBe('answered')
    expect(answer.lead.join()).toMatch(/「GDPR・.*」についての記載がありません/)
    expect(cites('secureOの解約予告、自動更新、GDPR対応を教えてください').cites).toEqual(
      expect.arrayContaining(['secureo-edr-terms#16-1', 'secureo-edr-terms#14-2']),
    )
  })

  it('drops no item of a list in silence, also where its name says little', () => {
    const answer = ask({ text: 'CRAKOの料金とサポート時間は？' })
    expect(answer.lead).toEqual(['CRAKOの文書には、「月額料金・単価」についての記載がありません。'])
    expect(cites('CRAKOの料金とサポート時間は？').cites).toContain('crako-sla#27')
  })

  it('quotes the question that is not stated beside one that is', () => {
    expect(ask({ text: 'セカイカートの機能追加ってどれくらいのペース？別料金？' }).lead).toEqual([
      '「別料金？」については、セカイカートの文書に記載がありません。',
    ])
  })

  it('answers every item of a list, in the order asked', () => {
    const answer = ask({ text: 'CRAKOとセカイカートの稼働率・RTO・世代数' })
    const cited = (answer.status === 'answered' ? answer.parts : []).map(({ statements }) => [
      ...new Set(statements.map(({ citation }) => citation.clause)),
    ])
    expect(cited).toEqual([
      ['5', '11', '32'],
      ['1-5', '2-8', '6-6'],
    ])
  })

  it('answers each thing that one sentence asks', () => {
    expect(cites('CO-NECTの本社の場所と社員が何人かを教えて').cites.sort()).toEqual([
      'co-nect-disclosure#4',
      'co-nect-disclosure#8',
    ])
  })

  it('reads the mail that a message hands on', () => {
    const mail = [
      'お客様からのメールです。回答案をください。',
      '> お世話になっております。セキュオを解約したいのですが、',
      '> いつまでにお伝えすればよろしいでしょうか。',
    ].join('\n')
    expect(cites(mail).cites).toContain('secureo-edr-terms#16-1')
  })

  it('says where the document leaves open what one would look up there', () => {
    const answer = ask({ text: 'CO-NECTの料金はクレジットカードで払えますか？' })
    expect(answer.status).toBe('no_answer')
    expect(
      answer.status === 'no_answer' ? answer.near[0]?.statements.map(({ citation }) => citation.clause) : [],
    ).toContain('36')
  })

  it('goes on with the thread, but not for small talk', () => {
    const thread = ['CO-NECTの本社ってどこ？']
    expect(cites('そういえば明日の東京って傘いる？', thread).status).toBe('out_of_scope')
    expect(cites('社員は何人？', thread).cites).toEqual(['co-nect-disclosure#8'])
  })

  it('offers further questions that it can answer', () => {
    for (const suggestion of ask({ text: 'CRAKOのバックアップは何世代？' }).suggestions)
      expect(cites(suggestion).status).toBe('answered')
  })
})
