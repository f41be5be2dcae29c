import {
  AccessDeniedException,
  ResourceNotFoundException,
} from '@aws-sdk/client-bedrock-agentcore'
import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { describeTargets } from '../support/describe-targets.ts'
import {
  createInstrument,
  INSTRUMENT_OWNER,
  OWNER,
  paymentInput,
} from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import { OTHER_MANAGER, twoManagers } from '../support/two-managers.ts'

describeTargets('DeletePaymentInstrument', (target) => {
  it('answers its status alone, and the instrument is gone from get and lists', async () => {
    const { client, bodies } = await target.start()
    const paymentInstrumentId = await createInstrument(client)

    const output = await client.deletePaymentInstrument({
      ...INSTRUMENT_OWNER,
      paymentInstrumentId,
    })

    expect(output.$metadata.httpStatusCode).toBe(200)
    expect(bodies.at(-1)).toBe('{"status":"DELETED"}')
    await expectRefusal(
      client.getPaymentInstrument({ ...OWNER, paymentInstrumentId }),
      ResourceNotFoundException,
      `Payment instrument not found: ${paymentInstrumentId} for the given user and manager.`,
    )
    for (const owner of [OWNER, INSTRUMENT_OWNER]) {
      const { paymentInstruments } = await client.listPaymentInstruments(owner)
      expect(
        paymentInstruments?.map((instrument) => instrument.paymentInstrumentId),
      ).not.toContain(paymentInstrumentId)
    }
  })

  it('keeps the record for audit, with the next version and the time of deletion', async () => {
    const { client, mock, clock } = await target.start()
    const paymentInstrumentId = await createInstrument(client)
    const row = () =>
      mock.db.paymentInstrument.findFirst({
        where: { paymentInstrumentId: { equals: paymentInstrumentId } },
      })
    const before = row()
    await clock.advanceBy({ minutes: 5 })

    await client.deletePaymentInstrument({
      ...INSTRUMENT_OWNER,
      paymentInstrumentId,
    })

    expect(before).toMatchObject({
      status: 'ACTIVE',
      version: 1,
      createdAt: '2026-05-04T10:00:00.500Z',
      updatedAt: '2026-05-04T10:00:00.500Z',
    })
    expect(row()).toEqual({
      ...before,
      status: 'DELETED',
      version: 2,
      updatedAt: '2026-05-04T10:05:00.500Z',
    })
  })

  it('leaves the payments that the instrument has signed', async () => {
    const { client, mock } = await target.start()
    const paymentInstrumentId = await createInstrument(client)
    await client.processPayment(paymentInput({}, { paymentInstrumentId }))

    await client.deletePaymentInstrument({
      ...INSTRUMENT_OWNER,
      paymentInstrumentId,
    })

    expect(
      mock.db.payment.count({
        where: { paymentInstrumentId: { equals: paymentInstrumentId } },
      }),
    ).toBe(1)
    mock.checkInvariants()
  })

  describe('denies a caller who does not own the instrument and changes nothing:', () => {
    it.each([
      ['another user', { userId: 'bob' }],
      ['another manager', OTHER_MANAGER],
      [
        'another connector of the manager',
        { paymentConnectorId: readyAccount.ids.privyPaymentConnectorId },
      ],
      [
        "another manager's connector",
        { paymentConnectorId: OTHER_MANAGER.paymentConnectorId },
      ],
    ])('%s', async (_, owner) => {
      const { client, bodies } = await target.start({ scenario: twoManagers })
      const paymentInstrumentId = await createInstrument(client)

      await expectRefusal(
        client.deletePaymentInstrument({
          ...INSTRUMENT_OWNER,
          ...owner,
          paymentInstrumentId,
        }),
        AccessDeniedException,
        `User is not authorized to delete payment instrument: ${paymentInstrumentId}`,
      )

      await client.getPaymentInstrument({ ...OWNER, paymentInstrumentId })
      expect(bodies.at(-1)).toBe(bodies[0])
    })
  })
})
