import { http, type HttpHandler } from 'msw'
import type { PaymentsMockCore } from '../mock/mock.ts'
import { createUnnamedEndpointWarning } from './unnamed-endpoint.ts'

/**
 * Makes the MSW request handlers of a mock: for the AWS hosts of both planes, and for named endpoints.
 *
 * A Payments path on these hosts is always answered, known or not, so that nothing reaches AWS; the rest
 * of AgentCore goes to the handlers that follow, and to `onUnhandledRequest`, unless `policy.otherOperations`
 * is `refuse`.
 */
export function createHandlers(mock: PaymentsMockCore): HttpHandler[] {
  const warnOfUnnamed = createUnnamedEndpointWarning()
  // One handler with a predicate of our own: for msw, a handler that matches without an answer has
  // handled the request; and in msw 2 each further handler costs every later one about 12 us.
  return [
    http.all(
      ({ request }) => {
        const isCovered = mock.endpoints.covers(new URL(request.url))
        if (!isCovered) warnOfUnnamed(request)
        return isCovered
      },
      ({ request }) => answer(mock, request),
    ),
  ]
}

/** MSW request handler of what answers at one URL, whatever its query. */
export function createUrlHandler(
  url: string,
  answer: (request: Request) => Promise<Response>,
): HttpHandler {
  const { origin, pathname } = new URL(url)
  return http.all(
    ({ request }) => {
      const asked = new URL(request.url)
      return asked.origin === origin && asked.pathname === pathname
    },
    ({ request }) => answer(request),
  )
}

async function answer(
  mock: PaymentsMockCore,
  request: Request,
): Promise<Response> {
  try {
    return await mock.fetch(request)
  } catch (error) {
    if (!request.signal.aborted) throw error
    // msw would print the error, and has already rejected the call because of its signal
    return Response.error()
  }
}
