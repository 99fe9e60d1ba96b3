// Finds out who asks: a session, a bearer password, or the user that a reverse proxy names. Shows the way in if nobody.
import { Hono, type MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { signInPage } from '../../render/desk/message-pages.js'
import type { DeskContext, DeskEnv, DeskParts, Person } from './desk.js'
import { formOf } from './form.js'
import { isWithin } from './limits.js'
import { addressOf, peerOf, trusting } from './network.js'
import { isForProgram, problem } from './problem.js'
import { createSessions, HOURS_VALID, isSame } from './session.js'
import { viewOf } from './view.js'

export interface Identity {
  /** The ways in and out; open to everybody. */
  readonly routes: Hono<DeskEnv>
  /** Lets those through who are known, or everybody if nobody is asked. */
  readonly required: MiddlewareHandler<DeskEnv>
}

export function createIdentity(parts: DeskParts): Identity {
  const { desk, log, publicUrl } = parts
  const { password, userHeader } = desk
  const sessions = createSessions(Date.now)
  const isTrusted = trusting(desk.trustedProxies)
  const attempts = new RateLimiterMemory({ points: MOST_ATTEMPTS, duration: ATTEMPT_SECONDS })
  const secure = publicUrl?.startsWith('https:') ?? false
  // The prefix makes browsers refuse the cookie from anywhere but this very host.
  const cookie = secure ? '__Host-desk' : 'desk'
  const attributes = { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const

  const personOf = async (c: DeskContext): Promise<Person | undefined> => {
    if (password === undefined && userHeader === undefined) return { name: 'local', bySession: false }
    if (userHeader !== undefined && isTrusted(peerOf(c))) {
      const name = c.req.header(userHeader)?.trim()
      if (name) return { name: name.slice(0, LONGEST_NAME), bySession: false }
    }
    if (password === undefined) return undefined
    if (sessions.isValid(getCookie(c, cookie) ?? '')) return { name: 'staff', bySession: true }
    const bearer = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (bearer === undefined || !(await isWithin(attempts, addressOf(c), 0))) return undefined
    if (isSame(bearer, password)) return { name: 'staff', bySession: false }
    await isWithin(attempts, addressOf(c))
    return undefined
  }

  const show = (c: DeskContext, next: string, wrong: boolean) => {
    const page = signInPage(c.var.view, { next, wrong, withPassword: password !== undefined })
    return c.html(page, 401)
  }

  const routes = new Hono<DeskEnv>()
  if (password !== undefined)
    routes.post('/sign-in', async (c) => {
      if (!(await isWithin(attempts, addressOf(c), 0))) return problem(c, 429, 'too-many')
      const form = await formOf(c)
      const next = ownPath(form.get('next') ?? '')
      if (!isSame(form.get('password') ?? '', password)) {
        await isWithin(attempts, addressOf(c))
        log('warn', 'sign-in-refused', { address: addressOf(c) })
        return show(c, next, true)
      }
      setCookie(c, cookie, sessions.issue(), { ...attributes, maxAge: HOURS_VALID * 3600 })
      return c.redirect(next, 303)
    })
  routes.get('/sign-in', (c) => c.redirect('/', 303))
  routes.post('/sign-out', (c) => {
    deleteCookie(c, cookie, attributes)
    return c.redirect('/', 303)
  })

  return {
    routes,
    required: async (c, next) => {
      const person = await personOf(c)
      if (!person) {
        if (!isForProgram(c)) return show(c, c.req.method === 'GET' ? pathOf(c) : '/', false)
        c.header('www-authenticate', 'Bearer')
        return problem(c, 401, 'signed-out')
      }
      c.set('person', person)
      c.set('view', viewOf(parts, c, true))
      return next()
    },
  }
}

const pathOf = (c: DeskContext) => {
  const { pathname, search } = new URL(c.req.url)
  return ownPath(`${pathname}${search}`)
}

/** A path of this site: nothing that a browser would take for another host. */
const ownPath = (path: string) => (/^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/')

/** Wrong passwords for each address in a quarter of an hour. */
const MOST_ATTEMPTS = 10
const ATTEMPT_SECONDS = 15 * 60
const LONGEST_NAME = 200
