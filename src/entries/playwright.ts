import { expect as playwrightExpect, type Expect } from '@playwright/test'
import {
  forPlaywright,
  type PlaywrightMatchers,
} from '../testing/playwright-matchers.ts'
import {
  createPaymentsTest,
  type PaymentsTest,
} from '../testing/playwright-test.ts'
import { createPaymentsMock, type PaymentsMock } from './index.ts'
import { paymentsMatchers, type NamedMatcherFunctions } from './matchers.ts'
import { serve } from './node.ts'

/**
 * Playwright's `test` with a `mock` that is reset for each test. It answers the calls to AgentCore Payments of the
 * test's pages. `paymentsServer.url` reaches the same mock from outside a page.
 *
 * A test fails when it breaks an invariant.
 *
 * @example
 * ```ts
 * import { expect, paymentsTest as test } from 'agentcore-payments-mock/playwright'
 *
 * test('says when the session is over', async ({ page, mock }) => {
 *   await page.goto('/')
 *   mock.clock.advanceBy({ hours: 1 })
 *   await page.getByRole('button', { name: 'Pay' }).click()
 *   await expect(page.getByRole('alert')).toHaveText('This session is over.')
 *   expect(mock).toHaveReceivedOperation('ProcessPayment')
 * })
 * ```
 */
export const paymentsTest: PaymentsTest<PaymentsMock> =
  createPaymentsTest<PaymentsMock>({
    createMock: createPaymentsMock,
    serve,
  })

/** Playwright's `expect` with the matchers for a mock. */
export const expect: Expect<PlaywrightMatchers<NamedMatcherFunctions>> =
  playwrightExpect.extend(forPlaywright(paymentsMatchers))

export type { PlaywrightMatchers }
export type {
  PaymentsTest,
  PaymentsTestFixtures,
  PaymentsWorkerFixtures,
} from '../testing/playwright-test.ts'
