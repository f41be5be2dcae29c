import {
  AccessDeniedException,
  ResourceNotFoundException,
} from '@aws-sdk/client-bedrock-agentcore'
import { describe, expect, it } from 'vitest'
import { describeTargets } from '../support/describe-targets.ts'
import {
  createSession,
  limitOf,
  OWNER,
  paymentInput,
} from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'

describeTargets('DeletePaymentSession', (target) => {
  it('answers its status alone, and the session is gone from get and list', async () => {
    const { client, bodies } = await target.start()
    const paymentSessionId = await createSession(client)

    const output = await client.deletePaymentSession({
      ...OWNER,
      paymentSessionId,
    })

    expect(output.$metadata.httpStatusCode).toBe(200)
    expect(bodies.at(-1)).toBe('{"status":"DELETED"}')
    await expectRefusal(
      client.getPaymentSession({ ...OWNER, paymentSessionId }),
      ResourceNotFoundException,
      `Payment session not found: ${paymentSessionId}`,
    )
    const { paymentSessions } = await client.listPaymentSessions(OWNER)
    expect(
      paymentSessions?.map((session) => session.paymentSessionId),
    ).not.toContain(paymentSessionId)
  })

  it('removes the row and keeps its payments as the ledger', async () => {
    const { client, mock } = await target.start()
    const paymentSessionId = await createSession(client)
    await client.processPayment(paymentInput({}, { paymentSessionId }))
    const where = { paymentSessionId: { equals: paymentSessionId } }

    await client.deletePaymentSession({ ...OWNER, paymentSessionId })

    expect(mock.db.paymentSession.count({ where })).toBe(0)
    expect(mock.db.payment.count({ where })).toBe(1)
    mock.checkInvariants()
  })

  it('leaves room for a new session with the full budget', async () => {
    const { client } = await target.start()
    const limits = limitOf('0.10')
    const paymentSessionId = await createSession(client, { limits })
    await client.processPayment(paymentInput({}, { paymentSessionId }))
    await client.deletePaymentSession({ ...OWNER, paymentSessionId })

    const next = await createSession(client, { limits })

    const { paymentSession } = await client.getPaymentSession({
      ...OWNER,
      paymentSessionId: next,
    })
    expect(paymentSession?.availableLimits?.availableSpendAmount?.value).toBe(
      '0.1',
    )
  })

  describe('does not find', () => {
    it('an expired session', async () => {
      const { client, clock } = await target.start()
      const paymentSessionId = await createSession(client)
      await clock.advanceBy({ hours: 1 })

      await expectRefusal(
        client.deletePaymentSession({ ...OWNER, paymentSessionId }),
        ResourceNotFoundException,
        `Payment session not found: ${paymentSessionId}`,
      )
    })
  })

  it('deletes an expired session when the policy shows it', async () => {
    const { client, clock } = await target.start({
      policy: { expiredSessions: 'visible' },
    })
    const paymentSessionId = await createSession(client)
    await clock.advanceBy({ hours: 1 })

    const { status } = await client.deletePaymentSession({
      ...OWNER,
      paymentSessionId,
    })

    expect(status).toBe('DELETED')
  })

  describe('denies a caller who does not own the session and changes nothing:', () => {
    it('another user', async () => {
      const { client, bodies } = await target.start()
      const paymentSessionId = await createSession(client)

      await expectRefusal(
        client.deletePaymentSession({
          ...OWNER,
          userId: 'bob',
          paymentSessionId,
        }),
        AccessDeniedException,
        `User is not authorized to delete payment session: ${paymentSessionId}`,
      )

      await client.getPaymentSession({ ...OWNER, paymentSessionId })
      expect(bodies.at(-1)).toBe(bodies[0])
    })
  })
})
