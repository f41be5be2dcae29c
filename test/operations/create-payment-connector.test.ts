import {
  ConflictException,
  ResourceNotFoundException,
  SubscriptionRequiredException,
  ValidationException,
} from '@aws-sdk/client-bedrock-agentcore-control'
import { describe, expect, it } from 'vitest'
import {
  COINBASE_PROVIDER,
  connectorInput,
  createConnector,
  PRIVY_PROVIDER,
  providerArn,
  quickInput,
  READY_MANAGER_ID,
} from '../support/control-inputs.ts'
import { AUTHORIZATION_PAGE } from '../support/consent-address.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { createInstrument, instrumentInput } from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import { UNKNOWN_MANAGER_ID } from '../support/unknown-ids.ts'

describeTargets('CreatePaymentConnector', (target) => {
  it('answers 202 and exactly the recorded members, READY at once', async () => {
    const { control, bodies } = await target.start()

    const output = await control.createPaymentConnector(
      connectorInput({
        name: 'My_Wallets_',
        description: 'Wallets: e-mail & co.',
      }),
    )

    expect(output.$metadata.httpStatusCode).toBe(202)
    expect(JSON.parse(bodies[0] as string)).toStrictEqual({
      paymentConnectorId: expect.stringMatching(/^my-wallets-[a-z\d]{10}$/),
      paymentManagerId: READY_MANAGER_ID,
      name: 'My_Wallets_',
      type: 'CoinbaseCDP',
      credentialProviderConfigurations: COINBASE_PROVIDER,
      createdAt: expect.stringMatching(/^[\d-]+T[\d:]+\.\d{3}Z$/),
      status: 'READY',
    })
  })

  it.each([
    ['CoinbaseCDP', COINBASE_PROVIDER],
    ['StripePrivy', PRIVY_PROVIDER],
  ] as const)(
    'makes a connector of %s that wallets can be made at',
    async (type, configurations) => {
      const { client, control } = await target.start()
      const { paymentConnectorId } = await createConnector(
        control,
        connectorInput({
          type,
          credentialProviderConfigurations: [...configurations],
        }),
      )

      await createInstrument(client, { paymentConnectorId })
    },
  )

  it.each(['acps', 'bedrock-agentcore'])(
    'answers the ARN of its provider as it was sent, with %s in it',
    async (service) => {
      const { control } = await target.start()
      const credentialProviderArn = providerArn('ready-coinbase').replace(
        ':bedrock-agentcore:',
        `:${service}:`,
      )
      const credentialProviderConfigurations = [
        { coinbaseCDP: { credentialProviderArn } },
      ]

      const names = await createConnector(
        control,
        connectorInput({ credentialProviderConfigurations }),
      )

      const answers = [
        await control.getPaymentConnector(names),
        await control.updatePaymentConnector({ ...names, description: 'Mine' }),
        await control.getPaymentConnector(names),
      ]
      for (const answer of answers) {
        expect(answer).toMatchObject({ credentialProviderConfigurations })
      }
      const { credentialProviderArn: own } =
        await control.getPaymentCredentialProvider({ name: 'ready-coinbase' })
      expect(own).toBe(providerArn('ready-coinbase'))
    },
  )

  it('refuses a name that is taken at its manager', async () => {
    const { control } = await target.start()
    await createConnector(control)

    await expectRefusal(
      control.createPaymentConnector(connectorInput()),
      ConflictException,
      'Payment connector already exists: Wallets',
    )
  })

  const mismatch = (type: string) =>
    `Connector type '${type}' does not match the provided credentialProviderConfiguration`

  it.each([
    [
      'no provider',
      { credentialProviderConfigurations: [] },
      'credentialProviderConfigurations list cannot be empty',
    ],
    [
      'a provider for the other vendor',
      { credentialProviderConfigurations: PRIVY_PROVIDER },
      mismatch('CoinbaseCDP'),
    ],
    [
      'a provider of the other vendor',
      {
        credentialProviderConfigurations: [
          {
            coinbaseCDP: {
              credentialProviderArn: providerArn('ready-privy'),
            },
          },
        ],
      },
      mismatch('CoinbaseCDP'),
    ],
  ])('refuses %s', async (_, changes, message) => {
    const { control } = await target.start()

    const { fieldList } = await expectRefusal(
      control.createPaymentConnector(connectorInput(changes)),
      ValidationException,
      message,
    )

    expect(fieldList?.map(({ name }) => name)).toEqual([
      'credentialProviderConfigurations',
    ])
  })

  it.each([
    providerArn('no-such-provider'),
    providerArn('ready-coinbase').replace('us-east-1', 'us-west-2'),
  ])('does not find the provider %s', async (credentialProviderArn) => {
    const { control } = await target.start()

    await expectRefusal(
      control.createPaymentConnector(
        connectorInput({
          credentialProviderConfigurations: [
            { coinbaseCDP: { credentialProviderArn } },
          ],
        }),
      ),
      ResourceNotFoundException,
      `Payment credential provider not found: ${credentialProviderArn}`,
    )
  })

  it('does not find a manager that never was', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.createPaymentConnector(
        connectorInput({ paymentManagerId: UNKNOWN_MANAGER_ID }),
      ),
      ResourceNotFoundException,
      `Payment manager not found: ${UNKNOWN_MANAGER_ID}`,
    )
  })

  it('refuses a manager that is not READY', async () => {
    const { control } = await target.start({
      policy: { transitions: { paymentManager: 'manual' } },
    })
    await control.updatePaymentManager({ paymentManagerId: READY_MANAGER_ID })

    await expectRefusal(
      control.createPaymentConnector(connectorInput()),
      ConflictException,
      `Payment manager ${READY_MANAGER_ID} cannot have a connector in status UPDATING`,
    )
  })

  it('asks for the Marketplace subscription when it is missing, of Coinbase alone', async () => {
    const { control } = await target.start({
      policy: { marketplaceSubscription: 'missing' },
    })

    const refusal = await expectRefusal(
      control.createPaymentConnector(connectorInput()),
      SubscriptionRequiredException,
      'An active AWS Marketplace subscription is required: Coinbase Wallets for AgentCore Payments',
    )

    expect(refusal).toMatchObject({
      subscriptionUrl:
        'https://aws.amazon.com/marketplace/pp/prodview-ia2zd5puqyi7g',
      productName: 'Coinbase Wallets for AgentCore Payments',
    })
    await createConnector(
      control,
      connectorInput({
        type: 'StripePrivy',
        credentialProviderConfigurations: PRIVY_PROVIDER,
      }),
    )
  })

  it('answers a repeated call with the answer of the first', async () => {
    const { control, bodies } = await target.start()
    const input = connectorInput({
      clientToken: 'create-connector-0123456789-0123456789',
    })

    await control.createPaymentConnector(input)
    await control.createPaymentConnector(input)

    expect(bodies[1]).toBe(bodies[0])
  })

  it('refuses wallets until it is READY', async () => {
    const { client, control, mock } = await target.start({
      policy: { transitions: { paymentConnector: 'manual' } },
    })
    const { paymentConnectorId } = await createConnector(control)

    await expect(
      client.createPaymentInstrument(instrumentInput({ paymentConnectorId })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: `Payment connector is not active: ${paymentConnectorId}`,
    })

    mock.transitions.complete(paymentConnectorId)
    await createInstrument(client, { paymentConnectorId })
  })

  describe('with QUICK_CREATE', () => {
    it('waits for consent at a URL', async () => {
      const { control } = await target.start()

      const output = await control.createPaymentConnector(quickInput())

      expect(output).toMatchObject({
        status: 'PENDING_AUTHENTICATION',
        credentialProviderConfigurations: [],
        authorizationUrl: expect.stringMatching(AUTHORIZATION_PAGE),
      })
      const { paymentConnectorId } = output
      expect(
        await control.getPaymentConnector({
          paymentManagerId: READY_MANAGER_ID,
          paymentConnectorId,
        }),
      ).toMatchObject({
        status: 'PENDING_AUTHENTICATION',
        provisionMode: 'QUICK_CREATE',
        authorizationUrl: output.authorizationUrl,
      })
    })

    it('is provisioned once consent is given', async () => {
      const { client, control, mock } = await target.start()
      const ids = await createConnector(control, quickInput())

      mock.consent.grant(ids.paymentConnectorId)

      const connector = await control.getPaymentConnector(ids)
      expect(connector).toMatchObject({
        status: 'READY',
        credentialProviderConfigurations: [
          {
            coinbaseCDP: {
              credentialProviderArn: providerArn(ids.paymentConnectorId),
            },
          },
        ],
        credentialsUpdatedAt: connector.lastUpdatedAt,
      })
      expect(connector.authorizationUrl).toBeUndefined()
      const provider = await control.getPaymentCredentialProvider({
        name: ids.paymentConnectorId,
      })
      expect(provider.credentialProviderVendor).toBe('CoinbaseCDP')
      await createInstrument(client, {
        paymentConnectorId: ids.paymentConnectorId,
      })
      mock.checkInvariants()
    })

    it('lapses after ten minutes', async () => {
      const { control, clock } = await target.start()
      const ids = await createConnector(control, quickInput())
      const statusOf = async () =>
        (await control.getPaymentConnector(ids)).status

      await clock.advanceBy({ minutes: 9, seconds: 59 })
      expect(await statusOf()).toBe('PENDING_AUTHENTICATION')
      await clock.advanceBy({ seconds: 1 })
      expect(await statusOf()).toBe('AUTHENTICATION_EXPIRED')
    })

    it('needs the Marketplace subscription only then', async () => {
      const { control, mock } = await target.start({
        policy: { marketplaceSubscription: 'missing' },
      })
      const ids = await createConnector(control, quickInput())
      const statusOf = async () =>
        (await control.getPaymentConnector(ids)).status

      mock.consent.grant(ids.paymentConnectorId)
      expect(await statusOf()).toBe('AWS_MARKETPLACE_SUBSCRIPTION_REQUIRED')

      mock.setPolicy({ marketplaceSubscription: 'active' })
      mock.consent.grant(ids.paymentConnectorId)
      expect(await statusOf()).toBe('READY')
    })

    it.each([
      [
        { type: 'StripePrivy' as const },
        "Provision mode 'QUICK_CREATE' is not supported for connector type 'StripePrivy'",
      ],
      [
        { credentialProviderConfigurations: COINBASE_PROVIDER },
        "credentialProviderConfigurations list must be empty for provision mode 'QUICK_CREATE'",
      ],
    ])('refuses %j', async (changes, message) => {
      const { control } = await target.start()

      await expectRefusal(
        control.createPaymentConnector(quickInput(changes)),
        ValidationException,
        message,
      )
    })
  })
})
