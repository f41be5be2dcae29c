import { expiresAtMs } from '../domain/session-lifecycle.ts'
import { toTimestamp } from '../domain/timestamp.ts'
import type { Transition } from '../domain/transition.ts'
import type { PaymentSessionRow } from './rows.ts'
import type { Store } from './store.ts'

type Counts = (session: PaymentSessionRow) => boolean

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
  return transitions
}

/**
 * All that happens after one moment up to and including another, in the order of time.
 *
 * @returns with it the moment, after those, at which something happens next.
 */
export function transitionsBetween(
  store: Store,
  afterMs: number,
  untilMs: number,
  counts: Counts,
): { due: Transition[]; nextMs: number } {
  let nextMs = Infinity
  const due: { atMs: number; transition: Transition }[] = []
  for (const session of store.paymentSession.rows()) {
    const atMs = expiresAtMs(session)
    if (atMs <= afterMs || !counts(session)) continue
    if (atMs > untilMs) nextMs = Math.min(nextMs, atMs)
    else due.push({ atMs, transition: expiryOf(session, atMs) })
  }
  due.sort((a, b) => a.atMs - b.atMs)
  return { due: due.map(({ transition }) => transition), nextMs }
}

function expiryOf(
  { paymentSessionId, userId }: PaymentSessionRow,
  atMs: number,
): Transition {
  const at = toTimestamp(atMs)
  return { type: 'session-expired', at, paymentSessionId, userId }
}
