import { DEFAULT_ACCOUNT } from '../domain/account.ts'
import { parsePaymentManagerArn } from '../domain/arn.ts'
import type { AuthorizerConfiguration } from '../domain/jwt/authorizer.ts'
import type { DecimalText } from '../domain/money.ts'
import type { Duration } from '../domain/duration.ts'
import type { PastTime } from '../domain/past-time.ts'
import type { PaymentType } from '../domain/payable.ts'
import type { PaymentChain } from '../domain/payment-networks.ts'
import type { TransitionTiming } from '../domain/transition-timing.ts'
import type { BlockchainChainId } from '../domain/x402/networks.ts'
import type { FaultRule } from '../faults/rule.ts'
import type { Policy } from '../policy/policy.ts'
import type {
  LinkedAccountRow,
  PaymentConnectorRow,
  PaymentCredentialProviderRow,
  PaymentInstrumentRow,
  PaymentManagerRow,
  PaymentRow,
  ProviderConfigurationRow,
} from '../store/rows.ts'

/** Creation time of a row of a scenario. */
interface Dated {
  /**
   * How long before the scenario is loaded, e.g. `-30m`, `-1h30m`, `-90d`, or ISO 8601, never in the future of the
   * mock's clock. Default: the time of loading.
   */
  createdAt?: PastTime
}

/** Creation and change time of a row of a scenario. */
interface Changing extends Dated {
  /** Time of the last change, written like `createdAt`. Default: the creation time. */
  updatedAt?: PastTime
}

/** Members of a row that has transitions. */
interface Living<Status> extends Changing {
  /** Status. Default `READY`, for wallets `ACTIVE`. */
  status?: Status
  /** Reason of a failure or a block, which no reply contains. */
  statusReason?: string
  /**
   * Timing of the transition from the statuses CREATING, UPDATING, DELETING, PROVISIONING,
   * PENDING_AUTHENTICATION, INITIATED. Default: manually, by `mock.transitions` or `mock.consent`; a connector in
   * PENDING_AUTHENTICATION expires ten minutes after its creation.
   */
  movesOn?: TransitionTiming
}

/** Members of a row that may be deleted, but that history refers to. */
interface Deletable {
  /** Marks a deleted row, of which only the id is left, which cannot be used again. */
  deleted?: true
}

/** A payment manager of a scenario. */
export interface PaymentManagerInput
  extends Living<PaymentManagerRow['status']>, Deletable {
  /** ARN that ends in `payment-manager/<name>-<ten characters>`. */
  paymentManagerArn: string
  /** Name at the service. Default: the part of the id before the ten characters. */
  paymentManagerName?: string
  description?: string
  /** ARN of its role. Default: a role of its account. */
  roleArn?: string
  kmsKeyArn?: string
  tags?: Readonly<Record<string, string>>
  /** Authorization of calls. Default `AWS_IAM`; `CUSTOM_JWT` needs `authorizerConfiguration`. */
  authorizerType?: 'AWS_IAM' | 'CUSTOM_JWT'
  /** Bearer tokens that it accepts. */
  authorizerConfiguration?: AuthorizerConfiguration
}

/** A connector of a scenario. */
export interface PaymentConnectorInput
  extends Living<PaymentConnectorRow['status']>, Deletable {
  /** `<name>-<ten characters>` */
  paymentConnectorId: string
  paymentManagerArn: string
  type: PaymentConnectorRow['type']
  /** Name at the service. Default: the part of the id before the ten characters. */
  paymentConnectorName?: string
  description?: string
  /** Name of the credential provider that it uses, of the same vendor. Default: none. */
  credentialProviderName?: string
  /** ARN of that provider as its creator wrote it, with either name of the service. Default: the provider's ARN. */
  credentialProviderArn?: string
  /** Provision mode. Default `MANUAL`; `QUICK_CREATE` is for Coinbase only. */
  provisionMode?: PaymentConnectorRow['provisionMode']
  /** Address of the developer's consent page. Default: a new one in PENDING_AUTHENTICATION, otherwise none. */
  authorizationUrl?: string
  /** Time at which the credentials of a QUICK_CREATE connector took effect, written like `createdAt`. Default: never. */
  credentialsUpdatedAt?: PastTime
  /** Delegated signing in the developer's project at Coinbase. Default `enabled`. */
  delegatedSigning?: PaymentConnectorRow['delegatedSigning']
}

/** A credential provider of a scenario, without its secrets. */
export interface PaymentCredentialProviderInput extends Changing {
  name: string
  vendor: PaymentCredentialProviderRow['vendor']
  /** ARN. Default: in account 123456789012, region us-east-1. */
  credentialProviderArn?: string
  /** Configuration with the ARNs of its secrets, as in GetPaymentCredentialProvider. Default: kept by the service. */
  providerConfigurationOutput?: ProviderConfigurationRow
  tags?: Readonly<Record<string, string>>
}

/** A user's wallet of a scenario. */
export interface PaymentInstrumentInput extends Living<
  PaymentInstrumentRow['status']
> {
  paymentInstrumentId: string
  paymentManagerArn: string
  paymentConnectorId: string
  userId: string
  network: PaymentInstrumentRow['network']
  /** Balances in US dollars by chain, e.g. `{ BASE_SEPOLIA: '25.00' }`. Default: nothing. */
  balances?: { [Chain in BlockchainChainId]?: DecimalText }
  /** US dollars of USDC that Permit2 may move, by chain; nothing by default. */
  permit2Allowances?: { [Chain in BlockchainChainId]?: DecimalText }
  linkedAccounts?: readonly LinkedAccountRow[]
  /** Address of the end user's consent page; null for none. Default: a new one if the connector is Coinbase's. */
  redirectUrl?: string | null
  /** The end user's answer to delegated signing. Default: none, so the policy `delegation` applies. */
  grant?: NonNullable<PaymentInstrumentRow['grant']>
  /** Version, which counts the changes from 1. Default 1. */
  version?: number
}

/** A past payment of a session of a scenario. */
export interface PaymentInput {
  /** UUID of the payment. Default: a new one. */
  processPaymentId?: string
  paymentInstrumentId: string
  chain: PaymentChain
  /** Amount in US dollars with at most six decimals, e.g. `99.99`. */
  amount: DecimalText
  /** Address of the merchant. */
  payTo: string
  /** The protocol that was paid by. Default `CRYPTO_X402`. */
  paymentType?: PaymentType
  /** The agent that paid. */
  agentName?: string
  /** Time of the payment, written as for rows. Default: the creation time of its session. */
  createdAt?: PastTime
  /** Default `exact`. */
  scheme?: PaymentRow['scheme']
  /** Key of the proof. Default: that of an unknown proof. */
  proofKey?: string
  /** For how long after the payment the proof is good. Default: a minute. */
  validFor?: Duration
  /** Default `SIGNED`; `SETTLED` adds a settlement. */
  settlementStatus?: PaymentRow['settlementStatus']
  /** Why a facilitator refused it, of a `REFUSED` one, which needs it. */
  refusal?: string
  /** Settlement of a `SETTLED` payment. */
  settlement?: SettlementInput
}

/** Settlement of a payment of a scenario; the wallet's balances are those after it. */
export interface SettlementInput {
  /** Hash of the transaction. Default: one derived from the payment. */
  transaction?: string
  /** US dollars, at most those of the payment. Default: all of them. */
  amount?: DecimalText
  /** As of rows. Default: when it was paid. */
  settledAt?: PastTime
}

/** A payment session of a scenario. */
export interface PaymentSessionInput extends Dated {
  paymentSessionId: string
  paymentManagerArn: string
  userId: string
  /** Minutes from creation to expiry: 15 to 480. */
  expiryTimeInMinutes: number
  /** Budget in US dollars; without it the session has no limit. */
  maxSpendAmount?: DecimalText
  /** Past payments, taken from the budget in this order. */
  payments?: readonly PaymentInput[]
  /** Marks a deleted session: its payments are kept, and its id cannot be used again. */
  deleted?: true
}

/** The data that a world begins with: rows in the order in which they are created, policies and faults. */
export interface Scenario {
  name: string
  /** Description in one sentence. */
  description: string
  /** Names for ids that a caller needs; the server prints them, and its health route returns them. */
  ids?: Readonly<Record<string, string>>
  /** Settings for behaviour that AWS leaves open; a mock's own options override them. */
  policy?: Partial<Policy>
  /** Faults that are injected when the scenario is loaded, in this order. */
  faults?: readonly FaultRule[]
  paymentManagers?: readonly PaymentManagerInput[]
  paymentCredentialProviders?: readonly PaymentCredentialProviderInput[]
  paymentConnectors?: readonly PaymentConnectorInput[]
  paymentInstruments?: readonly PaymentInstrumentInput[]
  paymentSessions?: readonly PaymentSessionInput[]
}

/** The rows of a scenario, list by list. */
export type ScenarioRows = Pick<
  Scenario,
  | 'paymentManagers'
  | 'paymentCredentialProviders'
  | 'paymentConnectors'
  | 'paymentInstruments'
  | 'paymentSessions'
>

/** A scenario that can be loaded by its name. */
export interface NamedScenario<Name extends string = string> {
  name: Name
  description: string
  load(): Promise<Scenario>
}

/** Returns the account of callers who name none: that of a scenario's first manager. */
export function accountIdOf({ paymentManagers = [] }: Scenario): string {
  const [first] = paymentManagers
  return first === undefined
    ? DEFAULT_ACCOUNT.accountId
    : parsePaymentManagerArn(first.paymentManagerArn).accountId
}
