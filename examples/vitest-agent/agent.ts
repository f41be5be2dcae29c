import { randomUUID } from 'node:crypto'
import {
  ProcessPaymentCommand,
  ValidationException,
  type BedrockAgentCoreClient,
} from '@aws-sdk/client-bedrock-agentcore'
import {
  BudgetExhaustedError,
  NotForSaleError,
  SessionOverError,
} from './payment-errors.ts'
import {
  fromHeader,
  toHeader,
  type PaymentRequired,
  type PaymentRequirements,
} from './x402.ts'

/** Whom an agent pays for, with which wallet, and in which session. */
export interface Purse {
  userId: string
  paymentManagerArn: string
  paymentInstrumentId: string
  paymentSessionId: string
}

/** An agent that buys resources which cost something. */
export interface Agent {
  /**
   * Gets a resource, and pays for it if it has to.
   *
   * @param purchaseId names the purchase: whoever calls again with the same one pays once.
   * @throws BudgetExhaustedError, SessionOverError, NotForSaleError, or what the AWS SDK throws when it has
   *   tried often enough.
   */
  buy(url: string, purchaseId?: string): Promise<Response>
}

const BASE_SEPOLIA = 'eip155:84532'

/** @param fetch how the agent reaches merchants. */
export function createAgent(
  client: BedrockAgentCoreClient,
  purse: Purse,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Agent {
  const sign = async (
    payload: PaymentRequirements,
    clientToken: string,
  ): Promise<unknown> => {
    const command = new ProcessPaymentCommand({
      ...purse,
      paymentType: 'CRYPTO_X402',
      paymentInput: { cryptoX402: { version: '2', payload } },
      clientToken,
    })
    // throttling and lost replies are the SDK's to try again, with the same client token each time
    const { paymentOutput } = await client.send(command).catch(rethrow)
    return paymentOutput?.cryptoX402?.payload
  }

  return {
    async buy(url, purchaseId = randomUUID()) {
      const first = await fetch(url)
      if (first.status !== 402) return first

      const asked = first.headers.get('payment-required')
      if (asked === null) {
        throw new NotForSaleError(`${url} does not say how to pay (x402 v2)`)
      }
      const { resource, accepts } = fromHeader<PaymentRequired>(asked)
      const accepted = accepts.find(
        ({ scheme, network }) => scheme === 'exact' && network === BASE_SEPOLIA,
      )
      if (accepted === undefined) {
        throw new NotForSaleError(`${url} takes no payment on ${BASE_SEPOLIA}`)
      }

      const payload = await sign(accepted, purchaseId)
      const signature = toHeader({
        x402Version: 2,
        resource,
        accepted,
        payload,
      })
      const second = await fetch(url, {
        headers: { 'payment-signature': signature },
      })
      if (second.status === 402) {
        throw new NotForSaleError(`${url} refused a payment that was signed`)
      }
      return second
    },
  }
}

/**
 * An agent neither raises its budget nor opens a session by itself: both are its user's consent. It stops and
 * says so, and the app decides.
 */
function rethrow(error: unknown): never {
  if (error instanceof ValidationException) {
    // the service gives these two no code of their own: the text is all there is to tell them by
    if (/^insufficient budget for session/i.test(error.message)) {
      throw new BudgetExhaustedError(error.message, { cause: error })
    }
    if (/^payment session not found/i.test(error.message)) {
      throw new SessionOverError(error.message, { cause: error })
    }
  }
  throw error
}
