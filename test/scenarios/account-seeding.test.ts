import { describe, expect, it } from 'vitest'
import { emptyAccount } from '../../fixtures/empty-account.ts'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { initiatedWallet } from '../../fixtures/wallets.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { MockError } from '../../src/errors.ts'
import type {
  PaymentConnectorInput,
  PaymentCredentialProviderInput,
  PaymentManagerInput,
  Scenario,
} from '../../src/scenarios/scenario.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const MANAGER = {
  paymentManagerArn:
    'arn:aws:bedrock-agentcore:us-east-1:123456789012:payment-manager/shop-b2c3d4e5f6',
} satisfies PaymentManagerInput
const CONNECTOR = {
  ...MANAGER,
  paymentConnectorId: 'wallets-b2c3d4e5f6',
  type: 'CoinbaseCDP',
} satisfies PaymentConnectorInput
const WAITING = {
  ...CONNECTOR,
  provisionMode: 'QUICK_CREATE',
  status: 'PENDING_AUTHENTICATION',
} satisfies PaymentConnectorInput
const PRIVY = {
  stripePrivyConfiguration: {
    appId: 'app',
    appSecretArn: { secretArn: 'arn:aws:secretsmanager:x' },
    appSecretSource: 'EXTERNAL',
    authorizationPrivateKeyArn: { secretArn: 'arn:aws:secretsmanager:y' },
    authorizationPrivateKeySource: 'MANAGED',
    authorizationId: 'authorization',
  },
} satisfies PaymentCredentialProviderInput['providerConfigurationOutput']

function start(lists: Partial<Scenario>) {
  return assembleMock({ scenario: { ...emptyAccount, ...lists }, now: NOW })
}

describe('an account of a scenario', () => {
  it('is as the scenario says', () => {
    const { db } = start({
      paymentManagers: [
        {
          ...MANAGER,
          paymentManagerName: 'Shop',
          description: 'All shops',
          roleArn: 'arn:aws:iam::123456789012:role/Shop',
          tags: { team: 'shop' },
          status: 'UPDATE_FAILED',
          statusReason: 'No such role',
          createdAt: '-2d',
          updatedAt: '-1d',
        },
      ],
      paymentCredentialProviders: [
        {
          name: 'privy',
          vendor: 'StripePrivy',
          credentialProviderArn:
            'arn:aws:acps:eu-west-1:210987654321:token-vault/default/paymentcredentialprovider/privy',
          providerConfigurationOutput: PRIVY,
        },
      ],
      paymentConnectors: [
        {
          ...CONNECTOR,
          type: 'StripePrivy',
          paymentConnectorName: 'Wallets',
          credentialProviderName: 'privy',
          credentialProviderArn:
            'arn:aws:acps:eu-west-1:210987654321:token-vault/default/paymentcredentialprovider/privy',
        },
      ],
    })
    expect(db.paymentManager.getAll()[0]).toMatchObject({
      paymentManagerId: 'shop-b2c3d4e5f6',
      name: 'Shop',
      description: 'All shops',
      roleArn: 'arn:aws:iam::123456789012:role/Shop',
      tags: { team: 'shop' },
      status: 'UPDATE_FAILED',
      statusReason: 'No such role',
      createdAt: '2025-12-30T00:00:00.000Z',
      updatedAt: '2025-12-31T00:00:00.000Z',
    })
    expect(db.paymentCredentialProvider.getAll()[0]).toMatchObject({
      credentialProviderArn:
        'arn:aws:bedrock-agentcore:eu-west-1:210987654321:token-vault/default/paymentcredentialprovider/privy',
      providerConfigurationOutput: PRIVY,
    })
    expect(db.paymentConnector.getAll()[0]).toMatchObject({
      name: 'Wallets',
      credentialProviderName: 'privy',
      credentialProviderArn:
        'arn:aws:acps:eu-west-1:210987654321:token-vault/default/paymentcredentialprovider/privy',
      provisionMode: 'MANUAL',
      status: 'READY',
    })
  })

  it.each<[string, Partial<Scenario>, string]>([
    [
      'a timing for a status without a transition',
      { paymentManagers: [{ ...MANAGER, movesOn: 'manual' }] },
      'paymentManagers.0: movesOn: the status READY has no transition. Allowed with: CREATING,',
    ],
    [
      'waits for consent that nobody asks for',
      { paymentConnectors: [{ ...WAITING, provisionMode: 'MANUAL' }] },
      'paymentConnectors.0: status PENDING_AUTHENTICATION needs provisionMode: "QUICK_CREATE"',
    ],
    [
      'is quickly made of another vendor',
      { paymentConnectors: [{ ...WAITING, type: 'StripePrivy' }] },
      'paymentConnectors.0: provisionMode QUICK_CREATE needs type: "CoinbaseCDP"; it is StripePrivy',
    ],
    [
      'uses what is not there',
      {
        paymentConnectors: [{ ...CONNECTOR, credentialProviderName: 'none' }],
      },
      'paymentConnectors.0: paymentConnector "wallets-b2c3d4e5f6": credentialProviderName "none" names no row',
    ],
    [
      'uses a provider of another vendor',
      {
        paymentCredentialProviders: [{ name: 'privy', vendor: 'StripePrivy' }],
        paymentConnectors: [{ ...CONNECTOR, credentialProviderName: 'privy' }],
      },
      'paymentConnectors.0: credentialProviderName cannot be "privy": its vendor is StripePrivy',
    ],
    [
      "writes another provider's ARN",
      {
        paymentCredentialProviders: [{ name: 'keys', vendor: 'CoinbaseCDP' }],
        paymentConnectors: [
          {
            ...CONNECTOR,
            credentialProviderName: 'keys',
            credentialProviderArn: 'arn:aws:acps:us-east-1:123456789012:other',
          },
        ],
      },
      'paymentConnectors.0: credentialProviderArn cannot be "arn:aws:acps:us-east-1:123456789012:other". Allowed: arn:aws:bedrock-agentcore:us-east-1:123456789012:token-vault/default/paymentcredentialprovider/keys',
    ],
    [
      'writes the ARN of a provider without naming it',
      {
        paymentConnectors: [{ ...CONNECTOR, credentialProviderArn: 'arn' }],
      },
      'paymentConnectors.0: credentialProviderArn cannot be "arn". Allowed: none without credentialProviderName',
    ],
    [
      'has the configuration of another vendor',
      {
        paymentCredentialProviders: [
          {
            name: 'keys',
            vendor: 'CoinbaseCDP',
            providerConfigurationOutput: PRIVY,
          },
        ],
      },
      'paymentCredentialProviders.0: providerConfigurationOutput must have coinbaseCdpConfiguration, as the vendor is CoinbaseCDP',
    ],
    [
      "has another provider's ARN",
      {
        paymentCredentialProviders: [
          {
            name: 'keys',
            vendor: 'CoinbaseCDP',
            credentialProviderArn:
              'arn:aws:acps:us-east-1:123456789012:token-vault/default/paymentcredentialprovider/other',
          },
        ],
      },
      'paymentCredentialProviders.0: credentialProviderArn cannot be "arn:aws:acps',
    ],
    [
      'is deleted before its wallets',
      {
        paymentConnectors: [{ ...CONNECTOR, deleted: true }],
        paymentInstruments: [
          {
            ...MANAGER,
            paymentConnectorId: CONNECTOR.paymentConnectorId,
            paymentInstrumentId: 'payment-instrument-wallet000000001',
            userId: 'alice',
            network: 'ETHEREUM',
          },
        ],
      },
      'paymentConnectors.0: deleted: it still has wallets that are not deleted',
    ],
    [
      'is deleted before its connectors',
      {
        paymentManagers: [{ ...MANAGER, deleted: true }],
        paymentConnectors: [CONNECTOR],
      },
      'paymentManagers.0: deleted: it still has connectors that are not deleted',
    ],
  ])('is refused when something %s', (_, lists, message) => {
    const load = () => start({ paymentManagers: [MANAGER], ...lists })
    expect(load).toThrow(MockError)
    expect(load).toThrow(message)
  })

  it('has no place for a secret, which no refusal quotes', () => {
    const providerConfigurationOutput = {
      coinbaseCdpConfiguration: { apiKeyId: 'key', apiKeySecret: 'hush' },
    } as unknown as PaymentCredentialProviderInput['providerConfigurationOutput']
    const seed = { name: 'keys', vendor: 'CoinbaseCDP' } as const
    let message = ''
    try {
      start({
        paymentCredentialProviders: [
          {
            ...seed,
            ...(providerConfigurationOutput && { providerConfigurationOutput }),
          },
        ],
      })
    } catch (error) {
      message = String(error)
    }
    expect(message).toContain(
      'paymentCredentialProviders.0.providerConfigurationOutput: Invalid configuration: Expected exactly one of coinbaseCdpConfiguration, stripePrivyConfiguration',
    )
    expect(message).not.toContain('hush')
  })
})

describe('the secrets of a provider of a scenario', () => {
  const secretsOf = (seed: string) =>
    assembleMock({ seed, now: NOW })
      .db.paymentCredentialProvider.getAll()
      .map(({ providerConfigurationOutput }) => providerConfigurationOutput)

  it('have the same ARNs for the same seed, and others for another', () => {
    expect(secretsOf('a')).toEqual(secretsOf('a'))
    expect(secretsOf('a')).not.toEqual(secretsOf('b'))
  })
})

describe('a pending transition in a scenario', () => {
  it('moves on when the scenario says so', () => {
    const mock = start({
      paymentManagers: [
        { ...MANAGER, status: 'CREATING', movesOn: { after: { seconds: 30 } } },
      ],
    })
    expect(mock.clock.advanceToNext()).toMatchObject([
      { at: '2026-01-01T00:00:30.000Z', from: 'CREATING', to: 'READY' },
    ])
    expect(mock.db.paymentManager.getAll()[0]?.status).toBe('READY')
  })

  it('moves on by hand when the scenario says nothing', () => {
    const mock = assembleMock({ scenario: initiatedWallet, now: NOW })
    const { paymentInstrumentId } = readyAccount.ids
    mock.clock.advanceBy({ days: 1 })
    expect(mock.db.paymentInstrument.getAll()[0]?.status).toBe('INITIATED')
    mock.transitions.complete(paymentInstrumentId)
    expect(mock.db.paymentInstrument.getAll()[0]?.status).toBe('ACTIVE')
  })

  it('waits for consent until ten minutes after its creation', () => {
    const mock = start({
      paymentManagers: [MANAGER],
      paymentConnectors: [{ ...WAITING, createdAt: '-4m' }],
    })
    const [connector] = mock.db.paymentConnector.getAll()
    expect(connector?.authorizationUrl).toMatch(
      'https://bedrock-agentcore.us-east-1.amazonaws.com/identities/oauth2/authorize?',
    )
    expect(mock.clock.advanceToNext()).toMatchObject([
      { at: '2026-01-01T00:06:00.000Z', to: 'AUTHENTICATION_EXPIRED' },
    ])
  })

  it('is none of a manager that was deleted', () => {
    const mock = start({
      paymentManagers: [{ ...MANAGER, status: 'DELETING', deleted: true }],
    })
    expect(mock.transitions.list()).toEqual([])
    mock.checkInvariants()
  })
})

it('a provider that the ready account names is the one of its connector', () => {
  const mock = assembleMock({ scenario: readyAccount })
  expect(
    mock.db.paymentConnector
      .getAll()
      .map(({ credentialProviderName }) => credentialProviderName),
  ).toEqual([
    readyAccount.ids.coinbaseCredentialProviderName,
    readyAccount.ids.privyCredentialProviderName,
  ])
})
