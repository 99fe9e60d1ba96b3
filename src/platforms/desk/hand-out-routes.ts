// Hands out a text for a customer at the moment it is copied: with the id by which it can be looked up.
import { Hono } from 'hono'
import type { Answer } from '../../answer/model.js'
import { renderCustomerHtml } from '../../render/customer-html.js'
import { renderCustomerMarkdown } from '../../render/customer-markdown.js'
import { renderCustomerText } from '../../render/customer-text.js'
import { draftFor } from '../asking.js'
import { customerTexts, whereaboutsOf } from './asking.js'
import type { DeskEnv, DeskParts } from './desk.js'
import { jsonBody } from './json-body.js'
import { problem } from './problem.js'
import { handedOutBody } from './shapes.js'

/** POST /handed-out → `{"text", "html"?, "id"?}`: what to copy; `text` is what is kept, also of an HTML mail. */
export function handOutRoutes(parts: DeskParts): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  routes.post('/handed-out', async (c) => {
    const body = await jsonBody(c, handedOutBody)
    if (!body.ok) return body.response
    const { question: text, service, thread, format, language, shown } = body.value
    const clerk = parts.clerk()
    const question = { text, thread, ...(service ? { service } : {}) }
    const { audience } = c.var
    const told = customerTexts(clerk, question, clerk.ask(question, audience), audience)
    const answer = told?.answers[language]
    const write = format === 'markdown' ? renderCustomerMarkdown : renderCustomerText
    // The files may have changed since: what nobody has seen is not handed out, nor what no longer holds.
    if (!answer || !isSame(write(answer), shown)) return problem(c, 409, 'changed')
    const draft = draftFor(
      parts.records,
      { ...whereaboutsOf(c, 'desk'), place: '/' },
      { question: text, answer, knowledgeVersion: clerk.version },
      write,
    )
    const html = format === 'html' ? await htmlOf(answer, draft.id) : undefined
    draft.handedOut()
    return c.json({
      text: draft.text,
      ...(html === undefined ? {} : { html }),
      ...(draft.id === undefined ? {} : { id: draft.id }),
    })
  })
  return routes
}

const htmlOf = async (answer: Answer, id: string | undefined) => String(await renderCustomerHtml(answer, id))

/** Browsers read every line end in a page as one line feed. */
const isSame = (written: string, shown: string) => written.replace(/\r\n?/g, '\n') === shown
