import { registry } from '../../handlers/registry.ts'
import { createMatchers } from '../matchers.ts'

/** What `expect(mock)` can say once {@link paymentsMatchers} are there. */
export interface PaymentsMatchers<Result = void> {
  /**
   * The mock was asked for an operation, whatever it answered; an SDK's retries count.
   *
   * @param times how often exactly. Default: at least once.
   */
  toHaveReceivedOperation(name: string, times?: number): Result
  /**
   * One call of an operation had all of these members; values may be asymmetric matchers, as
   * `expect.stringMatching(…)`. Secrets are compared as the journal has them: redacted.
   */
  toHaveReceivedOperationWith(name: string, partialInput: object): Result
  /**
   * A session has spent exactly so much.
   *
   * @param amount US dollars as decimal text; `'0.020'` equals `'0.02'`.
   */
  toHaveSpent(paymentSessionId: string, amount: string): Result
  /** A session has expired by the mock's clock. */
  toHaveExpired(paymentSessionId: string): Result
}

/**
 * Matchers about a mock for `expect.extend`, of Vitest or Jest; they load neither.
 *
 * They throw MockError, under `.not` too, for a value that is no mock, an operation or a session that does
 * not exist, and an amount that is no decimal.
 */
export const paymentsMatchers = createMatchers(Object.keys(registry))

export type { MatcherFunctions, MatcherResult } from '../matchers.ts'
