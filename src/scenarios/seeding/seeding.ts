import { openBudget, spend } from '../../domain/budget.ts'
import { baseUnitsOfUsd } from '../../domain/money.ts'
import type { BlockchainChainId } from '../../domain/x402/networks.ts'
import { MockError } from '../../errors.ts'
import type {
  PaymentConnectorInput,
  PaymentInstrumentInput,
  PaymentManagerInput,
  PaymentSessionInput,
  Scenario,
  ScenarioRows,
} from '../scenario.ts'
import {
  writeConnector,
  writeCredentialProvider,
  writeManager,
} from './account.ts'
import { timestampOf, type Writer, type WritingContext } from './context.ts'
import { letMoveOn } from './status.ts'
import type { BalanceRow } from '../../store/rows.ts'
import { newPaymentInstrument } from '../../store/new-rows.ts'
import { atPath } from '../problems.ts'
import { writePayment } from './payments.ts'

/** Store and time for writing a scenario. */
export interface SeedingContext extends WritingContext {
  /** Called after every 1,000 rows, with the number of rows written and in all. */
  onProgress?: ((done: number, total: number) => void) | undefined
}

/**
 * Adds all rows of a scenario from `readScenario` to the store, or none.
 *
 * @throws MockError that says what is wrong, e.g. a missing row or an id that exists already.
 */
export function seedScenario(
  scenario: Scenario,
  context: SeedingContext,
): void {
  const lists = Object.keys(WRITERS) as (keyof typeof WRITERS)[]
  const total = lists.reduce(
    (sum, list) => sum + (scenario[list]?.length ?? 0),
    0,
  )
  let done = 0
  const eachOf = <List extends keyof ScenarioRows>(
    list: List,
    write: Writer<NonNullable<ScenarioRows[List]>[number]>,
  ) =>
    scenario[list]?.forEach((seed, index) => {
      try {
        write(seed, context)
      } catch (error) {
        throw new MockError(
          `Scenario "${scenario.name}": ${list}.${index}: ${error instanceof Error ? error.message : String(error)}`,
        )
      }
    })
  context.store.transaction(() => {
    for (const list of lists) {
      const write = WRITERS[list] as Writer<unknown>
      eachOf(list, (seed) => {
        write(seed, context)
        done += 1
        if (done % 1_000 === 0) context.onProgress?.(done, total)
      })
    }
    eachOf('paymentConnectors', deleteConnector)
    eachOf('paymentManagers', deleteManager)
  })
}

// in the order of their references
const WRITERS = {
  paymentManagers: writeManager,
  paymentCredentialProviders: writeCredentialProvider,
  paymentConnectors: writeConnector,
  paymentInstruments: writeInstrument,
  paymentSessions: writeSession,
} satisfies {
  [List in keyof ScenarioRows]-?: Writer<
    NonNullable<ScenarioRows[List]>[number]
  >
}

/** Deletes rows that only history refers to. */
function deleteConnector(
  { paymentConnectorId: key, deleted }: PaymentConnectorInput,
  { store }: WritingContext,
): void {
  if (!deleted) return
  if (store.isInUse('paymentConnector', key)) {
    throw new MockError('deleted: it still has wallets that are not deleted')
  }
  store.paymentConnector.delete(key)
}

function deleteManager(
  { paymentManagerArn: key, deleted }: PaymentManagerInput,
  { store }: WritingContext,
): void {
  if (!deleted) return
  if (store.isInUse('paymentManager', key)) {
    throw new MockError('deleted: it still has connectors that are not deleted')
  }
  store.paymentManager.delete(key)
}

function writeInstrument(
  seed: PaymentInstrumentInput,
  context: WritingContext,
): void {
  const {
    createdAt,
    updatedAt,
    balances = {},
    permit2Allowances = {},
    linkedAccounts = [],
    status = 'ACTIVE',
    statusReason = null,
    movesOn,
    grant = null,
    version = 1,
    redirectUrl,
    ...columns
  } = seed
  const { store, ids, nowMs } = context
  const connector = store.paymentConnector.get(seed.paymentConnectorId)
  const row = newPaymentInstrument(
    { ...columns, linkedAccounts: [...linkedAccounts] },
    connector?.type,
    ids,
    timestampOf('createdAt', createdAt, nowMs),
  )
  store.paymentInstrument.insert({
    ...row,
    redirectUrl: redirectUrl === undefined ? row.redirectUrl : redirectUrl,
    status,
    statusReason,
    grant,
    version,
    balances: balanceRows(balances),
    permit2Allowances: balanceRows(permit2Allowances),
    updatedAt: timestampOf('updatedAt', updatedAt, nowMs, row.createdAt),
  })
  letMoveOn('paymentInstrument', row.paymentInstrumentId, movesOn, context)
}

function balanceRows(
  balances: NonNullable<PaymentInstrumentInput['balances']>,
): BalanceRow[] {
  return Object.entries(balances).map(([chain, amount]) => ({
    chain: chain as BlockchainChainId,
    amount: baseUnitsOfUsd(amount),
  }))
}

function writeSession(
  seed: PaymentSessionInput,
  { store, ids, nowMs }: WritingContext,
): void {
  const {
    createdAt,
    payments = [],
    maxSpendAmount = null,
    deleted = false,
    ...columns
  } = seed
  const opened = timestampOf('createdAt', createdAt, nowMs)
  const { paymentSessionId } = columns
  let budget = openBudget(maxSpendAmount)
  let budgetUpdatedAt = opened
  store.paymentSession.insert({
    ...columns,
    ...budget,
    budgetUpdatedAt,
    createdAt: opened,
    updatedAt: opened,
  })
  for (const [index, payment] of payments.entries()) {
    const paidAt = timestampOf(
      `payments.${index}.createdAt`,
      payment.createdAt,
      nowMs,
      opened,
    )
    budget = spend(budget, payment.amount, paymentSessionId)
    if (paidAt > budgetUpdatedAt) budgetUpdatedAt = paidAt
    atPath(`payments.${index}`, () =>
      writePayment(payment, columns, paidAt, { store, ids, nowMs }),
    )
  }
  if (payments.length > 0) {
    store.paymentSession.update(paymentSessionId, {
      ...budget,
      budgetUpdatedAt,
    })
  }
  if (deleted) store.paymentSession.delete(paymentSessionId)
}
