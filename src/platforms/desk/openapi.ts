// The description of the API: OpenAPI 3.1, made of the schemas that check requests.
import { z } from 'zod'
import { askAnswer, askBody, clauseAnswer, compareAnswer, documentList, problemAnswer } from './shapes.js'

/** The document of /api/openapi.json. */
export function openApi(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'clausebot',
      version: '1',
      description:
        'Answers from the documents held, each with the clause that says so. With a password, send it as a bearer token.',
    },
    paths: {
      '/api/ask': {
        post: {
          operationId: 'ask',
          summary: 'Answers a question.',
          requestBody: { required: true, content: json(askBody, 'input') },
          responses: {
            200: answer('The answer; also when nothing is stated or it is no question.', askAnswer),
            ...REFUSALS,
          },
        },
      },
      '/api/documents': {
        get: {
          operationId: 'listDocuments',
          summary: 'Lists the documents held.',
          parameters: [LANGUAGE],
          responses: { 200: answer('The documents.', documentList) },
        },
      },
      '/api/clauses/{document}/{clause}': {
        get: {
          operationId: 'getClause',
          summary: 'Gives one clause with all that it says.',
          parameters: [inPath('document'), inPath('clause'), LANGUAGE],
          responses: { 200: answer('The clause.', clauseAnswer), 404: refusal('No such clause.') },
        },
      },
      '/api/compare': {
        get: {
          operationId: 'compare',
          summary: 'Gives what services state, topic by topic.',
          parameters: [
            inQuery('area', { type: 'string' }, 'What stands before the full stop of a topic id.'),
            inQuery('search', { type: 'string' }, 'Words that occur in the topic or in what is stated.'),
            inQuery('service', { type: 'array', items: { type: 'string' } }, 'Ids of services; repeatable.'),
            inQuery('shared', { type: 'boolean' }, 'Only topics that two services or more state.'),
            LANGUAGE,
          ],
          responses: { 200: answer('The comparison.', compareAnswer), 400: refusal('What is wrong.') },
        },
      },
    },
    components: { securitySchemes: { password: { type: 'http', scheme: 'bearer' } } },
    security: [{}, { password: [] }],
  }
}

function json(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io })
  return { 'application/json': { schema: rest } }
}

const answer = (description: string, schema: z.ZodType) => ({
  description,
  content: json(schema, 'output'),
})

const refusal = (description: string) => answer(description, problemAnswer)

const REFUSALS = {
  400: refusal('What is wrong with the request.'),
  401: refusal('A password is needed.'),
  413: refusal('The request is too large.'),
  415: refusal('The body is no JSON.'),
  429: refusal('Too many requests.'),
}

const inPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } })

const inQuery = (name: string, schema: object, description: string) => ({
  name,
  in: 'query',
  required: false,
  schema,
  description,
})

const LANGUAGE = inQuery(
  'language',
  { type: 'string', enum: ['ja', 'en'], default: 'ja' },
  'Language of the texts.',
)
