// What may be sent to the desk and what it answers, as schemas: they check requests and make up the API's description.
import { z } from 'zod'
import { FORCES, KINDS, STANCES } from '../../knowledge/schema.js'
import { MOST_CHARACTERS, MOST_TURNS } from './limits.js'

const text = z.string().trim().min(1).max(MOST_CHARACTERS)
const language = z.enum(['ja', 'en'])

/** Body of POST /api/ask. */
export const askBody = z.object({
  question: text.describe('The question, in Japanese or English.'),
  service: z.string().max(80).nullish().describe('Id of the service meant when the question names none.'),
  thread: z
    .array(z.object({ q: z.string().max(MOST_CHARACTERS) }))
    .max(200)
    .optional()
    .describe(`Earlier questions of the thread, oldest first; the last ${MOST_TURNS} count.`),
})

export const compareQuery = z.object({
  area: z.string().max(80).optional().describe('Area: what stands before the full stop of a topic id.'),
  search: z.string().max(200).optional().describe('Words that occur in the topic or in what is stated.'),
  service: z.array(z.string().max(80)).max(200).optional().describe('Ids of services; absent: all.'),
  shared: z.boolean().optional().describe('Only topics that two services or more state.'),
  language: language.default('ja'),
})

/** POST /handed-out: a text for a customer is about to be copied. */
export const handedOutBody = z.object({
  question: text,
  service: z.string().max(80),
  thread: z.array(z.string().max(MOST_CHARACTERS)).max(MOST_TURNS),
  format: z.enum(['text', 'markdown', 'html']),
  language,
  /** What the page shows in this form, for `html` as plain text: nothing else is handed out. */
  shown: z.string(),
})

const citation = z.object({
  document: z.string(),
  clause: z.string(),
  title: z.string().describe('Title of the document, number and heading of the clause.'),
  url: z.string(),
})

export const askAnswer = z.object({
  status: z.enum(['answered', 'clarify', 'no_answer', 'out_of_scope']),
  text: z.string().describe('The whole answer as a person would read it.'),
  citations: z.array(citation),
  service: z.array(z.string()).describe('Ids of the services that the answer speaks of.'),
  caveats: z.array(z.string()),
})

export const documentList = z.object({
  documents: z.array(
    z.object({
      id: z.string(),
      service: z.string(),
      serviceName: z.string(),
      title: z.string(),
      kind: z.enum(KINDS),
      issuer: z.string().optional(),
      version: z.string().optional(),
      date: z.string().optional(),
      source: z.string().optional(),
      clauses: z.array(z.string()).describe('Ids of its clauses, in their order.'),
      url: z.string(),
    }),
  ),
})

export const statementShape = z.object({
  text: z.string(),
  quote: z.string().optional(),
  topic: z.string(),
  stance: z.enum(STANCES),
  force: z.enum(FORCES).optional(),
  facts: z.array(z.looseObject({ type: z.string() })),
  caveats: z.array(z.string()),
  citation,
})

export const clauseAnswer = z.object({
  document: z.string(),
  clause: z.string(),
  number: z.string(),
  heading: z.string(),
  title: z.string(),
  version: z.string().optional(),
  page: z.number().optional(),
  url: z.string(),
  statements: z.array(statementShape),
})

export const compareAnswer = z.object({
  services: z.array(z.object({ id: z.string(), name: z.string() })),
  topics: z.array(
    z.object({
      topic: z.string(),
      area: z.string(),
      label: z.string(),
      services: z.array(
        z.object({
          service: z.string(),
          statements: z.array(statementShape).describe('Empty where the documents do not state it.'),
        }),
      ),
    }),
  ),
})

export const problemAnswer = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    mend: z.string(),
    details: z.array(z.string()).optional(),
  }),
})

/** One line for each field that is wrong. */
export const linesOf = (error: z.ZodError): string[] =>
  error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
