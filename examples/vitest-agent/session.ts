import {
  CreatePaymentSessionCommand,
  type BedrockAgentCoreClient,
} from '@aws-sdk/client-bedrock-agentcore'

/** How much an agent may spend, and for how long. */
export interface Allowance {
  userId: string
  paymentManagerArn: string
  /** US dollars as decimal text, e.g. `'0.10'`. */
  usd: string
  /** From 15 to 480. */
  minutes: number
}

/**
 * Opens a session for an agent. The app does this, with the user's consent; AWS wants its role kept apart
 * from the agent's, which may pay and no more.
 *
 * @returns the session's id, for the agent.
 */
export async function openSession(
  client: BedrockAgentCoreClient,
  { userId, paymentManagerArn, usd, minutes }: Allowance,
): Promise<string> {
  const { paymentSession } = await client.send(
    new CreatePaymentSessionCommand({
      userId,
      paymentManagerArn,
      expiryTimeInMinutes: minutes,
      limits: { maxSpendAmount: { value: usd, currency: 'USD' } },
    }),
  )
  if (!paymentSession?.paymentSessionId)
    throw new Error('No session was opened')
  return paymentSession.paymentSessionId
}
