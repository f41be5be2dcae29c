import {
  ConflictException,
  ResourceNotFoundException,
  ValidationException,
  type CredentialRotationConfig,
} from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import {
  createConnector,
  quickInput,
  READY_CONNECTOR,
} from '../support/control-inputs.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { expectRefusal } from '../support/refusal.ts'
import { UNKNOWN_CONNECTOR_ID } from '../support/unknown-ids.ts'

const BOTH: CredentialRotationConfig = {
  coinbaseCDP: { secrets: ['API_KEY', 'WALLET_SECRET'] },
}

describeTargets('RotatePaymentConnectorCredentials', (target) => {
  it('answers 202 and READY, and the credentials are new from then on', async () => {
    const { control, bodies, mock, clock } = await target.start()
    const ids = await createConnector(control, quickInput())
    mock.consent.grant(ids.paymentConnectorId)
    const before = await control.getPaymentConnector(ids)
    await clock.advanceBy({ hours: 1 })

    const output = await control.rotatePaymentConnectorCredentials({
      ...ids,
      credentialsToRotate: BOTH,
    })

    expect(output.$metadata.httpStatusCode).toBe(202)
    const body = JSON.parse(bodies[2] as string)
    expect(body).toStrictEqual({
      ...ids,
      lastUpdatedAt: body.lastUpdatedAt,
      status: 'READY',
    })
    const after = await control.getPaymentConnector(ids)
    expect(after.status).toBe('READY')
    expect(Number(after.credentialsUpdatedAt)).toBe(
      Number(before.credentialsUpdatedAt) + 3_600_000,
    )
  })

  it('refuses a connector whose credentials are not managed by the service', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.rotatePaymentConnectorCredentials({
        ...READY_CONNECTOR,
        credentialsToRotate: BOTH,
      }),
      ValidationException,
      `Payment connector ${READY_CONNECTOR.paymentConnectorId} has provision mode 'MANUAL': its credentials are not managed by the service`,
    )
  })

  it('refuses to rotate nothing', async () => {
    const { control, mock } = await target.start()
    const ids = await createConnector(control, quickInput())
    mock.consent.grant(ids.paymentConnectorId)

    const { fieldList } = await expectRefusal(
      control.rotatePaymentConnectorCredentials({
        ...ids,
        credentialsToRotate: { coinbaseCDP: { secrets: [] } },
      }),
      ValidationException,
      'At least one secret to rotate is required',
    )

    expect(fieldList?.map(({ name }) => name)).toEqual([
      'credentialsToRotate.coinbaseCDP.secrets',
    ])
  })

  it('refuses a connector that is not READY', async () => {
    const { control } = await target.start()
    const ids = await createConnector(control, quickInput())

    await expectRefusal(
      control.rotatePaymentConnectorCredentials({
        ...ids,
        credentialsToRotate: BOTH,
      }),
      ConflictException,
      `Credentials of payment connector ${ids.paymentConnectorId} cannot be rotated in status PENDING_AUTHENTICATION`,
    )
  })

  it('rotates once for one client token', async () => {
    const { control, mock, clock } = await target.start()
    const ids = await createConnector(control, quickInput())
    mock.consent.grant(ids.paymentConnectorId)
    const input = {
      ...ids,
      credentialsToRotate: BOTH,
      clientToken: 'rotate-credentials-0123456789-0123456789',
    }
    await control.rotatePaymentConnectorCredentials(input)
    const { credentialsUpdatedAt } = await control.getPaymentConnector(ids)
    await clock.advanceBy({ hours: 1 })

    await control.rotatePaymentConnectorCredentials(input)

    expect(
      (await control.getPaymentConnector(ids)).credentialsUpdatedAt,
    ).toEqual(credentialsUpdatedAt)
  })

  it('does not find a connector that never was', async () => {
    const { control } = await target.start()
    const { paymentManagerId } = READY_CONNECTOR

    await expectRefusal(
      control.rotatePaymentConnectorCredentials({
        paymentManagerId,
        paymentConnectorId: UNKNOWN_CONNECTOR_ID,
        credentialsToRotate: BOTH,
      }),
      ResourceNotFoundException,
      `Payment connector not found: ${UNKNOWN_CONNECTOR_ID}`,
    )
  })
})
