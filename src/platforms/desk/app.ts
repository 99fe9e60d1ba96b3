// The desk as one web application: what every request passes, then the routes.
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { apiRoutes } from './api-routes.js'
import { askRoutes } from './ask-routes.js'
import { readAssets } from './assets.js'
import { audienceOf } from './audience.js'
import type { DeskEnv, DeskOptions, DeskParts } from './desk.js'
import { handOutRoutes } from './hand-out-routes.js'
import { createIdentity } from './identity.js'
import { journalRoutes } from './journal/journal-routes.js'
import { MOST_BYTES, perMinute } from './limits.js'
import { mcpRoutes } from './mcp-routes.js'
import { knownHost, sameSite } from './network.js'
import { healthRoutes, metricsRoutes } from './operate-routes.js'
import { problem } from './problem.js'
import { readRoutes } from './read-routes.js'
import { withLanguage } from './view.js'

/** Makes the application; it listens to nothing by itself. Throws if its assets are missing. */
export function createDeskApp(options: DeskOptions, isStopping: () => boolean): Hono<DeskEnv> {
  const parts: DeskParts = { ...options, assets: readAssets(), audience: audienceOf(options) }
  const identity = createIdentity(parts)
  const app = new Hono<DeskEnv>()

  app.use(headers())
  app.use(withLanguage(parts))
  app.use(knownHost(options.host, options.publicUrl))
  app.use(sameSite(options.publicUrl))
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: (c) => problem(c, 413, 'too-large') }))
  app.route('/', healthRoutes(parts, isStopping))
  app.route('/', parts.assets.routes)
  app.route('/', identity.routes)

  app.use(identity.required)
  app.route('/', metricsRoutes(parts))
  app.use(perMinute(options.desk.requestsPerMinute))
  app.route('/', askRoutes(parts))
  app.route('/', handOutRoutes(parts))
  app.route('/', readRoutes(parts))
  app.route('/', journalRoutes(parts))
  app.route('/api', apiRoutes(parts))
  app.route('/mcp', mcpRoutes(parts))

  app.notFound((c) => problem(c, 404, 'not-found'))
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) return problem(c, 400, 'bad-request')
    options.log('error', 'desk-failed', { method: c.req.method, path: c.req.path, error })
    return problem(c, 500, 'failed')
  })
  return app
}

/** Nothing is loaded from, sent to or framed by another site, and no script runs but the desk's own file. */
function headers() {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    // `same-origin`: with none at all, browsers would send forms of this very site without an origin.
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    // Whether there is HTTPS, and for which names, is for the proxy to say.
    strictTransportSecurity: false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  })
}
