import {
  ValidationException,
  type BedrockAgentCore,
} from '@aws-sdk/client-bedrock-agentcore'
import { describe, expect, it } from 'vitest'
import { availableAmount } from '../support/available-amount.ts'
import { describeTargets } from '../support/describe-targets.ts'
import {
  createSession,
  limitOf,
  OWNER,
  paymentInput,
} from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'

describeTargets('ProcessPayment: budget', (target) => {
  it.each([
    ['0.05', ['10000', '10000', '10000'], '0.02'],
    ['1.00', ['100000', '100000'], '0.8'],
    ['0.10', ['100000'], '0'],
    ['10000', ['1'], '9999.999999'],
    ['0.3', ['100000', '200000'], '0'],
    ['0.0000015', ['1'], '0.0000005'],
  ])('of %s less payments of %j is %s', async (limit, amounts, left) => {
    const { client } = await target.start()
    const session = await createSession(client, { limits: limitOf(limit) })

    for (const amount of amounts) await pay(client, session, amount)

    expect(await availableAmount(client, session)).toBe(left)
  })

  it.each([
    [
      '0.001',
      [],
      '2000',
      'Pending amount: 0.001 USD, Transaction amount: 0.002000 USD',
    ],
    [
      '0.0001',
      [],
      '1000',
      'Pending amount: 0.0001 USD, Transaction amount: 0.001000 USD',
    ],
    [
      '0.05',
      ['10000', '10000', '10000'],
      '5000000',
      'Pending amount: 0.02 USD, Transaction amount: 5.000000 USD',
    ],
    [
      '0.10',
      ['100000'],
      '1',
      'Pending amount: 0 USD, Transaction amount: 0.000001 USD',
    ],
    [
      '0.10',
      [],
      '100001',
      'Pending amount: 0.1 USD, Transaction amount: 0.100001 USD',
    ],
    [
      '1',
      [],
      '123456789012345678901234567890',
      'Pending amount: 1 USD, Transaction amount: 123456789012345678901234.567890 USD',
    ],
  ])(
    'of %s less payments of %j has no room for %s',
    async (limit, amounts, amount, text) => {
      const { client, bodies } = await target.start()
      const session = await createSession(client, { limits: limitOf(limit) })
      for (const earlier of amounts) await pay(client, session, earlier)
      const before = await availableAmount(client, session)
      const message = `Insufficient budget for session ${session}. ${text}`

      await expectRefusal(
        pay(client, session, amount),
        ValidationException,
        message,
      )

      // observed: no reason code
      expect(JSON.parse(bodies.at(-1) as string)).toStrictEqual({
        __type: 'ValidationException',
        message,
      })
      expect(await availableAmount(client, session)).toBe(before)
    },
  )

  it('still has room for a smaller payment after a refusal', async () => {
    const { client } = await target.start()
    const session = await createSession(client, { limits: limitOf('0.10') })
    await expect(pay(client, session, '100001')).rejects.toThrow('budget')

    await pay(client, session, '100000')

    expect(await availableAmount(client, session)).toBe('0')
  })

  it('is one per session', async () => {
    const { client } = await target.start()
    const limits = limitOf('0.10')
    const sessions = await Promise.all(
      Array.from({ length: 5 }, () => createSession(client, { limits })),
    )

    await Promise.all(sessions.map((session) => pay(client, session, '100000')))

    for (const session of sessions) {
      expect(await availableAmount(client, session)).toBe('0')
    }
  })

  describe('without limits', () => {
    it('lets every amount pass and stays unlimited', async () => {
      const { client } = await target.start()
      const { paymentSession } = await client.createPaymentSession({
        ...OWNER,
        expiryTimeInMinutes: 60,
      })
      const session = paymentSession?.paymentSessionId as string

      await pay(client, session, '20000000000')

      const after = await client.getPaymentSession({
        ...OWNER,
        paymentSessionId: session,
      })
      expect(after.paymentSession).toEqual(paymentSession)
    })

    it('still counts what was spent', async () => {
      const { client, mock } = await target.start()
      const { paymentSession } = await client.createPaymentSession({
        ...OWNER,
        expiryTimeInMinutes: 60,
      })
      const session = paymentSession?.paymentSessionId as string
      await pay(client, session, '100000')
      await pay(client, session, '20000')

      expect(
        mock.db.paymentSession.findFirst({
          where: { paymentSessionId: { equals: session } },
        }),
      ).toMatchObject({ spentAmount: '0.12', availableSpendAmount: null })
      mock.checkInvariants()
    })
  })
})

function pay(
  client: BedrockAgentCore,
  paymentSessionId: string,
  amount: string,
) {
  return client.processPayment(paymentInput({ amount }, { paymentSessionId }))
}
