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
 * Lets the status of a row that was just written move on, if it is on its way.
 *
 * @param movesOn what its seed says of when.
 * @throws MockError when that is said of a status that is not on its way.
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
      `movesOn: the status ${status} is not on its way. Allowed with: ${Object.keys(NEXT_STATUS).join(', ')}`,
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
