import { durationMs } from '../domain/duration.ts'
import { toEpochMs, toTimestamp } from '../domain/timestamp.ts'
import type {
  LivingTable,
  TransitionTiming,
} from '../domain/transition-timing.ts'
import type { PendingTransitionRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'

/** The scheduling of transitions. */
export interface Lifecycle {
  /**
   * Determines the status of a row that an operation creates or changes: the final one, when the policy's timing is
   * `immediate` (recorded); otherwise the one before it, with a pending transition.
   *
   * @param nowMs the time of the row's closest clock, in epoch milliseconds.
   * @returns the status to write.
   */
  startTransition<Through extends string, To extends string>(
    table: LivingTable,
    rowKey: string,
    status: { through: Through; to: To },
    nowMs: number,
  ): Through | To
  /**
   * Schedules a transition with the policy's timing; it replaces a pending one of the row.
   *
   * @param to the next status, or `GONE` for deletion.
   * @param nowMs the time of the row's closest clock, in epoch milliseconds.
   */
  schedule(table: LivingTable, rowKey: string, to: string, nowMs: number): void
  /** Schedules a transition at a fixed time, in epoch milliseconds. */
  scheduleAt(
    table: LivingTable,
    rowKey: string,
    to: string,
    dueMs: number,
  ): void
  /** Counts a read of the row. */
  seen(table: LivingTable, rowKey: string): void
  /** Cancels the pending transition of a row. */
  cancel(table: LivingTable, rowKey: string): void
}

/** @param timingOf returns the timing of a kind of row. */
export function createLifecycle(
  store: Store,
  timingOf: (table: LivingTable) => TransitionTiming,
): Lifecycle {
  const put = (
    table: LivingTable,
    rowKey: string,
    to: string,
    due: Pick<PendingTransitionRow, 'dueAt' | 'readsLeft'>,
  ) => {
    const key = pendingKey(table, rowKey)
    const row = { key, table, rowKey, to, ...due }
    if (store.pendingTransition.get(key) === undefined) {
      store.pendingTransition.insert(row)
    } else {
      store.pendingTransition.update(key, row)
    }
  }
  const cancel = (table: LivingTable, rowKey: string) => {
    const key = pendingKey(table, rowKey)
    if (store.pendingTransition.get(key) !== undefined) {
      store.pendingTransition.delete(key)
    }
  }
  return {
    startTransition(table, rowKey, { through, to }, nowMs) {
      const timing = timingOf(table)
      if (timing === 'immediate') {
        cancel(table, rowKey)
        return to
      }
      put(table, rowKey, to, dueBy(timing, nowMs))
      return through
    },
    schedule: (table, rowKey, to, nowMs) =>
      put(table, rowKey, to, dueBy(timingOf(table), nowMs)),
    scheduleAt: (table, rowKey, to, dueMs) =>
      put(table, rowKey, to, { dueAt: toTimestamp(dueMs), readsLeft: null }),
    seen(table, rowKey) {
      const pending = store.pendingTransition.get(pendingKey(table, rowKey))
      if (pending?.readsLeft) {
        const readsLeft = pending.readsLeft - 1
        store.pendingTransition.update(pending.key, { readsLeft })
      }
    },
    cancel,
  }
}

/**
 * Returns when a transition is due, in epoch milliseconds: Infinity while it waits for reads or for a test.
 */
export function dueMs(
  { dueAt, readsLeft }: PendingTransitionRow,
  nowMs: number,
): number {
  if (readsLeft === 0) return nowMs
  return dueAt === null ? Infinity : toEpochMs(dueAt)
}

function dueBy(timing: TransitionTiming, nowMs: number) {
  if (timing === 'immediate') return { dueAt: null, readsLeft: 0 }
  if (timing === 'manual') return { dueAt: null, readsLeft: null }
  return 'after' in timing
    ? { dueAt: toTimestamp(nowMs + durationMs(timing.after)), readsLeft: null }
    : { dueAt: null, readsLeft: timing.afterReads }
}

function pendingKey(table: LivingTable, rowKey: string): string {
  return `${table}/${rowKey}`
}
