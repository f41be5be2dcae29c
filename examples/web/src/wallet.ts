import {
  BedrockAgentCore,
  type TokenBalance,
} from '@aws-sdk/client-bedrock-agentcore'
import { ACCOUNT } from './account.ts'
import type { Offer } from './offers.ts'

const { userId, paymentManagerArn, paymentConnectorId, paymentInstrumentId } =
  ACCOUNT
const owner = { userId, paymentManagerArn }

const client = new BedrockAgentCore({
  region: 'us-east-1',
  // those of the signed-in user; the mock takes any
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
})

/** What the user's agents pay from. */
export interface Wallet {
  address: string
  /** USDC on Base Sepolia, as decimal text. */
  balance: string
}

/** What an agent may spend, and until when. */
export interface Session {
  id: string
  /** US dollars as decimal text. */
  available: string
  max: string
  /** In milliseconds since 1970. */
  expiresAt: number
}

/** Reads the wallet and what is in it. */
export async function loadWallet(): Promise<Wallet> {
  const wallet = { ...owner, paymentConnectorId, paymentInstrumentId }
  const [{ paymentInstrument }, { tokenBalance }] = await Promise.all([
    client.getPaymentInstrument(wallet),
    client.getPaymentInstrumentBalance({
      ...wallet,
      chain: 'BASE_SEPOLIA',
      token: 'USDC',
    }),
  ])
  const details = paymentInstrument?.paymentInstrumentDetails
  return {
    address: details?.embeddedCryptoWallet?.walletAddress ?? '',
    balance: fromBaseUnits(tokenBalance),
  }
}

function fromBaseUnits({
  amount = '0',
  decimals = 0,
}: Partial<TokenBalance> = {}) {
  return (Number(amount) / 10 ** decimals).toFixed(2)
}

/** Reads every session that is not over. */
export async function loadSessions(): Promise<Session[]> {
  const { paymentSessions = [] } = await client.listPaymentSessions(owner)
  const sessions = await Promise.all(
    paymentSessions.map(({ paymentSessionId }) =>
      loadSession(paymentSessionId),
    ),
  )
  return sessions.filter((session) => session !== undefined)
}

async function loadSession(
  paymentSessionId: string | undefined,
): Promise<Session | undefined> {
  try {
    const { paymentSession } = await client.getPaymentSession({
      ...owner,
      paymentSessionId,
    })
    const {
      limits,
      availableLimits,
      createdAt,
      expiryTimeInMinutes = 0,
    } = paymentSession ?? {}
    return {
      id: paymentSessionId ?? '',
      available: availableLimits?.availableSpendAmount?.value ?? '0',
      max: limits?.maxSpendAmount?.value ?? '0',
      expiresAt: (createdAt?.getTime() ?? 0) + expiryTimeInMinutes * 60_000,
    }
  } catch (error) {
    // it has ended since it was listed
    if ((error as Error).name === 'ResourceNotFoundException') return undefined
    throw error
  }
}

/** Lets agents spend so much, for so long. */
export async function openSession(usd: string, minutes: number): Promise<void> {
  await client.createPaymentSession({
    ...owner,
    expiryTimeInMinutes: minutes,
    limits: { maxSpendAmount: { value: usd, currency: 'USD' } },
  })
}

/** Pays what a merchant asks for, out of a session's budget. */
export async function pay(
  paymentSessionId: string,
  { requirements }: Offer,
): Promise<void> {
  await client.processPayment({
    ...owner,
    paymentSessionId,
    paymentInstrumentId,
    paymentType: 'CRYPTO_X402',
    paymentInput: { cryptoX402: { version: '2', payload: requirements } },
  })
}
