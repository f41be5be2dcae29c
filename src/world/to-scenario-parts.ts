import type { ClockState } from '../time/clock-state.ts'
import { ago, type PastTime } from '../domain/past-time.ts'
import { toEpochMs } from '../domain/timestamp.ts'
import { closestClock, type Timed } from '../domain/closest-clock.ts'
import type {
  LivingTable,
  TransitionTiming,
} from '../domain/transition-timing.ts'
import type { WorldState } from './world-state.ts'
import type { PendingTransitionRow } from '../store/rows.ts'

/** Writes times and statuses of rows as seeds have them. */
export interface SeedWriter {
  /** Formats how long ago a time was, on the row's closest clock. */
  ago(timestamp: string, row: Timed): PastTime
  /** Writes when a row was created and, if it was, changed. */
  dates(row: Timed & { createdAt: string; updatedAt: string }): {
    createdAt: PastTime
    updatedAt?: PastTime
  }
  /** Writes the timing of a row's pending transition. */
  movesOn(
    table: LivingTable,
    rowKey: string,
    row: Timed,
  ): { movesOn?: TransitionTiming }
}

export function createSeedWriter({
  rows,
  clock,
  clocks,
}: Pick<WorldState, 'rows' | 'clock' | 'clocks'>): SeedWriter {
  const pending = new Map(
    rows.pendingTransition.map((row) => [`${row.table}/${row.rowKey}`, row]),
  )
  const agoOf = (timestamp: string, row: Timed) =>
    ago(toEpochMs(timestamp), nowFor(row, clock, clocks))
  return {
    ago: agoOf,
    dates: (row) => ({
      createdAt: agoOf(row.createdAt, row),
      ...(row.updatedAt !== row.createdAt && {
        updatedAt: agoOf(row.updatedAt, row),
      }),
    }),
    movesOn(table, rowKey, row) {
      const next = pending.get(`${table}/${rowKey}`)
      return next === undefined
        ? {}
        : { movesOn: timingOf(next, nowFor(row, clock, clocks)) }
    },
  }
}

function timingOf(
  { dueAt, readsLeft }: PendingTransitionRow,
  nowMs: number,
): TransitionTiming {
  if (dueAt !== null) {
    return { after: { milliseconds: Math.max(0, toEpochMs(dueAt) - nowMs) } }
  }
  if (readsLeft === null) return 'manual'
  return readsLeft === 0 ? 'immediate' : { afterReads: readsLeft }
}

function nowFor(
  row: Timed,
  main: ClockState,
  clocks: WorldState['clocks'],
): number {
  const closest = closestClock(row, (kind, value) =>
    clocks.find(({ target }) => (target as Timed)[kind] === value),
  )
  return (closest ?? main).nowMs
}
