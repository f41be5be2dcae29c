import type { MatcherFunctions } from './matcher-functions.ts'
import { createOperationMatchers } from './operation-matchers.ts'
import { toHavePaidOnce } from './purchase-matcher.ts'
import { toHaveExpired, toHaveSpent } from './session-matchers.ts'
import { matchStateDiff } from './state-diff-matcher.ts'

/**
 * Matchers that know no test framework.
 *
 * They throw MockError for what can be neither true nor false, `.not` or not: a value that is no mock,
 * an operation, a session, a table, a column or a save that does not exist, an amount that is no decimal, a
 * value that is no resource.
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
