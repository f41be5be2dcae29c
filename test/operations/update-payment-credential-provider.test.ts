import {
  ResourceNotFoundException,
  ValidationException,
} from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import { describeTargets } from './describe-targets.ts'
import {
  coinbaseInput,
  EXTERNAL_SECRET,
  privyInput,
} from './provider-inputs.ts'
import { expectRefusal } from './refusal.ts'

const moved = coinbaseInput({
  providerConfigurationInput: {
    coinbaseCdpConfiguration: {
      apiKeyId: 'api-key-2',
      apiKeySecretSource: 'EXTERNAL',
      apiKeySecretConfig: EXTERNAL_SECRET,
      walletSecret: 'another-secret',
    },
  },
})

describeTargets('UpdatePaymentCredentialProvider', (target) => {
  it('puts other credentials in the place of those that were', async () => {
    const { control, clock, bodies } = await target.start()
    const created = await control.createPaymentCredentialProvider(
      coinbaseInput({ tags: { team: 'shop' } }),
    )
    await clock.advanceBy({ minutes: 5 })

    const output = await control.updatePaymentCredentialProvider(moved)

    expect(output.$metadata.httpStatusCode).toBe(200)
    const { createdTime, lastUpdatedTime, ...body } = JSON.parse(
      bodies[1] as string,
    )
    expect(lastUpdatedTime - createdTime).toBe(300)
    expect(body).toEqual({
      name: 'shop-coinbase',
      credentialProviderVendor: 'CoinbaseCDP',
      credentialProviderArn: created.credentialProviderArn,
      providerConfigurationOutput: {
        coinbaseCdpConfiguration: {
          apiKeyId: 'api-key-2',
          apiKeySecretArn: { secretArn: EXTERNAL_SECRET.secretId },
          apiKeySecretJsonKey: EXTERNAL_SECRET.jsonKey,
          apiKeySecretSource: 'EXTERNAL',
          walletSecretArn:
            created.providerConfigurationOutput?.coinbaseCdpConfiguration
              ?.walletSecretArn,
          walletSecretSource: 'MANAGED',
        },
      },
    })
    const { tags } = await control.getPaymentCredentialProvider({
      name: 'shop-coinbase',
    })
    expect(tags).toEqual({ team: 'shop' })
  })

  it('refuses another vendor and changes nothing', async () => {
    const { control, bodies } = await target.start()
    await control.createPaymentCredentialProvider(coinbaseInput())
    await control.getPaymentCredentialProvider({ name: 'shop-coinbase' })

    const refusal = await expectRefusal(
      control.updatePaymentCredentialProvider(
        privyInput({ name: 'shop-coinbase' }),
      ),
      ValidationException,
      "The vendor of credential provider shop-coinbase is 'CoinbaseCDP' and cannot be changed to 'StripePrivy'",
    )

    expect(refusal.fieldList?.map(({ name }) => name)).toEqual([
      'credentialProviderVendor',
    ])
    await control.getPaymentCredentialProvider({ name: 'shop-coinbase' })
    expect(bodies.at(-1)).toBe(bodies[1])
  })

  it('refuses an external secret that is not said where it is, and changes nothing', async () => {
    const { control, bodies } = await target.start()
    await control.createPaymentCredentialProvider(coinbaseInput())
    await control.getPaymentCredentialProvider({ name: 'shop-coinbase' })

    await expectRefusal(
      control.updatePaymentCredentialProvider(
        coinbaseInput({
          providerConfigurationInput: {
            coinbaseCdpConfiguration: {
              apiKeyId: 'api-key-2',
              apiKeySecret: 'a',
              walletSecretSource: 'EXTERNAL',
            },
          },
        }),
      ),
      ValidationException,
      'walletSecretConfig is required when walletSecretSource is EXTERNAL',
    )

    await control.getPaymentCredentialProvider({ name: 'shop-coinbase' })
    expect(bodies.at(-1)).toBe(bodies[1])
  })

  it('does not find an unknown provider', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.updatePaymentCredentialProvider(moved),
      ResourceNotFoundException,
      'Payment credential provider not found: shop-coinbase',
    )
  })
})
