// What the routes of the journal share: its database, which may be away, and what is made from the knowledge in use.
import { knowledgePlaces } from '../../../journal/gaps/places.js'
import { type Snippet, snippetMaker } from '../../../journal/gaps/snippet.js'
import type { Gap } from '../../../journal/gaps/worklist.js'
import type { Held } from '../../../journal/versions/changes.js'
import type { JournalView } from '../../../render/desk/journal/frame.js'
import { PERIODS } from '../../../render/desk/journal/links.js'
import { namesIn } from '../../../render/desk/journal/names.js'
import type { DeskContext, DeskJournal, DeskParts } from '../desk.js'
import { problem } from '../problem.js'
import { SERVER_TIMES } from './times.js'

/** The desk with a journal. */
export type JournalParts = DeskParts & { readonly journal: DeskJournal }

/** Reads from the journal, or writes to it, and shows what came of it; says so calmly if its database is away. */
export async function withJournal<T>(
  parts: JournalParts,
  c: DeskContext,
  work: () => Promise<T>,
  show: (result: T) => Response | Promise<Response>,
): Promise<Response> {
  let result: T
  try {
    result = await work()
  } catch (error) {
    parts.log('warn', 'journal-unreadable', { path: c.req.path, error })
    c.header('retry-after', '30')
    return problem(c, 503, 'journal-away')
  }
  return show(result)
}

export function journalView({ clerk }: JournalParts, c: DeskContext): JournalView {
  const { view, language } = c.var
  return { ...view, names: namesIn(clerk().knowledge, language), times: SERVER_TIMES }
}

/** The knowledge in use, as changes and look-ups compare it. */
export function heldOf({ clerk }: JournalParts): Held {
  const { version, knowledge } = clerk()
  return { version, documents: knowledge.documents }
}

/** A period that can be chosen; what is no such period is `otherwise`. */
export function daysOf(typed: string | null | undefined, otherwise: number): number {
  return PERIODS.find((days) => String(days) === typed) ?? otherwise
}

/** What would close a gap, and the file that it belongs in; made anew when the knowledge changes. */
export function snippetsOf({ clerk, journal, log }: JournalParts): () => SnippetFor {
  let made: { readonly version: string; readonly snippetFor: SnippetFor } | undefined
  return () => {
    const { version, knowledge } = clerk()
    if (made?.version !== version) {
      const snippetOf = snippetMaker(knowledge)
      const placeOf = placesOr(journal.knowledgeDir, (error) =>
        log('warn', 'knowledge-unreadable', { error }),
      )
      const snippetFor = (gap: Gap) => {
        const snippet = snippetOf(gap)
        const { kind, target = '' } = snippet
        return { snippet, file: placeOf(target) ?? (kind === 'statement' ? 'documents/' : 'topics/') }
      }
      made = { version, snippetFor }
    }
    return made.snippetFor
  }
}

export type SnippetFor = (gap: Gap) => { readonly snippet: Snippet; readonly file: string }

/** A folder that is just being replaced is no reason to show no worklist. */
function placesOr(folder: string, tell: (error: unknown) => void): (id: string) => string | undefined {
  try {
    return knowledgePlaces(folder)
  } catch (error) {
    tell(error)
    return () => undefined
  }
}
