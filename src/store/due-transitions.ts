import { expiresAtMs } from '../domain/session-lifecycle.ts'
import { toTimestamp } from '../domain/timestamp.ts'
import type { Transition } from '../domain/transition.ts'
import type { Store } from './store.ts'

/** All that happens at the next moment, after the one that is given, at which anything does. */
export function nextTransitions(store: Store, afterMs: number): Transition[] {
  let nextMs = Infinity
  let transitions: Transition[] = []
  for (const session of store.paymentSession.rows()) {
    const atMs = expiresAtMs(session)
    if (atMs <= afterMs || atMs > nextMs) continue
    if (atMs < nextMs) transitions = []
    nextMs = atMs
    const { paymentSessionId, userId } = session
    const at = toTimestamp(atMs)
    transitions.push({ type: 'session-expired', at, paymentSessionId, userId })
  }
  return transitions
}
