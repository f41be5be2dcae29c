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
 * Playwright's `test` with a `mock`, set back for each test, that the pages of the test reach: what their AWS SDK
 * sends to AgentCore Payments is answered by it. `paymentsServer.url` is the same mock for what runs elsewhere.
 *
 * A test fails when it leaves books that do not add up.
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

/** Playwright's `expect` with the matchers about a mock. */
export const expect: Expect<PlaywrightMatchers<NamedMatcherFunctions>> =
  playwrightExpect.extend(forPlaywright(paymentsMatchers))

export type { PlaywrightMatchers }
export type {
  PaymentsTest,
  PaymentsTestFixtures,
  PaymentsWorkerFixtures,
} from '../testing/playwright-test.ts'
