// The weekly post as a message, at its largest and at its worst.
import { describe, expect, it } from 'vitest'
import type { Digest, DigestGap } from '../src/render/digest.js'
import { digestMessage as discordMessage } from '../src/render/discord/digest-message.js'
import { sizeOf as discordSizeOf, MESSAGE } from '../src/render/discord/limits.js'
import { digestMessage as slackMessage } from '../src/render/slack/digest-message.js'
import { MESSAGE_BLOCKS, MESSAGE_SIZE, sizeOf } from '../src/render/slack/limits.js'

const gap = (more: Partial<DigestGap> = {}): DigestGap => ({
  sample: '駐車場はありますか',
  unanswered: 3,
  unhelpful: 1,
  services: ['デモ'],
  ...more,
})
const digest = (more: Partial<Digest> = {}): Digest => ({
  language: 'ja',
  questions: 10,
  answered: 6,
  open: 4,
  gaps: [gap()],
  further: 0,
  ...more,
})
const url = `https://sla.example/documents/demo-sla#${'x'.repeat(100)}`
const [worstForSlack, worstForDiscord] = ['&'.repeat(5_000), '*龍'.repeat(5_000)]
const huge = (sample: string, language: 'ja' | 'en') =>
  digest({
    language,
    gaps: Array.from({ length: 10 }, () =>
      gap({ sample, services: [sample, sample, sample, sample], nearest: { name: sample, url } }),
    ),
    worklistUrl: url,
  })
const slackText = (of: Digest) => JSON.stringify(slackMessage(of, 'worklist.1').blocks)
const discordText = (of: Digest) => JSON.stringify(discordMessage(of, 1))

describe.each(['ja', 'en'] as const)('the digest in %s', (language) => {
  it('is one Slack message, however long the questions are', () => {
    const { blocks, text } = slackMessage(huge(worstForSlack, language), 'worklist.1')
    expect(blocks.length).toBeLessThanOrEqual(MESSAGE_BLOCKS)
    expect(sizeOf(blocks)).toBeLessThanOrEqual(MESSAGE_SIZE)
    expect(text.length).toBeLessThan(40_000)
    expect(blocks[0]?.block_id).toBe('worklist.1')
  })

  it('is one Discord message, however long the questions are', () => {
    const texts = discordMessage(huge(worstForDiscord, language), 1).map((component) =>
      discordSizeOf('content' in component ? component.content : ''),
    )
    expect(texts.reduce((sum, { characters }) => sum + characters, 0)).toBeLessThanOrEqual(MESSAGE.characters)
    expect(texts.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(MESSAGE.bytes)
    expect(texts.length).toBeGreaterThan(5)
  })

  it('counts what does not fit together with what is not on the list', () => {
    const shown = (text: string) => (text.match(/"content":"\d+/g) ?? []).length
    const said = language === 'ja' ? /ほかに(\d+)件あります/ : /There are (\d+) more/
    const text = discordText({ ...huge(worstForDiscord, language), further: 20 })
    expect(Number(said.exec(text)?.[1])).toBe(20 + 10 - shown(text))
    expect(slackText({ ...huge('短い質問', language), further: 20 })).toMatch(
      language === 'ja' ? /ほかに20件あります/ : /There are 20 more/,
    )
  })
})

it.each([
  ['Slack', slackText],
  ['Discord', discordText],
])('names a gap by its topic where the words are not kept, or says so (%s)', (_, textOf) => {
  const { sample: _sample, ...unworded } = gap()
  expect(textOf(digest({ gaps: [{ ...unworded, topic: '駐車場の有無' }] }))).toMatch(/1\\*\. 駐車場の有無/)
  expect(textOf(digest({ gaps: [unworded] }))).toContain('(質問文は記録していません)')
})

it('never says 100% when a question was not answered', () => {
  expect(slackText(digest({ questions: 1000, answered: 999 }))).toContain('(99%)')
  expect(slackText(digest({ questions: 1000, answered: 1000 }))).toContain('(100%)')
})
