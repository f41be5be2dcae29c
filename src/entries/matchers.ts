import { registry } from '../../handlers/registry.ts'
import type { ExpectedStateDiff } from '../testing/expected-state-diff.ts'
import type { MatcherFunctions, Payee } from '../testing/matcher-functions.ts'
import { createMatchers } from '../testing/matchers.ts'
import type {
  InputMemberName,
  OperationName,
  PartialInput,
} from './service-types.ts'

/** What `expect(mock)` can say once {@link paymentsMatchers} are there. */
export interface PaymentsMatchers<Result = void> {
  /**
   * The mock was asked for an operation, whatever it answered; an SDK's retries count.
   *
   * @param times how often exactly. Default: at least once.
   */
  toHaveReceivedOperation(name: OperationName, times?: number): Result
  /**
   * One call of an operation had all of these members; values may be asymmetric matchers, as
   * `expect.stringMatching(…)`. Secrets are compared as the journal has them: redacted.
   */
  toHaveReceivedOperationWith<Name extends OperationName>(
    name: Name,
    partialInput: PartialInput<Name>,
  ): Result
  /**
   * A session has spent exactly so much.
   *
   * @param amount US dollars as decimal text; `'0.020'` equals `'0.02'`.
   */
  toHaveSpent(paymentSessionId: string, amount: string): Result
  /** A session has expired by the clock that tells its time. */
  toHaveExpired(paymentSessionId: string): Result
  /**
   * One payment was signed for a resource, settled or not: a client that pays again after a refusal or a lost reply
   * has paid twice. Payments are told by the addresses that the resource is paid at.
   *
   * @param resource as createPaidResource returns it.
   */
  toHavePaidOnce(resource: Payee): Result
  /**
   * These rows have changed, in this way, and no others. Of a changed row, the columns that are given are
   * compared; values may be asymmetric matchers. The key `'*'` stands for every row of its table that is not
   * named, of which there has to be one.
   *
   * @param since name of a save. Default: since the world began.
   * @example
   * ```ts
   * import { createPaymentsMock } from 'agentcore-payments-mock'
   * import 'agentcore-payments-mock/vitest'
   * import { expect } from 'vitest'
   *
   * const mock = createPaymentsMock()
   * // ... the agent under test pays 0.02 ...
   * expect(mock).toMatchStateDiff({
   *   paymentSession: {
   *     'payment-session-readySession001': { spentAmount: ['0', '0.02'] },
   *   },
   *   payment: { '*': 'created' },
   * })
   * ```
   */
  toMatchStateDiff(expected: ExpectedStateDiff, since?: string): Result
}

/**
 * What `expect.extend` adds where matchers cannot be generic: a member of the input is one that some operation has.
 */
export type NamedMatcherFunctions = MatcherFunctions<
  OperationName,
  { readonly [Name in InputMemberName]?: unknown }
>

/**
 * Matchers about a mock for `expect.extend`, of Vitest or Jest; they load neither.
 *
 * They throw MockError, under `.not` too, for a value that is no mock, an operation, a session, a table, a
 * column or a save that does not exist, an amount that is no decimal, and what is no resource.
 */
export const paymentsMatchers = createMatchers(Object.keys(registry))

export type {
  ExpectedRowDiff,
  ExpectedStateDiff,
} from '../testing/expected-state-diff.ts'
export type { PartialInput } from './service-types.ts'
export type {
  MatcherFunctions,
  MatcherResult,
  Payee,
} from '../testing/matcher-functions.ts'
export type { AsymmetricMatcher, Equals } from '../testing/partial-match.ts'
