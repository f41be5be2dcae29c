import type { HttpHandler } from 'msw'
import { requireKnownMembers } from '../domain/known-members.ts'
import type { PaymentsMockCore } from '../mock/mock.ts'
import { MOCK_OPTIONS, type MockOptions } from '../mock/mock-options.ts'
import { createHandlers } from '../adapters/msw.ts'
import { assembleMock } from './assemble.ts'
import type { ServiceParts } from './service-types.ts'

/** An in-memory mock of Amazon Bedrock AgentCore Payments, with MSW request handlers. */
export interface PaymentsMock
  extends Omit<PaymentsMockCore, keyof ServiceParts | 'fork'>, ServiceParts {
  /** MSW request handlers of both planes, for `setupServer` and `setupWorker`. */
  readonly handlers: HttpHandler[]
  fork(): PaymentsMock
}

/**
 * Makes a mock with its own world; mocks share nothing.
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

function withHandlers(mock: PaymentsMockCore): PaymentsMock {
  const { fork } = mock
  // the engine names no operation; here it runs those of the registry
  return Object.assign(mock, {
    handlers: createHandlers(mock),
    fork: () => withHandlers(fork()),
  }) as unknown as PaymentsMock
}

export type {
  FaultRule,
  JournalEntry,
  JournalFilter,
  OperationName,
  Scenario,
} from './service-types.ts'
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
export { diffSnapshots, type RowDiff, type StateDiff } from '../world/diff.ts'
export type { InstantInput } from '../domain/instant.ts'
export type { MockClock } from '../time/clock.ts'
export type { ClockTarget } from '../time/clock-target.ts'
export type { AttachedClock, MockClocks } from '../time/clocks.ts'
export type { MockConsent } from '../world/consent.ts'
export type { MockChains } from '../world/chains.ts'
export type { MockWallets, WalletBalances } from '../world/wallets.ts'
export type { MockEvents, MockEvent } from '../journal/events.ts'
export type { MockController } from '../mock/controller.ts'
export type { MockFaults } from '../faults/faults.ts'
export type { Fault } from '../faults/rule.ts'
export type {
  StatusChanged,
  StatusStep,
  Transition,
} from '../domain/transition.ts'
export type {
  LivingTable,
  TransitionTiming,
  TransitionTimings,
} from '../domain/transition-timing.ts'
export type { Duration } from '../domain/duration.ts'
export type { MockJournal } from '../journal/journal.ts'
export type { PaymentsMockCore } from '../mock/mock.ts'
export type { MockOptions } from '../mock/mock-options.ts'
export type { Policy } from '../policy/policy.ts'
export type { RandomSeed } from '../random.ts'
export type {
  PaymentConnectorInput,
  PaymentCredentialProviderInput,
  PaymentInstrumentInput,
  PaymentManagerInput,
  PaymentInput,
  PaymentSessionInput,
  SettlementInput,
} from '../scenarios/scenario.ts'
export type { FetchOptions } from '../service/service.ts'
export type { Snapshot } from '../world/snapshot.ts'
export type { TableQuery, ReadonlyTable, TableFilter } from '../store/query.ts'
export type {
  PaymentConnectorRow,
  PaymentCredentialProviderRow,
  PaymentInstrumentRow,
  PaymentManagerRow,
  PaymentRow,
  PaymentSessionRow,
  SettlementRow,
} from '../store/rows.ts'
export type { Change } from '../store/change.ts'
export type { MockDb, StoreContents } from '../store/store.ts'
export type { PendingTransition, MockTransitions } from '../time/transitions.ts'
