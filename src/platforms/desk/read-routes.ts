// The pages for reading and comparing, and the exports of a comparison.
import { Hono } from 'hono'
import type { Matrix, MatrixFilter } from '../../answer/matrix.js'
import { compareCsv } from '../../render/compare-csv.js'
import { compareMarkdown } from '../../render/compare-markdown.js'
import { comparePage } from '../../render/desk/compare-page.js'
import { documentPage } from '../../render/desk/document-page.js'
import { documentsPage } from '../../render/desk/documents-page.js'
import { ALL, type CompareQuery, SHARED } from '../../render/desk/links.js'
import { urlMaker } from './asking.js'
import type { DeskContext, DeskEnv, DeskParts } from './desk.js'
import { problem } from './problem.js'
import { compareWorkbook } from './workbook.js'

export function readRoutes(parts: DeskParts): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()

  routes.get('/documents', (c) => {
    const { audience, view } = c.var
    const clerk = parts.clerk()
    return c.html(documentsPage(view, clerk.documents(audience), clerk.services(audience)))
  })

  routes.get('/documents/:document', (c) => {
    const { audience, language, view } = c.var
    const readable = parts.clerk().document(audience, language, c.req.param('document'))
    return readable ? c.html(documentPage(view, readable)) : problem(c, 404, 'not-found')
  })

  routes.get('/compare', (c) => {
    const { audience, view } = c.var
    const clerk = parts.clerk()
    return c.html(
      comparePage(view, {
        query: queryOf(c),
        matrix: matrixOf(parts, c),
        areas: clerk.areas(audience),
        services: clerk.services(audience),
      }),
    )
  })

  const file = (c: DeskContext, body: string | Uint8Array<ArrayBuffer>, type: string, ending: string) =>
    c.body(body, 200, {
      'content-type': type,
      'content-disposition': `attachment; filename="compare${ending}"`,
    })
  routes.get('/compare.csv', (c) =>
    file(c, compareCsv(matrixOf(parts, c), urlMaker(parts, c)), 'text/csv; charset=utf-8', '.csv'),
  )
  routes.get('/compare.md', (c) =>
    file(c, compareMarkdown(matrixOf(parts, c)), 'text/markdown; charset=utf-8', '.md'),
  )
  routes.get('/compare.xlsx', async (c) =>
    file(c, await compareWorkbook(matrixOf(parts, c), urlMaker(parts, c)), XLSX, '.xlsx'),
  )
  return routes
}

function matrixOf(parts: DeskParts, c: DeskContext): Matrix {
  const { audience, language } = c.var
  return parts.clerk().compare(audience, language, filterOf(queryOf(c)))
}

function queryOf(c: DeskContext): CompareQuery {
  return {
    area: c.req.query('area') || SHARED,
    search: (c.req.query('search') ?? '').trim().slice(0, LONGEST_SEARCH),
    services: c.req.queries('service') ?? [],
  }
}

function filterOf({ area, search, services }: CompareQuery): MatrixFilter {
  return {
    ...(area === SHARED ? { shared: true } : area === ALL ? {} : { area }),
    ...(search === '' ? {} : { search }),
    services,
  }
}

const LONGEST_SEARCH = 200
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
