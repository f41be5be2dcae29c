import { catalog } from '../../fixtures/catalog.ts'
import { registry } from '../../handlers/registry.ts'
import { version } from '../../package.json' with { type: 'json' }
import { withAdmin } from '../admin/admin.ts'
import type { Mock } from '../mock.ts'
import {
  DEFAULT_HOST,
  startServer,
  type RunningServer,
  type ServerOptions,
} from '../node/serve.ts'

/** How a mock is served. */
export interface ServeOptions extends ServerOptions {
  /** Whether `/_mock/` answers. Default true. */
  admin?: boolean
}

/**
 * Serves a mock over HTTP: the service on every path and for every host, the admin API under `/_mock/`.
 *
 * @throws MockError (as a rejection) for a bad option, or a port or host that cannot be listened on.
 * @example
 * ```ts
 * import { createPaymentsMock } from 'agentcore-payments-mock'
 * import { serve } from 'agentcore-payments-mock/node'
 *
 * const server = await serve(createPaymentsMock(), { port: 0 })
 * process.env.AWS_ENDPOINT_URL_BEDROCK_AGENTCORE = server.url
 * // …
 * await server.close()
 * ```
 */
export function serve(
  mock: Mock,
  options: ServeOptions = {},
): Promise<RunningServer> {
  const { admin = true, ...serverOptions } = options
  const { host = DEFAULT_HOST, cors } = serverOptions
  const world = {
    controller: mock,
    scenarios: catalog,
    version,
    operations: Object.keys(registry),
  }
  const fetch = admin
    ? withAdmin(mock.fetch, world, { host, cors })
    : mock.fetch
  return startServer({ fetch, clock: mock.clock }, serverOptions)
}

export type { RunningServer }
