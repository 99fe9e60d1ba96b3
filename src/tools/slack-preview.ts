// Draws the answers to ten questions as Slack would show them: `node dist/tools/slack-preview.js docs/slack.png`.
// Needs a Chromium; CHROMIUM names it where it is not /usr/bin/chromium.
import { chromium } from 'playwright-core'
import { createAsk } from '../answer/ask.js'
import { prepareKnowledge } from '../platforms/prepared.js'
import { SHIPPED_KNOWLEDGE } from '../platforms/shipped.js'
import { renderMessages } from '../render/slack/answer.js'
import { type Exchange, slackPage } from './slack-page.js'

const QUESTIONS: readonly { readonly text: string; readonly thread?: readonly string[] }[] = [
  { text: 'CRAKOってバックアップ何世代残ってる？' },
  { text: 'CO-NECTは？', thread: ['CRAKOってバックアップ何世代残ってる？'] },
  { text: 'CRAKOの稼働率99.99%って保証ですよね？' },
  { text: 'バックアップは何世代？' },
  { text: 'secureO EDRの解約は何日前まで？' },
  { text: 'secureO EDRを10台で月いくら？' },
  { text: 'CRAKOとセカイカートで、バックアップ世代数が一番多いのは？' },
  { text: 'セカイカートの稼働率は？' },
  { text: 'CRAKOはISO27001を取っていますか' },
  { text: 'notice period to cancel secureO EDR?' },
]

const prepared = await prepareKnowledge(SHIPPED_KNOWLEDGE)
if (!prepared.ok) throw new Error('the shipped knowledge has faults; run npm run check')
const ask = createAsk(prepared.knowledge, prepared.packed)
const exchanges = QUESTIONS.map(({ text, thread = [] }): Exchange => {
  const answer = ask({ text, thread })
  const messages = renderMessages(answer, {
    language: answer.language,
    clauseUrl: (document, clause) => `https://desk.example.jp/documents/${document}#${clause}`,
    values: { answer: () => '{}', service: () => '{}', ask: () => '{}' },
  })
  return { question: text, messages }
})

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' })
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
await page.setContent(slackPage(exchanges))
await page.screenshot({ path: process.argv[2] ?? 'docs/slack.png', fullPage: true })
await browser.close()
