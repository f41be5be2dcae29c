import { requireOptionKinds } from '../../domain/option-kinds.ts'
import { requireKnownMembers } from '../../domain/known-members.ts'
import { requireMethods } from '../../domain/required-methods.ts'
import type { JournalEntry } from '../../mock/controller.ts'
import type { PaymentsMockCore } from '../../mock/mock.ts'
import type { Namespaces } from '../../mock/namespaces.ts'
import type { NamedScenario, Scenario } from '../../scenarios/scenario.ts'
import { isForLandingPage, landingPage } from '../pages/landing-page.ts'
import { withOwnScenarios } from '../settings/named-scenarios.ts'
import {
  DEFAULT_HOST,
  startServer,
  type RunningServer,
  type ServerOptions,
} from './start-server.ts'

/** Options of {@link Serve}. */
export interface ServeOptions extends ServerOptions {
  /** Set to false to turn off the admin API and the panel under `/_mock/`. Default true. */
  admin?: boolean
  /** Set to false to turn off the x402 facilitator and the paid resources under `/x402/`. Default true. */
  x402?: boolean
  /** Scenarios of your own, which `POST /_mock/scenarios/{name}` loads beside the built-in ones. */
  scenarios?: readonly Scenario[]
  /** Writes the state for `POST /_mock/state/save` and returns the path of the file. Default: that call is refused. */
  saveState?: () => Promise<{ file: string }>
  /** Called after every exchange, in every namespace. */
  onRequest?: (entry: JournalEntry) => void
}

/** Serves a mock over HTTP. */
export type Serve = (
  mock: PaymentsMockCore,
  options?: ServeOptions,
) => Promise<RunningServer>

/** Pages and admin API in front of a mock. */
interface Served {
  namespaces: Namespaces
  scenarios: readonly NamedScenario[]
  saveState: ServeOptions['saveState']
}

/** Parts that the entry provides. */
export interface ServeParts {
  version: string
  /** The built-in scenarios. */
  scenarios: readonly NamedScenario[]
  createNamespaces(
    mock: PaymentsMockCore,
    onNew: (mock: PaymentsMockCore) => void,
  ): Namespaces
  /** Puts the admin API in front of the service. */
  createAdmin(
    served: Served,
    gate: { host: string; cors: string | undefined },
  ): { readonly fetch: PaymentsMockCore['fetch']; end(): void }
  /** Puts what stands on the chains of a mock in front of the service. */
  withX402(
    namespaces: Namespaces,
    fetch: PaymentsMockCore['fetch'],
  ): PaymentsMockCore['fetch']
}

/** @returns the function that serves a mock. */
export function createServe(parts: ServeParts): Serve {
  return async (mock, options = {}) => {
    checkArguments(mock, options)
    const {
      admin = true,
      x402 = true,
      onRequest = () => {},
      ...others
    } = options
    const { scenarios, saveState, ...serverOptions } = others
    const { host = DEFAULT_HOST, cors } = serverOptions
    const namespaces = parts.createNamespaces(mock, ({ journal }) =>
      journal.subscribe(onRequest),
    )
    const api = admin
      ? parts.createAdmin(
          {
            namespaces,
            scenarios: withOwnScenarios(parts.scenarios, scenarios),
            saveState,
          },
          { host, cors },
        )
      : undefined
    const service = (api ?? namespaces).fetch
    const fetch = x402 ? parts.withX402(namespaces, service) : service
    const { version } = parts
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
        // clients would keep them open
        api?.end()
        return server.close(closing).finally(unsubscribe)
      },
    }
  }
}

function checkArguments(mock: PaymentsMockCore, options: ServeOptions): void {
  requireMethods('serve takes the mock itself: serve(mock, options)', mock, [
    'fetch',
    'fork',
  ])
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
  requireOptionKinds('serve', options, {
    host: 'string',
    admin: 'boolean',
    x402: 'boolean',
    saveState: 'function',
    onRequest: 'function',
  })
}
