// What every chat edge promises, as one suite: each platform brings a driver, the cases are the same.
import { afterEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/model.js'
import type { Clerk } from '../../src/platforms/clerk.js'
import { citationLine } from '../../src/render/plain.js'
import { clerkOf, clerkWith, type Recorded } from './edge-clerk.js'

/** Something that the bot showed: a message, or what a button opened. */
export interface Shown {
  /** As a reader sees it: marks of markup left out, escapes undone. */
  readonly text: string
  /** Whether it stands where it was asked: in the same thread, or as a reply. */
  readonly isWhereAsked: boolean
  /** Whether only one person sees it. */
  readonly isPrivate: boolean
}

/** What stands under an answer. `service` is one of the services to choose from, by its name. */
export type Control =
  | 'customer-text'
  | 'whole-clause'
  | 'helpful'
  | 'not-helpful'
  | { readonly service: string }

/** Who reads a place: one that is listed as internal, or one of which nothing is known to be inside. */
export type Readers = 'insiders' | 'outsiders'

/** A running edge with people around it. Whatever is done resolves to what the bot showed for it, once it is quiet. */
export interface RunningEdge<S extends Shown = Shown> {
  readonly recorded: Recorded
  /** A person names the bot in a place. */
  mention(text: string, readers?: Readers): Promise<S[]>
  /** A person goes on where the answer stands. */
  followUp(answer: S, text: string): Promise<S[]>
  /** A person presses what stands under an answer. */
  press(answer: S, control: Control): Promise<S[]>
  /** A person says why an answer did not help, in the form that `not-helpful` opened. */
  giveReason(answer: S, reason: string): Promise<S[]>
  /** Another bot, and the bot itself, write a question that names the bot. */
  mentionByBots(text: string): Promise<S[]>
  /** The platform delivers the last message of a person once more. */
  deliverAgain(): Promise<S[]>
  /** Another process that knows nothing of before. */
  restart(): Promise<void>
  /** Whom the bot notified. */
  pinged(): readonly string[]
  /** Which rules of the platform the bot broke. */
  violations(): readonly unknown[]
  close(): Promise<void>
}

/** What differs between platforms: how a bot is started. */
export interface EdgeDriver<S extends Shown = Shown> {
  readonly name: string
  start(clerk: () => Clerk): Promise<RunningEdge<S>>
}

/** Runs the suite for one edge. */
export function edgeContract<S extends Shown>(driver: EdgeDriver<S>): void {
  describe(`${driver.name} keeps the contract of an edge:`, () => {
    let running: RunningEdge<S> | undefined
    const start = async (clerk: Clerk): Promise<RunningEdge<S>> => {
      running = await driver.start(() => clerk)
      return running
    }
    afterEach(async () => {
      const edge = running
      running = undefined
      if (!edge) return
      await edge.close()
      expect(edge.violations()).toEqual([])
      expect(edge.pinged()).toEqual([])
    })
    const shipped = () => clerkOf()
    const withKohaku = () => clerkWith('kohaku-sla.yaml', 'kohaku-internal.yaml')
    const textOf = (shown: readonly Shown[]) => shown.map(({ text }) => text).join('\n')
    const only = (shown: readonly S[]): S => {
      expect(shown).toHaveLength(1)
      const [first] = shown
      if (!first) throw new Error('nothing was shown')
      return first
    }

    it('answers where it was asked, in public, and records it', async () => {
      const edge = await start(await shipped())
      const answer = only(await edge.mention(GENERATIONS))
      expect(answer).toMatchObject({ isWhereAsked: true, isPrivate: false })
      expect(answer.text).toContain('バックアップは7世代まで保持しています。')
      expect(answer.text).toContain('CRAKO サービスレベル項目表 No.32「バックアップ世代数」')
      expect(edge.recorded.asked).toMatchObject([
        { question: GENERATIONS, status: 'answered', cited: ['crako-sla#32'], services: ['crako'] },
      ])
    })

    it('ignores bots and itself', async () => {
      const edge = await start(await shipped())
      expect(await edge.mentionByBots(GENERATIONS)).toEqual([])
      expect(edge.recorded.asked).toEqual([])
    })

    it('pings no one, and shows markup of the knowledge and of the question as it is written', async () => {
      const edge = await start(await withKohaku())
      const shown = await edge.mention('コハクのサービス提供時間は？ *急ぎ* <https://evil.example/>')
      expect(textOf(shown)).toContain(
        '@everyone @here <@1> <@&2> <!channel> **24時間**365日 [利用](https://evil.example/)',
      )
      expect(edge.pinged()).toEqual([])
    })

    it('keeps every citation, however long the answer is', async () => {
      const clerk = await withKohaku()
      const edge = await start(clerk)
      for (const question of MANY_CLAUSES) {
        const text = textOf(await edge.mention(question))
        const citations = citationsOf(clerk.ask({ text: question }, 'customer'))
        expect(citations.length).toBeGreaterThan(0)
        for (const citation of citations) expect(text).toContain(citation)
      }
    })

    it('gives one answer per message', async () => {
      const edge = await start(await shipped())
      await edge.mention(GENERATIONS)
      expect(await edge.deliverAgain()).toEqual([])
      expect(await edge.deliverAgain()).toEqual([])
      expect(edge.recorded.asked).toHaveLength(1)
    })

    it('is calm when the core throws, and answers the next question', async () => {
      const clerk = await shipped()
      const failing: Clerk = {
        ...clerk,
        ask: (question, audience) => {
          if (question.text.includes('壊れる')) throw new Error('inner secret')
          return clerk.ask(question, audience)
        },
      }
      const edge = await start(failing)
      const calm = only(await edge.mention('壊れる？'))
      expect(calm.text).toContain('申し訳ありません')
      expect(calm.text).not.toContain('secret')
      expect(edge.recorded.log.some(({ level }) => level === 'error')).toBe(true)
      expect(textOf(await edge.mention(GENERATIONS))).toContain('No.32')
    })

    it('takes follow-ups in their context, after a restart too', async () => {
      const edge = await start(await shipped())
      const first = only(await edge.mention(GENERATIONS))
      const second = only(await edge.followUp(first, 'CO-NECTは？'))
      expect(second.text).toContain('項番45「バックアップ対策」')
      await edge.restart()
      const third = only(await edge.followUp(second, 'セカイカートは？'))
      expect(third.text).toContain('6-6「バックアップ世代数」')
    })

    it('hands out a text for a customer: of the question displayed, to one person, after a restart too', async () => {
      const edge = await start(await shipped())
      const first = only(await edge.mention(GENERATIONS))
      const second = only(await edge.followUp(first, 'CO-NECTは？'))
      await edge.restart()
      const text = await edge.press(second, 'customer-text')
      expect(text.every(({ isPrivate }) => isPrivate)).toBe(true)
      expect(textOf(text)).toContain('お問い合わせいただきましたCO-NECTの件')
      expect(textOf(text)).toContain('項番45「バックアップ対策」')
      expect(edge.recorded.handedOut).toMatchObject([{ question: 'CO-NECTは？' }])
      expect(edge.recorded.handedOut[0]?.cited).toContain('co-nect-disclosure#45')
    })

    it('shows the whole clause', async () => {
      const edge = await start(await shipped())
      const answer = only(await edge.mention(GENERATIONS))
      expect(textOf(await edge.press(answer, 'whole-clause'))).toContain('No.32「バックアップ世代数」')
    })

    it('notes feedback with the answer and the question, and the reason', async () => {
      const edge = await start(await shipped())
      const answer = only(await edge.mention(GENERATIONS))
      await edge.press(answer, 'helpful')
      expect(edge.recorded.feedback.at(-1)).toMatchObject({
        question: GENERATIONS,
        cited: ['crako-sla#32'],
        helpful: true,
      })
      await edge.press(answer, 'not-helpful')
      await edge.giveReason(answer, '条項が違う')
      expect(edge.recorded.feedback.at(-1)).toMatchObject({
        answer: edge.recorded.feedback[0]?.answer,
        helpful: false,
        reason: '条項が違う',
      })
    })

    it('asks which service, gives them side by side, and answers for the one that is chosen', async () => {
      const edge = await start(await shipped())
      const which = only(await edge.mention('バックアップは何世代？'))
      for (const said of ['どのサービス', '項番45', 'No.32', '6-6']) expect(which.text).toContain(said)
      await edge.restart()
      const chosen = await edge.press(which, { service: 'CRAKO' })
      expect(textOf(chosen)).toContain('No.32')
      expect(textOf(chosen)).not.toContain('項番45')
    })

    it('answers from internal documents only where insiders alone read', async () => {
      const edge = await start(await withKohaku())
      const question = 'コハクのバックアップは何世代？'
      const outside = only(await edge.mention(question, 'outsiders'))
      expect(outside.text).not.toContain('90世代')
      const inside = only(await edge.mention(question, 'insiders'))
      expect(inside.text).toContain('90世代')
      expect(textOf(await edge.press(inside, 'customer-text'))).not.toContain('90世代')
    })

    it('says so when the documents do not state something', async () => {
      const edge = await start(await shipped())
      const answer = only(await edge.mention('CRAKOの社員食堂のメニューは？'))
      expect(answer.text).not.toContain('undefined')
      expect(edge.recorded.asked[0]?.cited).toEqual([])
    })
  })
}

function citationsOf(answer: Answer): string[] {
  const parts = answer.status === 'answered' || answer.status === 'clarify' ? answer.parts : []
  return parts.flatMap(({ statements }) =>
    statements.map(({ citation }) => citationLine(citation, answer.language)),
  )
}

const GENERATIONS = 'CRAKOのバックアップは何世代？'
/** Answers of many clauses, of several services, and of more characters than any message takes. */
const MANY_CLAUSES = [
  'コハクの計画停止の通知は？',
  'バックアップは何世代？',
  'CRAKOのバックアップ世代数とサービス提供時間は？',
  'CRAKO、CO-NECT、セカイカートの稼働率を比べて',
]
