// Questions as JSON lines in, answers as JSON lines out, in order, in one process.
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Ask } from '../../answer/ask.js'
import { renderJson } from '../../render/json.js'

const questionLine = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  q: z.string(),
  thread: z.array(z.object({ q: z.string() })).optional(),
  service: z.string().nullish(),
})

/**
 * Answers every line. A line that is no question is named on `errors` and answered with its error, so that lines stay
 * in step; returns the exit code: 0, or 1 if there was such a line.
 */
export async function answerLines(
  ask: Ask,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  errors: NodeJS.WritableStream,
  service: string | undefined,
): Promise<0 | 1> {
  let number = 0
  let exitCode: 0 | 1 = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    const parsed = parse(line)
    let out: object
    if ('error' in parsed) {
      exitCode = 1
      errors.write(`line ${number}: ${parsed.error} → {"id":"1","q":"質問","thread":[{"q":"前の質問"}]}\n`)
      out = { id: null, error: `line ${number}: ${parsed.error}` }
    } else {
      const { id, q, thread, service: own } = parsed.question
      const meant = own ?? service
      const answer = ask({
        text: q,
        thread: (thread ?? []).map((turn) => turn.q),
        ...(meant ? { service: meant } : {}),
      })
      out = { id: id ?? null, ...renderJson(answer) }
    }
    if (!output.write(`${JSON.stringify(out)}\n`)) await once(output, 'drain')
  }
  return exitCode
}

function parse(line: string): { question: z.output<typeof questionLine> } | { error: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { error: 'not JSON' }
  }
  const result = questionLine.safeParse(value)
  if (result.success) return { question: result.data }
  const [issue] = result.error.issues
  return { error: `${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'not a question'}` }
}
