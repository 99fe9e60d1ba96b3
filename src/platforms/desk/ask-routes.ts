// The pages for asking: the field, the thread, and suggestions as one types.
import { Hono } from 'hono'
import type { Question } from '../../answer/model.js'
import type { Turn } from '../../render/desk/answer-card.js'
import { askPage } from '../../render/desk/ask-page.js'
import { askHref } from '../../render/desk/links.js'
import { WORDS } from '../../render/desk/words.js'
import { answerPerson, customerTexts, internalDocuments } from './asking.js'
import type { DeskContext, DeskEnv, DeskParts } from './desk.js'
import { formOf } from './form.js'
import { MOST_CHARACTERS, MOST_TURNS } from './limits.js'
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

/** Browsers, proxies and chat programs pass on addresses of this length. */
const LONGEST_ADDRESS = 2000
