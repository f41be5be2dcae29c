import { registry } from '../../handlers/registry.ts'
import type { ExpectedStateDiff } from '../testing/expected-state-diff.ts'
import type { MatcherFunctions, Payee } from '../testing/matcher-functions.ts'
import { createMatchers } from '../testing/matchers.ts'
import type {
  InputMemberName,
  OperationName,
  PartialInput,
} from './service-types.ts'

/** Matchers of `expect(mock)`, once {@link paymentsMatchers} are registered. */
export interface PaymentsMatchers<Result = void> {
  /**
   * Passes if the mock received calls of an operation, whatever the reply; an SDK's retries count.
   *
   * @param times exact number of calls. Default: at least one.
   */
  toHaveReceivedOperation(name: OperationName, times?: number): Result
  /**
   * Passes if the input of one call had all of these members; values may be asymmetric matchers, such as
   * `expect.stringMatching(…)`. Secrets are redacted, as in the journal.
   */
  toHaveReceivedOperationWith<Name extends OperationName>(
    name: Name,
    partialInput: PartialInput<Name>,
  ): Result
  /**
   * Passes if a session has spent exactly this amount.
   *
   * @param amount US dollars as decimal text; `'0.020'` equals `'0.02'`.
   */
  toHaveSpent(paymentSessionId: string, amount: string): Result
  /** Passes if a session has expired by its closest clock. */
  toHaveExpired(paymentSessionId: string): Result
  /**
   * Passes if one payment was signed for a resource, settled or not: a client that pays again after a refusal or a lost
   * reply has paid twice. Payments are recognized by the addresses at which the resource is paid.
   *
   * @param resource a result of createPaidResource.
   */
  toHavePaidOnce(resource: Payee): Result
  /**
   * Passes if exactly these rows have changed, in this way. Of a changed row, only the given columns are compared;
   * values may be asymmetric matchers. The key `'*'` stands for all other rows of its table, and at least one of
   * them must have changed.
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
 * Matcher functions where matchers cannot be generic: an input member may be one of any operation.
 */
export type NamedMatcherFunctions = MatcherFunctions<
  OperationName,
  { readonly [Name in InputMemberName]?: unknown }
>

/**
 * Matchers for `expect.extend` of Vitest or Jest; they load neither.
 *
 * They throw MockError, also under `.not`, for a value that is not a mock, for an operation, session, table, column or
 * save that does not exist, for an invalid amount, and for a value that is not a resource.
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
