import {
  ConflictException,
  ValidationException,
} from '@aws-sdk/client-bedrock-agentcore'
import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { V2_PAYLOAD } from '../support/x402-payloads.ts'
import { availableAmount } from '../support/available-amount.ts'
import { describeTargets } from '../support/describe-targets.ts'
import {
  createInstrument,
  createSession,
  limitOf,
  OWNER,
  paymentInput,
  sessionInput,
  x402Input,
} from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import { OTHER_MANAGER, twoManagers } from '../support/two-managers.ts'
import { UNKNOWN_SESSION_ID } from '../support/unknown-ids.ts'

const clientToken = 'process-payment-0123456789-0123456789'
const CONFLICT = 'Client token already used with different parameters'

describeTargets('ProcessPayment: idempotency', (target) => {
  describe('replays byte for byte and spends nothing', () => {
    it('at once and later', async () => {
      const { client, bodies, clock } = await target.start()
      const paymentSessionId = await createSession(client)
      const input = paymentInput({}, { paymentSessionId, clientToken })

      await client.processPayment(input)
      await client.processPayment(input)
      await clock.advanceBy({ minutes: 5 })
      await client.processPayment(input)

      expect(bodies[2]).toBe(bodies[1])
      expect(bodies[3]).toBe(bodies[1])
      expect(await availableAmount(client, paymentSessionId)).toBe('0.9')
    })

    it('after the session is deleted', async () => {
      const { client, bodies } = await target.start()
      const paymentSessionId = await createSession(client)
      const input = paymentInput({}, { paymentSessionId, clientToken })
      await client.processPayment(input)
      await client.deletePaymentSession({ ...OWNER, paymentSessionId })

      await client.processPayment(input)

      expect(bodies.at(-1)).toBe(bodies[1])
    })

    it('after the session has expired', async () => {
      const { client, bodies, clock } = await target.start()
      const paymentSessionId = await createSession(client)
      const input = paymentInput({}, { paymentSessionId, clientToken })
      await client.processPayment(input)
      await clock.advanceBy({ hours: 2 })

      await client.processPayment(input)

      expect(bodies.at(-1)).toBe(bodies[1])
    })

    it('after the budget is used up', async () => {
      const { client, bodies } = await target.start()
      const paymentSessionId = await createSession(client, {
        limits: limitOf('0.10'),
      })
      const input = paymentInput({}, { paymentSessionId, clientToken })
      await client.processPayment(input)

      await client.processPayment(input)

      expect(bodies.at(-1)).toBe(bodies[1])
      expect(await availableAmount(client, paymentSessionId)).toBe('0')
    })

    it('after the instrument is deleted', async () => {
      const { client, bodies } = await target.start()
      const paymentInstrumentId = await createInstrument(client)
      const input = paymentInput({}, { paymentInstrumentId, clientToken })
      await client.processPayment(input)
      await client.deletePaymentInstrument({
        ...OWNER,
        paymentConnectorId: readyAccount.ids.paymentConnectorId,
        paymentInstrumentId,
      })

      await client.processPayment(input)

      expect(bodies.at(-1)).toBe(bodies[1])
    })

    it('whatever the order of the members of the payload', async () => {
      const { client, bodies } = await target.start()
      const reversed = reverseMembers({
        ...V2_PAYLOAD,
        extra: reverseMembers(V2_PAYLOAD.extra),
      })
      await client.processPayment(paymentInput({}, { clientToken }))

      await client.processPayment(
        paymentInput({}, { clientToken, paymentInput: x402Input(reversed) }),
      )

      expect(JSON.stringify(reversed)).not.toBe(JSON.stringify(V2_PAYLOAD))
      expect(bodies[1]).toBe(bodies[0])
    })
  })

  describe('refuses the same token with', () => {
    it.each([
      ['another amount', paymentInput({ amount: '1' })],
      ['another payee', paymentInput({ payTo: `0x${'1'.repeat(40)}` })],
      ['a further member of the payload', paymentInput({ resource: '/a' })],
      [
        'another version',
        paymentInput({}, { paymentInput: x402Input(V2_PAYLOAD, '1') }),
      ],
      [
        'another session',
        paymentInput({}, { paymentSessionId: UNKNOWN_SESSION_ID }),
      ],
    ])('%s, and spends nothing', async (_, other) => {
      const { client } = await target.start()
      await client.processPayment(paymentInput({}, { clientToken }))

      await expectRefusal(
        client.processPayment({ ...other, clientToken }),
        ConflictException,
        CONFLICT,
      )

      expect(
        await availableAmount(client, readyAccount.ids.paymentSessionId),
      ).toBe('99.9')
    })
  })

  describe('does not bind a token by a refusal', () => {
    it('for another session', async () => {
      const { client } = await target.start()
      await expectRefusal(
        client.processPayment(
          paymentInput(
            {},
            { paymentSessionId: UNKNOWN_SESSION_ID, clientToken },
          ),
        ),
        ValidationException,
        `Payment session not found: ${UNKNOWN_SESSION_ID}`,
      )

      const { status } = await client.processPayment(
        paymentInput({}, { clientToken }),
      )

      expect(status).toBe('PROOF_GENERATED')
    })

    it('for the same call, which is judged anew', async () => {
      const { client, bodies } = await target.start()
      const input = paymentInput({ amount: '-1' }, { clientToken })
      const message = 'Payment amount must be a positive number. Received: -1'

      await expectRefusal(
        client.processPayment(input),
        ValidationException,
        message,
      )
      await expectRefusal(
        client.processPayment(input),
        ValidationException,
        message,
      )

      expect(bodies).toHaveLength(2)
    })

    it('nor by a conflict', async () => {
      const { client, bodies } = await target.start()
      const input = paymentInput({}, { clientToken })
      await client.processPayment(input)
      await expectRefusal(
        client.processPayment(paymentInput({ amount: '1' }, { clientToken })),
        ConflictException,
        CONFLICT,
      )

      await client.processPayment(input)

      expect(bodies.at(-1)).toBe(bodies[0])
    })
  })

  describe('keeps equal tokens apart', () => {
    it('of two users', async () => {
      const { client, bodies } = await target.start()
      const bob = {
        userId: 'bob',
        paymentSessionId: await createSession(client, { userId: 'bob' }),
        paymentInstrumentId: await createInstrument(client, { userId: 'bob' }),
      }

      await client.processPayment(paymentInput({}, { clientToken }))
      await client.processPayment(paymentInput({}, { ...bob, clientToken }))

      expect(bodies[3]).not.toBe(bodies[2])
    })

    it('of two managers', async () => {
      const { client } = await target.start({ scenario: twoManagers })
      const { paymentManagerArn } = OTHER_MANAGER
      const there = {
        paymentManagerArn,
        paymentSessionId: await createSession(client, { paymentManagerArn }),
        paymentInstrumentId: await createInstrument(client, OTHER_MANAGER),
      }

      await client.processPayment(paymentInput({}, { clientToken }))
      const { status } = await client.processPayment(
        paymentInput({}, { ...there, clientToken }),
      )

      expect(status).toBe('PROOF_GENERATED')
    })

    it('of two operations', async () => {
      const { client } = await target.start()
      await client.createPaymentSession(sessionInput({ clientToken }))

      const { status } = await client.processPayment(
        paymentInput({}, { clientToken }),
      )

      expect(status).toBe('PROOF_GENERATED')
    })
  })

  it('makes a payment for each token, though the payload is the same', async () => {
    const { client, bodies } = await target.start()
    await client.processPayment(paymentInput({}, { clientToken }))

    await client.processPayment(
      paymentInput({}, { clientToken: `${clientToken}-2` }),
    )

    expect(bodies[1]).not.toBe(bodies[0])
    expect(
      await availableAmount(client, readyAccount.ids.paymentSessionId),
    ).toBe('99.8')
  })
})

function reverseMembers(document: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).reverse())
}
