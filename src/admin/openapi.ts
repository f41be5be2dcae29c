import type { AdminRoute, JsonSchema } from './http/route.ts'
import { SCHEMAS, refTo } from './http/schemas.ts'

/** The routes in OpenAPI 3.1. */
export function describeApi(
  routes: readonly AdminRoute[],
  version: string,
): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const methods = (paths[`/_mock/${route.path}`] ??= {})
    methods[route.method.toLowerCase()] = describeRoute(route)
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'agentcore-payments-mock',
      summary: 'Controls a mock and shows its world.',
      version,
    },
    paths,
    components: {
      schemas: SCHEMAS,
      parameters: {
        namespaceHeader: {
          name: 'x-mock-namespace',
          in: 'header',
          description: 'The namespace; it takes precedence over the query',
          schema: { type: 'string' },
        },
        namespaceQuery: {
          name: 'namespace',
          in: 'query',
          description: 'The namespace, for clients that cannot send headers',
          schema: { type: 'string' },
        },
      },
      responses: {
        Refusal: {
          description:
            'The call was refused: the message says why; nothing has changed',
          content: json(refTo('Refusal')),
        },
      },
    },
  }
}

function describeRoute(route: AdminRoute): object {
  const { method, path, summary, body, query = {}, reply } = route
  const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const parameters = Object.entries(query).map(
    ([name, { description, ...schema }]) => ({
      name,
      in: 'query',
      ...(description !== undefined && { description }),
      schema,
    }),
  )
  return {
    operationId: operationId(method, path),
    summary,
    parameters: [
      ...placeholders,
      ...parameters,
      { $ref: '#/components/parameters/namespaceHeader' },
      { $ref: '#/components/parameters/namespaceQuery' },
    ],
    ...(body && { requestBody: { content: json(body) } }),
    responses: {
      ...describeReply(summary, reply),
      default: { $ref: '#/components/responses/Refusal' },
    },
  }
}

function describeReply(
  description: string,
  reply: AdminRoute['reply'],
): object {
  const text = { schema: { type: 'string' } }
  switch (reply) {
    case 'redirect':
      return { 303: { description } }
    case 'page':
      return { 200: { description, content: { 'text/html': text } } }
    case 'events':
      return { 200: { description, content: { 'text/event-stream': text } } }
    default:
      return { 200: { description, content: json(reply) } }
  }
}

/** E.g. `postClockAdvance`, `deleteFaultsByName`. */
function operationId(method: string, path: string): string {
  const words = path
    .replace(/\{(\w+)\}/g, 'by/$1')
    .split(/[/.]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return method.toLowerCase() + words.join('')
}

function json(schema: JsonSchema): object {
  return { 'application/json': { schema } }
}
