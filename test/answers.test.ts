import { describe, expect, it } from 'vitest'
import { renderJson } from '../src/render/json.js'
import { ask } from './support/shipped.js'

const cites = (text: string, thread: string[] = []) => {
  const { status, citations } = renderJson(ask({ text, thread }))
  return { status, cites: citations.map(({ document, clause }) => `${document}#${clause}`) }
}

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
})
