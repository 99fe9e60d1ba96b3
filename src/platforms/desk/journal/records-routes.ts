// Exports of all records as downloads, and the deletion of one person's.
import { Hono } from 'hono'
import { type ExportFormat, exportRecords } from '../../../journal/export.js'
import { countPerson, forgetPerson } from '../../../journal/retention.js'
import { personHref } from '../../../render/desk/journal/links.js'
import { forgetPage, recordsPage } from '../../../render/desk/journal/records-page.js'
import type { DeskContext, DeskEnv } from '../desk.js'
import { formOf } from '../form.js'
import { problem } from '../problem.js'
import { linesAsBytes } from './download.js'
import { type JournalParts, withJournal } from './reading.js'

export function recordsRoutes(parts: JournalParts): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const { database, hashPerson } = parts.journal

  routes.get('/records', (c) => {
    const deleted = c.req.query('deleted') ?? ''
    return c.html(recordsPage(c.var.view, /^\d{1,9}$/.test(deleted) ? { deleted: Number(deleted) } : {}))
  })

  const download = (c: DeskContext, format: ExportFormat, type: string) => {
    const lines = exportRecords(database, format)
    return withJournal(
      parts,
      c,
      // Whether it can be read shows with the first line: before anything has been sent.
      () => lines.next(),
      (first) =>
        c.body(
          linesAsBytes(first, lines, (error) => parts.log('error', 'export-broke-off', { error })),
          200,
          { 'content-type': type, 'content-disposition': `attachment; filename="records.${format}"` },
        ),
    )
  }
  routes.get('/records.csv', (c) => download(c, 'csv', 'text/csv; charset=utf-8'))
  routes.get('/records.jsonl', (c) => download(c, 'jsonl', 'application/x-ndjson; charset=utf-8'))

  /** The hash goes on in the address, never the name that was typed. */
  routes.post('/records/person', async (c) => {
    const typed = ((await formOf(c)).get('person') ?? '').trim()
    const [, platform, person] = /^(slack|discord|desk|api):(\S{1,190})$/.exec(typed) ?? []
    const hash = platform && person ? hashPerson(platform, person) : typed.toLowerCase()
    return isHash(hash)
      ? c.redirect(personHref(hash), 303)
      : c.html(recordsPage(c.var.view, { typed: typed.slice(0, LONGEST_PERSON) }), 400)
  })

  routes.get('/records/person/:hash', (c) => {
    const hash = c.req.param('hash')
    if (!isHash(hash)) return problem(c, 404, 'not-found')
    return withJournal(
      parts,
      c,
      () => countPerson(database, hash),
      (records) => c.html(forgetPage(c.var.view, { hash, records })),
    )
  })

  routes.post('/records/delete', async (c) => {
    const hash = (await formOf(c)).get('hash') ?? ''
    if (!isHash(hash)) return problem(c, 400, 'bad-request')
    return withJournal(
      parts,
      c,
      () => forgetPerson(database, hash),
      (records) => {
        parts.log('info', 'person-forgotten', { records })
        return c.redirect(`/records?deleted=${records}`, 303)
      },
    )
  })
  return routes
}

/** See person.ts of the journal. */
const isHash = (text: string) => /^[0-9a-f]{16}$/.test(text)
const LONGEST_PERSON = 200
