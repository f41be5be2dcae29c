import type {
  BedrockAgentCore,
  ProcessPaymentCommandInput,
  ProcessPaymentCommandOutput,
} from '@aws-sdk/client-bedrock-agentcore'
import { readyAccount } from '../../src/entries/fixtures.ts'
import {
  decodeCredential,
  type DecodedCredential,
} from '../domain/mpp/decode-credential.ts'
import { createInstrument, paymentInput } from '../support/ready-inputs.ts'

/** A payment by the ready account's session and Ethereum wallet for this challenge. */
export function mppPayment(
  header: string,
  changes: Partial<ProcessPaymentCommandInput> = {},
  buyerPaysGasFees?: boolean,
): ProcessPaymentCommandInput {
  return paymentInput(
    {},
    {
      paymentType: 'MPP',
      paymentInput: {
        mpp: {
          version: '1',
          wwwAuthenticateHeaders: [header],
          ...(buyerPaysGasFees !== undefined && { buyerPaysGasFees }),
        },
      },
      ...changes,
    },
  )
}

/** Creates a wallet of the ready account's Privy connector and returns its id. */
export function createPrivyWallet(
  client: BedrockAgentCore,
  network: 'ETHEREUM' | 'SOLANA' = 'ETHEREUM',
): Promise<string> {
  return createInstrument(client, {
    paymentConnectorId: readyAccount.ids.privyPaymentConnectorId,
    paymentInstrumentDetails: {
      embeddedCryptoWallet: { network, linkedAccounts: [] },
    },
  })
}

/** The credential in an answer, as a merchant's server reads it. */
export function credentialOf({
  paymentOutput,
}: ProcessPaymentCommandOutput): DecodedCredential {
  return decodeCredential(paymentOutput?.mpp?.paymentCredential ?? '')
}
