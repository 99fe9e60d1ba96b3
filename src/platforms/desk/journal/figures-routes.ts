// The figures of the journal over the last days.
import { Hono } from 'hono'
import { readFigures } from '../../../journal/figures.js'
import { figuresPage } from '../../../render/desk/journal/figures-page.js'
import { OTHER_DAYS } from '../../../render/desk/journal/links.js'
import type { DeskEnv } from '../desk.js'
import { daysOf, type JournalParts, journalView, withJournal } from './reading.js'
import { lastDays, offsetAt } from './times.js'

export function figuresRoutes(parts: JournalParts): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  routes.get('/figures', (c) => {
    const now = Date.now()
    const offset = offsetAt(now)
    const { since, days } = lastDays(daysOf(c.req.query('days'), OTHER_DAYS), now, offset)
    return withJournal(
      parts,
      c,
      () => readFigures(parts.journal.database, since, offset),
      (figures) => c.html(figuresPage(journalView(parts, c), { figures, days })),
    )
  })
  return routes
}
