import { durationMs } from '../domain/duration.ts'
import { toEpochMs, toTimestamp } from '../domain/timestamp.ts'
import type {
  LivingTable,
  TransitionTiming,
} from '../domain/transition-timing.ts'
import type { PendingTransitionRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'

/** What becomes of a row's status after the one that an operation gave it. */
export interface Lifecycle {
  /**
   * Gives a status to a row that an operation makes or changes: the one that it comes to, when the policy says
   * so at once (recorded); otherwise the one on the way there, from which it moves on.
   *
   * @param nowMs the time that counts for the row, in epoch milliseconds.
   * @returns the status to write.
   */
  startTransition<Through extends string, To extends string>(
    table: LivingTable,
    rowKey: string,
    status: { through: Through; to: To },
    nowMs: number,
  ): Through | To
  /**
   * Lets a row's status move on, when the policy says so; what was to become of it before is dropped.
   *
   * @param to the status to come, or `GONE`.
   * @param nowMs the time that counts for the row, in epoch milliseconds.
   */
  schedule(table: LivingTable, rowKey: string, to: string, nowMs: number): void
  /** Lets it move on at a moment that no policy moves, in epoch milliseconds. */
  scheduleAt(
    table: LivingTable,
    rowKey: string,
    to: string,
    dueMs: number,
  ): void
  /** Notes that a caller was shown the row as it is. */
  seen(table: LivingTable, rowKey: string): void
  /** Drops what was to become of a row. */
  cancel(table: LivingTable, rowKey: string): void
}

/** @param timingOf when the status of such a row moves on. */
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
 * When a status moves on by itself, in epoch milliseconds: Infinity when something else has to happen first, now
 * when nothing has.
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
