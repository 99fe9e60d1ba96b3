// What operators look at: alive, ready, figures.
import { Hono } from 'hono'
import type { DeskEnv, DeskParts } from './desk.js'

/** Open to everybody: says nothing of questions or documents. */
export function healthRoutes({ clerk, keeper }: DeskParts, isStopping: () => boolean): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  routes.get('/healthz', (c) => c.json({ status: 'ok' }))
  routes.get('/readyz', (c) =>
    isStopping()
      ? c.json({ status: 'stopping' }, 503)
      : c.json({ status: 'ready', knowledge: clerk().version, faults: keeper.faults().length }),
  )
  return routes
}

export function metricsRoutes({ metrics }: DeskParts): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  routes.get('/metrics', async (c) =>
    c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  )
  return routes
}
