import { catalog } from '../../fixtures/catalog.ts'
import { paidApis } from '../../fixtures/paid-apis.ts'
import { completeScenario } from '../../fixtures/complete-scenario.ts'
import { registry } from '../../handlers/registry.ts'
import { version } from '../../package.json' with { type: 'json' }
import { createAdmin } from '../admin/admin.ts'
import { createNamespaces } from '../mock/namespaces.ts'
import type { Config as EngineConfig } from '../node/settings/config.ts'
import { createConsoleFiles } from '../node/pages/console-files.ts'
import { createServe, type Serve } from '../node/server/serve.ts'
import { createClock } from '../time/clock.ts'
import { withX402 } from '../x402/routes.ts'
import type { NameOfScenario } from './service-types.ts'

// the build writes it beside this file
const CONSOLE_FOLDER = new URL('./console/', import.meta.url)

/**
 * Serves a mock over HTTP: the service on every path and for every host, the admin API and the panel under
 * `/_mock/`, an x402 facilitator and paid resources under `/x402/`, and a page with SDK snippets at `/`.
 *
 * @throws MockError (as a rejection) for a value that is not a mock, a bad option, or a port or host that it cannot listen on.
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
export const serve: Serve = createServe({
  version,
  scenarios: catalog,
  createNamespaces,
  withX402: withX402(paidApis),
  createAdmin: ({ saveState, ...served }, gate) =>
    createAdmin(
      {
        ...served,
        ...(saveState && { saveState }),
        completeScenario: (document) =>
          completeScenario(document, undefined, served.scenarios),
        version,
        operations: Object.keys(registry),
        run: createClock().now().getTime().toString(36),
        page: createConsoleFiles(CONSOLE_FOLDER),
      },
      gate,
    ),
})

/**
 * A config file of the command. Flags and environment variables override it.
 *
 * Relative paths are resolved against the config file's folder.
 */
export interface Config extends EngineConfig<NameOfScenario> {}

/**
 * Returns a config unchanged, with types for an editor.
 *
 * @example
 * ```ts
 * import { defineConfig } from 'agentcore-payments-mock/node'
 *
 * const config = defineConfig({
 *   port: 4402,
 *   scenario: 'nearlySpent',
 *   policy: { walletBalance: 'enforce' },
 * })
 * // in agentcore-payments-mock.config.mjs: export default defineConfig({ … })
 * ```
 */
export function defineConfig(config: Config): Config {
  return config
}

export type { ServeOptions } from '../node/server/serve.ts'
export type {
  RunningServer,
  ServerOptions,
} from '../node/server/start-server.ts'
