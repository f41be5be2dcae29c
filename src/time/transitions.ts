import type { EngineClocks } from './clocks.ts'
import type { StatusChanged, StatusStep } from '../domain/transition.ts'
import { MockError } from '../errors.ts'
import type { PendingTransitionRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import { requireReason } from './reason.ts'
import type { StepContext } from './step-context.ts'
import { completeTransition, failTransition } from './steps.ts'

/** A transition that has begun and is not complete. */
export type PendingTransition = StatusStep & {
  /** The row's primary key: a manager's ARN, the id of a connector or a wallet. */
  key: string
  /** Time at which it becomes due, on the row's closest clock: ISO 8601; null when it does not depend on time. */
  dueAt: string | null
  /** Number of gets and lists that still see the old status; null when it does not depend on reads. */
  readsLeft: number | null
}

/**
 * Lists, completes and fails pending transitions.
 *
 * @example
 * ```ts
 * import { createPaymentsMock } from 'agentcore-payments-mock'
 *
 * const mock = createPaymentsMock({
 *   policy: { transitions: { paymentManager: 'manual' } },
 * })
 * // ... the code under test creates a manager and polls it ...
 * for (const { key } of mock.transitions.list()) {
 *   mock.transitions.fail(key, 'The role cannot be assumed')
 * }
 * ```
 */
export interface MockTransitions {
  /** Lists the pending transitions, in the order in which they began. */
  list(): PendingTransition[]
  /**
   * Completes a pending transition now, whatever its timing.
   *
   * @param idOrArn id or ARN of a manager, or id of a connector or a wallet.
   * @throws MockError when that row has no pending transition.
   */
  complete(idOrArn: string): StatusChanged
  /**
   * Fails a pending transition now: the status becomes e.g. `CREATE_FAILED`.
   *
   * @param reason stored in the row's `statusReason`; replies do not contain it.
   * @throws MockError when that row has no pending transition, or the reason is not text.
   */
  fail(idOrArn: string, reason?: string): StatusChanged
}

/** @param tell called with every changed status. */
export function createTransitions(
  context: StepContext,
  clocks: EngineClocks,
  announce: (transition: StatusChanged) => void,
): MockTransitions {
  const { store } = context
  const nowOf = ({ table, rowKey }: PendingTransitionRow) =>
    clocks.clockFor(store[table].get(rowKey) ?? {}).nowMs()

  const announced = (step: StatusChanged): StatusChanged => {
    announce(step)
    return step
  }

  return {
    list: () =>
      [...store.pendingTransition.rows()]
        .sort((a, b) => a.sequence - b.sequence)
        .map((row) => viewOf(store, row)),
    complete(idOrArn) {
      const pending = pendingOf(store, idOrArn)
      return announced(completeTransition(context, pending, nowOf(pending)))
    },
    fail(idOrArn, reason = 'Failed by mock.transitions.fail()') {
      const pending = pendingOf(store, idOrArn)
      requireReason(reason)
      return announced(failTransition(context, pending, nowOf(pending), reason))
    },
  }
}

function viewOf(
  store: Store,
  { table, rowKey, to, dueAt, readsLeft }: PendingTransitionRow,
): PendingTransition {
  const from = store[table].get(rowKey)?.status
  const view = { table, key: rowKey, from, to, dueAt, readsLeft }
  // both statuses are of that table
  return view as PendingTransition
}

function pendingOf(store: Store, idOrArn: string): PendingTransitionRow {
  const all = [...store.pendingTransition.rows()]
  const found = all.find(
    ({ rowKey }) =>
      rowKey === idOrArn || rowKey.endsWith(`:payment-manager/${idOrArn}`),
  )
  if (found !== undefined) return found
  throw new MockError(
    `${JSON.stringify(idOrArn)} has no pending transition. Pending: ${all.map(({ rowKey }) => rowKey).join(', ') || 'none'}`,
  )
}
