import { V2_PAYLOAD } from '../support/x402-payloads.ts'
import { epoch, like, named, time, type Template } from './matching.ts'

/** A call of the life that was recorded, and its reply on the wire. */
export interface RecordedCall {
  /** Method of the SDK's client, on the plane that has it. */
  call: string
  input: { readonly [member: string]: Template }
  status: number
  /** Body of the reply, with exactly these members. */
  reply: Template
  /** The exception's name, for a call that was refused. */
  error?: string
}

const MANAGER = {
  paymentManagerArn: '{managerArn}',
  paymentManagerId: '{manager}',
  name: 'AgentCoreCliPaymentE2E',
  authorizerType: 'AWS_IAM',
  roleArn: 'arn:aws:iam::123456789012:role/AgentCorePayments',
  status: 'READY',
  workloadIdentityDetails: {
    workloadIdentityArn:
      'arn:aws:bedrock-agentcore:us-east-1:123456789012:workload-identity-directory/default/workload-identity/{manager}',
  },
} as const

const PROVIDER_ARN =
  'arn:aws:bedrock-agentcore:us-east-1:123456789012:token-vault/default/paymentcredentialprovider/'
const SECRET_ARN =
  'arn:aws:secretsmanager:us-east-1:123456789012:secret:bedrock-agentcore-identity!default/payment/'

const COINBASE = {
  name: 'CliCoinbase',
  credentialProviderVendor: 'CoinbaseCDP',
  credentialProviderArn: `${PROVIDER_ARN}CliCoinbase`,
} as const

const COINBASE_SECRETS = {
  coinbaseCdpConfiguration: {
    apiKeyId: 'key-1',
    apiKeySecret: 'c2VjcmV0',
    walletSecret: 'c2VjcmV0',
  },
}

const COINBASE_OUTPUT = {
  coinbaseCdpConfiguration: {
    apiKeyId: 'key-1',
    apiKeySecretArn: { secretArn: '{apiKeyArn}' },
    walletSecretArn: { secretArn: '{walletArn}' },
    apiKeySecretSource: 'MANAGED',
    walletSecretSource: 'MANAGED',
  },
} as const

const CONNECTOR = {
  paymentConnectorId: '{connector}',
  name: 'CliConnector',
  type: 'CoinbaseCDP',
  credentialProviderConfigurations: [
    { coinbaseCDP: { credentialProviderArn: COINBASE.credentialProviderArn } },
  ],
  status: 'READY',
} as const

const INSTRUMENT = {
  paymentInstrumentId: '{instrument}',
  paymentManagerArn: '{managerArn}',
  paymentConnectorId: '{connector}',
  userId: 'cli-user',
  paymentInstrumentType: 'EMBEDDED_CRYPTO_WALLET',
  status: 'ACTIVE',
  createdAt: time,
  updatedAt: time,
} as const

const WALLET = {
  embeddedCryptoWallet: {
    network: 'ETHEREUM',
    walletAddress: named('address', /^0x[\dA-Fa-f]{40}$/),
    redirectUrl: named('hub', /^https?:\/\/\S+$/),
  },
} as const

const SESSION = {
  paymentSessionId: '{session}',
  paymentManagerArn: '{managerArn}',
  userId: 'cli-user',
  expiryTimeInMinutes: 15,
  createdAt: time,
  updatedAt: time,
} as const

const OWNER = { paymentManagerArn: '{managerArn}', userId: 'cli-user' } as const
const CONNECTOR_KEY = {
  paymentManagerId: '{manager}',
  paymentConnectorId: '{connector}',
} as const

const usd = (value: string) => ({ value, currency: 'USD' })

function limits(value: string): { [member: string]: Template } {
  return {
    limits: { maxSpendAmount: usd(value) },
    availableLimits: { availableSpendAmount: usd(value), updatedAt: time },
  }
}

const PROVIDERS: RecordedCall[] = [
  {
    call: 'createPaymentCredentialProvider',
    input: {
      name: COINBASE.name,
      credentialProviderVendor: 'CoinbaseCDP',
      providerConfigurationInput: COINBASE_SECRETS,
    },
    status: 201,
    reply: {
      ...COINBASE,
      providerConfigurationOutput: {
        coinbaseCdpConfiguration: {
          ...COINBASE_OUTPUT.coinbaseCdpConfiguration,
          apiKeySecretArn: {
            secretArn: named(
              'apiKeyArn',
              new RegExp(
                `^${SECRET_ARN}coinbasecdp/CliCoinbase-[\\da-f]{8}/apikey-[\\dA-Za-z]{6}$`,
              ),
            ),
          },
          walletSecretArn: {
            secretArn: named(
              'walletArn',
              new RegExp(
                `^${SECRET_ARN}coinbasecdp/CliCoinbase-[\\da-f]{8}/wallet-[\\dA-Za-z]{6}$`,
              ),
            ),
          },
        },
      },
    },
  },
  {
    call: 'createPaymentCredentialProvider',
    input: {
      name: 'Aprivy',
      credentialProviderVendor: 'StripePrivy',
      providerConfigurationInput: {
        stripePrivyConfiguration: {
          appId: 'app-1',
          appSecret: 'c2VjcmV0',
          authorizationPrivateKey: 'wallet-auth:c2VjcmV0',
          authorizationId: 'auth-1',
        },
      },
    },
    status: 201,
    reply: {
      name: 'Aprivy',
      credentialProviderVendor: 'StripePrivy',
      credentialProviderArn: `${PROVIDER_ARN}Aprivy`,
      providerConfigurationOutput: {
        stripePrivyConfiguration: {
          appId: 'app-1',
          appSecretArn: {
            secretArn: like(
              `${SECRET_ARN}stripeprivy/Aprivy-[\\da-f]{8}/appsecret-[\\dA-Za-z]{6}`,
            ),
          },
          authorizationPrivateKeyArn: {
            secretArn: like(
              `${SECRET_ARN}stripeprivy/Aprivy-[\\da-f]{8}/authprivkey-[\\dA-Za-z]{6}`,
            ),
          },
          authorizationId: 'auth-1',
          appSecretSource: 'MANAGED',
          authorizationPrivateKeySource: 'MANAGED',
        },
      },
    },
  },
  {
    call: 'createPaymentCredentialProvider',
    input: {
      name: COINBASE.name,
      credentialProviderVendor: 'CoinbaseCDP',
      providerConfigurationInput: COINBASE_SECRETS,
    },
    status: 400,
    error: 'ValidationException',
    reply: {
      fieldList: null,
      message: 'Credential provider with name: CliCoinbase already exists',
      reason: null,
    },
  },
  {
    call: 'getPaymentCredentialProvider',
    input: { name: COINBASE.name },
    status: 200,
    reply: {
      ...COINBASE,
      providerConfigurationOutput: COINBASE_OUTPUT,
      createdTime: epoch,
      lastUpdatedTime: epoch,
    },
  },
  {
    call: 'updatePaymentCredentialProvider',
    input: {
      name: COINBASE.name,
      credentialProviderVendor: 'CoinbaseCDP',
      providerConfigurationInput: {
        coinbaseCdpConfiguration: {
          ...COINBASE_SECRETS.coinbaseCdpConfiguration,
          apiKeySecret: 'b3RoZXI',
        },
      },
    },
    status: 200,
    reply: {
      ...COINBASE,
      providerConfigurationOutput: COINBASE_OUTPUT,
      createdTime: epoch,
      lastUpdatedTime: epoch,
    },
  },
  {
    call: 'listPaymentCredentialProviders',
    input: { maxResults: 1 },
    status: 200,
    reply: {
      credentialProviders: [
        {
          name: 'Aprivy',
          credentialProviderVendor: 'StripePrivy',
          credentialProviderArn: `${PROVIDER_ARN}Aprivy`,
          createdTime: epoch,
          lastUpdatedTime: epoch,
        },
      ],
      nextToken: named(
        'nextToken',
        /^(?:[\dA-Za-z+/]{4})*(?:[\dA-Za-z+/]{2}[\dA-Za-z+/=]=)?$/,
      ),
    },
  },
  {
    call: 'listPaymentCredentialProviders',
    input: { nextToken: '{nextToken}' },
    status: 200,
    reply: {
      credentialProviders: [
        { ...COINBASE, createdTime: epoch, lastUpdatedTime: epoch },
      ],
    },
  },
]

const { workloadIdentityDetails: _, ...MANAGER_SUMMARY } = MANAGER

const MANAGERS: RecordedCall[] = [
  {
    call: 'createPaymentManager',
    input: {
      name: MANAGER.name,
      description: 'An end-to-end test - of the CLI',
      authorizerType: 'AWS_IAM',
      roleArn: MANAGER.roleArn,
      tags: { tool: 'cli' },
    },
    status: 202,
    reply: {
      ...MANAGER,
      paymentManagerArn: named(
        'managerArn',
        /^arn:aws:bedrock-agentcore:us-east-1:123456789012:payment-manager\/agentcoreclipaymente2e-[\da-z]{10}$/,
      ),
      paymentManagerId: named(
        'manager',
        /^agentcoreclipaymente2e-[\da-z]{10}$/,
      ),
      createdAt: time,
      tags: { tool: 'cli' },
    },
  },
  {
    call: 'updatePaymentManager',
    input: { paymentManagerId: '{manager}', description: 'Updated - once' },
    status: 202,
    reply: { ...MANAGER, lastUpdatedAt: time },
  },
  {
    call: 'getPaymentManager',
    input: { paymentManagerId: '{manager}' },
    status: 200,
    reply: {
      ...MANAGER,
      description: 'Updated - once',
      createdAt: time,
      lastUpdatedAt: time,
    },
  },
  {
    call: 'createPaymentManager',
    input: {
      name: 'Abc',
      authorizerType: 'AWS_IAM',
      roleArn: MANAGER.roleArn,
    },
    status: 202,
    reply: {
      ...MANAGER,
      name: 'Abc',
      paymentManagerArn: named('otherArn', /\/abc-[\da-z]{10}$/),
      paymentManagerId: named('other', /^abc-[\da-z]{10}$/),
      workloadIdentityDetails: {
        workloadIdentityArn: like('arn:.*workload-identity/{other}'),
      },
      createdAt: time,
    },
  },
  {
    call: 'listPaymentManagers',
    input: {},
    status: 200,
    reply: {
      paymentManagers: [
        {
          ...MANAGER_SUMMARY,
          name: 'Abc',
          paymentManagerArn: '{otherArn}',
          paymentManagerId: '{other}',
          createdAt: time,
          lastUpdatedAt: time,
        },
        {
          ...MANAGER_SUMMARY,
          description: 'Updated - once',
          createdAt: time,
          lastUpdatedAt: time,
        },
      ],
    },
  },
]

const CONNECTORS: RecordedCall[] = [
  {
    call: 'createPaymentConnector',
    input: {
      paymentManagerId: '{manager}',
      name: CONNECTOR.name,
      description: 'A manual one - by ARN',
      type: 'CoinbaseCDP',
      credentialProviderConfigurations:
        CONNECTOR.credentialProviderConfigurations,
    },
    status: 202,
    reply: {
      ...CONNECTOR,
      paymentConnectorId: named('connector', /^cliconnector-[\da-z]{10}$/),
      paymentManagerId: '{manager}',
      createdAt: time,
    },
  },
  {
    call: 'updatePaymentConnector',
    input: { ...CONNECTOR_KEY, description: 'Updated - once' },
    status: 202,
    reply: { ...CONNECTOR, paymentManagerId: '{manager}', lastUpdatedAt: time },
  },
  {
    call: 'getPaymentConnector',
    input: CONNECTOR_KEY,
    status: 200,
    reply: {
      ...CONNECTOR,
      description: 'Updated - once',
      createdAt: time,
      lastUpdatedAt: time,
    },
  },
  {
    call: 'createPaymentConnector',
    input: {
      paymentManagerId: '{manager}',
      name: 'Aquick',
      type: 'CoinbaseCDP',
      credentialProviderConfigurations: [],
      provisionMode: 'QUICK_CREATE',
    },
    status: 202,
    reply: {
      paymentConnectorId: named('quick', /^aquick-[\da-z]{10}$/),
      paymentManagerId: '{manager}',
      name: 'Aquick',
      type: 'CoinbaseCDP',
      credentialProviderConfigurations: [],
      createdAt: time,
      status: 'PENDING_AUTHENTICATION',
      // a server has it under its own address
      authorizationUrl: like(
        'https?://[^/]+/identities/oauth2/authorize\\?request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A[\\dA-Za-z+/=%]+',
      ),
    },
  },
  {
    call: 'listPaymentConnectors',
    input: { paymentManagerId: '{manager}' },
    status: 200,
    reply: {
      paymentConnectors: [
        {
          paymentConnectorId: '{quick}',
          name: 'Aquick',
          type: 'CoinbaseCDP',
          status: 'PENDING_AUTHENTICATION',
        },
        {
          paymentConnectorId: '{connector}',
          name: 'CliConnector',
          type: 'CoinbaseCDP',
          status: 'READY',
        },
      ],
    },
  },
]

const INSTRUMENTS: RecordedCall[] = [
  {
    call: 'createPaymentInstrument',
    input: {
      ...OWNER,
      paymentConnectorId: '{connector}',
      paymentInstrumentType: 'EMBEDDED_CRYPTO_WALLET',
      paymentInstrumentDetails: {
        embeddedCryptoWallet: {
          network: 'ETHEREUM',
          linkedAccounts: [{ email: { emailAddress: 'cli@example.com' } }],
        },
      },
    },
    status: 201,
    reply: {
      paymentInstrument: {
        ...INSTRUMENT,
        paymentInstrumentId: named(
          'instrument',
          /^payment-instrument-[\dA-Za-z]{15}$/,
        ),
        paymentInstrumentDetails: WALLET,
      },
    },
  },
  {
    call: 'getPaymentInstrument',
    input: { ...OWNER, paymentInstrumentId: '{instrument}' },
    status: 200,
    reply: {
      paymentInstrument: { ...INSTRUMENT, paymentInstrumentDetails: WALLET },
    },
  },
  {
    call: 'listPaymentInstruments',
    input: OWNER,
    status: 200,
    reply: { paymentInstruments: [INSTRUMENT] },
  },
  {
    call: 'getPaymentInstrumentBalance',
    input: {
      ...OWNER,
      paymentConnectorId: '{connector}',
      paymentInstrumentId: '{instrument}',
      chain: 'BASE_SEPOLIA',
      token: 'USDC',
    },
    status: 400,
    error: 'ValidationException',
    reply: {
      __type: 'ValidationException',
      message: "No balance found on chain 'base-sepolia' for token 'USDC'",
    },
  },
]

const SESSIONS: RecordedCall[] = [
  {
    call: 'createPaymentSession',
    input: {
      ...OWNER,
      limits: { maxSpendAmount: usd('1.00') },
      expiryTimeInMinutes: 15,
    },
    status: 201,
    reply: {
      paymentSession: {
        ...SESSION,
        paymentSessionId: named('session', /^payment-session-[\dA-Za-z]{15}$/),
        ...limits('1.00'),
      },
    },
  },
  {
    call: 'getPaymentSession',
    input: { ...OWNER, paymentSessionId: '{session}' },
    status: 200,
    reply: { paymentSession: { ...SESSION, ...limits('1') } },
  },
  {
    call: 'listPaymentSessions',
    input: OWNER,
    status: 200,
    reply: { paymentSessions: [SESSION] },
  },
  {
    call: 'processPayment',
    input: {
      ...OWNER,
      paymentSessionId: '{session}',
      paymentInstrumentId: '{instrument}',
      paymentType: 'CRYPTO_X402',
      paymentInput: {
        cryptoX402: {
          version: '2',
          payload: { ...V2_PAYLOAD, amount: '500000' },
        },
      },
    },
    status: 200,
    reply: {
      processPaymentId: like('[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}'),
      paymentManagerArn: '{managerArn}',
      paymentSessionId: '{session}',
      paymentInstrumentId: '{instrument}',
      paymentType: 'CRYPTO_X402',
      status: 'PROOF_GENERATED',
      paymentOutput: {
        cryptoX402: {
          version: '2',
          payload: {
            signature: like('0x[\\da-f]{128}1[bc]'),
            authorization: {
              from: '{address}',
              to: V2_PAYLOAD.payTo,
              value: '500000',
              validAfter: like('\\d{10}'),
              validBefore: like('\\d{10}'),
              nonce: like('0x0{48}[\\da-f]{16}'),
            },
          },
        },
      },
      createdAt: time,
      updatedAt: time,
    },
  },
  {
    call: 'getPaymentSession',
    input: { ...OWNER, paymentSessionId: '{session}' },
    status: 200,
    reply: {
      paymentSession: {
        ...SESSION,
        limits: { maxSpendAmount: usd('1') },
        availableLimits: { availableSpendAmount: usd('0.5'), updatedAt: time },
      },
    },
  },
  {
    call: 'deletePaymentSession',
    input: { ...OWNER, paymentSessionId: '{session}' },
    status: 200,
    reply: { status: 'DELETED' },
  },
  {
    call: 'getPaymentSession',
    input: { ...OWNER, paymentSessionId: '{session}' },
    status: 404,
    error: 'ResourceNotFoundException',
    reply: {
      __type: 'ResourceNotFoundException',
      message: 'Payment session not found: {session}',
    },
  },
]

const ENDS: RecordedCall[] = [
  {
    call: 'deletePaymentInstrument',
    input: {
      ...OWNER,
      paymentConnectorId: '{connector}',
      paymentInstrumentId: '{instrument}',
    },
    status: 200,
    reply: { status: 'DELETED' },
  },
  {
    call: 'getPaymentInstrument',
    input: { ...OWNER, paymentInstrumentId: '{instrument}' },
    status: 404,
    error: 'ResourceNotFoundException',
    reply: {
      __type: 'ResourceNotFoundException',
      message:
        'Payment instrument not found: {instrument} for the given user and manager.',
    },
  },
  {
    call: 'deletePaymentConnector',
    input: CONNECTOR_KEY,
    status: 202,
    reply: { status: 'DELETING', paymentConnectorId: '{connector}' },
  },
  {
    call: 'getPaymentConnector',
    input: CONNECTOR_KEY,
    status: 404,
    error: 'ResourceNotFoundException',
    reply: {
      __type: 'ResourceNotFoundException',
      message: 'Payment connector not found: {connector}',
    },
  },
  {
    call: 'deletePaymentConnector',
    input: { paymentManagerId: '{manager}', paymentConnectorId: '{quick}' },
    status: 202,
    reply: { status: 'DELETING', paymentConnectorId: '{quick}' },
  },
  {
    call: 'deletePaymentManager',
    input: { paymentManagerId: '{manager}' },
    status: 202,
    reply: { status: 'DELETING', paymentManagerId: '{manager}' },
  },
  {
    call: 'getPaymentManager',
    input: { paymentManagerId: '{manager}' },
    status: 404,
    error: 'ResourceNotFoundException',
    reply: {
      __type: 'ResourceNotFoundException',
      message: 'Payment manager not found: {manager}',
    },
  },
  {
    call: 'listPaymentSessions',
    input: { paymentManagerArn: '{managerArn}' },
    status: 403,
    error: 'AccessDeniedException',
    reply: {
      __type: 'AccessDeniedException',
      message: 'Payment manager not found',
    },
  },
  {
    call: 'getPaymentCredentialProvider',
    input: { name: 'Gone' },
    status: 404,
    error: 'ResourceNotFoundException',
    reply: {
      __type: 'ResourceNotFoundException',
      message: 'PaymentCredentialProvider not found',
    },
  },
]

/**
 * The life that AWS's own command line was recorded living at the real service, with the replies as they were on
 * the wire. Names, ids and the account are our own; `__type` is added by the mock, for clients that read no headers.
 */
export const LIFE: readonly RecordedCall[] = [
  ...PROVIDERS,
  ...MANAGERS,
  ...CONNECTORS,
  ...INSTRUMENTS,
  ...SESSIONS,
  ...ENDS,
]
