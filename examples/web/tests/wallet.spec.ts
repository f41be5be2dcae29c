import { nearlySpent } from 'agentcore-payments-mock/fixtures'
import {
  expect,
  paymentsTest as test,
} from 'agentcore-payments-mock/playwright'
import { ACCOUNT } from '../src/account.ts'

test.beforeEach(async ({ page }) => {
  await page.goto('/')
})

test('shows the wallet and the sessions', async ({ page }) => {
  await expect(page.getByRole('region', { name: 'Wallet' })).toContainText(
    '25.00 USDC',
  )
  await expect(page.getByRole('listitem').first()).toContainText(
    '100.00 of 100.00 USD left',
  )
})

test('opens a session with a budget and an end', async ({ page, mock }) => {
  await page.getByLabel('Budget in USD').fill('2.50')
  await page.getByLabel('Minutes').fill('30')
  await page.getByRole('button', { name: 'Open session' }).click()
  await expect(page.getByText('2.50 of 2.50 USD left')).toBeVisible()
  expect(mock).toHaveReceivedOperationWith('CreatePaymentSession', {
    userId: ACCOUNT.userId,
    expiryTimeInMinutes: 30,
    limits: { maxSpendAmount: { value: '2.50', currency: 'USD' } },
  })
})

test('says what is wrong with a session', async ({ page }) => {
  await page.getByLabel('Minutes').fill('5')
  await page.getByRole('button', { name: 'Open session' }).click()
  await expect(page.getByRole('alert')).toContainText('15')
})

test('pays out of the budget', async ({ page, mock }) => {
  await page.getByRole('button', { name: 'Pay 0.25' }).click()
  await expect(page.getByRole('status')).toHaveText(
    'Market data: paid 0.25 USD',
  )
  await expect(page.getByText('99.75 of 100.00 USD left')).toBeVisible()
  expect(mock).toHaveSpent('payment-session-readySession001', '0.25')
})

test('shows that a session has ended, and pays no more', async ({
  page,
  mock,
}) => {
  await expect(page.getByText('100.00 of 100.00 USD left')).toBeVisible()
  mock.clock.advanceBy({ hours: 1 })
  await page.getByRole('button', { name: 'Pay 0.02' }).click()
  await expect(page.getByRole('alert')).toHaveText(
    'Weather report: This session is over. Nothing was paid.',
  )
  await expect(page.getByText('Over', { exact: true })).toBeVisible()
})

test('tries again when it is throttled', async ({ page, mock }) => {
  mock.faults.inject({
    operation: 'ProcessPayment',
    error: 'ThrottlingException',
    times: 1,
  })
  await page.getByRole('button', { name: 'Pay 0.02' }).click()
  await expect(page.getByRole('status')).toHaveText(
    'Weather report: paid 0.02 USD',
  )
  expect(mock).toHaveReceivedOperation('ProcessPayment', 2)
})

test.describe('with little left', () => {
  test.use({ scenario: nearlySpent })

  test('does not pay above the budget', async ({ page, mock }) => {
    await page.getByRole('button', { name: 'Pay 4.00' }).click()
    await expect(page.getByRole('alert')).toHaveText(
      'Satellite image: The session has too little left for this. Nothing was paid.',
    )
    expect(mock).toMatchStateDiff({})
  })
})
