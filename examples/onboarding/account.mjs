// @ts-check
import { BedrockAgentCore } from '@aws-sdk/client-bedrock-agentcore'
import { BedrockAgentCoreControl } from '@aws-sdk/client-bedrock-agentcore-control'

const USER = 'alice'
const MERCHANT = '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9'
const USDC_ON_BASE_SEPOLIA = '0x036CbD53842c5426634e7929541eC2318f3dCF7e'

/**
 * What a set-up script does with the service: the two real AWS SDK clients, and nothing that knows of a mock but the
 * endpoint.
 *
 * @param {string} endpoint
 */
export function createAccount(endpoint) {
  const settings = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  }
  const control = new BedrockAgentCoreControl(settings)
  const data = new BedrockAgentCore(settings)

  return {
    control,
    data,

    /** @param {string} name */
    createCredentialProvider: (name) =>
      control.createPaymentCredentialProvider({
        name,
        credentialProviderVendor: 'CoinbaseCDP',
        providerConfigurationInput: {
          coinbaseCdpConfiguration: {
            apiKeyId: 'shop-key',
            apiKeySecret: 'not-a-real-secret',
            walletSecret: 'not-a-real-secret-either',
          },
        },
      }),

    /** @param {string} name */
    createManager: (name) =>
      control.createPaymentManager({
        name,
        authorizerType: 'AWS_IAM',
        roleArn: 'arn:aws:iam::123456789012:role/Payments',
      }),

    /**
     * @param {string | undefined} paymentManagerId
     * @param {string | undefined} credentialProviderArn
     */
    createConnector: (paymentManagerId, credentialProviderArn) =>
      control.createPaymentConnector({
        paymentManagerId,
        name: 'Wallets',
        type: 'CoinbaseCDP',
        credentialProviderConfigurations: [
          { coinbaseCDP: { credentialProviderArn } },
        ],
      }),

    /**
     * @param {string | undefined} paymentManagerArn
     * @param {string | undefined} paymentConnectorId
     */
    async createWallet(paymentManagerArn, paymentConnectorId) {
      const { paymentInstrument } = await data.createPaymentInstrument({
        userId: USER,
        paymentManagerArn,
        paymentConnectorId,
        paymentInstrumentType: 'EMBEDDED_CRYPTO_WALLET',
        paymentInstrumentDetails: {
          embeddedCryptoWallet: {
            network: 'ETHEREUM',
            linkedAccounts: [{ email: { emailAddress: 'alice@example.com' } }],
          },
        },
      })
      return paymentInstrument
    },

    /** @param {string | undefined} paymentManagerArn */
    async openSession(paymentManagerArn) {
      const { paymentSession } = await data.createPaymentSession({
        userId: USER,
        paymentManagerArn,
        expiryTimeInMinutes: 15,
        limits: { maxSpendAmount: { value: '1.00', currency: 'USD' } },
      })
      return paymentSession
    },

    /**
     * Pays two cents.
     *
     * @param {{ paymentManagerArn: string | undefined, paymentSessionId: string | undefined, paymentInstrumentId: string | undefined }} from
     */
    pay: (from) =>
      data.processPayment({
        userId: USER,
        ...from,
        paymentType: 'CRYPTO_X402',
        paymentInput: {
          cryptoX402: {
            version: '2',
            payload: {
              scheme: 'exact',
              network: 'eip155:84532',
              amount: '20000',
              asset: USDC_ON_BASE_SEPOLIA,
              payTo: MERCHANT,
              maxTimeoutSeconds: 60,
              extra: { name: 'USDC', version: '2' },
            },
          },
        },
      }),

    /**
     * @param {{ paymentManagerArn: string | undefined, paymentConnectorId: string | undefined, paymentInstrumentId: string | undefined }} wallet
     */
    deleteWallet: (wallet) =>
      data.deletePaymentInstrument({ userId: USER, ...wallet }),

    /**
     * @param {{ paymentManagerArn: string | undefined, paymentSessionId: string | undefined }} session
     */
    deleteSession: (session) =>
      data.deletePaymentSession({ userId: USER, ...session }),
  }
}

/**
 * Asks for a status until it is there.
 *
 * @param {string} expected
 * @param {() => Promise<{ status?: string | undefined }>} get
 */
export async function waitFor(expected, get) {
  for (let attempt = 1; attempt <= 30; attempt += 1) {
    const { status } = await get()
    if (status === expected) return
    if (status?.endsWith('_FAILED')) throw new Error(`It ended as ${status}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`It is not ${expected} yet`)
}
