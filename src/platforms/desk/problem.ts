// What went wrong with a request: a page for people, one JSON object for programs.
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { problemPage } from '../../render/desk/message-pages.js'
import { type Problem, WORDS } from '../../render/desk/words.js'
import type { DeskContext } from './desk.js'

/** `details` says which field is wrong, for programs. */
export function problem(
  c: DeskContext,
  status: ContentfulStatusCode,
  code: Problem,
  details: readonly string[] = [],
): Response | Promise<Response> {
  const view = c.var.view
  if (!isForProgram(c)) return c.html(problemPage(view, code), status)
  const { title, mend } = WORDS[view.language].problems[code]
  return c.json({ error: { code, message: title, mend, ...(details.length > 0 ? { details } : {}) } }, status)
}

/** Whether a program asks, to judge by the path: a browser that opens /api/… sees JSON too. */
export const isForProgram = (c: DeskContext): boolean =>
  /^\/(?:api\/|mcp$|suggest$|handed-out$|metrics$)/.test(c.req.path)
