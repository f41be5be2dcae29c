import { http, type HttpHandler } from 'msw'
import type { PaymentsMockCore } from '../mock/mock.ts'
import { awsUrlPattern } from '../protocol/hosts.ts'

/**
 * MSW request handlers for a mock: the AWS hosts of both planes, and the endpoints that were named.
 *
 * A Payments path on these hosts is always answered, known or not, so that nothing reaches AWS; the rest
 * of AgentCore is left to the handlers that follow, unless `policy.otherOperations` is `refuse`.
 */
export function createHandlers(mock: PaymentsMockCore): HttpHandler[] {
  const { endpoints, policy } = mock
  // One wildcard per host, before our own router: in msw 2 each further handler costs every later one about 12 us.
  const patterns = [
    awsUrlPattern('data'),
    awsUrlPattern('control'),
    ...endpoints.named.map((base) => `${base}/*`),
  ]
  return patterns.map((pattern) =>
    http.all(pattern, ({ request }) => {
      const covered = endpoints.covers(new URL(request.url))
      const isOurs =
        covered === 'payments' ||
        (covered === 'other' && policy.otherOperations === 'refuse')
      return isOurs ? mock.fetch(request) : undefined
    }),
  )
}
