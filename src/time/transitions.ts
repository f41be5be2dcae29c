import type { EngineClocks } from './clocks.ts'
import type { StatusChanged, StatusStep } from '../domain/transition.ts'
import { MockError } from '../errors.ts'
import type { PendingTransitionRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import { requireReason } from './reason.ts'
import type { StepContext } from './step-context.ts'
import { completeTransition, failTransition } from './steps.ts'

/** A status that an operation began and that has not moved on yet. */
export type PendingTransition = StatusStep & {
  /** The row's primary key: a manager's ARN, the id of a connector or an instrument. */
  key: string
  /** When time brings it, on the clock that counts for the row: ISO 8601; null when time does not. */
  dueAt: string | null
  /** How many gets and lists still see the old status; null when reads do not bring it. */
  readsLeft: number | null
}

/**
 * Statuses on their way, for a test to decide.
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
  /** All that are on their way, in the order in which they began. */
  list(): PendingTransition[]
  /**
   * Lets a status move on now, whatever the policy says.
   *
   * @param idOrArn of a manager, or the id of a connector or an instrument.
   * @throws MockError when no status of such a thing is on its way.
   */
  complete(idOrArn: string): StatusChanged
  /**
   * Lets it fail now: the status becomes e.g. `CREATE_FAILED`.
   *
   * @param reason kept in the row's `statusReason`; the service does not tell it.
   * @throws MockError when no status of such a thing is on its way, or the reason is no text.
   */
  fail(idOrArn: string, reason?: string): StatusChanged
}

/** @param tell is told of every status that moved. */
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
    fail(idOrArn, reason = 'It was made to fail') {
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
    `No status of ${JSON.stringify(idOrArn)} is on its way. On their way: ${all.map(({ rowKey }) => rowKey).join(', ') || 'none'}`,
  )
}
