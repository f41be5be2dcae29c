import type { Transition } from '../domain/transition.ts'
import type { EngineClock } from './clock.ts'
import type { EngineClocks } from './clocks.ts'
import { dueStatuses } from './due.ts'
import { createExpiryWatch, type Happening } from './expiry-watch.ts'
import type { StepContext } from './step-context.ts'
import { completeTransition } from './steps.ts'

/** Applies due transitions and sends their events. */
export interface Timeline {
  /** Applies all transitions that became due since the last call, each clock's in the order of time. */
  settle(): void
  /** Notes a new session, which may be the next one to expire. */
  sessionOpened(paymentSessionId: string): void
  /** Starts again at the present time of every clock; earlier expiries send no event. */
  restart(): void
}

/** Listener of the timeline. */
export interface TimelineListener {
  /** True if there are listeners: without them, expiries are not searched for. */
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
        // a listener of one may have completed another
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
