import { ResourceNotFoundException } from '@aws-sdk/client-bedrock-agentcore'
import { describe, expect, it } from 'vitest'
import { describeTargets } from '../support/describe-targets.ts'
import {
  createInstrument,
  INSTRUMENT_OWNER,
  OWNER,
  paymentInput,
} from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import { UNKNOWN_INSTRUMENT_ID } from '../support/unknown-ids.ts'

describeTargets('GetPaymentInstrument', (target) => {
  it.each([
    ['with', INSTRUMENT_OWNER],
    ['without', OWNER],
  ])(
    'answers exactly what creation answered, %s its connector named',
    async (_, owner) => {
      const { client, bodies } = await target.start()
      const paymentInstrumentId = await createInstrument(client)

      const output = await client.getPaymentInstrument({
        ...owner,
        paymentInstrumentId,
      })

      expect(output.$metadata.httpStatusCode).toBe(200)
      expect(bodies[1]).toBe(bodies[0])
    },
  )

  it('shows another agent of the same user the same instrument', async () => {
    const { client, bodies } = await target.start()
    const paymentInstrumentId = await createInstrument(client, {
      agentName: 'buyer',
    })

    await client.getPaymentInstrument({
      ...OWNER,
      agentName: 'auditor',
      paymentInstrumentId,
    })

    expect(bodies[1]).toBe(bodies[0])
  })

  it('is not moved by a payment', async () => {
    const { client, bodies, clock } = await target.start()
    const paymentInstrumentId = await createInstrument(client)
    await clock.advanceBy({ minutes: 1 })
    await client.processPayment(paymentInput({}, { paymentInstrumentId }))

    await client.getPaymentInstrument({ ...OWNER, paymentInstrumentId })

    expect(bodies.at(-1)).toBe(bodies[0])
  })

  describe('does not find', () => {
    it('an unknown instrument', async () => {
      const { client } = await target.start()

      await expectRefusal(
        client.getPaymentInstrument({
          ...OWNER,
          paymentInstrumentId: UNKNOWN_INSTRUMENT_ID,
        }),
        ResourceNotFoundException,
        `Payment instrument not found: ${UNKNOWN_INSTRUMENT_ID} for the given user and manager.`,
      )
    })
  })
})
