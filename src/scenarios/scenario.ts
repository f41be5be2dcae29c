import { DEFAULT_ACCOUNT } from '../domain/account.ts'
import { parsePaymentManagerArn } from '../domain/arn.ts'
import type { AuthorizerConfiguration } from '../domain/jwt/authorizer.ts'
import type { DecimalText } from '../domain/money.ts'
import type { PastTime } from '../domain/past-time.ts'
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
  ProviderConfigurationRow,
} from '../store/rows.ts'

/** When a row of a scenario was created. */
interface Dated {
  /**
   * By the mock's clock when the scenario is loaded, e.g. `-30m`, `-1h30m`, `-90d`, or ISO 8601; never in its
   * future. Default: that moment.
   */
  createdAt?: PastTime
}

/** When a row of a scenario was made and changed. */
interface Changing extends Dated {
  /** When it was last changed, written as `createdAt` is. Default: never since. */
  updatedAt?: PastTime
}

/** A row whose status moves. */
interface Living<Status> extends Changing {
  /** Default `READY`, of wallets `ACTIVE`. */
  status?: Status
  /** Why it failed or was blocked; the service does not tell. */
  statusReason?: string
  /**
   * When a status that is on its way moves on: CREATING, UPDATING, DELETING, PROVISIONING,
   * PENDING_AUTHENTICATION, INITIATED. Default: when `mock.transitions` is told to, or `mock.consent`; a connector in
   * PENDING_AUTHENTICATION expires ten minutes after its creation.
   */
  movesOn?: TransitionTiming
}

/** What was deleted and is in the history of something. */
interface Deletable {
  /** It was deleted: nothing of it is left but its id, which cannot be used again. */
  deleted?: true
}

/** A payment manager of a scenario. */
export interface PaymentManagerInput
  extends Living<PaymentManagerRow['status']>, Deletable {
  /** Ends in `payment-manager/<name>-<ten characters>`. */
  paymentManagerArn: string
  /** Its name at the service. Default: what stands before the ten characters. */
  paymentManagerName?: string
  description?: string
  /** Default: a role of its account. */
  roleArn?: string
  kmsKeyArn?: string
  tags?: Readonly<Record<string, string>>
  /** Default `AWS_IAM`; `CUSTOM_JWT` needs `authorizerConfiguration`. */
  authorizerType?: 'AWS_IAM' | 'CUSTOM_JWT'
  /** Which bearer tokens it lets in. */
  authorizerConfiguration?: AuthorizerConfiguration
}

/** A connector of a scenario. */
export interface PaymentConnectorInput
  extends Living<PaymentConnectorRow['status']>, Deletable {
  /** `<name>-<ten characters>` */
  paymentConnectorId: string
  paymentManagerArn: string
  type: PaymentConnectorRow['type']
  /** Its name at the service. Default: what stands before the ten characters. */
  paymentConnectorName?: string
  description?: string
  /** The provider, of its vendor, whose credentials it uses. Default: none. */
  credentialProviderName?: string
  /** How its creator wrote the ARN of that provider, under either name of the service. Default: the provider's own. */
  credentialProviderArn?: string
  /** Default `MANUAL`; `QUICK_CREATE` is Coinbase's alone. */
  provisionMode?: PaymentConnectorRow['provisionMode']
  /** Where its developer consents. Default: a new address in PENDING_AUTHENTICATION, else none. */
  authorizationUrl?: string
  /** When the credentials of a QUICK_CREATE connector took effect, written as `createdAt` is. Default: never. */
  credentialsUpdatedAt?: PastTime
  /** True if end users may delegate signing, in the project at Coinbase. Default `enabled`. */
  delegatedSigning?: PaymentConnectorRow['delegatedSigning']
}

/** A credential provider of a scenario; what its secrets are is known to nobody. */
export interface PaymentCredentialProviderInput extends Changing {
  name: string
  vendor: PaymentCredentialProviderRow['vendor']
  /** Default: in account 123456789012, region us-east-1. */
  credentialProviderArn?: string
  /** Where its secrets are, as GetPaymentCredentialProvider answers it. Default: kept by the service. */
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
  /** US dollars of USDC by chain, e.g. `{ BASE_SEPOLIA: '25.00' }`; nothing by default. */
  balances?: { [Chain in BlockchainChainId]?: DecimalText }
  linkedAccounts?: readonly LinkedAccountRow[]
  /** Where the end user grants the agent its rights; null for none. Default: a new address if the connector is Coinbase's. */
  redirectUrl?: string | null
  /** What the end user said to delegated signing. Default: they were not asked, and the policy `delegation` decides. */
  grant?: NonNullable<PaymentInstrumentRow['grant']>
  /** Counts its changes, from 1. Default 1. */
  version?: number
}

/** A payment that a session of a scenario has made already. */
export interface PaymentInput {
  /** A UUID. Default: a new one. */
  processPaymentId?: string
  paymentInstrumentId: string
  chain: BlockchainChainId
  /** US dollars with at most six decimals, e.g. `99.99`. */
  amount: DecimalText
  /** Address of the merchant. */
  payTo: string
  /** The agent that paid. */
  agentName?: string
  /** As of rows. Default: when its session was created. */
  createdAt?: PastTime
}

/** A payment session of a scenario. */
export interface PaymentSessionInput extends Dated {
  paymentSessionId: string
  paymentManagerArn: string
  userId: string
  /** 15 to 480. */
  expiryTimeInMinutes: number
  /** US dollars; without it the session has no limit. */
  maxSpendAmount?: DecimalText
  /** Taken from the budget in this order. */
  payments?: readonly PaymentInput[]
  /** It was deleted: its payments are kept, and its id cannot be used again. */
  deleted?: true
}

/**
 * A named world to start from: plain data, in the order in which it is created.
 *
 * @example
 * ```ts
 * import { createPaymentsMock, type Scenario } from 'agentcore-payments-mock'
 * import { readyAccount } from 'agentcore-payments-mock/fixtures'
 *
 * const tightBudget: Scenario = {
 *   ...readyAccount,
 *   name: 'tightBudget',
 *   description: 'The ready account with a session of ten cents',
 *   paymentSessions: [
 *     {
 *       paymentSessionId: readyAccount.ids.paymentSessionId,
 *       paymentManagerArn: readyAccount.ids.paymentManagerArn,
 *       userId: readyAccount.ids.userId,
 *       expiryTimeInMinutes: 15,
 *       maxSpendAmount: '0.10',
 *     },
 *   ],
 * }
 * const mock = createPaymentsMock({ scenario: tightBudget })
 * ```
 */
export interface Scenario {
  name: string
  /** One sentence for whoever picks it. */
  description: string
  /** What is worth knowing by heart, e.g. ids; printed by the server and returned by its health route. */
  ids?: Readonly<Record<string, string>>
  /** Where the service leaves a choice; what a mock's own options say counts more. */
  policy?: Partial<Policy>
  /** Armed when the scenario is loaded, in this order. */
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

/** A scenario that can be asked for by its name, and is loaded only then. */
export interface NamedScenario<Name extends string = string> {
  name: Name
  description: string
  load(): Promise<Scenario>
}

/** The account of everyone who does not name another one: that of a scenario's first manager. */
export function accountIdOf({ paymentManagers = [] }: Scenario): string {
  const [first] = paymentManagers
  return first === undefined
    ? DEFAULT_ACCOUNT.accountId
    : parsePaymentManagerArn(first.paymentManagerArn).accountId
}
