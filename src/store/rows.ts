import type { AuthorizerConfiguration } from '../domain/jwt/authorizer.ts'
import type { DecimalText } from '../domain/money.ts'
import type {
  PaymentProtocol,
  PaymentScheme,
  SettlementStatus,
} from '../domain/settlement.ts'
import type {
  PaymentConnectorStatus,
  PaymentInstrumentStatus,
  PaymentManagerStatus,
} from '../domain/statuses.ts'
import type { PaymentType } from '../domain/payable.ts'
import type { PaymentChain } from '../domain/payment-networks.ts'
import type { Timestamp } from '../domain/timestamp.ts'
import type { LivingTable } from '../domain/transition-timing.ts'
import type { WalletNetwork } from '../domain/wallet.ts'
import type { BlockchainChainId } from '../domain/x402/networks.ts'

/** Columns that the store adds to every row. */
export interface Stored {
  /** Position in the order of creation over all tables, from 1. */
  sequence: number
}

/** Owns connectors, instruments and sessions. */
export interface PaymentManagerRow {
  paymentManagerArn: string
  paymentManagerId: string
  name: string
  description: string | null
  authorizerType: 'AWS_IAM' | 'CUSTOM_JWT'
  /** Of a CUSTOM_JWT manager; null for one with AWS_IAM. */
  authorizerConfiguration: AuthorizerConfiguration | null
  roleArn: string
  kmsKeyArn: string | null
  tags: Record<string, string> | null
  workloadIdentityArn: string
  status: PaymentManagerStatus
  /** Why it failed, if it did; the service does not tell. */
  statusReason: string | null
  createdAt: Timestamp
  updatedAt: Timestamp
}

/** A manager's link to a wallet provider. */
export interface PaymentConnectorRow {
  paymentConnectorId: string
  paymentManagerArn: string
  name: string
  description: string | null
  type: 'CoinbaseCDP' | 'StripePrivy'
  /** The provider whose credentials it uses; null when it has none, e.g. in a scenario. */
  credentialProviderName: string | null
  /** The provider's ARN as a caller wrote it; null when it is the provider's own. */
  credentialProviderArn: string | null
  provisionMode: 'MANUAL' | 'QUICK_CREATE'
  /** Consent page of a Quick Create connector that waits for consent. */
  authorizationUrl: string | null
  /** When the credentials that the service made took effect. */
  credentialsUpdatedAt: Timestamp | null
  /** State of delegated signing in the vendor's project, as its developer set it. */
  delegatedSigning: 'enabled' | 'disabled'
  status: PaymentConnectorStatus
  /** Why it failed, if it did; the service does not tell. */
  statusReason: string | null
  createdAt: Timestamp
  updatedAt: Timestamp
}

/** Place of a secret: kept by the service, or by its owner in Secrets Manager. */
export type SecretSource = 'MANAGED' | 'EXTERNAL'

interface SecretRow {
  secretArn: string
}

/** A provider's credentials: the places of its secrets, never the secrets. */
export type ProviderConfigurationRow =
  | {
      coinbaseCdpConfiguration: {
        apiKeyId: string
        apiKeySecretArn: SecretRow
        apiKeySecretJsonKey?: string | undefined
        apiKeySecretSource: SecretSource
        walletSecretArn: SecretRow
        walletSecretJsonKey?: string | undefined
        walletSecretSource: SecretSource
      }
      stripePrivyConfiguration?: undefined
    }
  | {
      coinbaseCdpConfiguration?: undefined
      stripePrivyConfiguration: {
        appId: string
        appSecretArn: SecretRow
        appSecretJsonKey?: string | undefined
        appSecretSource: SecretSource
        authorizationPrivateKeyArn: SecretRow
        authorizationPrivateKeyJsonKey?: string | undefined
        authorizationPrivateKeySource: SecretSource
        authorizationId: string
      }
    }

/** A record of where a vendor's credentials are kept. */
export interface PaymentCredentialProviderRow {
  name: string
  credentialProviderArn: string
  vendor: 'CoinbaseCDP' | 'StripePrivy'
  providerConfigurationOutput: ProviderConfigurationRow
  tags: Record<string, string> | null
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

/** A wallet's balance on one chain, in base units of USDC (6 decimals). */
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
  /** Base units of USDC that Permit2 may still move, by chain; nothing where it was never approved. */
  permit2Allowances: BalanceRow[]
  status: PaymentInstrumentStatus
  /** Why it failed, if it did; the service does not tell. */
  statusReason: string | null
  /** The end user's answer to delegated signing; null when they were not asked, so the policy applies. */
  grant: 'granted' | 'denied' | 'lapsed' | null
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
  /** When the amounts were last written; `updatedAt` does not move with them. */
  budgetUpdatedAt: Timestamp
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
  paymentType: PaymentType
  status: 'PROOF_GENERATED'
  /** US dollars taken from the session. */
  amount: DecimalText
  chain: PaymentChain
  /** Address of the token. */
  asset: string
  /** Address of the merchant. */
  payTo: string
  scheme: PaymentScheme
  /** CAIP-2 id of the network that was signed for. */
  network: string
  /** Key of the proof, equal for proofs that spend the same nonce on the chain. */
  proofKey: string
  /** First moment at which the proof is no longer good. */
  validUntil: Timestamp
  /** Stage that facilitators left it in. */
  settlementStatus: SettlementStatus
  /** Base units that were settled; null until then. */
  settledAmount: string | null
  /** Reason of the last refusal of a facilitator; null when there is none. */
  refusal: string | null
  createdAt: Timestamp
  updatedAt: Timestamp
}

/** A transfer on a chain by which a proof was settled, made by a wallet of this mock or another one. */
export interface SettlementRow {
  /** Hash of the transaction; on Solana its signature. */
  transaction: string
  protocol: PaymentProtocol
  scheme: PaymentScheme
  /** CAIP-2 id. */
  network: string
  /** Key of the proof; no two settlements have the same. */
  proofKey: string
  from: string
  payTo: string
  asset: string
  /** In the token's base units. */
  amount: string
  /** The payment that signed the proof; null for one that was made elsewhere. */
  processPaymentId: string | null
  settledAt: Timestamp
}

/** A client token that a success has bound, with the answer that a replay gets. */
export interface IdempotencyRecordRow {
  key: string
  fingerprint: string
  statusCode: number
  body: string
}

/** A status that an operation began and that will move on by itself; at most one of a row. */
export interface PendingTransitionRow {
  /** Table and primary key of the row that it is about. */
  key: string
  table: LivingTable
  rowKey: string
  /** The status to come, or `GONE`. */
  to: string
  /** When, on the clock that counts for the row: ISO 8601 to the millisecond; null when time does not bring it. */
  dueAt: string | null
  /** Number of reads that still see the old status; null when reads do not count. */
  readsLeft: number | null
}

/** Record of a deleted row, so that history can still refer to it. */
export interface TombstoneRow {
  /** Table and primary key, e.g. `paymentSession/payment-session-2nkg1XzxnfO3p3i`. */
  key: string
}

/** A role that was named while roles take their time to spread; or that a manager had then, and has no more. */
export interface SeenRoleRow {
  roleArn: string
  /** From when on a manager may have it, on the mock's clock: ISO 8601 to the millisecond. */
  usableFrom: string
}

/** Every table with its row. */
export interface Rows {
  paymentManager: PaymentManagerRow
  paymentConnector: PaymentConnectorRow
  paymentCredentialProvider: PaymentCredentialProviderRow
  paymentInstrument: PaymentInstrumentRow
  paymentSession: PaymentSessionRow
  payment: PaymentRow
  settlement: SettlementRow
  idempotencyRecord: IdempotencyRecordRow
  pendingTransition: PendingTransitionRow
  tombstone: TombstoneRow
  seenRole: SeenRoleRow
}

export type TableName = keyof Rows
