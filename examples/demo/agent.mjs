// @ts-check
import { randomUUID } from 'node:crypto'
import {
  BedrockAgentCoreClient,
  CreatePaymentSessionCommand,
  DeletePaymentSessionCommand,
  GetPaymentSessionCommand,
  ProcessPaymentCommand,
} from '@aws-sdk/client-bedrock-agentcore'

const MERCHANT = '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9'
const USDC_ON_BASE_SEPOLIA = '0x036CbD53842c5426634e7929541eC2318f3dCF7e'

/**
 * What an agent that pays does with the service: the real AWS SDK, and nothing that knows of a mock
 * but the endpoint.
 *
 * @param {string} endpoint
 * @param {Record<string, string>} ids whose manager, wallet and user are used
 */
export function createAgent(endpoint, ids) {
  const client = new BedrockAgentCoreClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  const { userId, paymentManagerArn, paymentInstrumentId } = ids

  return {
    /** @param {string} usd */
    async openSession(usd) {
      const { paymentSession } = await client.send(
        new CreatePaymentSessionCommand({
          userId,
          paymentManagerArn,
          expiryTimeInMinutes: 15,
          limits: { maxSpendAmount: { value: usd, currency: 'USD' } },
        }),
      )
      return /** @type {string} */ (paymentSession?.paymentSessionId)
    },

    /** @param {string} paymentSessionId */
    async budgetLeft(paymentSessionId) {
      const { paymentSession } = await client.send(
        new GetPaymentSessionCommand({
          userId,
          paymentManagerArn,
          paymentSessionId,
        }),
      )
      return paymentSession?.availableLimits?.availableSpendAmount?.value ?? ''
    },

    /**
     * @param {string} paymentSessionId
     * @param {string} amount in base units of USDC: 40000 is 0.04 USD
     */
    async pay(paymentSessionId, amount) {
      const { paymentOutput } = await client.send(
        new ProcessPaymentCommand({
          userId,
          paymentManagerArn,
          paymentSessionId,
          paymentInstrumentId,
          paymentType: 'CRYPTO_X402',
          paymentInput: {
            cryptoX402: {
              version: '2',
              // what the merchant's "402 Payment Required" asks for
              payload: {
                scheme: 'exact',
                network: 'eip155:84532',
                amount,
                asset: USDC_ON_BASE_SEPOLIA,
                payTo: MERCHANT,
                maxTimeoutSeconds: 60,
                extra: { name: 'USDC', version: '2' },
              },
            },
          },
          clientToken: randomUUID(),
        }),
      )
      const proof = /** @type {{ signature: string } | undefined} */ (
        paymentOutput?.cryptoX402?.payload
      )
      return proof?.signature ?? ''
    },

    /** @param {string} paymentSessionId */
    async deleteSession(paymentSessionId) {
      const { status } = await client.send(
        new DeletePaymentSessionCommand({
          userId,
          paymentManagerArn,
          paymentSessionId,
        }),
      )
      return status
    },
  }
}
