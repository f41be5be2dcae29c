import { expect as jestExpect } from 'expect'
import { describe, expect as vitestExpect, it } from 'vitest'
import { createRequestHandler } from '../../src/entries/aws-sdk.ts'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { createPaymentsMock } from '../../src/entries/index.ts'
import type { PaymentsMatchers } from '../../src/entries/matchers.ts'
import { paymentsMatchers } from '../../src/entries/vitest.ts'
import { paymentInput } from '../support/ready-inputs.ts'
import { createSdkClient } from '../support/sdk-client.ts'

declare module 'expect' {
  interface Matchers<
    R extends void | Promise<void>,
  > extends PaymentsMatchers<R> {}
}

// the entry has done so for Vitest; the two share a registry, in which the last word must be Jest's
jestExpect.extend(paymentsMatchers)

const { paymentSessionId } = readyAccount.ids

async function paid() {
  const mock = createPaymentsMock()
  const requestHandler = createRequestHandler(mock)
  const client = createSdkClient({ requestHandler }, [])
  await client.processPayment(paymentInput({ amount: '20000' }))
  return mock
}

// what each framework brings: its own equality, its own asymmetric matchers, its own `.not`
describe.each([
  { name: 'Vitest', expect: vitestExpect },
  { name: 'Jest', expect: jestExpect as unknown as typeof vitestExpect },
])('with the expect of $name', ({ expect }) => {
  it('the matchers agree with what was done', async () => {
    const mock = await paid()
    expect(mock).toHaveReceivedOperation('ProcessPayment', 1)
    expect(mock).not.toHaveReceivedOperation('GetPaymentSession')
    expect(mock).toHaveReceivedOperationWith('ProcessPayment', {
      paymentSessionId: expect.stringMatching(/^payment-session-/),
      paymentInput: { cryptoX402: expect.objectContaining({ version: '2' }) },
    })
    expect(mock).not.toHaveReceivedOperationWith('ProcessPayment', {
      paymentSessionId: expect.stringMatching(/^other-/),
    })
    expect(mock).toHaveSpent(paymentSessionId, '0.02')
    expect(mock).not.toHaveSpent(paymentSessionId, '0')
    expect(mock).not.toHaveExpired(paymentSessionId)
    mock.clock.advanceBy({ hours: 1 })
    expect(mock).toHaveExpired(paymentSessionId)
    expect(mock).toMatchStateDiff({
      paymentSession: {
        [paymentSessionId]: { spentAmount: ['0', expect.any(String)] },
      },
      payment: { '*': 'created' },
    })
    expect(mock).not.toMatchStateDiff({
      paymentSession: {
        [paymentSessionId]: { spentAmount: ['0', expect.any(Number)] },
      },
      payment: { '*': 'created' },
    })
  })

  it('a failure says what was expected, by asymmetric matchers too', async () => {
    const mock = await paid()
    vitestExpect(() =>
      expect(mock).toHaveReceivedOperationWith('ProcessPayment', {
        userId: expect.stringMatching(/^bob/),
      }),
    ).toThrow(
      'Differences of the closest call:\n  userId: expected "StringMatching /^bob/", received "alice"',
    )
    vitestExpect(() => expect(mock).not.toHaveSpent(paymentSessionId, '0.02'))
      // the first line of the message is the matcher's own
      .toThrow(/^payment-session-readySession001 has spent 0\.02 USD\. /)
    vitestExpect(() =>
      // @ts-expect-error there is no such operation
      expect(mock).not.toHaveReceivedOperation('ProcessPayments'),
    ).toThrow('There is no operation "ProcessPayments"')
  })
})
