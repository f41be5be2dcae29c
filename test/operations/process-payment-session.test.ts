import { ValidationException } from '@aws-sdk/client-bedrock-agentcore'
import { expect, it } from 'vitest'
import { availableAmount } from '../support/available-amount.ts'
import { describeTargets } from '../support/describe-targets.ts'
import {
  createSession,
  paymentInput,
  sessionInput,
} from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import { UNKNOWN_SESSION_ID } from '../support/unknown-ids.ts'

describeTargets('ProcessPayment: session', (target) => {
  it('is not found when it is unknown, with the text alone', async () => {
    const { client, bodies } = await target.start()
    const message = `Payment session not found: ${UNKNOWN_SESSION_ID}`

    await expectRefusal(
      client.processPayment(
        paymentInput({}, { paymentSessionId: UNKNOWN_SESSION_ID }),
      ),
      ValidationException,
      message,
    )

    // observed: no reason code, and no 404 either
    expect(JSON.parse(bodies[0] as string)).toStrictEqual({
      __type: 'ValidationException',
      message,
    })
  })

  it('pays a millisecond before its expiry, and is not found from the very moment on', async () => {
    const { client, clock } = await target.start()
    const { paymentSession } = await client.createPaymentSession(
      sessionInput({ expiryTimeInMinutes: 15 }),
    )
    const { createdAt, paymentSessionId } = paymentSession as {
      createdAt: Date
      paymentSessionId: string
    }
    const expiresAt = createdAt.getTime() + 15 * 60_000
    const input = paymentInput({}, { paymentSessionId })

    await clock.advanceTo(new Date(expiresAt - 1))
    await client.processPayment(input)

    await clock.advanceTo(new Date(expiresAt))
    await expectRefusal(
      client.processPayment(input),
      ValidationException,
      `Payment session not found: ${paymentSessionId}`,
    )
  })

  it('does not pay once it is expired, even when the policy shows it', async () => {
    const { client, clock } = await target.start({
      policy: { expiredSessions: 'visible' },
    })
    const paymentSessionId = await createSession(client)
    await clock.advanceBy({ hours: 1 })

    await expectRefusal(
      client.processPayment(paymentInput({}, { paymentSessionId })),
      ValidationException,
      `Payment session not found: ${paymentSessionId}`,
    )
    expect(await availableAmount(client, paymentSessionId)).toBe('1')
  })
})
