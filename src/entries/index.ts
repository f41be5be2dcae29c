import type { HttpHandler } from 'msw'
import type { Mock, MockOptions } from '../mock.ts'
import { createHandlers } from '../msw.ts'
import { assembleMock } from './assemble.ts'

/** An in-memory Amazon Bedrock AgentCore Payments, with a way in for MSW. */
export interface PaymentsMock extends Mock {
  /** MSW request handlers of both planes, for `setupServer` and `setupWorker`. */
  readonly handlers: HttpHandler[]
  fork(): PaymentsMock
}

/**
 * Makes a mock of its own world; mocks share nothing.
 *
 * @throws MockError for a bad option or scenario.
 * @example
 * ```ts
 * import { createPaymentsMock } from 'agentcore-payments-mock'
 * import { setupServer } from 'msw/node'
 *
 * const mock = createPaymentsMock({ policy: { delegation: 'pending' } })
 * const server = setupServer(...mock.handlers)
 * ```
 */
export function createPaymentsMock(options: MockOptions = {}): PaymentsMock {
  return withHandlers(assembleMock(options))
}

function withHandlers(mock: Mock): PaymentsMock {
  const { fork } = mock
  return Object.assign(mock, {
    handlers: createHandlers(mock),
    fork: () => withHandlers(fork()),
  })
}

export { MockError } from '../errors.ts'
export {
  createTokenIssuer,
  type TokenIssuer,
  type TokenIssuerOptions,
  type TokenOptions,
} from '../token-issuer.ts'
export type { AuthorizerConfiguration } from '../domain/jwt/authorizer.ts'
export type {
  JsonWebKeySet,
  KeySets,
  PublicJwk,
} from '../domain/jwt/key-set.ts'
export { diffState, type RowDiff, type StateDiff } from '../state-diff.ts'
export type { Clock, Instant } from '../clock.ts'
export type { AttachedClock, Clocks, ClockTarget } from '../clocks.ts'
export type { Consent } from '../consent.ts'
export type { Events, MockEvent } from '../events.ts'
export type { Controller } from '../controller.ts'
export type { Faults } from '../faults.ts'
export type { Fault, FaultRule } from '../fault-rule.ts'
export type { StatusChanged, Transition } from '../domain/transition.ts'
export type {
  LivingTable,
  TransitionTiming,
  TransitionTimings,
} from '../domain/transition-timing.ts'
export type { Duration } from '../domain/duration.ts'
export type { Journal, JournalEntry, JournalFilter } from '../journal.ts'
export type { Mock, MockOptions } from '../mock.ts'
export type { Policy } from '../policy.ts'
export type { Seed } from '../random.ts'
export type {
  PaymentConnectorSeed,
  PaymentCredentialProviderSeed,
  PaymentInstrumentSeed,
  PaymentManagerSeed,
  PaymentSeed,
  PaymentSessionSeed,
  Scenario,
} from '../scenario.ts'
export type { FetchOptions } from '../service.ts'
export type { Snapshot } from '../snapshot.ts'
export type { Query, ReadonlyTable, Where } from '../store/query.ts'
export type {
  PaymentConnectorRow,
  PaymentCredentialProviderRow,
  PaymentInstrumentRow,
  PaymentManagerRow,
  PaymentRow,
  PaymentSessionRow,
} from '../store/rows.ts'
export type { Db } from '../store/store.ts'
export type { PendingTransition, Transitions } from '../transitions.ts'
