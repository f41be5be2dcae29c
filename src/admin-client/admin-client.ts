import type { Controller } from '../mock/controller.ts'
import { requireKnownMembers } from '../domain/known-members.ts'
import { MockError } from '../errors.ts'
import { createConnection, type Connection, type Fetch } from './connection.ts'
import { followEvents } from './event-subscription.ts'
import { createRemoteServer, type RemoteServer } from './remote-server.ts'
import type { Remote, RemoteController } from './remote.ts'
import {
  createRemoteClock,
  type ClockTarget,
  type ClockView,
} from './remote-clock.ts'

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
  const { call } = connection

  /** A call of which the answer says nothing that the caller does not know. */
  const order = async (...sent: CallArguments) => {
    await call(...sent)
  }
  /** One member of an answer. */
  const pick = async <Value>(
    member: string,
    ...sent: CallArguments
  ): Promise<Value> => {
    const answer = await call<Record<string, Value>>(...sent)
    return answer[member] as Value
  }

  return {
    server: createRemoteServer(connection),
    clock: createRemoteClock(connection),
    clocks: remoteClocks(connection),
    faults: {
      inject: (body) => call('POST faults', { body }),
      list: () => pick('faults', 'GET faults'),
      remove: (id) => order(`DELETE faults/${encodeURIComponent(id)}`),
      clear: () => order('DELETE faults'),
    },
    journal: {
      entries: (query = {}) => pick('requests', 'GET requests', { query }),
      clear: () => order('DELETE requests'),
      subscribe: (listener) =>
        followEvents(connection, (event) => {
          if (event.type === 'request') listener(event.entry)
        }),
    },
    events: {
      subscribe: (listener) => followEvents(connection, listener),
      settle: () => order('POST events/settle'),
    },
    transitions: {
      list: () => pick('transitions', 'GET transitions'),
      complete: (id) => call('POST transitions/complete', { body: { id } }),
      fail: (id, reason) =>
        call('POST transitions/fail', { body: { id, reason } }),
      block: (id, reason) =>
        call('POST transitions/block', { body: { id, reason } }),
    },
    consent: {
      grant: (id) => order('POST consent/grant', { body: { id } }),
      deny: (id) => order('POST consent/deny', { body: { id } }),
      lapse: (id) => order('POST consent/lapse', { body: { id } }),
    },
    get policy() {
      return call<Controller['policy']>('GET policy')
    },
    setPolicy: (body) => order('POST policy', { body }),
    get operations() {
      return pick<Controller['operations']>('operations', 'GET operations')
    },
    db: {
      paymentManager: remoteTable(connection, 'paymentManager'),
      paymentConnector: remoteTable(connection, 'paymentConnector'),
      paymentCredentialProvider: remoteTable(
        connection,
        'paymentCredentialProvider',
      ),
      paymentInstrument: remoteTable(connection, 'paymentInstrument'),
      paymentSession: remoteTable(connection, 'paymentSession'),
      payment: remoteTable(connection, 'payment'),
    },
    get scenario() {
      return call<Controller['scenario']>('GET scenario')
    },
    seed: (body) => order('POST seed', { body }),
    reset: (scenario) => order('POST reset', { body: { scenario } }),
    snapshot: () => call('GET state'),
    restore: (body) => order('PUT state', { body }),
    save: (name) => order('POST saves', { body: { name } }),
    rewind: (name) => order('POST saves/rewind', { body: { name } }),
    get saves() {
      return pick<Controller['saves']>('saves', 'GET saves')
    },
    diff: (since) => call('GET diff', { query: { since } }),
    toScenario: () => call('GET state/scenario'),
    fund: (paymentInstrumentId, chain, amount) =>
      order('POST fund', { body: { paymentInstrumentId, chain, amount } }),
    checkInvariants: () => order('GET invariants'),
  }
}

type CallArguments = Parameters<Connection['call']>

function remoteClocks({
  call,
  ...rest
}: Connection): Remote<Controller['clocks']> {
  const bound = ({ target }: ClockView) =>
    createRemoteClock({ call, ...rest }, target)
  return {
    attach: async (body) =>
      bound(await call<ClockView>('POST clocks', { body })),
    async of(query) {
      if (Object.keys(query ?? {}).length === 0) {
        throw new MockError(
          `A clock is asked for by exactly one of paymentSessionId, userId, paymentManagerArn. Received: ${JSON.stringify(query)}`,
        )
      }
      return bound(await call<ClockView>('GET clock', { query }))
    },
    async detach(query) {
      await call('DELETE clocks', { query })
    },
    async list() {
      const { clocks } = await call<{
        clocks: (ClockView & { target: ClockTarget })[]
      }>('GET clocks')
      return clocks.map((view) => ({ target: view.target, clock: bound(view) }))
    },
  }
}

/** Its rows are what JSON makes of them. */
function remoteTable<Row>({ call }: Connection, name: string) {
  const find = async (body: object) => {
    const { rows } = await call<{ rows: Row[] }>(`POST query/${name}`, { body })
    return rows
  }
  return {
    findFirst: async (query: object) =>
      (await find({ ...query, take: 1 }))[0] ?? null,
    findMany: find,
    getAll: () => find({}),
    async count(body: object = {}) {
      const path = `query/${name}/count`
      const { count } = await call<{ count: number }>(`POST ${path}`, { body })
      return count
    },
  }
}
