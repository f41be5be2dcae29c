import { BedrockAgentCore } from '@aws-sdk/client-bedrock-agentcore'
import { createRequestHandler } from '../../src/entries/aws-sdk.ts'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { createPaymentsMock } from '../../src/entries/index.ts'
import { nameOf, type ProofCase } from './matrix.ts'

/** A merchant's requirements, as an entry of `accepts`. */
export type Requirements = Record<string, unknown> & {
  extra: Record<string, string>
}

/** Addresses of a facilitator, which are its keys in these tests too. */
export const EVM_FACILITATOR = '0x8581784D3E598cCa3482375CFF2409Ac9DD8c402'
export const SOLANA_FACILITATOR = 'EwWqGE4ZFKLofuestmU4LDdK7XM1N4ALgdZccwYugwGd'

/** What a merchant asks for in a case; it writes its address in lower case, as some do. */
export function requirementsOf(proof: ProofCase): Requirements {
  const { scheme, network, version } = proof
  const amount = { [version === '1' ? 'maxAmountRequired' : 'amount']: '12345' }
  const common = {
    scheme,
    network: nameOf(proof),
    ...amount,
    asset: network.usdc,
    maxTimeoutSeconds: 120,
    ...(version === '1' && {
      resource: 'https://merchant.example/report',
      description: 'A report',
      mimeType: 'application/json',
    }),
  }
  return network.family === 'SOLANA'
    ? {
        ...common,
        payTo: '2wKupLR9q6wXYppw8Gr2NvWxKBUqm4PPJKkQfoxHDBg4',
        extra: { feePayer: SOLANA_FACILITATOR, memo: 'order 7' },
      }
    : {
        ...common,
        payTo: '0x99935f281d3ed1e804bf1413b76e0b03e1fed4f9',
        extra: { ...network.tokenDomain, facilitatorAddress: EVM_FACILITATOR },
      }
}

/** Has the mock sign for these requirements, through the SDK. */
export async function prove(
  { network, version }: ProofCase,
  requirements: Requirements,
): Promise<object> {
  const { ids } = readyAccount
  const client = new BedrockAgentCore({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    // on the real clock, as the verifiers are
    requestHandler: createRequestHandler(createPaymentsMock()),
  })
  const { paymentOutput } = await client.processPayment({
    userId: ids.userId,
    paymentManagerArn: ids.paymentManagerArn,
    paymentSessionId: ids.paymentSessionId,
    paymentInstrumentId:
      network.family === 'SOLANA'
        ? ids.solanaPaymentInstrumentId
        : ids.paymentInstrumentId,
    paymentType: 'CRYPTO_X402',
    paymentInput: { cryptoX402: { version, payload: requirements as never } },
  })
  return paymentOutput?.cryptoX402?.payload as object
}
