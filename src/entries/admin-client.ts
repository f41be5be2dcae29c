import {
  createAdminClient as createClient,
  type AdminClientOptions,
} from '../admin-client/admin-client.ts'
import type { RemoteServer } from '../admin-client/remote-server.ts'
import type { RemoteController } from '../admin-client/remote.ts'
import type { NameOfScenario, ServiceController } from './service-types.ts'

/**
 * A mock behind a server. It has the members of a mock, but each of them returns a promise, which rejects with a
 * MockError where the mock would throw one.
 *
 * A subscription has begun when its promise is fulfilled. Its events arrive with a short delay, and continue after a
 * lost connection.
 */
export interface AdminClient extends RemoteController<ServiceController> {
  /** The members of the server that a mock does not have. */
  readonly server: RemoteServer<NameOfScenario>
}

/**
 * Makes a client of a server's admin API. It opens no connection before its first call.
 *
 * @param baseUrl of the server, e.g. `http://127.0.0.1:4402`.
 * @throws MockError for an invalid base URL or an unknown option.
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
