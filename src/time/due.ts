import { expiresAtMs } from '../domain/session-lifecycle.ts'
import { toTimestamp } from '../domain/timestamp.ts'
import type { Transition } from '../domain/transition.ts'
import { dueMs } from './lifecycle.ts'
import type { PaymentSessionRow, PendingTransitionRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import { transitionOf } from './steps.ts'

/** What tells whose time counts for a row. */
interface Owned {
  paymentManagerArn: string
  userId?: string
  paymentSessionId?: string
}

type Counts = (row: Owned) => boolean

/**
 * All that happens at the next moment, after the one that is given, at which anything does.
 *
 * @param counts whether a row follows the clock in question.
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

/** Statuses that are to move on by now, with the moments at which they do. */
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

/** A session's end, and its moment in epoch milliseconds. */
export interface Expiry {
  atMs: number
  transition: Transition & { type: 'session-expired' }
}

/**
 * The ends of sessions after one moment up to and including another.
 *
 * @returns with them the moment, after those, at which a session ends next.
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
