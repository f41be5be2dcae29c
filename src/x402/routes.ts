import { MockError } from '../errors.ts'
import type { PaymentsMockCore } from '../mock/mock.ts'
import type { Namespaces } from '../mock/namespaces.ts'
import { createFacilitator } from './facilitator.ts'
import { refusal } from './over-http.ts'

const PREFIX = '/x402/facilitator/'

type Fetch = PaymentsMockCore['fetch']

/** Puts a facilitator in front of the service: under `/x402/facilitator/`, in the namespace of the request. */
export function withFacilitator(
  namespaces: Pick<Namespaces, 'nameOf' | 'of'>,
  fetch: Fetch,
): Fetch {
  return async (request, options) => {
    if (!new URL(request.url).pathname.startsWith(PREFIX)) {
      return fetch(request, options)
    }
    try {
      const mock = namespaces.of(namespaces.nameOf(request))
      return await createFacilitator(mock).fetch(request)
    } catch (error) {
      if (!(error instanceof MockError)) throw error
      return refusal(400, error.message)
    }
  }
}
