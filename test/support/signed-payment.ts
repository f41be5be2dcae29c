import type { BedrockAgentCore } from '@aws-sdk/client-bedrock-agentcore'
import { createRequestHandler } from '../../src/entries/aws-sdk.ts'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { createPaymentsMock } from '../../src/entries/index.ts'
import { createFacilitator } from '../../src/entries/x402.ts'
import { V2_PAYLOAD } from './x402-payloads.ts'
import { paymentInput, x402Input } from './ready-inputs.ts'
import { createSdkClient } from './sdk-client.ts'

/** A mock whose clock stands still, a client of it, and a facilitator on its chains. */
export function start() {
  const mock = createPaymentsMock({ now: '2026-05-04T10:00:00.500Z' })
  const client: BedrockAgentCore = createSdkClient(
    { requestHandler: createRequestHandler(mock) },
    [],
  )
  return { mock, client, facilitator: createFacilitator(mock) }
}

/** The body that a merchant sends to a facilitator, once a payment of the ready account has signed it. */
export async function signedBody(
  client: BedrockAgentCore,
  requirements: Record<string, unknown> = V2_PAYLOAD,
  version: 1 | 2 = 2,
  paymentInstrumentId: string = readyAccount.ids.paymentInstrumentId,
) {
  const { paymentOutput, processPaymentId } = await client.processPayment(
    paymentInput(
      {},
      {
        paymentInstrumentId,
        paymentInput: x402Input(requirements, String(version)),
      },
    ),
  )
  const payload = paymentOutput?.cryptoX402?.payload as unknown as Record<
    string,
    unknown
  >
  const { scheme, network } = requirements
  return {
    processPaymentId: processPaymentId as string,
    body: {
      x402Version: version,
      paymentPayload: {
        x402Version: version,
        ...(version === 1 ? { scheme, network } : { accepted: requirements }),
        payload,
      },
      paymentRequirements: requirements,
    },
  }
}
