import {
  ResourceNotFoundException,
  ValidationException,
} from '@aws-sdk/client-bedrock-agentcore'
import { expect, it } from 'vitest'
import { availableAmount } from '../support/available-amount.ts'
import { describeTargets } from '../support/describe-targets.ts'
import {
  createInstrument,
  createSession,
  OWNER,
  paymentInput,
  sessionInput,
} from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import { OTHER_MANAGER, twoManagers } from '../support/two-managers.ts'
import {
  UNKNOWN_MANAGER_ARN,
  UNKNOWN_MANAGER_ID,
  UNKNOWN_SESSION_ID,
} from '../support/unknown-ids.ts'

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

  it('is not found once it is deleted', async () => {
    const { client } = await target.start()
    const paymentSessionId = await createSession(client)
    await client.deletePaymentSession({ ...OWNER, paymentSessionId })

    await expectRefusal(
      client.processPayment(paymentInput({}, { paymentSessionId })),
      ValidationException,
      `Payment session not found: ${paymentSessionId}`,
    )
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

  it('is not found by another user, who spends nothing of it', async () => {
    const { client } = await target.start()
    const paymentSessionId = await createSession(client)
    const bob = {
      userId: 'bob',
      paymentInstrumentId: await createInstrument(client, { userId: 'bob' }),
    }

    await expectRefusal(
      client.processPayment(paymentInput({}, { ...bob, paymentSessionId })),
      ValidationException,
      `Payment session not found: ${paymentSessionId}`,
    )
    expect(await availableAmount(client, paymentSessionId)).toBe('1')
  })

  it('is not found under another manager', async () => {
    const { client } = await target.start({ scenario: twoManagers })
    const paymentSessionId = await createSession(client)
    const there = {
      paymentManagerArn: OTHER_MANAGER.paymentManagerArn,
      paymentInstrumentId: await createInstrument(client, OTHER_MANAGER),
    }

    await expectRefusal(
      client.processPayment(paymentInput({}, { ...there, paymentSessionId })),
      ValidationException,
      `Payment session not found: ${paymentSessionId}`,
    )
  })

  it('is not looked for under an unknown manager, which is a 404', async () => {
    const { client } = await target.start()

    await expectRefusal(
      client.processPayment(
        paymentInput({}, { paymentManagerArn: UNKNOWN_MANAGER_ARN }),
      ),
      ResourceNotFoundException,
      `Payment manager not found: ${UNKNOWN_MANAGER_ID}`,
    )
  })
})
