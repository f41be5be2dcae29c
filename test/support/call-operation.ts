import { readyAccount } from '../../fixtures/ready-account.ts'
import { registry } from '../../handlers/registry.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'

/** Name of an operation that the mock answers. */
export type OperationName = keyof typeof registry

/** What a caller may choose beside operation and input. */
export interface CallOptions {
  /** Whom the call acts for. Default: the ready account's user; null leaves the header out. */
  userId?: string | null
  headers?: Record<string, string>
  /** Where the members are that travel in path and query. Default: the body. */
  bound?: object
}

/** What came back. */
export interface Answer {
  status: number
  /** The `x-amzn-errortype` header; null when all went well. */
  errorType: string | null
  /** The parsed body; an empty object when there is none. */
  body: Record<string, unknown>
  /** The body as it was sent. */
  text: string
}

/** The hosts of both planes, which never hear of it. */
export const DATA_PLANE = 'https://bedrock-agentcore.us-east-1.amazonaws.com'
export const CONTROL_PLANE =
  'https://bedrock-agentcore-control.us-east-1.amazonaws.com'

/** An operation's call as a request on the wire; a body that is no text is sent as JSON. */
export function operationRequest(
  operation: OperationName,
  body: unknown,
  { userId = readyAccount.ids.userId, headers = {}, bound }: CallOptions = {},
): Request {
  const { method, plane } = registry[operation]
  const host = plane === 'data' ? DATA_PLANE : CONTROL_PLANE
  return new Request(host + targetOf(operation, bound ?? body), {
    method,
    headers: {
      'content-type': 'application/json',
      ...(userId === null
        ? {}
        : { 'X-Amzn-Bedrock-AgentCore-Payments-User-Id': userId }),
      ...headers,
    },
    ...(hasBody(operation) && {
      body: typeof body === 'string' ? body : bodyOf(operation, body),
    }),
  })
}

/** Whether anything of an operation's call travels in a body. */
export function hasBody(operation: OperationName): boolean {
  return !['GET', 'DELETE'].includes(registry[operation].method)
}

/** What of an input travels in the body. */
function bodyOf(operation: OperationName, input: unknown): string {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return JSON.stringify(input)
  }
  const body: Record<string, unknown> = { ...input }
  for (const { name, binding } of registry[operation].inputMembers) {
    if (['label', 'query'].includes(binding.location)) delete body[name]
  }
  return JSON.stringify(body)
}

/** Path and query of a call. */
function targetOf(operation: OperationName, bound: unknown): string {
  const { uri, inputMembers } = registry[operation]
  let path = uri
  const query = new URLSearchParams()
  for (const { name, binding } of inputMembers) {
    const value = (bound as Record<string, unknown> | null)?.[name]
    if (value === undefined) continue
    if (binding.location === 'label') {
      path = path.replace(`{${name}}`, encodeURIComponent(String(value)))
    }
    if (binding.location === 'query')
      query.set(binding.locationName, String(value))
  }
  return query.size === 0 ? path : `${path}?${query}`
}

/** Sends a request into a mock. */
export async function send(
  mock: Pick<PaymentsMockCore, 'fetch'>,
  request: Request,
): Promise<Answer> {
  const response = await mock.fetch(request)
  const text = await response.text()
  return {
    status: response.status,
    errorType: response.headers.get('x-amzn-errortype'),
    body: JSON.parse(text || '{}') as Answer['body'],
    text,
  }
}

/** Calls an operation of a mock. */
export function call(
  mock: Pick<PaymentsMockCore, 'fetch'>,
  operation: OperationName,
  input: object,
  options?: CallOptions,
): Promise<Answer> {
  return send(mock, operationRequest(operation, input, options))
}
