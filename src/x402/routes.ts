import { MockError } from '../errors.ts'
import type { PaymentsMockCore } from '../mock/mock.ts'
import type { Namespaces } from '../mock/namespaces.ts'
import { catalogueOf } from './catalogue.ts'
import { createFacilitator } from './facilitator.ts'
import { answerMcp } from './mcp/endpoint.ts'
import { refusal } from './over-http.ts'
import { createShops, SHOP_PATH, type PaidApi } from './shop.ts'

const MCP_PATH = '/x402/mcp'
const CATALOGUE_PATH = '/x402/facilitator/discovery/resources'

type Fetch = PaymentsMockCore['fetch']

type Answer = (mock: PaymentsMockCore, request: Request) => Promise<Response>

/**
 * Puts a facilitator, a shop and its tools in front of the service: under `/x402/facilitator/`, `/x402/shop/` and
 * `/x402/mcp`, for any host, in the namespace of the request.
 *
 * @param apis what the shop sells.
 */
export function withX402(
  apis: readonly PaidApi[],
): (namespaces: Pick<Namespaces, 'nameOf' | 'of'>, fetch: Fetch) => Fetch {
  const shopOf = createShops(apis)
  const soldAt = (mock: PaymentsMockCore, request: Request) =>
    shopOf(mock, new URL(request.url).origin).resources
  const answers: readonly [prefix: string, Answer][] = [
    [
      CATALOGUE_PATH,
      async (mock, request) =>
        listPage(
          await catalogueOf(mock, [...soldAt(mock, request).values()]),
          new URL(request.url).searchParams,
        ),
    ],
    [
      '/x402/facilitator/',
      (mock, request) => createFacilitator(mock).fetch(request),
    ],
    [
      MCP_PATH,
      (mock, request) => answerMcp(mock, soldAt(mock, request), request),
    ],
    [
      SHOP_PATH,
      (mock, request) =>
        shopOf(mock, new URL(request.url).origin).fetch(request),
    ],
  ]
  return (namespaces, fetch) => async (request, options) => {
    const { pathname } = new URL(request.url)
    const found = answers.find(([prefix]) => pathname.startsWith(prefix))
    if (found === undefined) return fetch(request, options)
    try {
      const mock = namespaces.of(namespaces.nameOf(request))
      return await found[1](mock, request)
    } catch (error) {
      if (!(error instanceof MockError)) throw error
      return refusal(400, error.message)
    }
  }
}

const MOST_ON_A_PAGE = 100

/** documented: a page of the catalogue, by `limit` and `offset`. */
function listPage(items: readonly object[], query: URLSearchParams): Response {
  const limit = Math.min(
    readCount(query.get('limit')) ?? MOST_ON_A_PAGE,
    MOST_ON_A_PAGE,
  )
  const offset = readCount(query.get('offset')) ?? 0
  return Response.json({
    x402Version: 2,
    items: items.slice(offset, offset + limit),
    pagination: { limit, offset, total: items.length },
  })
}

function readCount(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
