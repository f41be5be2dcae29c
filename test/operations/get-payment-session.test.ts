import { ResourceNotFoundException } from '@aws-sdk/client-bedrock-agentcore'
import { describe, expect, it } from 'vitest'
import { describeTargets } from '../support/describe-targets.ts'
import {
  createSession,
  limitOf,
  OWNER,
  paymentInput,
  sessionInput,
} from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'

describeTargets('GetPaymentSession', (target) => {
  it.each([
    ['1.00', '1'],
    ['0.10', '0.1'],
    ['100', '100'],
    ['0.000000001', '0.000000001'],
  ])(
    'answers what creation answered, with %s as %s',
    async (sent, normalized) => {
      const { client, bodies } = await target.start()
      const limits = limitOf(sent)
      const paymentSessionId = await createSession(client, { limits })

      const output = await client.getPaymentSession({
        ...OWNER,
        paymentSessionId,
      })

      expect(output.$metadata.httpStatusCode).toBe(200)
      expect(bodies[1]).toBe(
        bodies[0]?.replaceAll(`"value":"${sent}"`, `"value":"${normalized}"`),
      )
    },
  )

  it('shows another agent of the same user the same session', async () => {
    const { client, bodies } = await target.start()
    const paymentSessionId = await createSession(client, { agentName: 'buyer' })

    await client.getPaymentSession({
      ...OWNER,
      agentName: 'auditor',
      paymentSessionId,
    })

    expect(bodies[1]).toBe(bodies[0])
  })

  it('shows what is left after a payment and since when; nothing else moves', async () => {
    const { client, clock } = await target.start()
    const paymentSessionId = await createSession(client)
    const before = await client.getPaymentSession({
      ...OWNER,
      paymentSessionId,
    })
    await clock.advanceBy({ minutes: 2 })

    await client.processPayment(paymentInput({}, { paymentSessionId }))

    const after = await client.getPaymentSession({ ...OWNER, paymentSessionId })
    const { createdAt } = before.paymentSession as { createdAt: Date }
    const paidAt = new Date(createdAt.getTime() + 120_000)
    expect(after.paymentSession).toEqual({
      ...before.paymentSession,
      availableLimits: {
        availableSpendAmount: { value: '0.9', currency: 'USD' },
        updatedAt: paidAt,
      },
    })
  })

  describe('does not find', () => {
    it("another user's session", async () => {
      const { client } = await target.start()
      const paymentSessionId = await createSession(client)

      await expectRefusal(
        client.getPaymentSession({ ...OWNER, userId: 'bob', paymentSessionId }),
        ResourceNotFoundException,
        `Payment session not found: ${paymentSessionId}`,
      )
    })
  })

  describe('at its expiry', () => {
    it('is found a millisecond before, and not found from the very moment on', async () => {
      const { client, clock } = await target.start()
      const { paymentSession } = await client.createPaymentSession(
        sessionInput({ expiryTimeInMinutes: 15 }),
      )
      const { createdAt, paymentSessionId } = paymentSession as {
        createdAt: Date
        paymentSessionId: string
      }
      const expiresAt = createdAt.getTime() + 15 * 60_000

      await clock.advanceTo(new Date(expiresAt - 1))
      const found = await client.getPaymentSession({
        ...OWNER,
        paymentSessionId,
      })
      expect(found.paymentSession).toEqual(paymentSession)

      await clock.advanceTo(new Date(expiresAt))
      await expectRefusal(
        client.getPaymentSession({ ...OWNER, paymentSessionId }),
        ResourceNotFoundException,
        `Payment session not found: ${paymentSessionId}`,
      )
    })

    it('stays to be seen when the policy says so', async () => {
      const { client, bodies, clock } = await target.start({
        policy: { expiredSessions: 'visible' },
      })
      const paymentSessionId = await createSession(client)
      await clock.advanceBy({ days: 2 })

      await client.getPaymentSession({ ...OWNER, paymentSessionId })

      expect(bodies[1]).toBe(bodies[0])
    })
  })

  describe('user', () => {
    it('may be left out by policy, which still shows nobody a session of alice', async () => {
      const { client } = await target.start({ policy: { userId: 'optional' } })
      const paymentSessionId = await createSession(client)
      const { paymentManagerArn } = OWNER

      await expectRefusal(
        client.getPaymentSession({ paymentManagerArn, paymentSessionId }),
        ResourceNotFoundException,
        `Payment session not found: ${paymentSessionId}`,
      )
    })
  })
})
