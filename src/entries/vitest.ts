import { expect } from 'vitest'
import { createPaymentsTest } from '../testing/vitest.ts'
import { createPaymentsMock } from './index.ts'
import { paymentsMatchers, type PaymentsMatchers } from './matchers.ts'

declare module 'vitest' {
  interface Matchers<T> extends PaymentsMatchers {}
}

expect.extend(paymentsMatchers)

/**
 * Vitest's `test` with a new `mock` for each test, which answers this process's requests to AgentCore Payments.
 *
 * A test fails when it sends AgentCore a request that has no answer, or when it breaks an invariant.
 *
 * @example
 * ```ts
 * import { paymentsTest } from 'agentcore-payments-mock/vitest'
 * import { expect } from 'vitest'
 *
 * const test = paymentsTest.extend({ mockOptions: { now: '2026-01-01T00:00:00Z' } })
 *
 * test('asks for nothing yet', ({ mock }) => {
 *   expect(mock).not.toHaveReceivedOperation('ProcessPayment')
 * })
 * ```
 */
export const paymentsTest = createPaymentsTest(createPaymentsMock)

export { paymentsMatchers, type PaymentsMatchers }
export type { PaymentsFixtures } from '../testing/vitest.ts'
