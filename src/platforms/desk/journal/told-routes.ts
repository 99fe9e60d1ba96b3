// What changed, and what was told: the changes between versions, and texts for customers by their id.
import { Hono } from 'hono'
import { readId } from '../../../journal/customer-ids.js'
import { readChanges } from '../../../journal/versions/changes.js'
import { changedStatements } from '../../../journal/versions/compare.js'
import { lookUpText } from '../../../journal/versions/look-up.js'
import { changesPage } from '../../../render/desk/journal/changes-page.js'
import { OTHER_DAYS, textHref } from '../../../render/desk/journal/links.js'
import { textPage, textsPage } from '../../../render/desk/journal/texts-page.js'
import type { DeskEnv } from '../desk.js'
import { daysOf, heldOf, type JournalParts, journalView, withJournal } from './reading.js'
import { DAY_MS } from './times.js'

export function toldRoutes(parts: JournalParts): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const { database } = parts.journal

  routes.get('/changes', (c) => {
    const days = daysOf(c.req.query('days'), OTHER_DAYS)
    const most = c.req.query('most') === 'all' ? Number.POSITIVE_INFINITY : FIRST_CHANGES
    const now = Date.now()
    return withJournal(
      parts,
      c,
      () => readChanges(database, heldOf(parts), now - days * DAY_MS, now),
      (changes) => c.html(changesPage(journalView(parts, c), { days, changes, most })),
    )
  })

  /** The field; what was typed leads to its text, if it can be an id at all. */
  routes.get('/texts', (c) => {
    const typed = (c.req.query('id') ?? '').trim().slice(0, LONGEST_ID)
    const id = readId(typed)
    if (id !== undefined) return c.redirect(textHref(id), 303)
    const view = journalView(parts, c)
    return typed === '' ? c.html(textsPage(view)) : c.html(textsPage(view, typed), 404)
  })

  routes.get('/texts/:id', (c) => {
    const typed = c.req.param('id').slice(0, LONGEST_ID)
    return withJournal(
      parts,
      c,
      () => lookUpText(database, heldOf(parts), typed),
      (told) => {
        const view = journalView(parts, c)
        if (!told) return c.html(textsPage(view, typed), 404)
        const cited = told.cited.map((one) => ({ ...one, ...changedStatements(one.was, one.is) }))
        return c.html(textPage(view, { told, cited }))
      },
    )
  })
  return routes
}

const LONGEST_ID = 40
const FIRST_CHANGES = 50
