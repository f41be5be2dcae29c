import type { Timestamp } from '../domain/timestamp.ts'
import type { DecimalText } from '../domain/money.ts'
import type { WalletNetwork } from '../domain/wallet.ts'
import type { BlockchainChainId } from '../domain/x402/networks.ts'

/** What the store adds to every row. */
export interface Stored {
  /** Position in the order of creation over all tables, from 1. */
  sequence: number
}

/** Owns connectors, instruments and sessions. */
export interface PaymentManagerRow {
  paymentManagerArn: string
  paymentManagerId: string
  name: string
  authorizerType: 'AWS_IAM' | 'CUSTOM_JWT'
  status: 'READY'
  createdAt: Timestamp
  updatedAt: Timestamp
}

/** A manager's link to a wallet provider. */
export interface PaymentConnectorRow {
  paymentConnectorId: string
  paymentManagerArn: string
  name: string
  type: 'CoinbaseCDP' | 'StripePrivy'
  status: 'READY'
  createdAt: Timestamp
  updatedAt: Timestamp
}

/** Where the credentials of a wallet provider are kept. */
export interface PaymentCredentialProviderRow {
  name: string
  vendor: 'CoinbaseCDP' | 'StripePrivy'
  createdAt: Timestamp
  updatedAt: Timestamp
}

type OAuth2Vendor = 'google' | 'apple' | 'x' | 'telegram' | 'github'

interface OAuth2Account {
  sub: string
  emailAddress?: string | undefined
  name?: string | undefined
  username?: string | undefined
}

/** The end user's account with the wallet provider, as it was given. */
export type LinkedAccountRow =
  | { email: { emailAddress: string } }
  | { sms: { phoneNumber: string } }
  | { developerJwt: { kid: string; sub: string } }
  | {
      oAuth2: {
        [Vendor in OAuth2Vendor]: { [Set in Vendor]: OAuth2Account }
      }[OAuth2Vendor]
    }

/** What a wallet holds on one chain, in base units of USDC (6 decimals). */
export interface BalanceRow {
  chain: BlockchainChainId
  amount: string
}

/** A user's wallet. Deleting it keeps the row, with status DELETED. */
export interface PaymentInstrumentRow {
  paymentInstrumentId: string
  paymentManagerArn: string
  paymentConnectorId: string
  userId: string
  paymentInstrumentType: 'EMBEDDED_CRYPTO_WALLET'
  network: WalletNetwork
  walletAddress: string
  redirectUrl: string | null
  linkedAccounts: LinkedAccountRow[]
  balances: BalanceRow[]
  status: 'INITIATED' | 'ACTIVE' | 'FAILED' | 'BLOCKED' | 'DELETED'
  /** Counts the changes of this row, from 1. */
  version: number
  createdAt: Timestamp
  updatedAt: Timestamp
}

/** A budget and an expiry for an agent. Amounts are US dollars; null means that no limit was given. */
export interface PaymentSessionRow {
  paymentSessionId: string
  paymentManagerArn: string
  userId: string
  expiryTimeInMinutes: number
  maxSpendAmount: DecimalText | null
  availableSpendAmount: DecimalText | null
  spentAmount: DecimalText
  createdAt: Timestamp
  updatedAt: Timestamp
}

/** A signed payment: an entry of its session's ledger, which outlives the session. */
export interface PaymentRow {
  processPaymentId: string
  paymentManagerArn: string
  paymentSessionId: string
  paymentInstrumentId: string
  userId: string
  agentName: string | null
  paymentType: 'CRYPTO_X402'
  status: 'PROOF_GENERATED'
  /** US dollars taken from the session. */
  amount: DecimalText
  chain: BlockchainChainId
  /** Address of the token. */
  asset: string
  /** Address of the merchant. */
  payTo: string
  createdAt: Timestamp
  updatedAt: Timestamp
}

/** A client token that a success has bound, with the answer that a replay gets. */
export interface IdempotencyRecordRow {
  key: string
  fingerprint: string
  statusCode: number
  body: string
}

/** Says that a row existed and was deleted, so that history may go on pointing at it. */
export interface TombstoneRow {
  /** Table and primary key, e.g. `paymentSession/payment-session-2nkg1XzxnfO3p3i`. */
  key: string
}

/** Every table with its row. */
export interface Rows {
  paymentManager: PaymentManagerRow
  paymentConnector: PaymentConnectorRow
  paymentCredentialProvider: PaymentCredentialProviderRow
  paymentInstrument: PaymentInstrumentRow
  paymentSession: PaymentSessionRow
  payment: PaymentRow
  idempotencyRecord: IdempotencyRecordRow
  tombstone: TombstoneRow
}

export type TableName = keyof Rows
