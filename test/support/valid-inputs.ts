import { readyAccount } from '../../fixtures/ready-account.ts'
import type { OperationName } from './call-operation.ts'

const {
  paymentManagerArn,
  paymentConnectorId,
  paymentInstrumentId,
  paymentSessionId,
} = readyAccount.ids

/** A payment that the ready account's session and wallet can make. */
export const X402_PAYLOAD = {
  scheme: 'exact',
  network: 'eip155:84532',
  amount: '100000',
  asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
  payTo: '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9',
  maxTimeoutSeconds: 300,
  extra: { name: 'USDC', version: '2' },
}

const secretReference = { secretId: 'shop/keys', jsonKey: 'key' }

/** The credentials of Coinbase, with every member that they can have. */
const coinbaseCdpConfiguration = {
  apiKeyId: 'api-key-1',
  apiKeySecret: 'api-key-secret',
  apiKeySecretSource: 'EXTERNAL',
  apiKeySecretConfig: secretReference,
  walletSecret: 'wallet-secret',
  walletSecretSource: 'MANAGED',
  walletSecretConfig: secretReference,
}

/** The same of Privy. */
const stripePrivyConfiguration = {
  appId: 'app-1',
  appSecret: 'app-secret',
  appSecretSource: 'EXTERNAL',
  appSecretConfig: secretReference,
  authorizationPrivateKey: 'wallet-auth:private-key',
  authorizationPrivateKeySource: 'MANAGED',
  authorizationPrivateKeyConfig: secretReference,
  authorizationId: 'authorization-1',
}

const paymentManagerId = 'ready-a1b2c3d4e5'
const roleArn = 'arn:aws:iam::123456789012:role/Payments'
const kmsKeyArn =
  'arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012'

const providerArn = (name: string) =>
  `arn:aws:bedrock-agentcore:us-east-1:123456789012:token-vault/default/paymentcredentialprovider/${name}`

const coinbaseProvider = [
  {
    coinbaseCDP: {
      credentialProviderArn: providerArn(
        readyAccount.ids.coinbaseCredentialProviderName,
      ),
    },
  },
]

const selfManaged = {
  selfManagedLatticeResource: {
    resourceConfigurationIdentifier: 'rcfg-0123456789abcdefg',
  },
}

/** An authorizer by JWT, with every member that it can have. */
const authorizerConfiguration = {
  customJWTAuthorizer: {
    discoveryUrl: 'https://idp.example.com/.well-known/openid-configuration',
    allowedAudience: ['shop'],
    allowedClients: ['agent'],
    allowedScopes: ['read'],
    advertisedScopeMapping: { read: 'shop.read' },
    customClaims: [
      {
        inboundTokenClaimName: 'team',
        inboundTokenClaimValueType: 'STRING',
        authorizingClaimMatchValue: {
          claimMatchValue: { matchValueString: 'shop' },
          claimMatchOperator: 'EQUALS',
        },
      },
    ],
    privateEndpoint: selfManaged,
    privateEndpointOverrides: [
      { domain: 'idp.example.com', privateEndpoint: selfManaged },
    ],
    allowedWorkloadConfiguration: {
      hostingEnvironments: [
        {
          arn: 'arn:aws:bedrock-agentcore:us-east-1:123456789012:runtime/shop',
        },
      ],
      workloadIdentities: ['shop-agent'],
    },
  },
}

/** For every operation, a body with all the members it can have that the ready account accepts. */
export const VALID_INPUTS: Record<OperationName, object> = {
  CreatePaymentConnector: {
    paymentManagerId,
    name: 'Wallets',
    description: 'All wallets',
    type: 'CoinbaseCDP',
    credentialProviderConfigurations: coinbaseProvider,
    provisionMode: 'MANUAL',
    clientToken: 'token-0000-0000-0000-0000-0connector',
  },
  CreatePaymentCredentialProvider: {
    name: 'shop-coinbase',
    credentialProviderVendor: 'CoinbaseCDP',
    providerConfigurationInput: { coinbaseCdpConfiguration },
    tags: { team: 'shop' },
  },
  CreatePaymentInstrument: {
    paymentManagerArn,
    paymentConnectorId,
    paymentInstrumentType: 'EMBEDDED_CRYPTO_WALLET',
    paymentInstrumentDetails: {
      embeddedCryptoWallet: {
        network: 'ETHEREUM',
        linkedAccounts: [{ email: { emailAddress: 'alice@example.com' } }],
      },
    },
    clientToken: 'token-0000-0000-0000-0000-instrument',
  },
  CreatePaymentManager: {
    name: 'Shop',
    description: 'All that the shop pays',
    authorizerType: 'CUSTOM_JWT',
    authorizerConfiguration,
    roleArn,
    kmsKeyArn,
    tags: { team: 'shop' },
    clientToken: 'token-0000-0000-0000-0000-000manager',
  },
  CreatePaymentSession: {
    paymentManagerArn,
    limits: { maxSpendAmount: { value: '1.00', currency: 'USD' } },
    expiryTimeInMinutes: 15,
    clientToken: 'token-0000-0000-0000-0000-000session',
  },
  DeletePaymentConnector: {
    paymentManagerId,
    paymentConnectorId: readyAccount.ids.privyPaymentConnectorId,
    clientToken: 'token-0000-0000-0000-0000-connector2',
  },
  DeletePaymentCredentialProvider: {
    name: readyAccount.ids.coinbaseCredentialProviderName,
  },
  DeletePaymentInstrument: {
    paymentManagerArn,
    paymentConnectorId,
    paymentInstrumentId,
  },
  DeletePaymentManager: {
    paymentManagerId,
    clientToken: 'token-0000-0000-0000-0000-00manager2',
  },
  DeletePaymentSession: { paymentManagerArn, paymentSessionId },
  GetPaymentConnector: { paymentManagerId, paymentConnectorId },
  GetPaymentCredentialProvider: {
    name: readyAccount.ids.coinbaseCredentialProviderName,
  },
  GetPaymentInstrument: {
    paymentManagerArn,
    paymentConnectorId,
    paymentInstrumentId,
  },
  GetPaymentInstrumentBalance: {
    paymentManagerArn,
    paymentConnectorId,
    paymentInstrumentId,
    chain: 'BASE_SEPOLIA',
    token: 'USDC',
  },
  GetPaymentManager: { paymentManagerId },
  GetPaymentSession: { paymentManagerArn, paymentSessionId },
  GetResourcePaymentToken: {
    workloadIdentityToken: readyAccount.ids.workloadIdentityToken,
    resourceCredentialProviderName:
      readyAccount.ids.coinbaseCredentialProviderName,
    paymentTokenRequest: {
      coinbaseCdpTokenRequest: {
        requestMethod: 'POST',
        requestHost: 'api.cdp.coinbase.com',
        requestPath: '/platform/v2/evm/accounts',
        includeWalletAuthToken: true,
        requestBody: '{"name":"agent"}',
      },
    },
  },
  ListPaymentConnectors: { paymentManagerId, maxResults: 10 },
  ListPaymentCredentialProviders: { maxResults: 10 },
  ListPaymentInstruments: {
    paymentManagerArn,
    paymentConnectorId,
    maxResults: 10,
  },
  ListPaymentManagers: { maxResults: 10 },
  ListPaymentSessions: { paymentManagerArn, maxResults: 10 },
  ProcessPayment: {
    paymentManagerArn,
    paymentSessionId,
    paymentInstrumentId,
    paymentType: 'CRYPTO_X402',
    paymentInput: { cryptoX402: { version: '2', payload: X402_PAYLOAD } },
    clientToken: 'token-0000-0000-0000-0000-000payment',
  },
  RotatePaymentConnectorCredentials: {
    paymentManagerId,
    paymentConnectorId,
    credentialsToRotate: { coinbaseCDP: { secrets: ['API_KEY'] } },
    clientToken: 'token-0000-0000-0000-0000-000rotate1',
  },
  UpdatePaymentConnector: {
    paymentManagerId,
    paymentConnectorId,
    description: 'All wallets',
    type: 'CoinbaseCDP',
    credentialProviderConfigurations: coinbaseProvider,
    clientToken: 'token-0000-0000-0000-0000-connector3',
  },
  UpdatePaymentCredentialProvider: {
    name: readyAccount.ids.coinbaseCredentialProviderName,
    credentialProviderVendor: 'CoinbaseCDP',
    providerConfigurationInput: { coinbaseCdpConfiguration },
  },
  UpdatePaymentManager: {
    paymentManagerId,
    description: 'All that the shop pays',
    authorizerType: 'CUSTOM_JWT',
    authorizerConfiguration,
    roleArn,
    kmsKeyArn,
    clientToken: 'token-0000-0000-0000-0000-00manager3',
  },
}

const { CreatePaymentInstrument, GetResourcePaymentToken, ProcessPayment } =
  VALID_INPUTS

/** Inputs that satisfy every constraint, with the other members of the unions. */
export const OTHER_UNION_MEMBERS: Partial<Record<OperationName, object[]>> = {
  CreatePaymentCredentialProvider: [
    {
      name: 'shop-privy',
      credentialProviderVendor: 'StripePrivy',
      providerConfigurationInput: { stripePrivyConfiguration },
    },
  ],
  CreatePaymentInstrument: [
    { sms: { phoneNumber: '+4915112345678' } },
    { developerJwt: { kid: 'key-1', sub: 'alice' } },
    ...['google', 'apple', 'x', 'telegram', 'github'].map((vendor) => ({
      oAuth2: {
        [vendor]: {
          sub: 'alice-1',
          emailAddress: 'alice@example.com',
          name: 'Alice',
          username: 'alice',
        },
      },
    })),
  ].map((linkedAccount) => ({
    ...CreatePaymentInstrument,
    paymentInstrumentDetails: {
      embeddedCryptoWallet: {
        network: 'ETHEREUM',
        linkedAccounts: [linkedAccount],
        walletAddress: '0x0E88cF39132336a4A9a7C0D37C1253Fa321F557B',
        redirectUrl: 'https://example.com/',
      },
    },
  })),
  GetResourcePaymentToken: [
    {
      ...GetResourcePaymentToken,
      paymentTokenRequest: {
        stripePrivyTokenRequest: {
          requestHost: 'api.privy.io',
          requestPath: '/v1/wallets',
          requestBody: '{"chain_type":"ethereum"}',
          includeAuthorizationSignature: true,
        },
      },
    },
  ],
  ProcessPayment: [
    {
      ...ProcessPayment,
      paymentType: 'MPP',
      paymentInput: {
        mpp: {
          version: '1',
          wwwAuthenticateHeaders: ['Payment id="1"'],
          buyerPaysGasFees: true,
        },
      },
    },
    {
      ...ProcessPayment,
      paymentInput: {
        cryptoX402: {
          version: '2',
          payload: X402_PAYLOAD,
          permit2AllowanceLimit: '1000000',
        },
      },
    },
  ],
}
