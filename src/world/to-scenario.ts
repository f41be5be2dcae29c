import { normalize, usdOfBaseUnits } from '../domain/money.ts'
import { maskLinkedAccounts } from '../domain/linked-account-mask.ts'
import type {
  PaymentInstrumentInput,
  PaymentInput,
  PaymentSessionInput,
  Scenario,
} from '../scenarios/scenario.ts'
import type { WorldState } from './world-state.ts'
import type {
  BalanceRow,
  PaymentConnectorRow,
  PaymentInstrumentRow,
  PaymentRow,
  Rows,
} from '../store/rows.ts'
import {
  connectorSeeds,
  credentialProviderSeed,
  managerSeeds,
} from './to-scenario-account.ts'
import { createPaymentSeeds } from './to-scenario-payments.ts'
import { createSeedWriter, type SeedWriter } from './to-scenario-parts.ts'

/**
 * Writes a world as a scenario with the same rows, ids, balances and pending transitions; times are relative to each
 * row's closest clock.
 *
 * Linked accounts are masked. The scenario has no bound client tokens, attached clocks, faults, generator states or
 * settlements of foreign proofs; of a deleted session it has only the payments, and of a deleted manager or connector
 * only the id that a wallet or a payment names.
 */
export function toScenario({
  scenario,
  ...world
}: Pick<WorldState, 'rows' | 'scenario' | 'clock' | 'clocks'>): Scenario {
  const { name, ids, policy } = scenario
  const { rows, clock } = world
  const now = new Date(clock.nowMs).toISOString()
  const write = createSeedWriter(world)
  const connectors = new Map(
    rows.paymentConnector.map((row) => [row.paymentConnectorId, row]),
  )
  return {
    name,
    description: `${name} as it was at ${now}`,
    ...(ids && { ids }),
    ...(policy && Object.keys(policy).length > 0 && { policy }),
    paymentManagers: managerSeeds(rows, write),
    paymentCredentialProviders: rows.paymentCredentialProvider.map((row) =>
      credentialProviderSeed(row, write),
    ),
    paymentConnectors: connectorSeeds(rows, write),
    paymentInstruments: rows.paymentInstrument.map((row) =>
      instrumentSeed(row, connectors.get(row.paymentConnectorId), write),
    ),
    paymentSessions: sessionSeeds(rows, write),
  }
}

function balanceSeeds(rows: readonly BalanceRow[]) {
  return Object.fromEntries(
    rows.map(({ chain, amount }) => [
      chain,
      normalize(usdOfBaseUnits(BigInt(amount))),
    ]),
  )
}

function instrumentSeed(
  row: PaymentInstrumentRow,
  connector: PaymentConnectorRow | undefined,
  write: SeedWriter,
): PaymentInstrumentInput {
  // the default for a Privy connector
  const hasNoUrl = connector?.type === 'StripePrivy' && row.redirectUrl === null
  return {
    paymentInstrumentId: row.paymentInstrumentId,
    paymentManagerArn: row.paymentManagerArn,
    paymentConnectorId: row.paymentConnectorId,
    userId: row.userId,
    network: row.network,
    status: row.status,
    ...(row.statusReason !== null && { statusReason: row.statusReason }),
    ...write.movesOn('paymentInstrument', row.paymentInstrumentId, row),
    ...(row.grant !== null && { grant: row.grant }),
    balances: balanceSeeds(row.balances),
    ...(row.permit2Allowances.length > 0 && {
      permit2Allowances: balanceSeeds(row.permit2Allowances),
    }),
    ...(row.linkedAccounts.length > 0 &&
      maskLinkedAccounts({ linkedAccounts: row.linkedAccounts })),
    ...(!hasNoUrl && { redirectUrl: row.redirectUrl }),
    ...(row.version > 1 && { version: row.version }),
    ...write.dates(row),
  }
}

function sessionSeeds(
  rows: { [Name in keyof Rows]: Rows[Name][] },
  write: SeedWriter,
): PaymentSessionInput[] {
  const { payment, paymentSession, settlement } = rows
  const seedOf = createPaymentSeeds(settlement, write)
  const bySession = new Map<string, PaymentRow[]>()
  for (const row of payment) {
    const others = bySession.get(row.paymentSessionId)
    if (others) others.push(row)
    else bySession.set(row.paymentSessionId, [row])
  }
  const paymentsOf = (id: string) => (bySession.get(id) ?? []).map(seedOf)
  const sessions = paymentSession.map((row): PaymentSessionInput => {
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
      createdAt: write.ago(row.createdAt, row),
    }
  })
  for (const row of paymentSession) bySession.delete(row.paymentSessionId)
  const deleted = [...bySession.values()].flatMap(([first]) =>
    first ? [deletedSession(first, paymentsOf(first.paymentSessionId))] : [],
  )
  return [...sessions, ...deleted]
}

/** Writes a deleted session, of which only the payments are left. */
function deletedSession(
  { paymentSessionId, paymentManagerArn, userId }: PaymentRow,
  payments: readonly PaymentInput[],
): PaymentSessionInput {
  return {
    paymentSessionId,
    paymentManagerArn,
    userId,
    expiryTimeInMinutes: 480,
    payments,
    deleted: true,
    // no later than the first payment
    ...(payments[0]?.createdAt && { createdAt: payments[0].createdAt }),
  }
}
