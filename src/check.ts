#!/usr/bin/env node
// `npm run check`: checks every knowledge file and counts what is there. `--schema FILE` writes the JSON Schema.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { jsonSchema } from './knowledge/schema.js'
import { SHIPPED_KNOWLEDGE } from './platforms/shipped.js'
import { loadOrExit } from './platforms/terminal/load.js'

const { values } = parseArgs({ options: { knowledge: { type: 'string' }, schema: { type: 'string' } } })
if (values.schema) writeFileSync(values.schema, `${JSON.stringify(jsonSchema(), null, 2)}\n`)
const folder = values.knowledge ?? process.env.KNOWLEDGE_DIR ?? SHIPPED_KNOWLEDGE
const { knowledge } = await loadOrExit(folder, { afresh: true })
const clauses = knowledge.documents.flatMap((document) => document.clauses)
const count = (n: number, what: string) => `${String(n).padStart(6)} ${what}\n`
process.stdout.write(
  count(knowledge.services.length, 'services') +
    count(knowledge.documents.length, 'documents') +
    count(clauses.length, 'clauses') +
    count(clauses.flatMap((clause) => clause.statements).length, 'statements') +
    count(knowledge.topics.length, 'topics') +
    count(
      knowledge.topics.reduce((n, { questions }) => n + questions.ja.length + questions.en.length, 0),
      'example questions',
    ) +
    knowledge.documents
      .map((document) => `       ${document.id}: ${document.clauses.length} clauses\n`)
      .join(''),
)
