import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { http, HttpResponse } from 'msw'
import { describe, expect } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { paymentsTest } from '../../src/entries/vitest.ts'
import { createSession, paymentInput } from '../support/ready-inputs.ts'
import { createSdkClient } from '../support/sdk-client.ts'

const { paymentSessionId } = readyAccount.ids
const client = createSdkClient({}, [])

describe('paymentsTest', () => {
  paymentsTest('leads the requests of an SDK to its mock', async ({ mock }) => {
    await client.processPayment(paymentInput())
    expect(mock).toHaveReceivedOperation('ProcessPayment', 1)
    expect(mock.db.payment.count()).toBe(1)
  })

  for (const turn of ['first', 'second']) {
    paymentsTest(`begins anew for the ${turn} test`, async ({ mock }) => {
      expect(mock.db.paymentSession.count()).toBe(1)
      await createSession(client)
      expect(mock.db.paymentSession.count()).toBe(2)
    })
  }

  paymentsTest(
    'takes handlers of the test before its own',
    async ({ mock, server }) => {
      const url = 'https://bedrock-agentcore.us-east-1.amazonaws.com/runtimes/x'
      server.use(http.post(url, () => HttpResponse.text('from the test')))
      const response = await fetch(url, { method: 'POST' })
      expect(await response.text()).toBe('from the test')
      expect(mock.journal.entries()).toEqual([])
    },
  )

  paymentsTest('leaves other hosts alone', async () => {
    const server = createServer((_, response) => response.end('real'))
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/payments/nothing`)
    expect(await response.text()).toBe('real')
    server.close()
  })

  paymentsTest.extend({ mockOptions: { policy: { otherOperations: 'pass' } } })(
    'lets its test choose every policy',
    ({ mock }) => {
      expect(mock.policy.otherOperations).toBe('pass')
    },
  )

  const frozen = paymentsTest.extend({
    mockOptions: {
      now: '2026-05-04T10:00:00Z',
      policy: { userId: 'optional' },
    },
  })

  frozen('starts its mock as it is told to', ({ mock }) => {
    expect(mock.clock.now()).toEqual(new Date('2026-05-04T10:00:00Z'))
    expect(mock.policy.userId).toBe('optional')
    expect(mock.policy.otherOperations).toBe('refuse')
  })
})

describe('the matchers, in a suite', () => {
  paymentsTest('agree with what was done', async ({ mock }) => {
    await client.processPayment(paymentInput())
    expect(mock).toHaveReceivedOperationWith('ProcessPayment', {
      paymentSessionId: expect.stringMatching(/^payment-session-/),
      paymentInput: { cryptoX402: { version: '2' } },
    })
    expect(mock).not.toHaveReceivedOperation('GetPaymentSession')
    expect(mock).not.toHaveSpent(paymentSessionId, '0')
    expect(mock).not.toHaveExpired(paymentSessionId)
    mock.clock.advanceBy({ minutes: 60 })
    expect(mock).toHaveExpired(paymentSessionId)
  })

  paymentsTest('fail with what was received', async ({ mock }) => {
    await client.getPaymentSession({
      userId: readyAccount.ids.userId,
      paymentManagerArn: readyAccount.ids.paymentManagerArn,
      paymentSessionId,
    })
    expect(() =>
      expect(mock).toHaveReceivedOperation('ProcessPayment'),
    ).toThrow(
      /^ProcessPayment was received 0 times\. Expected: at least once\n\nReceived:\n {2}1\. GetPaymentSession 200 \{/,
    )
  })
})
