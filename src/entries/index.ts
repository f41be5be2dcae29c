import type { HttpHandler } from 'msw'
import type { Mock, MockOptions } from '../mock.ts'
import { createHandlers } from '../msw.ts'
import { assembleMock } from './assemble.ts'

/** An in-memory Amazon Bedrock AgentCore Payments, with a way in for MSW. */
export interface PaymentsMock extends Mock {
  /** MSW request handlers of both planes, for `setupServer` and `setupWorker`. */
  readonly handlers: HttpHandler[]
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
  const mock = assembleMock(options)
  return Object.defineProperty(mock, 'handlers', {
    value: createHandlers(mock),
    enumerable: true,
  }) as PaymentsMock
}

export { MockError } from '../errors.ts'
export { diffState, type RowDiff, type StateDiff } from '../state-diff.ts'
export type { Clock, Instant } from '../clock.ts'
export type { Controller } from '../controller.ts'
export type { Fault, Faults } from '../faults.ts'
export type { FaultRule } from '../fault-rule.ts'
export type { Transition } from '../domain/transition.ts'
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
