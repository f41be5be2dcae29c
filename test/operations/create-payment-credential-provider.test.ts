import { ValidationException } from '@aws-sdk/client-bedrock-agentcore-control'
import { describe, expect, it } from 'vitest'
import { emptyAccount } from '../../src/entries/fixtures.ts'
import { describeTargets } from './describe-targets.ts'
import {
  coinbaseInput,
  EXTERNAL_SECRET,
  privyInput,
} from './provider-inputs.ts'
import { expectRefusal } from './refusal.ts'

const ARN =
  'arn:aws:bedrock-agentcore:us-east-1:123456789012:token-vault/default/paymentcredentialprovider'
const SECRET =
  'arn:aws:secretsmanager:us-east-1:123456789012:secret:bedrock-agentcore-identity!default/payment'

describeTargets('CreatePaymentCredentialProvider', (target) => {
  it('answers where the secrets of a Coinbase provider are, and no secret', async () => {
    const { control, bodies } = await target.start()

    const output = await control.createPaymentCredentialProvider(
      coinbaseInput({ tags: { team: 'shop' } }),
    )

    expect(output.$metadata.httpStatusCode).toBe(201)
    expect(JSON.parse(bodies[0] as string)).toEqual({
      name: 'shop-coinbase',
      credentialProviderVendor: 'CoinbaseCDP',
      credentialProviderArn: `${ARN}/shop-coinbase`,
      providerConfigurationOutput: {
        coinbaseCdpConfiguration: {
          apiKeyId: 'api-key-1',
          apiKeySecretArn: {
            secretArn: expect.stringMatching(
              `^${SECRET}/shop-coinbase/apiKeySecret-[0-9a-f]{6}$`,
            ),
          },
          apiKeySecretSource: 'MANAGED',
          walletSecretArn: {
            secretArn: expect.stringMatching(
              `^${SECRET}/shop-coinbase/walletSecret-[0-9a-f]{6}$`,
            ),
          },
          walletSecretSource: 'MANAGED',
        },
      },
    })
  })

  it('answers where the secrets of a Privy provider are, and no secret', async () => {
    const { control } = await target.start()

    const { providerConfigurationOutput } =
      await control.createPaymentCredentialProvider(privyInput())

    expect(providerConfigurationOutput).toEqual({
      stripePrivyConfiguration: {
        appId: 'app-1',
        appSecretArn: {
          secretArn: expect.stringContaining('/shop-privy/appSecret-'),
        },
        appSecretSource: 'MANAGED',
        authorizationPrivateKeyArn: {
          secretArn: expect.stringContaining(
            '/shop-privy/authorizationPrivateKey-',
          ),
        },
        authorizationPrivateKeySource: 'MANAGED',
        authorizationId: 'authorization-1',
      },
    })
  })

  it('refers to a secret that its owner keeps, by ARN or by name', async () => {
    const { control } = await target.start()

    const { providerConfigurationOutput } =
      await control.createPaymentCredentialProvider(
        coinbaseInput({
          providerConfigurationInput: {
            coinbaseCdpConfiguration: {
              apiKeyId: 'api-key-1',
              apiKeySecretSource: 'EXTERNAL',
              apiKeySecretConfig: EXTERNAL_SECRET,
              walletSecretSource: 'EXTERNAL',
              walletSecretConfig: { secretId: 'coinbase/wallet', jsonKey: 'w' },
            },
          },
        }),
      )

    expect(providerConfigurationOutput?.coinbaseCdpConfiguration).toEqual({
      apiKeyId: 'api-key-1',
      apiKeySecretArn: { secretArn: EXTERNAL_SECRET.secretId },
      apiKeySecretJsonKey: 'apiKey',
      apiKeySecretSource: 'EXTERNAL',
      walletSecretArn: {
        secretArn:
          'arn:aws:secretsmanager:us-east-1:123456789012:secret:coinbase/wallet',
      },
      walletSecretJsonKey: 'w',
      walletSecretSource: 'EXTERNAL',
    })
  })

  it('makes a provider that signs tokens with its own key id', async () => {
    const { client, control, mock } = await target.start()
    const { workloadIdentityToken } = mock.scenario.ids ?? {}
    await control.createPaymentCredentialProvider(coinbaseInput())

    const { paymentTokenResponse } = await client.getResourcePaymentToken({
      workloadIdentityToken,
      resourceCredentialProviderName: 'shop-coinbase',
      paymentTokenRequest: {
        coinbaseCdpTokenRequest: { requestMethod: 'GET', requestPath: '/v2' },
      },
    })

    const [header = ''] =
      paymentTokenResponse?.coinbaseCdpTokenResponse?.bearerToken?.split('.') ??
      []
    expect(
      JSON.parse(Buffer.from(header, 'base64url').toString()),
    ).toMatchObject({ kid: 'api-key-1' })
  })

  it('makes a provider that signs in with its own app', async () => {
    const { client, control, mock } = await target.start()
    const { workloadIdentityToken } = mock.scenario.ids ?? {}
    await control.createPaymentCredentialProvider(privyInput())

    const { paymentTokenResponse } = await client.getResourcePaymentToken({
      workloadIdentityToken,
      resourceCredentialProviderName: 'shop-privy',
      paymentTokenRequest: {
        stripePrivyTokenRequest: { requestPath: '/v1', requestBody: '{}' },
      },
    })

    expect(paymentTokenResponse?.stripePrivyTokenResponse?.appId).toBe('app-1')
  })

  it('refuses a name that is taken, in the words of the service', async () => {
    const { control, mock } = await target.start()
    await control.createPaymentCredentialProvider(coinbaseInput())

    const refusal = await expectRefusal(
      control.createPaymentCredentialProvider(
        privyInput({ name: 'shop-coinbase' }),
      ),
      ValidationException,
      'Credential provider with name: shop-coinbase already exists',
    )

    expect(refusal.reason).toBeUndefined()
    expect(
      mock.db.paymentCredentialProvider.findFirst({
        where: { name: { equals: 'shop-coinbase' } },
      }),
    ).toMatchObject({ vendor: 'CoinbaseCDP' })
  })

  describe('refuses, and makes nothing:', () => {
    const path = 'providerConfigurationInput.coinbaseCdpConfiguration'

    it.each([
      [
        'a vendor other than the configuration is for',
        { credentialProviderVendor: 'StripePrivy' as const },
        [
          [
            'providerConfigurationInput',
            "Credential provider vendor 'StripePrivy' does not match the provided providerConfigurationInput",
          ],
        ],
      ],
      [
        'managed secrets that are missing or empty',
        cdp({ walletSecret: '' }),
        [
          [
            `${path}.apiKeySecret`,
            'apiKeySecret is required when apiKeySecretSource is MANAGED',
          ],
          [
            `${path}.walletSecret`,
            'walletSecret is required when walletSecretSource is MANAGED',
          ],
        ],
      ],
      [
        'an external secret that is not said where it is',
        cdp({ apiKeySecretSource: 'EXTERNAL', walletSecret: 'w' }),
        [
          [
            `${path}.apiKeySecretConfig`,
            'apiKeySecretConfig is required when apiKeySecretSource is EXTERNAL',
          ],
        ],
      ],
      [
        'an external secret that cannot be one',
        cdp({
          apiKeySecret: 'a',
          walletSecretSource: 'EXTERNAL',
          walletSecretConfig: { secretId: 'not a secret', jsonKey: 'w' },
        }),
        [
          [
            `${path}.walletSecretConfig.secretId`,
            'walletSecretConfig.secretId must be the ARN or the name of a secret in Secrets Manager',
          ],
        ],
      ],
    ])('%s', async (_, changes, failures) => {
      const { control, mock } = await target.start({ scenario: emptyAccount })

      const refusal = await expectRefusal(
        control.createPaymentCredentialProvider(coinbaseInput(changes)),
        ValidationException,
        failures.map(([, message]) => message).join('; '),
      )

      expect(refusal.reason).toBe('FieldValidationFailed')
      expect(refusal.fieldList?.map(({ name }) => name)).toEqual(
        failures.map(([name]) => name),
      )
      expect(mock.db.paymentCredentialProvider.count()).toBe(0)
    })
  })

  it('notes what it ignores, without a word of it', async () => {
    const { control, mock } = await target.start()

    await control.createPaymentCredentialProvider(
      coinbaseInput(
        cdp({
          apiKeySecret: 'a',
          apiKeySecretConfig: EXTERNAL_SECRET,
          walletSecret: 'planted-beside',
          walletSecretSource: 'EXTERNAL',
          walletSecretConfig: EXTERNAL_SECRET,
        }),
      ),
    )

    expect(mock.journal.entries()[0]?.warnings).toEqual([
      'apiKeySecretConfig was ignored: apiKeySecretSource is MANAGED',
      'walletSecret was ignored: walletSecretSource is EXTERNAL',
    ])
  })

  it('is made where the call was signed for', async () => {
    const { control } = await target.start()
    control.config.region = async () => 'eu-central-1'

    const { credentialProviderArn } =
      await control.createPaymentCredentialProvider(coinbaseInput())

    expect(credentialProviderArn).toContain(':bedrock-agentcore:eu-central-1:')
  })
})

function cdp(secrets: object) {
  return {
    providerConfigurationInput: {
      coinbaseCdpConfiguration: { apiKeyId: 'api-key-1', ...secrets },
    },
  }
}
