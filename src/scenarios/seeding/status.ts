import { toEpochMs } from '../../domain/timestamp.ts'
import { NEXT_STATUS } from '../../domain/transition.ts'
import {
  AUTHENTICATION_MS,
  type LivingTable,
  type TransitionTiming,
} from '../../domain/transition-timing.ts'
import { MockError } from '../../errors.ts'
import type { WritingContext } from './context.ts'
import { createLifecycle } from '../../time/lifecycle.ts'

/**
 * Schedules the transition of a new row, if its status has one.
 *
 * @param movesOn the timing in the scenario.
 * @throws MockError for a timing of a status without a transition.
 */
export function letMoveOn(
  table: LivingTable,
  rowKey: string,
  movesOn: TransitionTiming | undefined,
  { store, nowMs }: WritingContext,
): void {
  const { status = '', createdAt = '' } = store[table].get(rowKey) ?? {}
  const to = NEXT_STATUS[status]
  if (to === undefined) {
    if (movesOn === undefined) return
    throw new MockError(
      `movesOn: the status ${status} has no transition. Allowed with: ${Object.keys(NEXT_STATUS).join(', ')}`,
    )
  }
  const lifecycle = createLifecycle(store, () => movesOn ?? 'manual')
  if (movesOn === undefined && status === 'PENDING_AUTHENTICATION') {
    const dueMs = toEpochMs(createdAt) + AUTHENTICATION_MS
    lifecycle.scheduleAt(table, rowKey, to, dueMs)
  } else {
    lifecycle.schedule(table, rowKey, to, nowMs)
  }
}
