import type { DecimalText } from './domain/money.ts'
import type { PastTime } from './domain/past-time.ts'
import type { BlockchainChainId } from './domain/x402/networks.ts'
import type { FaultRule } from './fault-rule.ts'
import type { Policy } from './policy.ts'
import type {
  LinkedAccountRow,
  PaymentConnectorRow,
  PaymentCredentialProviderRow,
  PaymentInstrumentRow,
} from './store/rows.ts'

/** When a row of a scenario was created. */
interface Dated {
  /**
   * By the mock's clock when the scenario is loaded, e.g. `-30m`, `-1h30m`, `-90d`, or ISO 8601; never in its
   * future. Default: that moment.
   */
  createdAt?: PastTime
}

/** A payment manager of a scenario. */
export interface PaymentManagerSeed extends Dated {
  /** Ends in `payment-manager/<name>-<ten characters>`. */
  paymentManagerArn: string
}

/** A connector of a scenario. */
export interface PaymentConnectorSeed extends Dated {
  paymentConnectorId: string
  paymentManagerArn: string
  type: PaymentConnectorRow['type']
}

/** A credential provider of a scenario, for GetResourcePaymentToken. */
export interface PaymentCredentialProviderSeed extends Dated {
  name: string
  vendor: PaymentCredentialProviderRow['vendor']
}

/** A user's wallet of a scenario. */
export interface PaymentInstrumentSeed extends Dated {
  paymentInstrumentId: string
  paymentManagerArn: string
  paymentConnectorId: string
  userId: string
  network: PaymentInstrumentRow['network']
  /** Default `ACTIVE`. */
  status?: PaymentInstrumentRow['status']
  /** US dollars of USDC by chain, e.g. `{ BASE_SEPOLIA: '25.00' }`; nothing by default. */
  balances?: { [Chain in BlockchainChainId]?: DecimalText }
  linkedAccounts?: readonly LinkedAccountRow[]
  /** Where the end user grants the agent its rights. Default: a new address if the connector is Coinbase's. */
  redirectUrl?: string
  /** When it was last changed, written as `createdAt` is. Default: never since. */
  updatedAt?: PastTime
  /** Counts its changes, from 1. Default 1. */
  version?: number
}

/** A payment that a session of a scenario has made already. */
export interface PaymentSeed {
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
export interface PaymentSessionSeed extends Dated {
  paymentSessionId: string
  paymentManagerArn: string
  userId: string
  /** 15 to 480. */
  expiryTimeInMinutes: number
  /** US dollars; without it the session has no limit. */
  maxSpendAmount?: DecimalText
  /** Taken from the budget in this order. */
  payments?: readonly PaymentSeed[]
  /** It was deleted: its payments are kept, and its id cannot be used again. */
  deleted?: true
}

/**
 * A named world to start from: plain data, in the order in which it is created.
 *
 * @example
 * ```ts
 * import { createPaymentsMock, type Scenario } from 'agentcore-payments-mock'
 * import { readyAccount, READY_ACCOUNT } from 'agentcore-payments-mock/fixtures'
 *
 * const tightBudget: Scenario = {
 *   ...readyAccount,
 *   name: 'tightBudget',
 *   description: 'The ready account with a session of ten cents',
 *   paymentSessions: [
 *     {
 *       paymentSessionId: READY_ACCOUNT.paymentSessionId,
 *       paymentManagerArn: READY_ACCOUNT.paymentManagerArn,
 *       userId: READY_ACCOUNT.userId,
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
  paymentManagers?: readonly PaymentManagerSeed[]
  paymentConnectors?: readonly PaymentConnectorSeed[]
  paymentCredentialProviders?: readonly PaymentCredentialProviderSeed[]
  paymentInstruments?: readonly PaymentInstrumentSeed[]
  paymentSessions?: readonly PaymentSessionSeed[]
}

/** The rows of a scenario, list by list. */
export type ScenarioRows = Pick<
  Scenario,
  | 'paymentManagers'
  | 'paymentConnectors'
  | 'paymentCredentialProviders'
  | 'paymentInstruments'
  | 'paymentSessions'
>

/** A scenario that can be asked for by its name, and is loaded only then. */
export interface NamedScenario {
  name: string
  description: string
  load(): Promise<Scenario>
}
