import type { MockClocks } from './clocks.ts'
import type { MockClock } from './clock.ts'
import { expiresAtMs } from '../domain/session-lifecycle.ts'
import type { Transition } from '../domain/transition.ts'
import { dueStatuses, expiriesBetween } from './due.ts'
import { completeTransition, type Stage } from './steps.ts'

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
  /** Whether anybody listens: nobody looks for what only has to be told otherwise. */
  readonly isHeard: boolean
  tell(transition: Transition): void
}

/** How far a clock's time has been told, and when a session expires next. */
interface Mark {
  toldMs: number
  nextMs: number
}

/** Something that is due; it does what it does, and says what there is to tell. */
interface Happening {
  atMs: number
  happen(): Transition | undefined
}

export function createTimeline(
  stage: Stage,
  clocks: MockClocks,
  listener: TimelineListener,
): Timeline {
  const { store } = stage
  const marks = new Map<MockClock, Mark>()

  /** A session expires by itself: it only has to be told. */
  const expiries = (clock: MockClock, nowMs: number): Happening[] => {
    const mark = marks.get(clock)
    // rows are looked through only when something is due
    if (mark !== undefined && nowMs < mark.nextMs) return []
    const { due, nextMs } = expiriesBetween(
      store,
      mark?.toldMs ?? nowMs,
      nowMs,
      (row) => clocks.clockFor(row) === clock,
    )
    marks.set(clock, { toldMs: nowMs, nextMs })
    return due.map(({ atMs, transition }) => ({
      atMs,
      // its manager may have gone before it
      happen: () =>
        store.paymentSession.get(transition.paymentSessionId) && transition,
    }))
  }

  const statuses = (clock: MockClock, nowMs: number): Happening[] =>
    dueStatuses(store, nowMs, (row) => clocks.clockFor(row) === clock).map(
      ({ atMs, pending }) => ({
        atMs,
        // whom it tells of one may have decided another
        happen: () =>
          store.pendingTransition.get(pending.key) === pending
            ? completeTransition(stage, pending, atMs)
            : undefined,
      }),
    )

  const settleClock = (clock: MockClock) => {
    const nowMs = clock.nowMs()
    const due = [
      ...(listener.isHeard ? expiries(clock, nowMs) : []),
      ...statuses(clock, nowMs),
    ].sort((a, b) => a.atMs - b.atMs)
    for (const { happen } of due) {
      const transition = happen()
      if (transition !== undefined) listener.tell(transition)
    }
  }

  const settle = () => {
    if (!listener.isHeard && store.pendingTransition.count === 0) return
    for (const { clock } of clocks.all()) settleClock(clock)
  }

  return {
    settle,
    sessionOpened(paymentSessionId) {
      const session = store.paymentSession.get(paymentSessionId)
      const mark = session && marks.get(clocks.clockFor(session))
      if (session === undefined || mark === undefined) return
      mark.nextMs = Math.min(mark.nextMs, expiresAtMs(session))
    },
    restart() {
      marks.clear()
      for (const { clock } of clocks.all()) expiries(clock, clock.nowMs())
      settle()
    },
  }
}
