import {
  ConflictException,
  ResourceNotFoundException,
} from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import {
  createConnector,
  quickInput,
  READY_CONNECTOR,
  READY_MANAGER_ID,
} from '../support/control-inputs.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { INSTRUMENT_OWNER } from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import { UNKNOWN_CONNECTOR_ID } from '../support/unknown-ids.ts'

describeTargets('DeletePaymentConnector', (target) => {
  it('answers 202 and DELETING; then it is gone', async () => {
    const { control, bodies } = await target.start()
    const ids = await createConnector(control)

    const output = await control.deletePaymentConnector(ids)

    expect(output.$metadata.httpStatusCode).toBe(202)
    expect(JSON.parse(bodies[1] as string)).toStrictEqual({
      status: 'DELETING',
      paymentConnectorId: ids.paymentConnectorId,
    })
    await expectRefusal(
      control.getPaymentConnector(ids),
      ResourceNotFoundException,
      `Payment connector not found: ${ids.paymentConnectorId}`,
    )
  })

  it('refuses one that has wallets, until they are deleted', async () => {
    const { client, control, mock } = await target.start()

    await expectRefusal(
      control.deletePaymentConnector(READY_CONNECTOR),
      ConflictException,
      `Payment connector ${READY_CONNECTOR.paymentConnectorId} cannot be deleted: it has payment instruments`,
    )

    for (const paymentInstrumentId of [
      readyAccount.ids.paymentInstrumentId,
      readyAccount.ids.solanaPaymentInstrumentId,
    ]) {
      await client.deletePaymentInstrument({
        ...INSTRUMENT_OWNER,
        paymentInstrumentId,
      })
    }
    await control.deletePaymentConnector(READY_CONNECTOR)
    // documented: the records of deleted wallets are kept
    expect(mock.db.paymentInstrument.count()).toBe(2)
    mock.checkInvariants()
    mock.restore(mock.snapshot())
  })

  it('deletes one that nobody has consented to', async () => {
    const { control, mock, clock } = await target.start()
    const ids = await createConnector(control, quickInput())

    await control.deletePaymentConnector(ids)

    expect(mock.transitions.list()).toEqual([])
    await clock.advanceBy({ minutes: 10 })
    mock.checkInvariants()
  })

  it('refuses one that is under way', async () => {
    const { control } = await target.start({
      policy: { transitions: { paymentConnector: 'manual' } },
    })
    const ids = await createConnector(control)

    await expectRefusal(
      control.deletePaymentConnector(ids),
      ConflictException,
      `Payment connector ${ids.paymentConnectorId} cannot be deleted in status CREATING`,
    )
  })

  it('answers a repeated call with the answer of the first, when it is gone too', async () => {
    const { control, bodies } = await target.start()
    const ids = await createConnector(control)
    const clientToken = 'delete-connector-0123456789-0123456789'

    await control.deletePaymentConnector({ ...ids, clientToken })
    await control.deletePaymentConnector({ ...ids, clientToken })

    expect(bodies[2]).toBe(bodies[1])
  })

  it('does not find a connector that never was', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.deletePaymentConnector({
        paymentManagerId: READY_MANAGER_ID,
        paymentConnectorId: UNKNOWN_CONNECTOR_ID,
      }),
      ResourceNotFoundException,
      `Payment connector not found: ${UNKNOWN_CONNECTOR_ID}`,
    )
  })
})
