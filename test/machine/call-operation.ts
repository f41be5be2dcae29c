import { READY_ACCOUNT } from '../../fixtures/ready-account.ts'
import { registry } from '../../handlers/registry.ts'
import type { Mock } from '../../src/mock.ts'

/** Name of an operation that the mock answers. */
export type OperationName = keyof typeof registry

/** What a caller may choose beside operation and input. */
export interface CallOptions {
  /** Whom the call acts for. Default: the ready account's user; null leaves the header out. */
  userId?: string | null
  headers?: Record<string, string>
}

/** What came back. */
export interface Answer {
  status: number
  /** The `x-amzn-errortype` header; null when all went well. */
  errorType: string | null
  /** The parsed body. */
  body: Record<string, unknown>
  /** The body as it was sent. */
  text: string
}

/** The data plane's host, which never hears of it. */
export const DATA_PLANE = 'https://bedrock-agentcore.us-east-1.amazonaws.com'

/** An operation's call as a request on the wire; a body that is no text is sent as JSON. */
export function operationRequest(
  operation: OperationName,
  body: unknown,
  { userId = READY_ACCOUNT.userId, headers = {} }: CallOptions = {},
): Request {
  const { method, uri } = registry[operation]
  return new Request(DATA_PLANE + uri, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(userId === null
        ? {}
        : { 'X-Amzn-Bedrock-AgentCore-Payments-User-Id': userId }),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** Sends a request into a mock. */
export async function send(
  mock: Pick<Mock, 'fetch'>,
  request: Request,
): Promise<Answer> {
  const response = await mock.fetch(request)
  const text = await response.text()
  return {
    status: response.status,
    errorType: response.headers.get('x-amzn-errortype'),
    body: JSON.parse(text) as Answer['body'],
    text,
  }
}

/** Calls an operation of a mock. */
export function call(
  mock: Pick<Mock, 'fetch'>,
  operation: OperationName,
  input: object,
  options?: CallOptions,
): Promise<Answer> {
  return send(mock, operationRequest(operation, input, options))
}
