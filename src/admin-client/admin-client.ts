import { requireOptionKinds } from '../domain/option-kinds.ts'
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

/** Options of an admin client. */
export interface AdminClientOptions {
  /** Namespace of the mock. Default: the mock that the server was started with. */
  namespace?: string
  /** Function that sends requests. Default: the global `fetch`. */
  fetch?: Fetch
}

/** An admin client for any set of operations. */
export interface AdminClient extends RemoteController {
  readonly server: RemoteServer
}

/** @throws MockError for an invalid base URL or an unknown option. */
export function createAdminClient(
  baseUrl: string,
  options: AdminClientOptions = {},
): AdminClient {
  requireKnownMembers({ owner: 'createAdminClient' }, options, {
    namespace: true,
    fetch: true,
  })
  requireOptionKinds('createAdminClient', options, {
    namespace: 'string',
    fetch: 'function',
  })
  const {
    namespace,
    // looked up at each call, as a test may replace it
    fetch = (url, init) => globalThis.fetch(url, init),
  } = options
  const connection = createConnection(baseUrl, namespace, fetch)
  const calls = createCalls(connection)
  const { call, send, pick } = calls

  return {
    server: createRemoteServer(connection),
    clock: createRemoteClock(connection),
    clocks: createRemoteClocks(connection),
    faults: remoteFaults(calls),
    journal: remoteJournal(connection, calls),
    events: {
      subscribe: (listener) => followEvents(connection, listener),
      settle: () => send('POST events/settle'),
    },
    transitions: remoteTransitions(calls),
    consent: remoteConsent(calls),
    wallets: remoteWallets(calls),
    chains: remoteChains(calls),
    db: createRemoteDb(connection),
    get policy() {
      return call<MockController['policy']>('GET policy')
    },
    setPolicy: (body) => send('POST policy', { body }),
    get operations() {
      return pick<MockController['operations']>('operations', 'GET operations')
    },
    get scenario() {
      return call<MockController['scenario']>('GET scenario')
    },
    seed: (body) => send('POST seed', { body }),
    reset: (scenario) => send('POST reset', { body: { scenario } }),
    snapshot: () => call('GET state'),
    restore: (body) => send('PUT state', { body }),
    save: (name) => send('POST saves', { body: { name } }),
    rewind: (name) => send('POST saves/rewind', { body: { name } }),
    get saves() {
      return pick<MockController['saves']>('saves', 'GET saves')
    },
    diff: (since) => call('GET diff', { query: { since } }),
    toScenario: () => call('GET state/scenario'),
    checkInvariants: () => send('GET invariants'),
  }
}

function remoteFaults({ call, send, pick }: Calls): RemoteController['faults'] {
  return {
    inject: (body) => call('POST faults', { body }),
    list: () => pick('faults', 'GET faults'),
    remove: (id) => send(`DELETE faults/${encodeURIComponent(id)}`),
    clear: () => send('DELETE faults'),
  }
}

function remoteJournal(
  connection: Connection,
  { send, pick }: Calls,
): RemoteController['journal'] {
  return {
    entries: (query = {}) => pick('requests', 'GET requests', { query }),
    clear: () => send('DELETE requests'),
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

function remoteConsent({ send }: Calls): RemoteController['consent'] {
  return {
    grant: (id) => send('POST consent/grant', { body: { id } }),
    deny: (id) => send('POST consent/deny', { body: { id } }),
    lapse: (id) => send('POST consent/lapse', { body: { id } }),
  }
}

function remoteWallets({ call, send }: Calls): RemoteController['wallets'] {
  return {
    fund: (id, balances) =>
      send('POST wallets/fund', { body: { id, balances } }),
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
