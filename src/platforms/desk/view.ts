// Finds the language of a request and gathers what every page shows around its content.
import type { MiddlewareHandler } from 'hono'
import { accepts } from 'hono/accepts'
import { getCookie, setCookie } from 'hono/cookie'
import type { Language } from '../../knowledge/model.js'
import type { View } from '../../render/desk/frame.js'
import type { DeskContext, DeskEnv, DeskParts } from './desk.js'

/** The language chosen with `?lang=`, then or earlier; else the browser's; else Japanese. */
export function withLanguage(parts: DeskParts): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const chosen = languageOf(c.req.query('lang'))
    if (chosen) setCookie(c, COOKIE, chosen, { path: '/', maxAge: A_YEAR, sameSite: 'Lax', httpOnly: true })
    const language = chosen ?? languageOf(getCookie(c, COOKIE)) ?? preferredLanguage(c)
    c.set('language', language)
    c.set('audience', parts.audience)
    c.set('person', { name: 'guest', bySession: false })
    // Before anybody is known to be staff, nothing of the files is shown.
    c.set('view', viewOf(parts, c, false))
    await next()
  }
}

/** The browser's wish, by its first part: `en-GB` is English. */
function preferredLanguage(c: DeskContext): Language {
  return (
    languageOf(
      accepts(c, {
        header: 'Accept-Language',
        supports: ['ja', 'en'],
        default: 'ja',
        match: (wishes, { supports, default: otherwise }) =>
          [...wishes]
            .sort((a, b) => b.q - a.q)
            .map(({ type }) => type.split('-')[0]?.toLowerCase() ?? '')
            .find((type) => supports.includes(type)) ?? otherwise,
      }),
    ) ?? 'ja'
  )
}

/** What is around a page; `known` is whether the person may see what concerns staff. */
export function viewOf({ assets, clerk, keeper, journal }: DeskParts, c: DeskContext, known: boolean): View {
  const { language, audience, person } = c.var
  const now = clerk()
  return {
    language,
    assets: assets.hrefs,
    otherLanguage: inOtherLanguage(c, language),
    knowledgeVersion: now.version,
    documents: now.documents(audience).length,
    faults: known && audience === 'internal' ? keeper.faults().map((fault) => fault[language]) : [],
    hasJournal: known && audience === 'internal' && journal !== undefined,
    canSignOut: known && person.bySession,
  }
}

function inOtherLanguage(c: DeskContext, language: Language): string {
  const { pathname, searchParams } = new URL(c.req.url)
  // A page that was posted to may have no address of its own.
  const query = new URLSearchParams(c.req.method === 'GET' ? searchParams : {})
  query.set('lang', language === 'ja' ? 'en' : 'ja')
  return `${c.req.method === 'GET' ? pathname : '/'}?${query}`.replace(/^\/{2,}/, '/')
}

export const languageOf = (value: string | undefined): Language | undefined =>
  value === 'ja' || value === 'en' ? value : undefined

const COOKIE = 'lang'
const A_YEAR = 365 * 24 * 60 * 60
