import type {
  BedrockAgentCore,
  CreatePaymentInstrumentCommandInput,
  CreatePaymentSessionCommandInput,
  EmbeddedCryptoWallet,
  PaymentInstrument,
  ProcessPaymentCommandInput,
} from '@aws-sdk/client-bedrock-agentcore'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { V2_PAYLOAD } from './x402-payloads.ts'

/** Whom and where the ready account's records belong to. */
export const OWNER = {
  userId: readyAccount.ids.userId,
  paymentManagerArn: readyAccount.ids.paymentManagerArn,
}

/** Whom, where and with which connector the ready account's instruments belong to. */
export const INSTRUMENT_OWNER = {
  ...OWNER,
  paymentConnectorId: readyAccount.ids.paymentConnectorId,
}

export function limitOf(value: string) {
  return { maxSpendAmount: { value, currency: 'USD' as const } }
}

/** A session of one dollar and an hour. */
export function sessionInput(
  changes: Partial<CreatePaymentSessionCommandInput> = {},
): CreatePaymentSessionCommandInput {
  return {
    ...OWNER,
    limits: limitOf('1'),
    expiryTimeInMinutes: 60,
    ...changes,
  }
}

/** Creates a session and returns its id. */
export async function createSession(
  client: BedrockAgentCore,
  changes: Partial<CreatePaymentSessionCommandInput> = {},
): Promise<string> {
  const { paymentSession } = await client.createPaymentSession(
    sessionInput(changes),
  )
  return paymentSession?.paymentSessionId as string
}

/** An Ethereum wallet without linked accounts. */
export function instrumentInput(
  changes: Partial<CreatePaymentInstrumentCommandInput> = {},
): CreatePaymentInstrumentCommandInput {
  return {
    ...INSTRUMENT_OWNER,
    paymentInstrumentType: 'EMBEDDED_CRYPTO_WALLET',
    paymentInstrumentDetails: {
      embeddedCryptoWallet: { network: 'ETHEREUM', linkedAccounts: [] },
    },
    ...changes,
  }
}

/** Creates an instrument and returns its id. */
export async function createInstrument(
  client: BedrockAgentCore,
  changes: Partial<CreatePaymentInstrumentCommandInput> = {},
): Promise<string> {
  const { paymentInstrument } = await client.createPaymentInstrument(
    instrumentInput(changes),
  )
  return paymentInstrument?.paymentInstrumentId as string
}

/** A payment by the ready account's session and Ethereum wallet: the documented payload, with these changes. */
export function paymentInput(
  payload: Record<string, unknown> = {},
  changes: Partial<ProcessPaymentCommandInput> = {},
): ProcessPaymentCommandInput {
  return {
    ...OWNER,
    paymentSessionId: readyAccount.ids.paymentSessionId,
    paymentInstrumentId: readyAccount.ids.paymentInstrumentId,
    paymentType: 'CRYPTO_X402',
    paymentInput: x402Input({ ...V2_PAYLOAD, ...payload }),
    ...changes,
  }
}

export function x402Input(payload: Record<string, unknown>, version = '2') {
  return { cryptoX402: { version, payload: payload as never } }
}

/** The wallet in an answer that has an instrument. */
export function walletOf(output: {
  paymentInstrument: PaymentInstrument | undefined
}): EmbeddedCryptoWallet {
  return output.paymentInstrument?.paymentInstrumentDetails
    ?.embeddedCryptoWallet as EmbeddedCryptoWallet
}
