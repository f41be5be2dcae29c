import {
  createAdminClient as createClient,
  type AdminClientOptions,
} from '../admin-client/admin-client.ts'
import type { RemoteServer } from '../admin-client/remote-server.ts'
import type { RemoteController } from '../admin-client/remote.ts'
import type { NameOfScenario, ServiceController } from './service-types.ts'

/**
 * A mock behind a server, with the members of the mock itself; each of them gives a promise, which rejects with a
 * MockError where the mock would throw one. What is not said of a member is as for a mock.
 *
 * A subscription has begun when its promise is fulfilled. Its events come a moment after what they tell of, and
 * go on when the connection was lost in between.
 */
export interface AdminClient extends RemoteController<ServiceController> {
  /** What the server has beside the mock. */
  readonly server: RemoteServer<NameOfScenario>
}

/**
 * Makes a client of a server's admin API. It opens no connection before it is asked for something.
 *
 * @param baseUrl of the server, e.g. `http://127.0.0.1:4402`.
 * @throws MockError for a base URL that is none, or an unknown option.
 * @example
 * ```ts
 * import { createPaymentsMock } from 'agentcore-payments-mock'
 * import { createAdminClient } from 'agentcore-payments-mock/admin-client'
 * import { serve } from 'agentcore-payments-mock/node'
 *
 * const server = await serve(createPaymentsMock(), { port: 0 })
 * const admin = createAdminClient(server.url, { namespace: 'checkout' })
 * await admin.clock.advanceBy({ minutes: 16 })
 * console.log(await admin.journal.entries({ operation: 'ProcessPayment' }))
 * await server.close()
 * ```
 */
export function createAdminClient(
  baseUrl: string,
  options: AdminClientOptions = {},
): AdminClient {
  // the client names no operation and no scenario; a server has those of the registry and the library
  return createClient(baseUrl, options) as AdminClient
}

export type { AdminClientOptions }
export { MockError } from '../errors.ts'
