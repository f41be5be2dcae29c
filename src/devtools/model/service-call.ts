import type { JournalEntry, OperationSummary } from './source.ts'

/** The HTTP request of a call. */
export interface WireCall {
  readonly method: string
  /** Path with the query string. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** Placeholder of a secret, which cannot be sent again. */
const REDACTED = '***SensitiveInformation***'

/** Builds the request of a call: path, query, headers and body. */
export function writeCall(
  operation: OperationSummary,
  input: Readonly<Record<string, unknown>>,
): WireCall {
  const headers: Record<string, string> = {}
  const query = new URLSearchParams()
  const body: Record<string, unknown> = {}
  let { path } = operation
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue
    const place = operation.elsewhere[name]
    if (place?.in === 'header') headers[place.name] = String(value)
    else if (place?.in === 'query') query.set(place.name, String(value))
    else if (path.includes(`{${name}}`)) {
      path = path.replace(`{${name}}`, encodeURIComponent(String(value)))
    } else body[name] = value
  }
  const search = query.size === 0 ? '' : `?${query}`
  const hasBody = Object.keys(body).length > 0 || operation.method === 'POST'
  if (hasBody) headers['content-type'] = 'application/json'
  return {
    method: operation.method,
    path: path + search,
    headers,
    body: hasBody ? JSON.stringify(body) : undefined,
  }
}

/** Builds a `Request`; its host does not matter. */
export function requestOf({ method, path, headers, body }: WireCall): Request {
  return new Request(`http://localhost${path}`, {
    method,
    headers: { ...headers },
    ...(body !== undefined && { body }),
  })
}

/** A call that can be sent again, or the reason why it cannot. */
export type Repeatable =
  | {
      readonly operation: OperationSummary
      readonly input: Readonly<Record<string, unknown>>
    }
  | { readonly reason: string }

/** Determines the call of a journal entry, or why it cannot be sent again. */
export function repeatableOf(
  { operation: name, input }: JournalEntry,
  operations: readonly OperationSummary[],
): Repeatable {
  const operation = operations.find((known) => known.name === name)
  if (operation === undefined || typeof input !== 'object' || input === null) {
    return { reason: 'The input of this call could not be read.' }
  }
  if (JSON.stringify(input).includes(REDACTED)) {
    return {
      reason: 'This call contained secrets, which the journal does not keep.',
    }
  }
  return { operation, input: input as Record<string, unknown> }
}

/**
 * Sends a call.
 *
 * @returns the reply's body.
 * @throws Error with the service's message when it refuses.
 */
export async function send(
  fetch: (request: Request) => Promise<Response>,
  call: WireCall,
): Promise<unknown> {
  const response = await fetch(requestOf(call))
  const text = await response.text()
  const body = parse(text)
  if (response.ok) return body
  const { message = text } = (body ?? {}) as { message?: string }
  throw new Error(
    message || `The mock answered with status ${response.status}.`,
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
