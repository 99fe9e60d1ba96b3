// An Answer as the JSON object that other tools rely on: `ask --json`, `--jsonl` and POST /api/ask.
import type { Answer, ServicePart } from '../answer/model.js'
import type { ClauseUrl } from './clause-url.js'
import { renderPlain } from './plain.js'

/** `title` is the document, number and heading in one line. */
export interface JsonCitation {
  readonly document: string
  readonly clause: string
  readonly title: string
  readonly url?: string
}

/** The object itself; its names are relied on. */
export interface JsonAnswer {
  readonly status: Answer['status']
  /** The whole answer as a person would read it. */
  readonly text: string
  /** Of statements that answer, or that are given side by side; never of clauses that are merely near. */
  readonly citations: readonly JsonCitation[]
  /** Ids of the services that the answer speaks of. */
  readonly service: readonly string[]
  readonly caveats: readonly string[]
}

/** `urlOf` makes links where documents can be read; without it citations carry none. */
export function renderJson(answer: Answer, urlOf?: ClauseUrl): JsonAnswer {
  const parts = partsOf(answer)
  const statements = parts.flatMap((part) => part.statements)
  const citations = new Map<string, JsonCitation>()
  for (const { citation } of statements) {
    const { document, clause } = citation
    const key = `${document}#${clause}`
    if (!citations.has(key))
      citations.set(key, {
        document,
        clause,
        title: `${citation.title} ${citation.number} ${citation.heading}`,
        ...(urlOf ? { url: urlOf(document, clause) } : {}),
      })
  }
  return {
    status: answer.status,
    text: renderPlain(answer),
    citations: [...citations.values()],
    service: parts.map((part) => part.service),
    caveats: [...new Set(statements.flatMap((statement) => statement.caveats))],
  }
}

function partsOf(answer: Answer): readonly ServicePart[] {
  return answer.status === 'answered' || answer.status === 'clarify' ? answer.parts : []
}
