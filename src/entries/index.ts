import type { HttpHandler } from 'msw'
import { requireKnownMembers } from '../domain/known-members.ts'
import type { Mock } from '../mock/mock.ts'
import { MOCK_OPTIONS, type MockOptions } from '../mock/mock-options.ts'
import { createHandlers } from '../ways-in/msw.ts'
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
  requireKnownMembers({ owner: 'createPaymentsMock' }, options, MOCK_OPTIONS)
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
} from '../testing/token-issuer.ts'
export type { AuthorizerConfiguration } from '../domain/jwt/authorizer.ts'
export type {
  JsonWebKeySet,
  KeySets,
  PublicJwk,
} from '../domain/jwt/key-set.ts'
export { diffState, type RowDiff, type StateDiff } from '../world/diff.ts'
export type { Clock, Instant } from '../time/clock.ts'
export type { AttachedClock, Clocks, ClockTarget } from '../time/clocks.ts'
export type { Consent } from '../world/consent.ts'
export type { Events, MockEvent } from '../journal/events.ts'
export type { Controller } from '../mock/controller.ts'
export type { Faults } from '../faults/faults.ts'
export type { Fault, FaultRule } from '../faults/rule.ts'
export type { StatusChanged, Transition } from '../domain/transition.ts'
export type {
  LivingTable,
  TransitionTiming,
  TransitionTimings,
} from '../domain/transition-timing.ts'
export type { Duration } from '../domain/duration.ts'
export type {
  Journal,
  JournalEntry,
  JournalFilter,
} from '../journal/journal.ts'
export type { Mock } from '../mock/mock.ts'
export type { MockOptions } from '../mock/mock-options.ts'
export type { Policy } from '../policy/policy.ts'
export type { Seed } from '../random.ts'
export type {
  PaymentConnectorSeed,
  PaymentCredentialProviderSeed,
  PaymentInstrumentSeed,
  PaymentManagerSeed,
  PaymentSeed,
  PaymentSessionSeed,
  Scenario,
} from '../scenarios/scenario.ts'
export type { FetchOptions } from '../service/service.ts'
export type { Snapshot } from '../world/snapshot.ts'
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
export type { PendingTransition, Transitions } from '../time/transitions.ts'
