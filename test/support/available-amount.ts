import type { BedrockAgentCore } from '@aws-sdk/client-bedrock-agentcore'
import { OWNER } from './ready-inputs.ts'

/** What is left to spend in a session of alice, as the service writes it. */
export async function availableAmount(
  client: BedrockAgentCore,
  paymentSessionId: string,
): Promise<string | undefined> {
  const { paymentSession } = await client.getPaymentSession({
    ...OWNER,
    paymentSessionId,
  })
  return paymentSession?.availableLimits?.availableSpendAmount?.value
}
