import type { JournalEntry, OperationSummary } from './source.ts'

/** A call as it travels. */
export interface WireCall {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** What stands where a secret was: it cannot be sent again. */
const REDACTED = '***SensitiveInformation***'

/** Puts every member of an input where its operation has it travel. */
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

/** The call as a request; whoever takes it looks at no host. */
export function requestOf({ method, path, headers, body }: WireCall): Request {
  return new Request(`http://localhost${path}`, {
    method,
    headers: { ...headers },
    ...(body !== undefined && { body }),
  })
}

/** What one answers who asks for an exchange to be sent again. */
export type Repeatable =
  | {
      readonly operation: OperationSummary
      readonly input: Readonly<Record<string, unknown>>
    }
  | { readonly reason: string }

/** The call of an exchange, or why it cannot be sent again. */
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
      reason: 'This call had secrets in it, which the journal does not keep.',
    }
  }
  return { operation, input: input as Record<string, unknown> }
}

/**
 * Sends a call.
 *
 * @returns the answer's body.
 * @throws Error with the service's own words when it refuses.
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
  throw new Error(message || `It answered with the status ${response.status}.`)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
