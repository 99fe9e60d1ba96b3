// What the desk is for, counted: from a question to a cited text at its place. Typing the question is not counted, nor
// are changing to the mail and pasting: any way of looking something up needs these three.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launch, open } from './support/browser.js'
import { type RunningDesk, startDesk } from './support/desk.js'

const CRAKO = '[出典: CRAKO サービスレベル項目表 No.32「バックアップ世代数」'

describe.skipIf(!hasBrowser)('two actions at the desk', () => {
  let desk: RunningDesk
  let browser: Browser
  beforeAll(async () => {
    ;[desk, browser] = await Promise.all([startDesk(), launch()])
  })
  afterAll(async () => {
    await browser.close()
    await desk.stop()
  })

  it.each([
    ['a figure', 'CRAKOってバックアップ何世代残ってる？', ['7世代まで', CRAKO]],
    [
      'a target, said to be one',
      'CO-NECTは障害が起きたらどのくらいで連絡が来る？',
      ['1時間以内', '保証ではありません', '項番54'],
    ],
    [
      'a "no" with its caveat',
      'CO-NECTを解約するときはいつまでに言えばいい？',
      ['受付期限（何日前・何か月前まで）は設けられていません', '項番38'],
    ],
    [
      'words that the clause does not use',
      'secureO EDRが止まっている間も月額は払うの？',
      ['支払は必要です', '第22条第2項'],
    ],
    [
      'everyday words for a legal one',
      'secureO EDRの支払いが遅れたら年何%取られる？',
      ['年14.5%', '第24条第1項'],
    ],
    ['English', 'What uptime does Sekai Cart aim for?', ['99.99% or more', 'not a guarantee', '1-5 “']],
    [
      'a clause among those with its words',
      'セカイカートは解約後いつデータが消える？',
      ['満了日の翌営業日', '6-3「'],
    ],
    [
      'a long form',
      '安全・安心マークではアクセスログをどのくらい残す必要がある？',
      ['最低でも1年以上', '項目7-1-1「'],
    ],
    [
      'two services side by side',
      'CRAKOとセカイカートのバックアップの世代数を比べて',
      ['7世代まで', CRAKO, '14世代です', '6-6「'],
    ],
    ['what is stated nowhere', 'CRAKOの解約手数料は？', ['記載がございません']],
  ])('put into a mail: %s', async (_, question, parts) => {
    const { page, complaints, close } = await open(browser, `${desk.url}/`)
    const mail = await page.context().newPage()
    await mail.setContent('<textarea autofocus></textarea>')
    await page.bringToFront()
    await page.keyboard.type(question)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '顧客向け文面をコピー' }).click()
    await page.getByText('コピーしました').waitFor()
    await mail.bringToFront()
    await mail.locator('textarea').press('Control+V')
    const pasted = await mail.locator('textarea').inputValue()
    for (const part of parts) expect(pasted).toContain(part)
    expect(complaints).toEqual([])
    await close()
  })
})
