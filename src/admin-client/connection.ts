import { valueText } from '../domain/value-text.ts'
import { MockError } from '../errors.ts'

/** Query and body of a call. */
export interface CallParts {
  /** Query parameters; undefined ones are left out. */
  query?: object
  /** Body, sent as JSON. */
  body?: unknown
}

/** The admin API of one server, in one namespace. */
export interface Connection {
  /**
   * Sends e.g. `POST clock`.
   *
   * @returns the reply's JSON.
   * @throws MockError (as a rejection) with the server's own message, or that no server answers there.
   */
  call<Answer>(route: string, parts?: CallParts): Promise<Answer>
  /**
   * Sends a call to the service itself; the host of the request is ignored.
   *
   * @throws MockError (as a rejection) that no server answers there.
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

/** @throws MockError for an invalid base URL. */
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
        `Nothing answers at ${url}: ${reasonOf(error)}. Start the server with "npx agentcore-payments-mock", or check the server URL that you passed`,
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
      `A server's base URL must be an http or https URL without a query, such as "http://127.0.0.1:4402"; pass the URL that the server printed, or server.url of serve(). Received: ${valueText(text)}`,
    )
  }
  return url.href.replace(/\/+$/, '')
}

async function refusalOf(url: string, response: Response): Promise<MockError> {
  const text = await response.text()
  const message = messageIn(text)
  return new MockError(
    message ??
      `${url} answered ${response.status}, which is not a reply of the admin API: ${text.slice(0, 200) || 'nothing'}. Check that an agentcore-payments-mock runs there, without --no-admin`,
  )
}

/** Reads the message of the admin API's error; undefined for a reply of another server. */
function messageIn(text: string): string | undefined {
  try {
    const { error } = JSON.parse(text) as { error?: { message?: string } }
    return error?.message
  } catch {
    return undefined
  }
}

/** Returns the reason of a failed fetch: its cause is clearer than the error itself. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error
  return cause instanceof Error ? cause.message || message : message
}
