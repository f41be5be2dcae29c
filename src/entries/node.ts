import { catalog } from '../../fixtures/catalog.ts'
import { completeScenario } from '../../fixtures/complete-scenario.ts'
import { registry } from '../../handlers/registry.ts'
import { version } from '../../package.json' with { type: 'json' }
import { createAdmin } from '../admin/admin.ts'
import { requireKnownMembers } from '../domain/known-members.ts'
import { createClock } from '../time/clock.ts'
import type { JournalEntry } from '../journal/journal.ts'
import type { PaymentsMockCore } from '../mock/mock.ts'
import { createNamespaces } from '../mock/namespaces.ts'
import { defineConfig, type Config } from '../node/settings/config.ts'
import { createConsoleFiles } from '../node/pages/console-files.ts'
import { isForLandingPage, landingPage } from '../node/pages/landing-page.ts'
import { withOwnScenarios } from '../node/settings/named-scenarios.ts'
import {
  DEFAULT_HOST,
  startServer,
  type RunningServer,
  type ServerOptions,
} from '../node/server/start-server.ts'
import { withFacilitator } from '../x402/routes.ts'
import type { Scenario } from '../scenarios/scenario.ts'

// the build writes it beside this file
const CONSOLE_FOLDER = new URL('./console/', import.meta.url)

/** How a mock is served. */
export interface ServeOptions extends ServerOptions {
  /** Whether `/_mock/` answers. Default true. */
  admin?: boolean
  /** Whether an x402 facilitator answers under `/x402/facilitator/`. Default true. */
  x402?: boolean
  /** Scenarios of your own, for `POST /_mock/scenarios/{name}` beside the built-in ones. */
  scenarios?: readonly Scenario[]
  /** Keeps the state when `POST /_mock/state/save` asks for it, and says in which file. Default: that is refused. */
  saveState?: () => Promise<{ file: string }>
  /** Is told of every exchange, in whichever namespace. */
  onRequest?: (entry: JournalEntry) => void
}

/**
 * Serves a mock over HTTP: the service on every path and for every host, the admin API under `/_mock/`, an x402
 * facilitator under `/x402/facilitator/`, and
 * pages for people with a browser: the console at `/_mock/`, how to point a client here at `/`.
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
export async function serve(
  mock: PaymentsMockCore,
  options: ServeOptions = {},
): Promise<RunningServer> {
  requireKnownMembers({ owner: 'serve' }, options, {
    port: true,
    host: true,
    cors: true,
    admin: true,
    x402: true,
    scenarios: true,
    saveState: true,
    onRequest: true,
  })
  const {
    admin = true,
    x402 = true,
    scenarios,
    saveState,
    onRequest = () => {},
    ...serverOptions
  } = options
  const { host = DEFAULT_HOST, cors } = serverOptions
  const namespaces = createNamespaces(mock, ({ journal }) =>
    journal.subscribe(onRequest),
  )
  const named = withOwnScenarios(catalog, scenarios)
  const api = admin
    ? createAdmin(
        {
          namespaces,
          scenarios: named,
          completeScenario: (document) =>
            completeScenario(document, undefined, named),
          version,
          operations: Object.keys(registry),
          ...(saveState && { saveState }),
          run: createClock().now().getTime().toString(36),
          page: createConsoleFiles(CONSOLE_FOLDER),
        },
        { host, cors },
      )
    : undefined
  const service = (api ?? namespaces).fetch
  const fetch = x402 ? withFacilitator(namespaces, service) : service
  const server = await startServer(
    {
      fetch: async (request, fetchOptions) =>
        isForLandingPage(request)
          ? landingPage(request, { mock, version, hasAdmin: admin })
          : fetch(request, fetchOptions),
      clock: mock.clock,
    },
    serverOptions,
  )
  const unsubscribe = mock.journal.subscribe(onRequest)
  return {
    ...server,
    close(closing) {
      // their readers would keep them open
      api?.end()
      return server.close(closing).finally(unsubscribe)
    },
  }
}

export { defineConfig }
export type { Config, RunningServer, ServerOptions }
