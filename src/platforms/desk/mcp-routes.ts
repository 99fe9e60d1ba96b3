// The endpoint for assistants (Model Context Protocol, streamable HTTP, stateless): ask, get_clause, compare.
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { Hono } from 'hono'
import { z } from 'zod'
import { clauseJson, compareJson } from '../../render/desk-json.js'
import { answerProgram, jsonWithUrls, urlMaker } from './asking.js'
import type { DeskContext, DeskEnv, DeskParts } from './desk.js'
import { problem } from './problem.js'
import { askAnswer, askBody, clauseAnswer, compareAnswer, compareQuery } from './shapes.js'

export function mcpRoutes(parts: DeskParts): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  routes.post('/', async (c) => {
    // Stateless: each request has a server of its own, so that no session has to be kept or can be taken over.
    const server = serverFor(parts, c)
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
    try {
      // The SDK's own types disagree under exactOptionalPropertyTypes; the class does implement the interface.
      await server.connect(transport as Transport)
      return await transport.handleRequest(c.req.raw)
    } finally {
      await server.close()
    }
  })
  routes.all('/', (c) => {
    c.header('allow', 'POST')
    return problem(c, 405, 'not-allowed')
  })
  return routes
}

function serverFor(parts: DeskParts, c: DeskContext): McpServer {
  const { audience } = c.var
  const clerk = parts.clerk()
  const urlOf = urlMaker(parts, c)
  const services = clerk.services(audience).map(({ id, name }) => `${id} (${name.en})`)
  const server = new McpServer(
    { name: 'clausebot', version: '1' },
    {
      instructions: `Answers questions about service levels and terms of service from the documents held, with the clause that says so. Quote statements with their citation, and do not add what is not stated. Services: ${services.join(', ')}.`,
    },
  )

  server.registerTool(
    'ask',
    {
      title: 'Ask about service levels and terms',
      description:
        'Answers a question in Japanese or English from the documents held. Every statement carries its citation; “no_answer” means that the documents do not state it.',
      inputSchema: askBody.shape,
      outputSchema: askAnswer.shape,
      annotations: READ_ONLY,
    },
    (asked) => {
      const json = jsonWithUrls(parts, c, answerProgram(parts, c, clerk, asked))
      return result(json.text, { ...json })
    },
  )

  server.registerTool(
    'get_clause',
    {
      title: 'Read a clause',
      description: 'Gives one clause of a document with all that it says.',
      inputSchema: { document: z.string(), clause: z.string(), language: z.enum(['ja', 'en']).default('ja') },
      outputSchema: clauseAnswer.shape,
      annotations: READ_ONLY,
    },
    ({ document, clause, language }) => {
      const readable = clerk.document(audience, language, document)
      const found = readable && clauseJson(readable, clause, language, urlOf)
      if (found) return result(JSON.stringify(found), found)
      const known = readable
        ? readable.clauses.map(({ id }) => id)
        : clerk.documents(audience).map(({ id }) => id)
      return failure(
        `There is no ${readable ? `clause “${clause}” in ${document}` : `document “${document}”`}. Use one of: ${known.join(', ')}`,
      )
    },
  )

  server.registerTool(
    'compare',
    {
      title: 'Compare services',
      description: `Gives what services state, topic by topic. Areas: ${clerk.areas(audience).join(', ')}. Narrow it down: the whole comparison is long.`,
      inputSchema: compareQuery.shape,
      outputSchema: compareAnswer.shape,
      annotations: READ_ONLY,
    },
    ({ area, search, service, shared, language }) => {
      const json = compareJson(
        clerk.compare(audience, language, {
          ...(area === undefined ? {} : { area }),
          ...(search === undefined ? {} : { search }),
          ...(service === undefined ? {} : { services: service }),
          ...(shared === undefined ? {} : { shared }),
        }),
        urlOf,
      )
      return result(JSON.stringify(json), { ...json })
    },
  )
  return server
}

const result = (text: string, structuredContent: Record<string, unknown>) => ({
  content: [{ type: 'text' as const, text }],
  structuredContent,
})

const failure = (text: string) => ({ content: [{ type: 'text' as const, text }], isError: true })

const READ_ONLY = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const
