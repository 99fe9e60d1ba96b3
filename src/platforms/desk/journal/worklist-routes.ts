// The worklist: shown, and decided about.
import { Hono } from 'hono'
import { GAP_STATES, MOST_GAPS, markGap, readCountedWorklist } from '../../../journal/gaps/worklist.js'
import { LONGEST_NOTE } from '../../../render/desk/journal/gap-card.js'
import {
  FIRST_GAPS,
  WORKLIST_DAYS,
  type WorklistQuery,
  worklistHref,
} from '../../../render/desk/journal/links.js'
import { type Decided, worklistPage } from '../../../render/desk/journal/worklist-page.js'
import type { DeskEnv } from '../desk.js'
import { formOf } from '../form.js'
import { problem } from '../problem.js'
import { daysOf, type JournalParts, journalView, snippetsOf, withJournal } from './reading.js'
import { DAY_MS } from './times.js'

export function worklistRoutes(parts: JournalParts): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const { database } = parts.journal
  const snippets = snippetsOf(parts)

  routes.get('/worklist', (c) => {
    const fields = new URL(c.req.url).searchParams
    const query = queryOf(fields)
    const decided = decidedOf(fields)
    return withJournal(
      parts,
      c,
      () => readCountedWorklist(database, Date.now() - query.days * DAY_MS, [query.state], query.most),
      ({ gaps, counts }) => {
        const snippetFor = snippets()
        return c.html(
          worklistPage(journalView(parts, c), {
            query,
            counts,
            gaps: gaps.map((gap) => ({ gap, ...snippetFor(gap) })),
            mostAtAll: MOST_GAPS,
            ...(decided ? { decided } : {}),
          }),
        )
      },
    )
  })

  /** Leads back to the list, to where the gap was. */
  routes.post('/worklist', async (c) => {
    const fields = await formOf(c)
    const gap = gapId(fields.get('gap'))
    const state = stateOf(fields.get('state'))
    if (gap === undefined || !state) return problem(c, 400, 'bad-request')
    const note = (fields.get('note') ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NOTE)
    return withJournal(
      parts,
      c,
      () => markGap(database, gap, state, note, Date.now()),
      (isThere) => {
        const query = queryOf(new URL(c.req.url).searchParams)
        const told = new URLSearchParams({ decided: gap, as: isThere ? state : 'gone' })
        const before = gapId(fields.get('next'))
        if (before !== undefined) told.set('before', before)
        const href = worklistHref(query)
        return c.redirect(`${href}${href.includes('?') ? '&' : '?'}${told}#decided`, 303)
      },
    )
  })
  return routes
}

function queryOf(fields: URLSearchParams): WorklistQuery {
  return {
    state: stateOf(fields.get('state')) ?? 'open',
    days: daysOf(fields.get('days'), WORKLIST_DAYS),
    most: fields.get('most') === String(MOST_GAPS) ? MOST_GAPS : FIRST_GAPS,
  }
}

function decidedOf(fields: URLSearchParams): Decided | undefined {
  const gap = gapId(fields.get('decided'))
  return gap === undefined
    ? undefined
    : { gap, as: stateOf(fields.get('as')), before: gapId(fields.get('before')) ?? '' }
}

const stateOf = (typed: string | null) => GAP_STATES.find((state) => state === typed)
const gapId = (typed: string | null) =>
  /^G-[0-9A-Z]{1,20}$/.test(typed ?? '') ? (typed ?? undefined) : undefined
