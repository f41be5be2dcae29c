import { expiresAtMs } from '../domain/session-lifecycle.ts'
import { toTimestamp } from '../domain/timestamp.ts'
import type { Transition } from '../domain/transition.ts'
import { dueMs } from './lifecycle.ts'
import type { PaymentSessionRow, PendingTransitionRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import { transitionOf } from './steps.ts'

/** Columns that determine the closest clock of a row. */
interface Owned {
  paymentManagerArn: string
  userId?: string
  paymentSessionId?: string
}

type Counts = (row: Owned) => boolean

/**
 * Finds the transitions at the next time at which any is due, after a given time.
 *
 * @param counts checks whether a row follows the clock.
 */
export function nextTransitions(
  store: Store,
  afterMs: number,
  counts: Counts,
): Transition[] {
  let nextMs = Infinity
  let transitions: Transition[] = []
  for (const session of store.paymentSession.rows()) {
    const atMs = expiresAtMs(session)
    if (atMs <= afterMs || atMs > nextMs || !counts(session)) continue
    if (atMs < nextMs) transitions = []
    nextMs = atMs
    transitions.push(expiryOf(session, atMs))
  }
  for (const pending of store.pendingTransition.rows()) {
    const atMs = dueMs(pending, afterMs)
    if (atMs <= afterMs || atMs > nextMs || !Number.isFinite(atMs)) continue
    if (!counts(ownerOf(store, pending))) continue
    if (atMs < nextMs) transitions = []
    nextMs = atMs
    transitions.push(transitionOf(store, pending, atMs))
  }
  return transitions
}

/** Finds the pending transitions that are due, with their times. */
export function dueStatuses(
  store: Store,
  nowMs: number,
  counts: Counts,
): { atMs: number; pending: PendingTransitionRow }[] {
  const due: { atMs: number; pending: PendingTransitionRow }[] = []
  for (const pending of store.pendingTransition.rows()) {
    const atMs = dueMs(pending, nowMs)
    if (atMs > nowMs || !counts(ownerOf(store, pending))) continue
    due.push({ atMs, pending })
  }
  return due
}

function ownerOf(store: Store, { table, rowKey }: PendingTransitionRow): Owned {
  return store[table].get(rowKey) as Owned
}

/** The expiry of a session, with its time in epoch milliseconds. */
export interface Expiry {
  atMs: number
  transition: Transition & { type: 'session-expired' }
}

/**
 * Finds the expiries after one time, up to and including another.
 *
 * @returns also the time of the next expiry after those.
 */
export function expiriesBetween(
  store: Store,
  afterMs: number,
  untilMs: number,
  counts: Counts,
): { due: Expiry[]; nextMs: number } {
  let nextMs = Infinity
  const due: Expiry[] = []
  for (const session of store.paymentSession.rows()) {
    const atMs = expiresAtMs(session)
    if (atMs <= afterMs || !counts(session)) continue
    if (atMs > untilMs) nextMs = Math.min(nextMs, atMs)
    else due.push({ atMs, transition: expiryOf(session, atMs) })
  }
  return { due, nextMs }
}

function expiryOf(
  { paymentSessionId, userId }: PaymentSessionRow,
  atMs: number,
): Expiry['transition'] {
  const at = toTimestamp(atMs)
  return { type: 'session-expired', at, paymentSessionId, userId }
}
