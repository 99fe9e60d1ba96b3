// What a knowledge file may hold: the one source of the checks, of the types' values and of the JSON Schema for editors.
import { z } from 'zod'

/** Characters that can reorder or hide text are never needed in a knowledge file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the point is to refuse them
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((s) => !HIDDEN.test(s), { message: 'hidden' })

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/)
  .max(80)
  .describe('小文字の英数字・ハイフン・ピリオド / lower-case letters, digits, hyphens, full stops')

const text = (max: number) => z.strictObject({ ja: line(max), en: line(max) })

const phrases = z.strictObject({
  ja: z.array(line(1000)).default([]),
  en: z.array(line(1000)).default([]),
})
const noPhrases = { ja: [], en: [] }

export const STANCES = ['yes', 'no', 'partial', 'undisclosed', 'elsewhere', 'blank'] as const
export const FORCES = [
  'guarantee',
  'target',
  'actual',
  'reference',
  'practice',
  'duty',
  'right',
  'requirement',
] as const
export const KINDS = ['sla', 'disclosure', 'terms', 'certification'] as const
const ANSWER_TYPES = [
  'count',
  'duration',
  'percentage',
  'money',
  'time',
  'hours',
  'date',
  'place',
  'name',
  'yes-no',
  'how',
  'text',
] as const

/** ISO 8601 durations as people write service levels: one unit or two, no fractions. */
const DURATION = /^P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/
const CLOCK = /^([01]?\d|2[0-4]):[0-5]\d$/
const HOURS = /^([01]?\d|2[0-4]):[0-5]\d-([01]?\d|2[0-4]):[0-5]\d$/
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

const factExtras = {
  name: id.exactOptional(),
  label: text(80).exactOptional(),
  bound: z.enum(['at-least', 'at-most', 'about']).exactOptional(),
}

const fact = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('count'),
    value: z.number(),
    unit: text(20).exactOptional(),
    ...factExtras,
  }),
  z.strictObject({ type: z.literal('duration'), value: z.string().regex(DURATION), ...factExtras }),
  z.strictObject({
    type: z.literal('percentage'),
    value: z.number().min(0).max(1000),
    per: id.exactOptional(),
    ...factExtras,
  }),
  z.strictObject({
    type: z.literal('money'),
    value: z.number().min(0),
    currency: z.string().regex(/^[A-Z]{3}$/),
    per: id.exactOptional(),
    unit: text(40).exactOptional(),
    ...factExtras,
  }),
  z.strictObject({
    type: z.literal('time'),
    value: z.string().regex(CLOCK),
    zone: line(40).exactOptional(),
    ...factExtras,
  }),
  z.strictObject({
    type: z.literal('hours'),
    value: z.string().regex(HOURS),
    days: line(40).exactOptional(),
    zone: line(40).exactOptional(),
    ...factExtras,
  }),
  z.strictObject({ type: z.literal('date'), value: z.string().regex(DAY), ...factExtras }),
  z.strictObject({ type: z.literal('text'), value: text(200), ...factExtras }),
])

const statement = z.strictObject({
  topic: id,
  also: z.array(id).default([]),
  silent: z.array(id).default([]),
  stance: z.enum(STANCES),
  force: z.enum(FORCES).exactOptional(),
  text: text(1200),
  quote: line(4000).exactOptional(),
  facts: z.array(fact).default([]),
  caveats: z.array(text(600)).default([]),
  questions: phrases.default(noPhrases),
})

/** A whole number is read as its digits, so that `id: 32` works as well as `id: "32"`. */
const clauseId = z
  .union([
    z
      .string()
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
      .max(60),
    z.int().min(0),
  ])
  .transform(String)

const clause = z.strictObject({
  id: clauseId,
  number: text(60).exactOptional(),
  heading: line(160),
  page: z.int().min(1).exactOptional(),
  statements: z.array(statement).min(1),
})

const template = z.array(line(60)).min(1)

const service = z.strictObject({
  id,
  name: text(60),
  aliases: z.array(line(60)).default([]),
  about: text(200),
})

const document = z.strictObject({
  id,
  service: id.exactOptional(),
  title: text(160),
  kind: z.enum(KINDS),
  issuer: text(120).exactOptional(),
  version: line(60).exactOptional(),
  date: z.string().regex(DAY).exactOptional(),
  source: z.url({ protocol: /^https?$/ }).exactOptional(),
  audience: z.enum(['public', 'internal']).default('public'),
  numbers: z.strictObject({ ja: template, en: template }).exactOptional(),
})

const topic = z.strictObject({
  id,
  label: text(80),
  answers: z
    .union([z.enum(ANSWER_TYPES), z.array(z.enum(ANSWER_TYPES)).min(1)])
    .transform((value) => (typeof value === 'string' ? [value] : value)),
  better: z.enum(['more', 'less']).exactOptional(),
  kinds: z.array(z.enum(KINDS)).min(1).exactOptional(),
  aliases: phrases.default(noPhrases),
  questions: phrases.default(noPhrases),
})

const word = z.strictObject({ id, forms: z.array(line(60)).min(2) })
const chatter = z.strictObject({ id, examples: z.array(line(1000)).min(1) })

/** One knowledge file. A document file holds `service`, `document` and `clauses`; the others hold lists. */
export const knowledgeFile = z.strictObject({
  service: service.exactOptional(),
  document: document.exactOptional(),
  clauses: z.array(clause).exactOptional(),
  topics: z.array(topic).exactOptional(),
  words: z.array(word).exactOptional(),
  strangers: z.array(line(60)).exactOptional(),
  chatter: z.array(chatter).exactOptional(),
})

export type KnowledgeFile = z.output<typeof knowledgeFile>

/** The JSON Schema of one knowledge file, for completion and squiggles in editors. */
export function jsonSchema(): object {
  return z.toJSONSchema(knowledgeFile, { io: 'input' })
}
