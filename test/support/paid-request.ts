import type { BedrockAgentCore } from '@aws-sdk/client-bedrock-agentcore'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { paymentInput } from './ready-inputs.ts'

type Members = Record<string, unknown>

/** What a header of x402 holds. */
export function decoded(header: string | null): Members {
  return JSON.parse(Buffer.from(header ?? '', 'base64').toString())
}

/** A header of x402 that holds this. */
export function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64')
}

/** Offers of a 402 reply, by its version of x402. */
export async function offersOf(response: Response): Promise<{
  version: 1 | 2
  accepts: Members[]
}> {
  const header = response.headers.get('payment-required')
  const required =
    header === null
      ? ((await response.clone().json()) as Members)
      : decoded(header)
  return {
    version: required['x402Version'] as 1 | 2,
    accepts: required['accepts'] as Members[],
  }
}

/** The envelope by which a client pays one offer, signed by ProcessPayment. */
export async function envelopeFor(
  client: BedrockAgentCore,
  version: 1 | 2,
  offer: Members,
): Promise<Members> {
  const { scheme, network } = offer
  const isSolana = String(network).startsWith('solana')
  const { paymentInstrumentId, solanaPaymentInstrumentId } = readyAccount.ids
  const { paymentOutput } = await client.processPayment(
    paymentInput(
      {},
      {
        paymentInstrumentId: isSolana
          ? solanaPaymentInstrumentId
          : paymentInstrumentId,
        paymentInput: {
          cryptoX402: {
            version: String(version),
            payload: offer as never,
            ...(scheme === 'upto' && { permit2AllowanceLimit: '1000000' }),
          },
        },
      },
    ),
  )
  return {
    x402Version: version,
    ...(version === 1 ? { scheme, network } : { accepted: offer }),
    payload: paymentOutput?.cryptoX402?.payload,
  }
}

/** Headers by which an envelope pays. */
export function paymentHeaders(envelope: Members): Record<string, string> {
  return {
    [envelope['x402Version'] === 1 ? 'X-PAYMENT' : 'PAYMENT-SIGNATURE']:
      encoded(envelope),
  }
}
