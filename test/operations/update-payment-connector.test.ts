import {
  ConflictException,
  ResourceNotFoundException,
  SubscriptionRequiredException,
  ValidationException,
} from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import {
  COINBASE_PROVIDER,
  connectorInput,
  createConnector,
  PRIVY_PROVIDER,
  quickInput,
  READY_CONNECTOR,
} from '../support/control-inputs.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { expectRefusal } from '../support/refusal.ts'
import { UNKNOWN_CONNECTOR_ID } from '../support/unknown-ids.ts'

describeTargets('UpdatePaymentConnector', (target) => {
  it('answers 202 and READY, with what was changed', async () => {
    const { control, bodies, clock } = await target.start()
    const ids = await createConnector(control)
    await clock.advanceBy({ minutes: 5 })

    const output = await control.updatePaymentConnector({
      ...ids,
      description: 'Other words - ほかの言葉',
    })

    expect(output.$metadata.httpStatusCode).toBe(202)
    const body = JSON.parse(bodies[1] as string)
    expect(body).toStrictEqual({
      ...ids,
      name: 'Wallets',
      type: 'CoinbaseCDP',
      credentialProviderConfigurations: COINBASE_PROVIDER,
      lastUpdatedAt: body.lastUpdatedAt,
      status: 'READY',
    })
    expect(await control.getPaymentConnector(ids)).toMatchObject({
      description: 'Other words - ほかの言葉',
      status: 'READY',
      lastUpdatedAt: output.lastUpdatedAt,
    })
  })

  it('keeps the description that an update leaves out', async () => {
    const { control } = await target.start()
    const ids = await createConnector(
      control,
      connectorInput({ description: 'Wallets' }),
    )

    await control.updatePaymentConnector({
      ...ids,
      credentialProviderConfigurations: COINBASE_PROVIDER,
    })

    const { description } = await control.getPaymentConnector(ids)
    expect(description).toBe('Wallets')
  })

  it('has a pending transition while the timing says so', async () => {
    const { control } = await target.start({
      policy: { transitions: { paymentConnector: { afterReads: 1 } } },
    })
    const { status } = await control.updatePaymentConnector({
      ...READY_CONNECTOR,
      description: 'Other words',
    })

    expect(status).toBe('UPDATING')
    for (const expected of ['UPDATING', 'READY']) {
      const { status } = await control.getPaymentConnector(READY_CONNECTOR)
      expect(status).toBe(expected)
    }
  })

  it('moves to the other vendor, with its provider', async () => {
    const { control } = await target.start()
    const ids = await createConnector(control)

    await expectRefusal(
      control.updatePaymentConnector({ ...ids, type: 'StripePrivy' }),
      ValidationException,
      'credentialProviderConfigurations list cannot be empty',
    )
    await control.updatePaymentConnector({
      ...ids,
      type: 'StripePrivy',
      credentialProviderConfigurations: PRIVY_PROVIDER,
    })

    expect(await control.getPaymentConnector(ids)).toMatchObject({
      type: 'StripePrivy',
      credentialProviderConfigurations: PRIVY_PROVIDER,
    })
  })

  it('does not move to the other vendor while it has wallets', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.updatePaymentConnector({
        ...READY_CONNECTOR,
        type: 'StripePrivy',
        credentialProviderConfigurations: PRIVY_PROVIDER,
      }),
      ConflictException,
      `Payment connector ${READY_CONNECTOR.paymentConnectorId} cannot become one of StripePrivy: it has payment instruments`,
    )
  })

  it('refuses the provider of the other vendor, and changes nothing', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.updatePaymentConnector({
        ...READY_CONNECTOR,
        description: 'Other words',
        credentialProviderConfigurations: PRIVY_PROVIDER,
      }),
      ValidationException,
      "Connector type 'CoinbaseCDP' does not match the provided credentialProviderConfiguration",
    )

    const { description } = await control.getPaymentConnector(READY_CONNECTOR)
    expect(description).toBeUndefined()
  })

  it('is refused while another update is under way', async () => {
    const { control } = await target.start({
      policy: { transitions: { paymentConnector: { afterReads: 1 } } },
    })
    await control.updatePaymentConnector(READY_CONNECTOR)

    await expectRefusal(
      control.updatePaymentConnector(READY_CONNECTOR),
      ConflictException,
      `Payment connector ${READY_CONNECTOR.paymentConnectorId} cannot be updated in status UPDATING`,
    )

    await control.getPaymentConnector(READY_CONNECTOR)
    await control.updatePaymentConnector(READY_CONNECTOR)
  })

  it('asks for the Marketplace subscription when it is missing', async () => {
    const { control } = await target.start({
      policy: { marketplaceSubscription: 'missing' },
    })

    await expectRefusal(
      control.updatePaymentConnector(READY_CONNECTOR),
      SubscriptionRequiredException,
      'An active AWS Marketplace subscription is required: Coinbase Wallets for AgentCore Payments',
    )
  })

  it('leaves to the service what it has provisioned', async () => {
    const { control, mock } = await target.start()
    const ids = await createConnector(control, quickInput())
    mock.consent.grant(ids.paymentConnectorId)

    await expectRefusal(
      control.updatePaymentConnector({
        ...ids,
        credentialProviderConfigurations: COINBASE_PROVIDER,
      }),
      ValidationException,
      "Connectors with provision mode 'QUICK_CREATE' keep their type and their credential provider",
    )

    await control.updatePaymentConnector({ ...ids, description: 'Quick' })
  })

  it('does not find a connector that never was', async () => {
    const { control } = await target.start()
    const { paymentManagerId } = READY_CONNECTOR

    await expectRefusal(
      control.updatePaymentConnector({
        paymentManagerId,
        paymentConnectorId: UNKNOWN_CONNECTOR_ID,
      }),
      ResourceNotFoundException,
      `Payment connector not found: ${UNKNOWN_CONNECTOR_ID}`,
    )
  })
})
