import { compare } from '../../domain/money.ts'
import { expiresAtMs } from '../../domain/session-lifecycle.ts'
import { toEpochMs } from '../../domain/timestamp.ts'
import type { PaymentRow, SessionRow } from './source.ts'

/** The state of a session at one time. */
export interface SessionFacts {
  readonly status: 'live' | 'spent' | 'expired'
  /** Milliseconds until it expires; 0 once it has expired. */
  readonly remainingMs: number
  /** Share of its time that is left, 0 to 1. */
  readonly timeLeft: number
  /** Share of its budget that is left, 0 to 1; undefined without a limit. */
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
    // a share for a bar; amounts are never computed with floating-point numbers
    budgetLeft:
      maxSpendAmount === null || availableSpendAmount === null
        ? undefined
        : Number(availableSpendAmount) / Number(maxSpendAmount),
  }
}

/** A point of the spend chart. */
export interface SpendPoint {
  readonly atMs: number
  /** Total spent until then, in US dollars. */
  readonly spent: number
}

/**
 * Computes the total spent by a session after each payment.
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

/** Finds the payments of one session, oldest first; one scan serves all sessions. */
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
