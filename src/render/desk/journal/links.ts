// The addresses of the journal's pages.
import type { GapState } from '../../../journal/gaps/worklist.js'

/** What the worklist is narrowed down to. `most` gaps are shown. */
export interface WorklistQuery {
  readonly state: GapState
  readonly days: number
  readonly most: number
}

/** The periods that can be looked at, in days. */
export const PERIODS = [7, 30, 90, 180] as const
/** Of the worklist's: what is asked seldom adds up slowly. */
export const WORKLIST_DAYS = 90
export const OTHER_DAYS = 30
/** Gaps on a page that nobody has asked to be longer. */
export const FIRST_GAPS = 30

export function worklistHref({ state, days, most }: WorklistQuery): string {
  const query = new URLSearchParams()
  if (state !== 'open') query.set('state', state)
  if (days !== WORKLIST_DAYS) query.set('days', String(days))
  if (most !== FIRST_GAPS) query.set('most', String(most))
  const text = query.toString()
  return `/worklist${text === '' ? '' : `?${text}`}`
}

export const textHref = (id: string) => `/texts/${encodeURIComponent(id)}`
export const personHref = (hash: string) => `/records/person/${encodeURIComponent(hash)}`
