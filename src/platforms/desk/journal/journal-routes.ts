// The pages of the journal: only for staff, and only where there is a journal.
import { Hono } from 'hono'
import type { DeskEnv, DeskParts } from '../desk.js'
import { figuresRoutes } from './figures-routes.js'
import type { JournalParts } from './reading.js'
import { recordsRoutes } from './records-routes.js'
import { toldRoutes } from './told-routes.js'
import { worklistRoutes } from './worklist-routes.js'

/** No routes at all for outsiders: to them there are no such pages. */
export function journalRoutes(parts: DeskParts): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const { journal, audience } = parts
  if (!journal || audience !== 'internal') return routes
  const own: JournalParts = { ...parts, journal }
  routes.route('/', worklistRoutes(own))
  routes.route('/', toldRoutes(own))
  routes.route('/', figuresRoutes(own))
  routes.route('/', recordsRoutes(own))
  return routes
}
