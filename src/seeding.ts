import { openBudget, spend } from './domain/budget.ts'
import type { Ids } from './domain/ids.ts'
import { baseUnitsOfUsd } from './domain/money.ts'
import { pastTimeMs, type PastTime } from './domain/past-time.ts'
import { isPrintable, toTimestamp, type Timestamp } from './domain/timestamp.ts'
import { usdcOf, type BlockchainChainId } from './domain/x402/networks.ts'
import { MockError } from './errors.ts'
import type {
  PaymentInstrumentSeed,
  PaymentSessionSeed,
  Scenario,
  ScenarioRows,
} from './scenario.ts'
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
  /** Is told after every 1,000 rows how many are written, and of how many. */
  onProgress?: ((done: number, total: number) => void) | undefined
}

/**
 * Adds everything in a scenario, as `readScenario` gave it, to the present state, or nothing.
 *
 * @throws MockError naming what is wrong: a reference to nothing, an id that exists already.
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
  context.store.transaction(() => {
    for (const list of lists) {
      scenario[list]?.forEach((seed, index) => {
        try {
          WRITERS[list](seed as never, context)
          done += 1
          if (done % 1_000 === 0) context.onProgress?.(done, total)
        } catch (error) {
          throw new MockError(
            `Scenario "${scenario.name}": ${list}.${index}: ${error instanceof Error ? error.message : String(error)}`,
          )
        }
      })
    }
  })
}

type Writer<Seed> = (seed: Seed, context: SeedingContext) => void

// in the order in which one refers to another
const WRITERS = {
  paymentManagers({ paymentManagerArn, createdAt }, { store, nowMs }) {
    store.paymentManager.insert(
      newPaymentManager(
        paymentManagerArn,
        timestampOf('createdAt', createdAt, nowMs),
      ),
    )
  },
  paymentConnectors({ createdAt, ...columns }, { store, nowMs }) {
    store.paymentConnector.insert(
      newPaymentConnector(columns, timestampOf('createdAt', createdAt, nowMs)),
    )
  },
  paymentCredentialProviders({ createdAt, ...columns }, { store, nowMs }) {
    const created = timestampOf('createdAt', createdAt, nowMs)
    store.paymentCredentialProvider.insert({
      ...columns,
      createdAt: created,
      updatedAt: created,
    })
  },
  paymentInstruments: writeInstrument,
  paymentSessions: writeSession,
} satisfies {
  [List in keyof ScenarioRows]-?: Writer<
    NonNullable<ScenarioRows[List]>[number]
  >
}

function writeInstrument(
  seed: PaymentInstrumentSeed,
  { store, ids, nowMs }: SeedingContext,
): void {
  const {
    createdAt,
    updatedAt,
    balances = {},
    linkedAccounts = [],
    status = 'ACTIVE',
    version = 1,
    redirectUrl,
    ...columns
  } = seed
  const connector = store.paymentConnector.get(seed.paymentConnectorId)
  const row = newPaymentInstrument(
    { ...columns, linkedAccounts: [...linkedAccounts] },
    connector?.type,
    ids,
    timestampOf('createdAt', createdAt, nowMs),
  )
  store.paymentInstrument.insert({
    ...row,
    redirectUrl: redirectUrl ?? row.redirectUrl,
    status,
    version,
    balances: Object.entries(balances).map(([chain, amount]) => ({
      chain: chain as BlockchainChainId,
      amount: baseUnitsOfUsd(amount),
    })),
    updatedAt: timestampOf('updatedAt', updatedAt, nowMs, row.createdAt),
  })
}

function writeSession(
  seed: PaymentSessionSeed,
  { store, ids, nowMs }: SeedingContext,
): void {
  const {
    createdAt,
    payments = [],
    maxSpendAmount = null,
    deleted = false,
    ...columns
  } = seed
  const opened = timestampOf('createdAt', createdAt, nowMs)
  const { paymentManagerArn, paymentSessionId, userId } = columns
  let budget = openBudget(maxSpendAmount)
  let updatedAt = opened
  store.paymentSession.insert({
    ...columns,
    ...budget,
    createdAt: opened,
    updatedAt,
  })
  for (const [index, payment] of payments.entries()) {
    const { amount, chain, processPaymentId, agentName, ...paid } = payment
    const paidAt = timestampOf(
      `payments.${index}.createdAt`,
      payment.createdAt,
      nowMs,
      opened,
    )
    budget = spend(budget, amount, paymentSessionId)
    if (paidAt > updatedAt) updatedAt = paidAt
    store.payment.insert({
      ...paid,
      processPaymentId: processPaymentId ?? ids.uuid(),
      paymentManagerArn,
      paymentSessionId,
      userId,
      agentName: agentName ?? null,
      paymentType: 'CRYPTO_X402',
      status: 'PROOF_GENERATED',
      amount,
      chain,
      asset: usdcOf(chain),
      createdAt: paidAt,
      updatedAt: paidAt,
    })
  }
  if (payments.length > 0) {
    store.paymentSession.update(paymentSessionId, { ...budget, updatedAt })
  }
  if (deleted) store.paymentSession.delete(paymentSessionId)
}

/**
 * The row's form of a member.
 *
 * @param earliest what it cannot come before, and what it is when it is left out. Default: now, and no bound.
 */
function timestampOf(
  member: string,
  text: PastTime | undefined,
  nowMs: number,
  earliest?: Timestamp,
): Timestamp {
  if (text === undefined) return earliest ?? toTimestamp(nowMs)
  const refuse = (reason: string) =>
    new MockError(`${member} cannot be ${JSON.stringify(text)}: ${reason}`)
  const atMs = pastTimeMs(text, nowMs)
  if (atMs > nowMs) {
    throw refuse(
      `it is in the future, as the mock's clock stands at ${toTimestamp(nowMs)}. Write how long ago, e.g. "-30m"`,
    )
  }
  if (!isPrintable(atMs)) throw refuse('it is before the year 0')
  const timestamp = toTimestamp(atMs)
  if (earliest !== undefined && timestamp < earliest) {
    throw refuse(`it is before the creation, ${earliest}`)
  }
  return timestamp
}
