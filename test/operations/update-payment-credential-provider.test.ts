import {
  ResourceNotFoundException,
  ValidationException,
} from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import { describeTargets } from '../support/describe-targets.ts'
import {
  coinbaseInput,
  EXTERNAL_SECRET,
  privyInput,
  SECRETS,
} from '../support/provider-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'

const moved = coinbaseInput({
  providerConfigurationInput: {
    coinbaseCdpConfiguration: {
      apiKeyId: 'api-key-2',
      apiKeySecretSource: 'EXTERNAL',
      apiKeySecretConfig: EXTERNAL_SECRET,
      walletSecret: SECRETS.walletSecret,
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

  it.each([
    ['Coinbase', coinbaseInput()],
    ['Privy', privyInput()],
  ])(
    'keeps the ARNs under which the service keeps secrets of %s',
    async (_, input) => {
      const { control } = await target.start()
      const { providerConfigurationOutput } =
        await control.createPaymentCredentialProvider(input)

      expect(
        await control.updatePaymentCredentialProvider(input),
      ).toMatchObject({ providerConfigurationOutput })
    },
  )

  it('gives a secret that the service begins to keep an ARN of its own', async () => {
    const { control } = await target.start()
    const created =
      await control.createPaymentCredentialProvider(coinbaseInput())
    await control.updatePaymentCredentialProvider(moved)

    const updated =
      await control.updatePaymentCredentialProvider(coinbaseInput())

    const [before, after] = [created, updated].map(
      ({ providerConfigurationOutput: output }) =>
        output?.coinbaseCdpConfiguration,
    )
    expect(after).toMatchObject({
      apiKeySecretArn: {
        secretArn: expect.stringMatching(
          /:secret:bedrock-agentcore-identity!default\/payment\/coinbasecdp\/shop-coinbase-[0-9a-f]{8}\/apikey-[0-9A-Za-z]{6}$/,
        ),
      },
      apiKeySecretSource: 'MANAGED',
      walletSecretArn: before?.walletSecretArn,
    })
    expect(after).not.toHaveProperty('apiKeySecretJsonKey')
    expect(after?.apiKeySecretArn).not.toEqual(before?.apiKeySecretArn)
  })

  it('refuses a secret in a wrong format where the policy has it checked, and changes nothing', async () => {
    const { control, bodies } = await target.start({
      policy: { providerSecrets: 'check' },
    })
    await control.createPaymentCredentialProvider(coinbaseInput())
    await control.getPaymentCredentialProvider({ name: 'shop-coinbase' })

    await expectRefusal(
      control.updatePaymentCredentialProvider(
        coinbaseInput({
          providerConfigurationInput: {
            coinbaseCdpConfiguration: {
              apiKeyId: 'api-key-2',
              apiKeySecret: SECRETS.apiKeySecret,
              walletSecret: SECRETS.apiKeySecret,
            },
          },
        }),
      ),
      ValidationException,
      'Invalid walletSecret format: Expected base64-encoded EC P-256 private key',
    )

    await control.getPaymentCredentialProvider({ name: 'shop-coinbase' })
    expect(bodies.at(-1)).toBe(bodies[1])
  })

  it('refuses another vendor and changes nothing', async () => {
    const { control, bodies } = await target.start()
    await control.createPaymentCredentialProvider(coinbaseInput())
    await control.getPaymentCredentialProvider({ name: 'shop-coinbase' })

    await expectRefusal(
      control.updatePaymentCredentialProvider(
        privyInput({ name: 'shop-coinbase' }),
      ),
      ValidationException,
      "The vendor of credential provider shop-coinbase is 'CoinbaseCDP' and cannot be changed to 'StripePrivy'",
    )

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
      'PaymentCredentialProvider not found',
    )
  })
})
