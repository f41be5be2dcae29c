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

  /**
   * @param {string} paymentSessionId
   * @param {string} version
   * @param {any} payload the merchant's offer
   */
  const sign = async (paymentSessionId, version, payload) => {
    const { paymentOutput } = await client.send(
      new ProcessPaymentCommand({
        userId,
        paymentManagerArn,
        paymentSessionId,
        paymentInstrumentId,
        paymentType: 'CRYPTO_X402',
        paymentInput: { cryptoX402: { version, payload } },
        clientToken: randomUUID(),
      }),
    )
    return paymentOutput?.cryptoX402?.payload
  }

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
      // what the merchant's "402 Payment Required" asks for
      const offer = {
        scheme: 'exact',
        network: 'eip155:84532',
        amount,
        asset: USDC_ON_BASE_SEPOLIA,
        payTo: MERCHANT,
        maxTimeoutSeconds: 60,
        extra: { name: 'USDC', version: '2' },
      }
      const proof = /** @type {{ signature: string } | undefined} */ (
        await sign(paymentSessionId, '2', offer)
      )
      return proof?.signature ?? ''
    },

    /**
     * Buys what a merchant sells by x402 version 2: asks, pays the first offer, and asks again with the payment.
     *
     * @param {string} paymentSessionId
     * @param {string} url
     */
    async buy(paymentSessionId, url) {
      const asked = await fetch(url)
      const { accepts, resource } = decode(asked, 'payment-required')
      const [accepted] = accepts
      const payload = await sign(paymentSessionId, '2', accepted)
      const envelope = { x402Version: 2, resource, accepted, payload }
      const header = Buffer.from(JSON.stringify(envelope)).toString('base64')
      const headers = { 'PAYMENT-SIGNATURE': header }
      const answer = await fetch(url, { headers })
      return {
        statuses: `${asked.status} -> ${answer.status}`,
        content: await answer.text(),
        settlement: decode(answer, 'payment-response'),
        headers,
      }
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

/**
 * @param {Response} response
 * @param {string} name of a header of x402
 */
function decode(response, name) {
  const header = response.headers.get(name) ?? ''
  return JSON.parse(Buffer.from(header, 'base64').toString())
}
