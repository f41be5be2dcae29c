import type { ClockState } from './clock.ts'
import { normalize, usdOfBaseUnits } from './domain/money.ts'
import { ago, type PastTime } from './domain/past-time.ts'
import { toEpochMs } from './domain/timestamp.ts'
import { maskLinkedAccounts } from './linked-account-mask.ts'
import type {
  PaymentInstrumentSeed,
  PaymentSeed,
  PaymentSessionSeed,
  Scenario,
} from './scenario.ts'
import type { World } from './snapshot.ts'
import type {
  PaymentInstrumentRow,
  PaymentRow,
  PaymentSessionRow,
  Rows,
} from './store/rows.ts'

type Timed = Partial<
  Pick<PaymentSessionRow, 'paymentManagerArn' | 'userId' | 'paymentSessionId'>
>

/** How long ago something was, by the clock that counts for a row. */
type Ago = (timestamp: string, row: Timed) => PastTime

/**
 * Writes a world as a scenario that leads to the same rows, ids and balances; times are how long ago, by the
 * clock that counts for each row.
 *
 * Linked accounts are masked. Not kept: bound client tokens, clocks of their own, faults, how far the sources of
 * ids are, and of a deleted session all but its payments.
 */
export function toScenario({
  rows,
  scenario,
  clock,
  clocks,
}: Pick<World, 'rows' | 'scenario' | 'clock' | 'clocks'>): Scenario {
  const { name, ids, policy } = scenario
  const now = new Date(clock.nowMs).toISOString()
  const agoOf: Ago = (timestamp, row) =>
    ago(toEpochMs(timestamp), nowFor(row, clock, clocks))
  return {
    name,
    description: `${name} as it was at ${now}`,
    ...(ids && { ids }),
    ...(policy && Object.keys(policy).length > 0 && { policy }),
    paymentManagers: rows.paymentManager.map((row) => ({
      paymentManagerArn: row.paymentManagerArn,
      createdAt: agoOf(row.createdAt, row),
    })),
    paymentConnectors: rows.paymentConnector.map((row) => ({
      paymentConnectorId: row.paymentConnectorId,
      paymentManagerArn: row.paymentManagerArn,
      type: row.type,
      createdAt: agoOf(row.createdAt, row),
    })),
    paymentCredentialProviders: rows.paymentCredentialProvider.map((row) => ({
      name: row.name,
      vendor: row.vendor,
      createdAt: agoOf(row.createdAt, {}),
    })),
    paymentInstruments: rows.paymentInstrument.map((row) =>
      instrumentSeed(row, agoOf),
    ),
    paymentSessions: sessionSeeds(rows, agoOf),
  }
}

// the closest clock counts
function nowFor(row: Timed, main: ClockState, clocks: World['clocks']): number {
  for (const kind of [
    'paymentSessionId',
    'userId',
    'paymentManagerArn',
  ] as const) {
    const own = clocks.find(
      ({ target }) =>
        row[kind] !== undefined && (target as Timed)[kind] === row[kind],
    )
    if (own !== undefined) return own.nowMs
  }
  return main.nowMs
}

function instrumentSeed(
  row: PaymentInstrumentRow,
  agoOf: Ago,
): PaymentInstrumentSeed {
  return {
    paymentInstrumentId: row.paymentInstrumentId,
    paymentManagerArn: row.paymentManagerArn,
    paymentConnectorId: row.paymentConnectorId,
    userId: row.userId,
    network: row.network,
    status: row.status,
    balances: Object.fromEntries(
      row.balances.map(({ chain, amount }) => [
        chain,
        normalize(usdOfBaseUnits(BigInt(amount))),
      ]),
    ),
    ...(row.linkedAccounts.length > 0 &&
      maskLinkedAccounts({ linkedAccounts: row.linkedAccounts })),
    ...(row.redirectUrl !== null && { redirectUrl: row.redirectUrl }),
    ...(row.version > 1 && { version: row.version }),
    createdAt: agoOf(row.createdAt, row),
    ...(row.updatedAt !== row.createdAt && {
      updatedAt: agoOf(row.updatedAt, row),
    }),
  }
}

function sessionSeeds(
  { payment, paymentSession }: { [Name in keyof Rows]: Rows[Name][] },
  agoOf: Ago,
): PaymentSessionSeed[] {
  const bySession = new Map<string, PaymentRow[]>()
  for (const row of payment) {
    const others = bySession.get(row.paymentSessionId)
    if (others) others.push(row)
    else bySession.set(row.paymentSessionId, [row])
  }
  const paymentsOf = (id: string) =>
    (bySession.get(id) ?? []).map((row) => paymentSeed(row, agoOf))
  const sessions = paymentSession.map((row): PaymentSessionSeed => {
    const payments = paymentsOf(row.paymentSessionId)
    return {
      paymentSessionId: row.paymentSessionId,
      paymentManagerArn: row.paymentManagerArn,
      userId: row.userId,
      expiryTimeInMinutes: row.expiryTimeInMinutes,
      ...(row.maxSpendAmount !== null && {
        maxSpendAmount: row.maxSpendAmount,
      }),
      ...(payments.length > 0 && { payments }),
      createdAt: agoOf(row.createdAt, row),
    }
  })
  for (const row of paymentSession) bySession.delete(row.paymentSessionId)
  const deleted = [...bySession.values()].flatMap(([first]) =>
    first ? [deletedSession(first, paymentsOf(first.paymentSessionId))] : [],
  )
  return [...sessions, ...deleted]
}

/** A session of which only its payments are left. */
function deletedSession(
  { paymentSessionId, paymentManagerArn, userId }: PaymentRow,
  payments: readonly PaymentSeed[],
): PaymentSessionSeed {
  return {
    paymentSessionId,
    paymentManagerArn,
    userId,
    expiryTimeInMinutes: 480,
    payments,
    deleted: true,
    // no later than the first of them
    ...(payments[0]?.createdAt && { createdAt: payments[0].createdAt }),
  }
}

function paymentSeed(row: PaymentRow, agoOf: Ago): PaymentSeed {
  return {
    processPaymentId: row.processPaymentId,
    paymentInstrumentId: row.paymentInstrumentId,
    chain: row.chain,
    amount: row.amount,
    payTo: row.payTo,
    ...(row.agentName !== null && { agentName: row.agentName }),
    createdAt: agoOf(row.createdAt, row),
  }
}
