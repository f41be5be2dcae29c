import type { Duration } from './domain/duration.ts'
import type { DecimalText } from './domain/money.ts'
import type { BlockchainChainId } from './domain/x402/networks.ts'
import type {
  LinkedAccountRow,
  PaymentConnectorRow,
  PaymentCredentialProviderRow,
  PaymentInstrumentRow,
} from './store/rows.ts'

/** A payment manager of a scenario. */
export interface PaymentManagerSeed {
  /** Ends in `payment-manager/<name>-<ten characters>`. */
  paymentManagerArn: string
}

/** A connector of a scenario. */
export interface PaymentConnectorSeed {
  paymentConnectorId: string
  paymentManagerArn: string
  type: PaymentConnectorRow['type']
}

/** A credential provider of a scenario, for GetResourcePaymentToken. */
export interface PaymentCredentialProviderSeed {
  name: string
  vendor: PaymentCredentialProviderRow['vendor']
}

/** A user's wallet of a scenario. */
export interface PaymentInstrumentSeed {
  paymentInstrumentId: string
  paymentManagerArn: string
  paymentConnectorId: string
  userId: string
  network: PaymentInstrumentRow['network']
  /** Default `ACTIVE`. */
  status?: PaymentInstrumentRow['status']
  /** US dollars of USDC by chain, e.g. `{ BASE_SEPOLIA: '25.00' }`; nothing by default. */
  balances?: { [Chain in BlockchainChainId]?: DecimalText }
  linkedAccounts?: LinkedAccountRow[]
  /** How long before the scenario is loaded it was created. Default: at that moment. */
  age?: Duration
}

/** A payment that a session of a scenario has made already. */
export interface PaymentSeed {
  paymentInstrumentId: string
  chain: BlockchainChainId
  /** US dollars with at most six decimals, e.g. `99.99`. */
  amount: DecimalText
  /** Address of the merchant. */
  payTo: string
}

/** A payment session of a scenario. */
export interface PaymentSessionSeed {
  paymentSessionId: string
  paymentManagerArn: string
  userId: string
  /** 15 to 480. */
  expiryTimeInMinutes: number
  /** US dollars; without it the session has no limit. */
  maxSpendAmount?: DecimalText
  /** Taken from the budget in this order. */
  payments?: readonly PaymentSeed[]
  /** How long before the scenario is loaded it was created. Default: at that moment. */
  age?: Duration
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
  paymentManagers?: readonly PaymentManagerSeed[]
  paymentConnectors?: readonly PaymentConnectorSeed[]
  paymentCredentialProviders?: readonly PaymentCredentialProviderSeed[]
  paymentInstruments?: readonly PaymentInstrumentSeed[]
  paymentSessions?: readonly PaymentSessionSeed[]
}

/** A scenario that can be asked for by its name, and is loaded only then. */
export interface NamedScenario {
  name: string
  description: string
  load(): Promise<Scenario>
}
