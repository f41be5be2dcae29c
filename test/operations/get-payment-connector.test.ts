import { ResourceNotFoundException } from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import {
  COINBASE_PROVIDER,
  connectorInput,
  createConnector,
  READY_CONNECTOR,
} from '../support/control-inputs.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { expectRefusal } from '../support/refusal.ts'
import {
  UNKNOWN_CONNECTOR_ID,
  UNKNOWN_MANAGER_ID,
} from '../support/unknown-ids.ts'

describeTargets('GetPaymentConnector', (target) => {
  it('answers exactly what the creation was told, and that it is READY', async () => {
    const { control, bodies } = await target.start()
    const ids = await createConnector(
      control,
      connectorInput({ description: 'Wallets - all of them' }),
    )

    await control.getPaymentConnector(ids)

    const { createdAt } = JSON.parse(bodies[0] as string)
    expect(JSON.parse(bodies[1] as string)).toStrictEqual({
      paymentConnectorId: ids.paymentConnectorId,
      name: 'Wallets',
      description: 'Wallets - all of them',
      type: 'CoinbaseCDP',
      credentialProviderConfigurations: COINBASE_PROVIDER,
      status: 'READY',
      createdAt,
      lastUpdatedAt: createdAt,
    })
  })

  it('answers a connector of a scenario', async () => {
    const { control } = await target.start()

    expect(await control.getPaymentConnector(READY_CONNECTOR)).toMatchObject({
      name: 'coinbase',
      status: 'READY',
    })
  })

  it('does not find what never was', async () => {
    const { control } = await target.start()
    const { paymentManagerId } = READY_CONNECTOR

    await expectRefusal(
      control.getPaymentConnector({
        paymentManagerId,
        paymentConnectorId: UNKNOWN_CONNECTOR_ID,
      }),
      ResourceNotFoundException,
      `Payment connector not found: ${UNKNOWN_CONNECTOR_ID}`,
    )
    await expectRefusal(
      control.getPaymentConnector({
        ...READY_CONNECTOR,
        paymentManagerId: UNKNOWN_MANAGER_ID,
      }),
      ResourceNotFoundException,
      `Payment manager not found: ${UNKNOWN_MANAGER_ID}`,
    )
  })
})
