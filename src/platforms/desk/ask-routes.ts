// The pages for asking: the field, the thread, suggestions as one types, and the note that a text was copied.
import { Hono } from 'hono'
import type { Answer, Question } from '../../answer/model.js'
import { renderCustomerHtml } from '../../render/customer-html.js'
import { renderCustomerMarkdown } from '../../render/customer-markdown.js'
import { renderCustomerText } from '../../render/customer-text.js'
import type { Turn } from '../../render/desk/answer-card.js'
import { askPage } from '../../render/desk/ask-page.js'
import type { Format } from '../../render/desk/letter-panel.js'
import { askHref } from '../../render/desk/links.js'
import { WORDS } from '../../render/desk/words.js'
import { renderJson } from '../../render/json.js'
import { answerPerson, customerTexts, internalDocuments, whereaboutsOf } from './asking.js'
import type { DeskContext, DeskEnv, DeskParts } from './desk.js'
import { formOf } from './form.js'
import { jsonBody } from './json-body.js'
import { MOST_CHARACTERS, MOST_TURNS } from './limits.js'
import { problem } from './problem.js'
import { handedOutBody } from './shapes.js'
import { suggest } from './suggest.js'

export function askRoutes(parts: DeskParts): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()

  routes.get('/', (c) => showThread(parts, c, new URL(c.req.url).searchParams))

  /** A question gets an address of its own, so that it can be sent on; one too long for that is answered in place. */
  routes.post('/', async (c) => {
    const fields = await formOf(c)
    const question = questionOf(fields)
    const href = askHref(question)
    const hasAddress = question.text !== '' && href.length <= LONGEST_ADDRESS
    return hasAddress ? c.redirect(href, 303) : showThread(parts, c, fields, true)
  })

  routes.get('/suggest', (c) =>
    c.json({
      suggestions: suggest(parts.clerk(), c.var.audience, c.var.language, c.req.query('q') ?? ''),
    }),
  )

  routes.post('/handed-out', async (c) => {
    const body = await jsonBody(c, handedOutBody)
    if (!body.ok) return body.response
    const { question: text, service, thread, format, language } = body.value
    const clerk = parts.clerk()
    const question = { text, thread, ...(service ? { service } : {}) }
    const { audience } = c.var
    const told = customerTexts(clerk, question, clerk.ask(question, audience), audience)
    const answer = told?.answers[language]
    // Nothing was shown that could have been copied.
    if (!answer) return problem(c, 400, 'bad-request')
    parts.records.handedOut({
      ...whereaboutsOf(c, 'desk'),
      question: text,
      text: await write(answer, format),
      cited: renderJson(answer).citations.map(({ document, clause }) => `${document}#${clause}`),
      knowledgeVersion: clerk.version,
    })
    return c.body(null, 204)
  })

  return routes
}

/** `isPosted`: an empty question was sent, not merely not typed yet. */
function showThread(parts: DeskParts, c: DeskContext, fields: URLSearchParams, isPosted = false) {
  const { language, audience, view } = c.var
  const clerk = parts.clerk()
  const question = questionOf(fields)
  const words = WORDS[language].ask
  const services = clerk.services(audience)
  const why =
    question.text === ''
      ? isPosted || fields.has('q')
        ? words.empty
        : undefined
      : question.text.length > MOST_CHARACTERS
        ? words.tooLong(MOST_CHARACTERS)
        : question.service !== undefined && !services.some(({ id }) => id === question.service)
          ? words.unknownService
          : undefined
  const turns =
    question.text === '' || why !== undefined
      ? []
      : [...earlierTurns(parts, c, question), lastTurn(parts, c, question)]
  const html = askPage(view, {
    services,
    examples: turns.length === 0 ? clerk.examples(audience, language) : [],
    turns,
    service: question.service ?? '',
    isInternal: internalDocuments(clerk, audience),
    ...(why === undefined ? {} : { refused: { text: question.text.slice(0, MOST_CHARACTERS), why } }),
  })
  return c.html(html, why === undefined ? 200 : 400)
}

function questionOf(fields: URLSearchParams): Question & { readonly thread: readonly string[] } {
  const service = fields.get('service') ?? ''
  return {
    text: (fields.get('q') ?? '').trim(),
    thread: fields
      .getAll('t')
      .filter((text) => text.trim() !== '')
      .slice(-MOST_TURNS)
      .map((text) => text.slice(0, MOST_CHARACTERS)),
    ...(service === '' ? {} : { service }),
  }
}

/** The thread again, from its questions alone: they were recorded when they were asked. */
function earlierTurns(
  parts: DeskParts,
  c: DeskContext,
  { thread, service }: ReturnType<typeof questionOf>,
): Turn[] {
  const clerk = parts.clerk()
  return thread.map((text, i) => {
    const question: Question = { text, thread: thread.slice(0, i), ...(service ? { service } : {}) }
    return { question, answer: clerk.ask(question, c.var.audience) }
  })
}

function lastTurn(parts: DeskParts, c: DeskContext, question: Question): Turn {
  const { audience } = c.var
  const clerk = parts.clerk()
  const answer = answerPerson(parts, c, clerk, question)
  const customer = customerTexts(clerk, question, answer, audience)
  return { question, answer, ...(customer ? { customer } : {}) }
}

async function write(answer: Answer, format: Format): Promise<string> {
  if (format === 'html') return String(await renderCustomerHtml(answer))
  return format === 'markdown' ? renderCustomerMarkdown(answer) : renderCustomerText(answer)
}

/** Browsers, proxies and chat programs pass on addresses of this length. */
const LONGEST_ADDRESS = 2000
