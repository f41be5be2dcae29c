import { ValidationException } from '@aws-sdk/client-bedrock-agentcore-control'
import { describe, expect, it } from 'vitest'
import { emptyAccount } from '../../src/entries/fixtures.ts'
import { describeTargets } from '../support/describe-targets.ts'
import {
  coinbaseInput,
  EXTERNAL_SECRET,
  privyInput,
  SECRETS,
} from '../support/provider-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'

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
              `^${SECRET}/coinbasecdp/shop-coinbase-[0-9a-f]{8}/apikey-[0-9A-Za-z]{6}$`,
            ),
          },
          apiKeySecretSource: 'MANAGED',
          walletSecretArn: {
            secretArn: expect.stringMatching(
              `^${SECRET}/coinbasecdp/shop-coinbase-[0-9a-f]{8}/wallet-[0-9A-Za-z]{6}$`,
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
          secretArn: expect.stringMatching(
            `^${SECRET}/stripeprivy/shop-privy-[0-9a-f]{8}/appsecret-[0-9A-Za-z]{6}$`,
          ),
        },
        appSecretSource: 'MANAGED',
        authorizationPrivateKeyArn: {
          secretArn: expect.stringMatching(
            `^${SECRET}/stripeprivy/shop-privy-[0-9a-f]{8}/authprivkey-[0-9A-Za-z]{6}$`,
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
    const { control, mock, bodies } = await target.start()
    await control.createPaymentCredentialProvider(coinbaseInput())

    await expectRefusal(
      control.createPaymentCredentialProvider(
        privyInput({ name: 'shop-coinbase' }),
      ),
      ValidationException,
      'Credential provider with name: shop-coinbase already exists',
    )

    expect(JSON.parse(bodies[1] as string)).toEqual({
      fieldList: null,
      message: 'Credential provider with name: shop-coinbase already exists',
      reason: null,
    })
    expect(
      mock.db.paymentCredentialProvider.findFirst({
        where: { name: { equals: 'shop-coinbase' } },
      }),
    ).toMatchObject({ vendor: 'CoinbaseCDP' })
  })

  describe('refuses, and makes nothing:', () => {
    it.each([
      [
        'a vendor other than the configuration is for',
        { credentialProviderVendor: 'StripePrivy' as const },
        [
          [
            "Credential provider vendor 'StripePrivy' does not match the provided providerConfigurationInput",
          ],
        ],
      ],
      [
        'managed secrets that are missing or empty',
        cdp({ walletSecret: '' }),
        [
          ['apiKeySecret is required when apiKeySecretSource is MANAGED'],
          ['walletSecret is required when walletSecretSource is MANAGED'],
        ],
      ],
      [
        'an external secret that is not said where it is',
        cdp({ apiKeySecretSource: 'EXTERNAL', walletSecret: 'w' }),
        [
          [
            'apiKeySecretConfig is required when apiKeySecretSource is EXTERNAL',
          ],
        ],
      ],
      [
        'an external secret that cannot be one',
        cdp({
          apiKeySecret: SECRETS.apiKeySecret,
          walletSecretSource: 'EXTERNAL',
          walletSecretConfig: { secretId: 'not a secret', jsonKey: 'w' },
        }),
        [
          [
            'walletSecretConfig.secretId must be the ARN or the name of a secret in Secrets Manager',
          ],
        ],
      ],
    ])('%s', async (_, changes, failures) => {
      const { control, mock } = await target.start({ scenario: emptyAccount })

      const refusal = await expectRefusal(
        control.createPaymentCredentialProvider(coinbaseInput(changes)),
        ValidationException,
        failures.join('; '),
      )

      expect(refusal.reason).toBeFalsy()
      expect(refusal.fieldList).toBeFalsy()
      expect(mock.db.paymentCredentialProvider.count()).toBe(0)
    })
  })

  it('notes what it ignores, without a word of it', async () => {
    const { control, mock } = await target.start()

    await control.createPaymentCredentialProvider(
      coinbaseInput(
        cdp({
          apiKeySecret: SECRETS.apiKeySecret,
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

  it('still says which members break the model', async () => {
    const { control, bodies } = await target.start()

    const refusal = await expectRefusal(
      control.createPaymentCredentialProvider(coinbaseInput({ name: '' })),
      ValidationException,
      "1 validation error detected: Value at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1",
    )

    expect(refusal.reason).toBe('FieldValidationFailed')
    expect(refusal.fieldList?.map(({ name }) => name)).toEqual(['name'])
    const body = JSON.parse(bodies[0] as string) as object
    expect(Object.keys(body)).toEqual(['fieldList', 'message', 'reason'])
  })

  const WRONG = [
    [
      'apiKeySecret',
      coinbaseInput(cdp({ ...SECRETS, apiKeySecret: 'planted' })),
      'Invalid apiKeySecret format: Expected base64-encoded Ed25519 private key',
    ],
    [
      'walletSecret',
      coinbaseInput(cdp({ ...SECRETS, walletSecret: 'planted' })),
      'Invalid walletSecret format: Expected base64-encoded EC P-256 private key',
    ],
    [
      'authorizationPrivateKey',
      privyInput({
        providerConfigurationInput: {
          stripePrivyConfiguration: {
            appId: 'app-1',
            appSecret: SECRETS.appSecret,
            authorizationPrivateKey: 'wallet-auth:planted',
            authorizationId: 'authorization-1',
          },
        },
      }),
      'Invalid authorizationPrivateKey format: Expected base64-encoded EC P-256 private key',
    ],
  ] as const

  it.each(WRONG)(
    'takes %s in a wrong format, and notes what the service says to it',
    async (_, input, text) => {
      const { control, mock } = await target.start()

      await control.createPaymentCredentialProvider(input)

      expect(mock.journal.entries()[0]?.warnings).toEqual([
        `The service refuses this, as the mock does with the policy providerSecrets: 'check': ${text}`,
      ])
    },
  )

  it.each(WRONG)(
    'refuses %s in a wrong format where the policy has it checked',
    async (_, input, text) => {
      const { control, mock, bodies } = await target.start({
        scenario: emptyAccount,
        policy: { providerSecrets: 'check' },
      })

      await expectRefusal(
        control.createPaymentCredentialProvider(input),
        ValidationException,
        text,
      )

      expect(JSON.parse(bodies[0] as string)).toEqual({
        fieldList: null,
        message: text,
        reason: null,
      })
      expect(mock.db.paymentCredentialProvider.count()).toBe(0)
    },
  )

  it('has no objection to keys, and does not look at what is kept elsewhere', async () => {
    const { control, mock } = await target.start({
      policy: { providerSecrets: 'check' },
    })

    await control.createPaymentCredentialProvider(coinbaseInput())
    await control.createPaymentCredentialProvider(privyInput())
    await control.createPaymentCredentialProvider(
      coinbaseInput({
        name: 'elsewhere',
        ...cdp({
          apiKeySecret: 'planted',
          apiKeySecretSource: 'EXTERNAL',
          apiKeySecretConfig: EXTERNAL_SECRET,
          walletSecret: SECRETS.walletSecret,
        }),
      }),
    )

    expect(mock.journal.entries().map(({ warnings }) => warnings)).toEqual([
      [],
      [],
      ['apiKeySecret was ignored: apiKeySecretSource is EXTERNAL'],
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
