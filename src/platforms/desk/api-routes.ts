// The API: the same answers as everywhere, as JSON.
import { Hono } from 'hono'
import { clauseJson, compareJson, documentJson } from '../../render/desk-json.js'
import { answerProgram, jsonWithUrls, urlMaker } from './asking.js'
import type { DeskContext, DeskEnv, DeskParts } from './desk.js'
import { jsonBody } from './json-body.js'
import { openApi } from './openapi.js'
import { problem } from './problem.js'
import { askBody, compareQuery, linesOf } from './shapes.js'
import { languageOf } from './view.js'

export function apiRoutes(parts: DeskParts): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const description = openApi()

  routes.post('/ask', async (c) => {
    const body = await jsonBody(c, askBody)
    if (!body.ok) return body.response
    const { service } = body.value
    const clerk = parts.clerk()
    const unknown = service ? unknownServices(parts, c, [service]) : undefined
    if (unknown) return unknown
    const answer = answerProgram(parts, c, clerk, body.value)
    return c.json(jsonWithUrls(parts, c, answer))
  })

  routes.get('/documents', (c) => {
    const language = apiLanguage(c)
    const { origin } = new URL(urlMaker(parts, c)('', ''))
    const clerk = parts.clerk()
    const names = new Map(clerk.services(c.var.audience).map(({ id, name }) => [id, name[language]]))
    return c.json({
      documents: clerk
        .documents(c.var.audience)
        .map((document) =>
          documentJson(
            document,
            names.get(document.service) ?? document.service,
            language,
            `${origin}/documents/${document.id}`,
          ),
        ),
    })
  })

  routes.get('/clauses/:document/:clause', (c) => {
    const language = apiLanguage(c)
    const { document, clause } = c.req.param()
    const readable = parts.clerk().document(c.var.audience, language, document)
    const found = readable && clauseJson(readable, clause, language, urlMaker(parts, c))
    return found ? c.json(found) : problem(c, 404, 'not-found')
  })

  routes.get('/compare', (c) => {
    const { search, area, shared } = c.req.query()
    const query = compareQuery.safeParse({
      area,
      search,
      service: c.req.queries('service'),
      shared: shared === undefined ? undefined : shared === 'true' || shared === '1',
      language: apiLanguage(c),
    })
    if (!query.success) return problem(c, 400, 'bad-request', linesOf(query.error))
    const { data } = query
    const unknown = unknownServices(parts, c, data.service ?? [])
    if (unknown) return unknown
    const matrix = parts.clerk().compare(c.var.audience, data.language, {
      ...(data.area === undefined ? {} : { area: data.area }),
      ...(data.search === undefined ? {} : { search: data.search }),
      ...(data.service === undefined ? {} : { services: data.service }),
      ...(data.shared === undefined ? {} : { shared: data.shared }),
    })
    return c.json(compareJson(matrix, urlMaker(parts, c)))
  })

  routes.get('/openapi.json', (c) => c.json(description))

  for (const path of ['/ask', '/documents', '/clauses/:document/:clause', '/compare', '/openapi.json'])
    routes.all(path, (c) => {
      c.header('allow', path === '/ask' ? 'POST' : 'GET, HEAD')
      return problem(c, 405, 'not-allowed')
    })

  return routes
}

/** Says which services can be named, if one is that is not held. */
function unknownServices(parts: DeskParts, c: DeskContext, ids: readonly string[]) {
  const held = parts
    .clerk()
    .services(c.var.audience)
    .map(({ id }) => id)
  return ids.every((id) => held.includes(id))
    ? undefined
    : problem(c, 400, 'bad-request', [`service: use one of ${held.join(', ')}`])
}

/** Programs say which language they want; what a browser prefers does not matter. */
const apiLanguage = (c: DeskContext) => languageOf(c.req.query('language')) ?? 'ja'
