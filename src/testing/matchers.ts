import type { MatcherFunctions } from './matcher-functions.ts'
import { createOperationMatchers } from './operation-matchers.ts'
import { toHavePaidOnce } from './purchase-matcher.ts'
import { toHaveExpired, toHaveSpent } from './session-matchers.ts'
import { matchStateDiff } from './state-diff-matcher.ts'

/**
 * Makes matchers that depend on no test framework.
 *
 * They throw MockError, also under `.not`, for a value that is not a mock, for an operation, session, table, column or
 * save that does not exist, for an invalid amount, and for a value that is not a resource.
 *
 * @param operations names of all operations.
 */
export function createMatchers(
  operations: readonly string[],
): MatcherFunctions {
  return {
    ...createOperationMatchers(operations),
    toHaveSpent,
    toHaveExpired,
    toHavePaidOnce,
    toMatchStateDiff(received, expected, since) {
      return matchStateDiff(received, expected, since, this.equals)
    },
  }
}
