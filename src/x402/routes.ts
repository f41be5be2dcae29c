import { MockError } from '../errors.ts'
import type { PaymentsMockCore } from '../mock/mock.ts'
import type { Namespaces } from '../mock/namespaces.ts'
import { createFacilitator } from './facilitator.ts'
import { refusal } from './over-http.ts'
import { createShops, SHOP_PATH, type PaidApi } from './shop.ts'

type Fetch = PaymentsMockCore['fetch']

type Answer = (mock: PaymentsMockCore, request: Request) => Promise<Response>

/**
 * Puts a facilitator and a shop in front of the service: under `/x402/facilitator/` and `/x402/shop/`, for any host, in
 * the namespace of the request.
 *
 * @param apis what the shop sells.
 */
export function withX402(
  apis: readonly PaidApi[],
): (namespaces: Pick<Namespaces, 'nameOf' | 'of'>, fetch: Fetch) => Fetch {
  const shopOf = createShops(apis)
  const answers: readonly [prefix: string, Answer][] = [
    [
      '/x402/facilitator/',
      (mock, request) => createFacilitator(mock).fetch(request),
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
