import {
  ResourceNotFoundException,
  ValidationException,
} from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import { describeTargets } from '../support/describe-targets.ts'
import { coinbaseInput, namesOfProviders } from '../support/provider-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'

describeTargets('DeletePaymentCredentialProvider', (target) => {
  it('answers 204 without a body, and the provider is gone', async () => {
    const { control, bodies } = await target.start()
    await control.createPaymentCredentialProvider(coinbaseInput())

    const output = await control.deletePaymentCredentialProvider({
      name: 'shop-coinbase',
    })

    expect(output.$metadata.httpStatusCode).toBe(204)
    expect(bodies[1]).toBe('')
    await expectRefusal(
      control.getPaymentCredentialProvider({ name: 'shop-coinbase' }),
      ResourceNotFoundException,
      'PaymentCredentialProvider not found',
    )
    expect((await namesOfProviders(control)).flat()).not.toContain(
      'shop-coinbase',
    )
  })

  it('leaves the name to a new provider', async () => {
    const { control } = await target.start()
    const first = await control.createPaymentCredentialProvider(coinbaseInput())
    await control.deletePaymentCredentialProvider({ name: 'shop-coinbase' })

    const second =
      await control.createPaymentCredentialProvider(coinbaseInput())

    expect(second.credentialProviderArn).toBe(first.credentialProviderArn)
  })

  it('refuses a provider that a connector uses, until the connector is gone', async () => {
    const { control, mock } = await target.start()
    const { credentialProviderArn } =
      await control.createPaymentCredentialProvider(coinbaseInput())
    const { paymentManagerId } = await control.createPaymentManager({
      name: 'shop',
      authorizerType: 'AWS_IAM',
      roleArn: 'arn:aws:iam::123456789012:role/payments',
    })
    const { paymentConnectorId } = await control.createPaymentConnector({
      paymentManagerId,
      name: 'coinbase',
      type: 'CoinbaseCDP',
      credentialProviderConfigurations: [
        { coinbaseCDP: { credentialProviderArn } },
      ],
    })

    const refusal = await expectRefusal(
      control.deletePaymentCredentialProvider({ name: 'shop-coinbase' }),
      ValidationException,
      'Payment credential provider shop-coinbase is in use by a payment connector',
    )
    expect(refusal.reason).toBeFalsy()
    mock.checkInvariants()

    await control.deletePaymentConnector({
      paymentManagerId,
      paymentConnectorId,
    })
    await control.deletePaymentCredentialProvider({ name: 'shop-coinbase' })
    mock.checkInvariants()
  })
})
