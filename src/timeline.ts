import type { MockClocks } from './clocks.ts'
import type { MockClock } from './clock.ts'
import type { Transition } from './domain/transition.ts'
import { expiresAtMs } from './domain/session-lifecycle.ts'
import { transitionsBetween } from './store/due-transitions.ts'
import type { Store } from './store/store.ts'

/** Tells of what time does, once for each moment, while somebody listens. */
export interface Timeline {
  /** Tells of all that became due since the last time, each clock's in the order of its time. */
  settle(): void
  /** A session was opened: it may be the next one to expire. */
  sessionOpened(paymentSessionId: string): void
  /** Begins anew where every clock stands: what was due before is not told. */
  restart(): void
}

/** How far a clock's time has been told, and when something happens next. */
interface Mark {
  toldMs: number
  nextMs: number
}

export function createTimeline(
  store: Store,
  clocks: MockClocks,
  tell: (transition: Transition) => void,
): Timeline {
  const marks = new Map<MockClock, Mark>()

  const settleClock = (clock: MockClock) => {
    const nowMs = clock.nowMs()
    const mark = marks.get(clock)
    // rows are looked through only when something is due
    if (mark !== undefined && nowMs < mark.nextMs) return
    const { due, nextMs } = transitionsBetween(
      store,
      mark?.toldMs ?? nowMs,
      nowMs,
      (row) => clocks.clockFor(row) === clock,
    )
    marks.set(clock, { toldMs: nowMs, nextMs })
    for (const transition of due) tell(transition)
  }

  const settle = () => {
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
      settle()
    },
  }
}
