// The worklist: what could not be answered, the most asked first, narrowed down by state and period.
import { html } from 'hono/html'
import type { GapState, Worklist } from '../../../journal/gaps/worklist.js'
import type { Html } from '../html.js'
import { choices, type JournalView, journalPage, periods } from './frame.js'
import { gapCard, type ListedGap, STATES } from './gap-card.js'
import { type WorklistQuery, worklistHref } from './links.js'
import { JOURNAL_WORDS } from './words.js'

export interface WorklistPage {
  readonly query: WorklistQuery
  readonly counts: Worklist['counts']
  readonly gaps: readonly ListedGap[]
  /** How many the longest page would show. */
  readonly mostAtAll: number
  /** What has just been decided, and before which gap to say so. */
  readonly decided?: Decided
}

export interface Decided {
  readonly gap: string
  /** Undefined: there is no such gap any more. */
  readonly as: GapState | undefined
  readonly before: string
}

export function worklistPage(view: JournalView, content: WorklistPage): Html {
  const { query, counts, gaps, mostAtAll, decided } = content
  const words = JOURNAL_WORDS[view.language]
  const questions = gaps.reduce((sum, { gap }) => sum + gap.unanswered + gap.unhelpful, 0)
  const isInPlace = decided !== undefined && gaps.some(({ gap }) => gap.id === decided.before)
  const told = decided ? decidedLine(view, decided, query) : ''
  const left = Math.min(counts[query.state], mostAtAll) - gaps.length
  return journalPage(
    view,
    'worklist',
    html`<div class="narrowing">${choices(
      words.worklist.stateLabel,
      STATES.map((state) => ({
        label: html`${words.worklist.states[state]} <span class="number">${counts[state]}</span>`,
        href: worklistHref({ ...query, state }),
        isCurrent: state === query.state,
      })),
    )}${periods(view, query.days, (days) => worklistHref({ ...query, days }))}</div>
${isInPlace ? '' : told}
${
  gaps.length === 0
    ? html`<p class="empty-list">${words.worklist.none[query.state]}</p>`
    : html`<p class="found-line quiet">${words.worklist.found(gaps.length, counts[query.state], questions)}</p>
<div class="gaps" data-copied="${words.copied}" data-failed="${words.copyFailed}">${gaps.map((listed, i) =>
        isInPlace && decided?.before === listed.gap.id
          ? html`${told}${gapCard(view, listed, gaps[i + 1]?.gap.id)}`
          : gapCard(view, listed, gaps[i + 1]?.gap.id),
      )}</div>`
}
${
  left > 0
    ? html`<p class="more"><a href="${worklistHref({ ...query, most: mostAtAll })}">${words.more(left)}</a></p>`
    : ''
}`,
  )
}

/** Said where the gap was, so that one goes on from there. */
function decidedLine(view: JournalView, { gap, as }: Decided, query: WorklistQuery): Html {
  const words = JOURNAL_WORDS[view.language].worklist
  return html`<p class="decided" id="decided" role="status" tabindex="-1">${
    as === undefined
      ? words.gone
      : as === query.state
        ? words.noted
        : html`${words.decided(as)} <a href="${worklistHref({ ...query, state: as })}#${gap}">${words.seeDecided}</a>`
  }</p>`
}
