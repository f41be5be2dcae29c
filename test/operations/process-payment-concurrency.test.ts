import {
  ValidationException,
  type ProcessPaymentCommandOutput,
} from '@aws-sdk/client-bedrock-agentcore'
import { expect, it } from 'vitest'
import { availableAmount } from '../support/available-amount.ts'
import { describeEveryTarget } from '../support/describe-targets.ts'
import { proofOf } from '../support/payment-proof.ts'
import {
  createSession,
  limitOf,
  OWNER,
  paymentInput,
} from '../support/ready-inputs.ts'

const CENT = { amount: '10000' }

describeEveryTarget('ProcessPayment: concurrency', (target) => {
  it('signs exactly 100 of 1,000 payments at once when there is room for 100', async () => {
    const { client } = await target.start()
    const paymentSessionId = await createSession(client, {
      limits: limitOf('1.00'),
    })

    const outcomes = await Promise.all(
      Array.from({ length: 1000 }, () =>
        client
          .processPayment(paymentInput(CENT, { paymentSessionId }))
          .catch((error: unknown) => error),
      ),
    )

    const refusals = outcomes.filter((outcome) => outcome instanceof Error)
    const proofs = outcomes
      .filter((outcome) => !(outcome instanceof Error))
      .map((outcome) => proofOf(outcome as ProcessPaymentCommandOutput))
    expect(new Set(proofs.map(({ signature }) => signature)).size).toBe(100)
    expect(refusals).toHaveLength(900)
    for (const refusal of refusals) {
      expect(refusal).toBeInstanceOf(ValidationException)
      // equal amounts that fit exactly: whoever is refused comes after the last cent
      expect(refusal.message).toBe(
        `Insufficient budget for session ${paymentSessionId}. Pending amount: 0 USD, Transaction amount: 0.010000 USD`,
      )
    }
    expect(await availableAmount(client, paymentSessionId)).toBe('0')
  }, 60_000)

  it('makes one payment of 50 calls at once with one client token', async () => {
    const { client, bodies } = await target.start()
    const paymentSessionId = await createSession(client)
    const input = paymentInput(CENT, {
      paymentSessionId,
      clientToken: 'one-token-for-all-0123456789-0123456789',
    })

    await Promise.all(
      Array.from({ length: 50 }, () => client.processPayment(input)),
    )

    expect(new Set(bodies.slice(1)).size).toBe(1)
    expect(await availableAmount(client, paymentSessionId)).toBe('0.99')
  })

  it('keeps the books while sessions are created, spent and deleted at once', async () => {
    const { client, mock } = await target.start()
    const life = async () => {
      const paymentSessionId = await createSession(client, {
        limits: limitOf('0.03'),
      })
      const payments = Array.from({ length: 5 }, () =>
        client.processPayment(paymentInput(CENT, { paymentSessionId })),
      )
      const [deletion] = await Promise.allSettled([
        client.deletePaymentSession({ ...OWNER, paymentSessionId }),
        ...payments,
      ])
      expect(deletion.status).toBe('fulfilled')
    }

    await Promise.all(Array.from({ length: 20 }, life))

    mock.checkInvariants()
    expect(mock.db.paymentSession.count()).toBe(1)
  })
})
