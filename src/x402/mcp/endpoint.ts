import { isObject } from '../../domain/is-object.ts'
import { callTool, listTools, type Dated, type SoldTools } from './tools.ts'

type Members = Readonly<Record<string, unknown>>

// documented: versions of the protocol whose messages these are
const PROTOCOL_VERSIONS = ['2025-06-18', '2025-03-26', '2024-11-05']

/** Codes of JSON-RPC (documented). */
const CODES = {
  parse: -32700,
  request: -32600,
  method: -32601,
  params: -32602,
} as const

/** Answers MCP over Streamable HTTP without a session: one message of JSON-RPC by POST, one answer in JSON. */
export async function answerMcp(
  mock: Dated,
  sold: SoldTools,
  request: Request,
): Promise<Response> {
  if (request.method !== 'POST') {
    return new Response(null, { status: 405, headers: { allow: 'POST' } })
  }
  let message: unknown
  try {
    message = await request.json()
  } catch {
    return Response.json(failure(null, 'parse', 'The body is not JSON'), {
      status: 400,
    })
  }
  if (!isObject(message) || typeof message['method'] !== 'string') {
    const text = 'A message is an object with jsonrpc, id and method'
    return Response.json(failure(null, 'request', text), { status: 400 })
  }
  const { id, method, params } = message
  // a notification, which nobody waits for
  if (id === undefined) return new Response(null, { status: 202 })
  return Response.json(
    await reply(mock, sold, {
      id,
      method,
      params: isObject(params) ? params : {},
    }),
  )
}

async function reply(
  mock: Dated,
  sold: SoldTools,
  { id, method, params }: { id: unknown; method: string; params: Members },
): Promise<Members> {
  switch (method) {
    case 'initialize':
      return success(id, {
        protocolVersion:
          PROTOCOL_VERSIONS.find(
            (known) => known === params['protocolVersion'],
          ) ?? PROTOCOL_VERSIONS[0],
        capabilities: { tools: {} },
        serverInfo: { name: 'agentcore-payments-mock', version: '1' },
      })
    case 'ping':
      return success(id, {})
    case 'tools/list':
      return success(id, { tools: listTools(sold) })
    case 'tools/call': {
      const result = await callTool(mock, sold, params)
      return result === undefined
        ? failure(
            id,
            'params',
            `Unknown tool. Allowed: ${listTools(sold)
              .map(({ name }) => name)
              .join(', ')}`,
          )
        : success(id, result)
    }
    default:
      return failure(
        id,
        'method',
        'Unknown method. Allowed: initialize, ping, tools/list, tools/call',
      )
  }
}

function success(id: unknown, result: object): Members {
  return { jsonrpc: '2.0', id, result }
}

function failure(
  id: unknown,
  kind: keyof typeof CODES,
  message: string,
): Members {
  return { jsonrpc: '2.0', id, error: { code: CODES[kind], message } }
}
