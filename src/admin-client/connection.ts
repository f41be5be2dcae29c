import { valueText } from '../domain/value-text.ts'
import { MockError } from '../errors.ts'

/** What is sent with a call. */
export interface CallParts {
  /** Members that are undefined are left out. */
  query?: object
  /** Sent as JSON. */
  body?: unknown
}

/** The admin API of one server, in one namespace. */
export interface Connection {
  /**
   * Sends e.g. `POST clock`.
   *
   * @returns the answer's JSON.
   * @throws MockError (as a rejection) with the server's own message, or saying that none answers there.
   */
  call<Answer>(route: string, parts?: CallParts): Promise<Answer>
  /**
   * Sends a call to the service itself, whatever the host that it names.
   *
   * @throws MockError (as a rejection) saying that none answers there.
   */
  fetch(request: Request): Promise<Response>
  /**
   * Opens the stream of events.
   *
   * @throws MockError (as a rejection), as `call` does.
   */
  openEvents(
    lastEventId: string | undefined,
    signal: AbortSignal,
  ): Promise<Response>
}

/** Sends a request, as the global `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** @throws MockError for a base URL that is none. */
export function createConnection(
  baseUrl: string,
  namespace: string | undefined,
  fetch: Fetch,
): Connection {
  const base = readServerUrl(baseUrl)

  const reach = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = {
      ...(init.headers as Record<string, string>),
      ...(namespace === undefined ? {} : { 'x-mock-namespace': namespace }),
    }
    try {
      return await fetch(url, { ...init, headers })
    } catch (error) {
      throw new MockError(
        `Nothing answers at ${url}: ${reasonOf(error)}. Start the server with "npx agentcore-payments-mock", or correct the base URL`,
        { cause: error },
      )
    }
  }

  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const url = `${base}/_mock/${path}`
    const response = await reach(url, init)
    if (!response.ok) throw await refusalOf(url, response)
    return response
  }

  return {
    async call<Answer>(route: string, { query = {}, body }: CallParts = {}) {
      const [method = '', path = ''] = route.split(' ')
      const parameters = new URLSearchParams(
        Object.entries(query).filter(([, value]) => value !== undefined),
      )
      const search = parameters.size === 0 ? '' : `?${parameters}`
      const response = await send(path + search, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return (await response.json()) as Answer
    },
    async fetch(request) {
      const { pathname, search } = new URL(request.url)
      const { method, headers } = request
      const body = await request.text()
      return reach(base + pathname + search, {
        method,
        headers: Object.fromEntries(headers),
        ...(body !== '' && { body }),
      })
    },
    openEvents: (lastEventId, signal) =>
      send('events', {
        signal,
        headers:
          lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
      }),
  }
}

function readServerUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.search !== '' ||
    url.hash !== ''
  ) {
    throw new MockError(
      `A server's base URL must be http or https without query, such as "http://127.0.0.1:4402"; give the url that the server printed, or server.url of serve(). Received: ${valueText(text)}`,
    )
  }
  return url.href.replace(/\/+$/, '')
}

async function refusalOf(url: string, response: Response): Promise<MockError> {
  const text = await response.text()
  const message = messageIn(text)
  return new MockError(
    message ??
      `${url} answered ${response.status}, and not as the admin API does: ${text.slice(0, 200) || 'nothing'}. Is it an agentcore-payments-mock, started without --no-admin?`,
  )
}

/** The message of a refusal of the admin API; undefined for an answer of something else. */
function messageIn(text: string): string | undefined {
  try {
    const { error } = JSON.parse(text) as { error?: { message?: string } }
    return error?.message
  } catch {
    return undefined
  }
}

/** Of a failed fetch, the cause says more than the error itself. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error
  return cause instanceof Error ? cause.message || message : message
}
