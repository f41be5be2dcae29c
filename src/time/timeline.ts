import type { Transition } from '../domain/transition.ts'
import type { EngineClock } from './clock.ts'
import type { EngineClocks } from './clocks.ts'
import { dueStatuses } from './due.ts'
import { createExpiryWatch, type Happening } from './expiry-watch.ts'
import type { StepContext } from './step-context.ts'
import { completeTransition } from './steps.ts'

/** Does what time does to the world, and tells of it, once for each moment. */
export interface Timeline {
  /** Lets happen all that became due since the last time, each clock's in the order of its time. */
  settle(): void
  /** A session was opened: it may be the next one to expire. */
  sessionOpened(paymentSessionId: string): void
  /** Begins anew where every clock stands: what expired before is not told. */
  restart(): void
}

/** Whom the timeline tells. */
export interface TimelineListener {
  /** True if anybody listens: nobody looks for what only has to be told otherwise. */
  readonly isHeard: boolean
  announce(transition: Transition): void
}

export function createTimeline(
  context: StepContext,
  clocks: EngineClocks,
  listener: TimelineListener,
): Timeline {
  const { store } = context
  const watch = createExpiryWatch(store, clocks)

  const statuses = (clock: EngineClock, nowMs: number): Happening[] =>
    dueStatuses(store, nowMs, (row) => clocks.clockFor(row) === clock).map(
      ({ atMs, pending }) => ({
        atMs,
        // whom it tells of one may have decided another
        happen: () =>
          store.pendingTransition.get(pending.key) === pending
            ? completeTransition(context, pending, atMs)
            : undefined,
      }),
    )

  const settleClock = (clock: EngineClock) => {
    const nowMs = clock.nowMs()
    const due = [
      ...(listener.isHeard ? watch.expiries(clock, nowMs) : []),
      ...statuses(clock, nowMs),
    ].sort((a, b) => a.atMs - b.atMs)
    for (const { happen } of due) {
      const transition = happen()
      if (transition !== undefined) listener.announce(transition)
    }
  }

  const settle = () => {
    if (!listener.isHeard && store.pendingTransition.count === 0) return
    for (const { clock } of clocks.all()) settleClock(clock)
  }

  return {
    settle,
    sessionOpened: watch.sessionOpened,
    restart() {
      watch.restart()
      settle()
    },
  }
}
