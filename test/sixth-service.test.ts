import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createAsk } from '../src/answer/ask.js'
import { readKnowledge } from '../src/knowledge/folder.js'
import { renderJson } from '../src/render/json.js'
import { KNOWLEDGE } from './support/shipped.js'

const folder = mkdtempSync(join(tmpdir(), 'clausebot-'))
cpSync(KNOWLEDGE, folder, { recursive: true })
cpSync(
  fileURLToPath(new URL('./fixtures/midori-sla.yaml', import.meta.url)),
  join(folder, 'documents', 'midori-sla.yaml'),
)
const result = readKnowledge(folder)
if (!result.ok) throw new Error(JSON.stringify(result.faults))
const ask = createAsk(result.knowledge)

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('a sixth service, added as one file', () => {
  it.each([
    ['ミドリ勤怠って夜中でも使える？', 1, '24時間'],
    ['ミドリの稼働率ってちゃんと保証されてる？', 2, '99.5'],
    ['ミドリ勤怠、メンテで止まるときは何日前に教えてくれる？', 3, '10日'],
    ['みどり勤怠のバックアップは何個前まで残ってるの', 4, '30世代'],
    ['ミドリは一日に何回バックアップしてる？', 5, '1日2回'],
    ['ミドリ勤怠が落ちたら何時間で直る見込み？', 6, '4時間'],
    ['トラブルが起きたらミドリは何分で連絡くれる？', 7, '30分'],
    ['ミドリ勤怠の窓口は何時までやってますか', 8, '18時'],
    ['ミドリに電話で問い合わせできる？', 9, '電話'],
    ['ミドリ勤怠のサーバーってどこの県にあるの？', 10, '大阪'],
    ['ミドリ勤怠に入れたデータは暗号化して置いてある？', 11, 'AES-256'],
    ['ミドリをやめたらうちのデータはいつ消える？', 12, '60日'],
    ['勤怠の記録をミドリから抜き出してExcelで開きたい', 13, 'CSV'],
    ['ミドリのログイン、二段階にできますか', 14, '二要素認証'],
    ['ミドリ勤怠の操作の履歴は何年さかのぼれる？', 15, '3年'],
    ['ミドリ勤怠、社員200人だと毎月いくら？', 16, '60,000円'],
    ['ミドリって最低何か月は契約しないとだめ？', 17, '6か月'],
    ['ミドリ勤怠を解約したい。いつまでに言えばいい？', 18, '2か月'],
    ['How much would Midori pay at most if something goes wrong?', 19, 'three months'],
    ['ミドリと揉めたらどこの裁判所？', 20, '大阪地方裁判所'],
  ])('%s', (question, clause, said) => {
    const answer = renderJson(ask({ text: question }))
    expect(answer.citations.map(({ document, clause: id }) => `${document}#${id}`)).toContain(
      `midori-sla#${clause}`,
    )
    expect(answer.citations.length).toBeLessThanOrEqual(2)
    expect(answer.text).toContain(said)
  })

  it('does not lend its clauses to the other services', () => {
    const answer = renderJson(ask({ text: 'CRAKOの稼働率は保証？' }))
    expect(answer.citations.map(({ document }) => document)).toEqual(['crako-sla'])
  })
})
