import type { MockController } from '../mock/controller.ts'
import { requireKnownMembers } from '../domain/known-members.ts'
import { createCalls, type Calls } from './calls.ts'
import { createConnection, type Connection, type Fetch } from './connection.ts'
import { followEvents } from './event-subscription.ts'
import { createRemoteClock } from './remote-clock.ts'
import { createRemoteClocks } from './remote-clocks.ts'
import { createRemoteDb } from './remote-db.ts'
import { createRemoteServer, type RemoteServer } from './remote-server.ts'
import type { RemoteController } from './remote.ts'

/** Where a client works, and how it sends. */
export interface AdminClientOptions {
  /** The namespace to work in. Default: the mock that the server was started with. */
  namespace?: string
  /** Default: the global `fetch`. */
  fetch?: Fetch
}

/**
 * A mock behind a server, with the members of the mock itself; each of them gives a promise, which rejects with a
 * MockError where the mock would throw one. What is not said of a member is as for a mock.
 *
 * A subscription has begun when its promise is fulfilled. Its events come a moment after what they tell of, and
 * go on when the connection was lost in between.
 */
export interface AdminClient extends RemoteController {
  /** What the server has beside the mock. */
  readonly server: RemoteServer
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
  requireKnownMembers({ owner: 'createAdminClient' }, options, {
    namespace: true,
    fetch: true,
  })
  const {
    namespace,
    // looked up at each call: a test may put another one there
    fetch = (url, init) => globalThis.fetch(url, init),
  } = options
  const connection = createConnection(baseUrl, namespace, fetch)
  const calls = createCalls(connection)
  const { call, order, pick } = calls

  return {
    server: createRemoteServer(connection),
    clock: createRemoteClock(connection),
    clocks: createRemoteClocks(connection),
    faults: remoteFaults(calls),
    journal: remoteJournal(connection, calls),
    events: {
      subscribe: (listener) => followEvents(connection, listener),
      settle: () => order('POST events/settle'),
    },
    transitions: remoteTransitions(calls),
    consent: remoteConsent(calls),
    wallets: remoteWallets(calls),
    chains: remoteChains(calls),
    db: createRemoteDb(connection),
    get policy() {
      return call<MockController['policy']>('GET policy')
    },
    setPolicy: (body) => order('POST policy', { body }),
    get operations() {
      return pick<MockController['operations']>('operations', 'GET operations')
    },
    get scenario() {
      return call<MockController['scenario']>('GET scenario')
    },
    seed: (body) => order('POST seed', { body }),
    reset: (scenario) => order('POST reset', { body: { scenario } }),
    snapshot: () => call('GET state'),
    restore: (body) => order('PUT state', { body }),
    save: (name) => order('POST saves', { body: { name } }),
    rewind: (name) => order('POST saves/rewind', { body: { name } }),
    get saves() {
      return pick<MockController['saves']>('saves', 'GET saves')
    },
    diff: (since) => call('GET diff', { query: { since } }),
    toScenario: () => call('GET state/scenario'),
    checkInvariants: () => order('GET invariants'),
  }
}

function remoteFaults({
  call,
  order,
  pick,
}: Calls): RemoteController['faults'] {
  return {
    inject: (body) => call('POST faults', { body }),
    list: () => pick('faults', 'GET faults'),
    remove: (id) => order(`DELETE faults/${encodeURIComponent(id)}`),
    clear: () => order('DELETE faults'),
  }
}

function remoteJournal(
  connection: Connection,
  { order, pick }: Calls,
): RemoteController['journal'] {
  return {
    entries: (query = {}) => pick('requests', 'GET requests', { query }),
    clear: () => order('DELETE requests'),
    subscribe: (listener) =>
      followEvents(connection, (event) => {
        if (event.type === 'request') listener(event.entry)
      }),
  }
}

function remoteTransitions({
  call,
  pick,
}: Calls): RemoteController['transitions'] {
  return {
    list: () => pick('transitions', 'GET transitions'),
    complete: (id) => call('POST transitions/complete', { body: { id } }),
    fail: (id, reason) =>
      call('POST transitions/fail', { body: { id, reason } }),
  }
}

function remoteConsent({ order }: Calls): RemoteController['consent'] {
  return {
    grant: (id) => order('POST consent/grant', { body: { id } }),
    deny: (id) => order('POST consent/deny', { body: { id } }),
    lapse: (id) => order('POST consent/lapse', { body: { id } }),
  }
}

function remoteWallets({ call, order }: Calls): RemoteController['wallets'] {
  return {
    fund: (id, balances) =>
      order('POST wallets/fund', { body: { id, balances } }),
    block: (id, reason) => call('POST wallets/block', { body: { id, reason } }),
  }
}

function remoteChains({ pick }: Calls): RemoteController['chains'] {
  return {
    balanceOf: (address, chain) =>
      pick('amount', 'POST chains/balance', { body: { address, chain } }),
    settlements: () => pick('settlements', 'GET chains/settlements'),
  }
}
