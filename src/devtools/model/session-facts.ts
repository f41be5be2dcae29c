import { compare } from '../../domain/money.ts'
import { expiresAtMs } from '../../domain/session-lifecycle.ts'
import { toEpochMs } from '../../domain/timestamp.ts'
import type { PaymentRow, SessionRow } from './source.ts'

/** How a session stands at a moment. */
export interface SessionFacts {
  readonly status: 'live' | 'spent' | 'expired'
  /** Milliseconds until it is over; 0 when it is. */
  readonly remainingMs: number
  /** How much of its time is left, 0 to 1. */
  readonly timeLeft: number
  /** How much of its budget is left, 0 to 1; undefined without a limit. */
  readonly budgetLeft: number | undefined
}

export function factsOf(session: SessionRow, nowMs: number): SessionFacts {
  const remainingMs = Math.max(0, expiresAtMs(session) - nowMs)
  const { maxSpendAmount, availableSpendAmount } = session
  const isSpent =
    availableSpendAmount !== null && compare(availableSpendAmount, '0') <= 0
  return {
    status: remainingMs === 0 ? 'expired' : isSpent ? 'spent' : 'live',
    remainingMs,
    timeLeft: Math.min(1, remainingMs / (session.expiryTimeInMinutes * 60_000)),
    // a share for a bar: what is shown as an amount is never computed so
    budgetLeft:
      maxSpendAmount === null || availableSpendAmount === null
        ? undefined
        : Number(availableSpendAmount) / Number(maxSpendAmount),
  }
}

/** A moment in the life of a session's budget. */
export interface SpendPoint {
  readonly atMs: number
  /** What had been spent in all by then, in US dollars. */
  readonly spent: number
}

/**
 * What a session had spent, step by step, from its beginning.
 *
 * @param payments those of the session, oldest first.
 */
export function spendOverTime(
  session: SessionRow,
  payments: readonly PaymentRow[],
): SpendPoint[] {
  let spent = 0
  return [
    { atMs: toEpochMs(session.createdAt), spent },
    ...payments.map(({ createdAt, amount }) => {
      spent += Number(amount)
      return { atMs: toEpochMs(createdAt), spent }
    }),
  ]
}

const grouped = new WeakMap<
  readonly PaymentRow[],
  ReadonlyMap<string, readonly PaymentRow[]>
>()

/** The payments of one session, oldest first; all rows are looked through once, however many sessions ask. */
export function paymentsOf(
  paymentSessionId: string,
  payments: readonly PaymentRow[],
): readonly PaymentRow[] {
  const groups = grouped.get(payments) ?? group(payments)
  grouped.set(payments, groups)
  return groups.get(paymentSessionId) ?? []
}

function group(payments: readonly PaymentRow[]) {
  const groups = new Map<string, PaymentRow[]>()
  for (const payment of payments) {
    const { paymentSessionId } = payment
    const group = groups.get(paymentSessionId)
    if (group === undefined) groups.set(paymentSessionId, [payment])
    else group.push(payment)
  }
  return groups
}
