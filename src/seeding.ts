import {
  maxSpendAmountProblem,
  openBudget,
  spend,
  type Budget,
} from './domain/budget.ts'
import { durationMs, type Duration } from './domain/duration.ts'
import type { Ids } from './domain/ids.ts'
import { baseUnitsOfUsd } from './domain/money.ts'
import { toTimestamp, type Timestamp } from './domain/timestamp.ts'
import { usdcOf, type BlockchainChainId } from './domain/x402/networks.ts'
import { MockError } from './errors.ts'
import type {
  PaymentInstrumentSeed,
  PaymentSessionSeed,
  Scenario,
} from './scenario.ts'
import { readScenario } from './scenario-schema.ts'
import {
  newPaymentConnector,
  newPaymentInstrument,
  newPaymentManager,
} from './store/new-rows.ts'
import type { Store } from './store/store.ts'

/** What a scenario is written into, and when. */
export interface SeedingContext {
  store: Store
  ids: Ids
  nowMs: number
}

/**
 * Adds everything in a scenario to the present state, or nothing.
 *
 * @throws MockError naming what is wrong: an invalid value, a reference to nothing, an id that exists already.
 */
export function seedScenario(
  document: Scenario,
  context: SeedingContext,
): Scenario {
  const scenario = readScenario(document)
  context.store.transaction(() => {
    for (const [list, write] of Object.entries(WRITERS)) {
      const seeds = scenario[list as keyof typeof WRITERS] ?? []
      seeds.forEach((seed, index) => {
        try {
          write(seed as never, context)
        } catch (error) {
          throw new MockError(
            `Scenario "${scenario.name}": ${list}.${index}: ${error instanceof Error ? error.message : String(error)}`,
          )
        }
      })
    }
  })
  return scenario
}

type Writer<Seed> = (seed: Seed, context: SeedingContext) => void
type Lists = Required<Omit<Scenario, 'name' | 'description' | 'ids'>>

// in the order in which one refers to another
const WRITERS: { [List in keyof Lists]: Writer<Lists[List][number]> } = {
  paymentManagers({ paymentManagerArn }, { store, nowMs }) {
    store.paymentManager.insert(
      newPaymentManager(paymentManagerArn, toTimestamp(nowMs)),
    )
  },
  paymentConnectors(seed, { store, nowMs }) {
    store.paymentConnector.insert(newPaymentConnector(seed, toTimestamp(nowMs)))
  },
  paymentCredentialProviders(seed, { store, nowMs }) {
    const now = toTimestamp(nowMs)
    store.paymentCredentialProvider.insert({
      ...seed,
      createdAt: now,
      updatedAt: now,
    })
  },
  paymentInstruments: writeInstrument,
  paymentSessions: writeSession,
}

function writeInstrument(
  seed: PaymentInstrumentSeed,
  { store, ids, nowMs }: SeedingContext,
): void {
  const {
    age,
    balances = {},
    linkedAccounts = [],
    status = 'ACTIVE',
    ...columns
  } = seed
  const connector = store.paymentConnector.get(seed.paymentConnectorId)
  const row = newPaymentInstrument(
    { ...columns, linkedAccounts },
    connector?.type,
    ids,
    timestampOf(nowMs, age),
  )
  store.paymentInstrument.insert({
    ...row,
    status,
    balances: Object.entries(balances).map(([chain, amount]) => ({
      chain: chain as BlockchainChainId,
      amount: baseUnitsOfUsd(amount),
    })),
  })
}

function writeSession(
  { age, payments = [], maxSpendAmount, ...columns }: PaymentSessionSeed,
  { store, ids, nowMs }: SeedingContext,
): void {
  const createdAt = timestampOf(nowMs, age)
  const created = { createdAt, updatedAt: createdAt }
  const { paymentManagerArn, paymentSessionId, userId } = columns
  let budget = openLimit(maxSpendAmount)
  store.paymentSession.insert({ ...columns, ...budget, ...created })
  for (const { paymentInstrumentId, chain, amount, payTo } of payments) {
    budget = spend(budget, amount, paymentSessionId)
    store.payment.insert({
      processPaymentId: ids.uuid(),
      paymentManagerArn,
      paymentSessionId,
      paymentInstrumentId,
      userId,
      agentName: null,
      paymentType: 'CRYPTO_X402',
      status: 'PROOF_GENERATED',
      amount,
      chain,
      asset: usdcOf(chain),
      payTo,
      ...created,
    })
  }
  store.paymentSession.update(paymentSessionId, budget)
}

function openLimit(maxSpendAmount: string | undefined): Budget {
  if (maxSpendAmount === undefined) return openBudget(null)
  const problem = maxSpendAmountProblem(maxSpendAmount)
  if (problem !== undefined) throw new MockError(problem)
  return openBudget(maxSpendAmount)
}

function timestampOf(nowMs: number, age: Duration | undefined): Timestamp {
  return toTimestamp(age === undefined ? nowMs : nowMs - durationMs(age))
}
