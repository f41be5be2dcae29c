import { expiresAtMs } from '../domain/session-lifecycle.ts'
import type { Transition } from '../domain/transition.ts'
import type { Store } from '../store/store.ts'
import type { EngineClock } from './clock.ts'
import type { EngineClocks } from './clocks.ts'
import { expiriesBetween } from './due.ts'

/** Something that is due; it does what it does, and says what there is to tell. */
export interface Happening {
  atMs: number
  happen(): Transition | undefined
}

/** Knows which expiries of sessions were told: a session expires by itself, and only has to be told. */
export interface ExpiryWatch {
  /** The expiries of a clock's sessions since the last time. */
  expiries(clock: EngineClock, nowMs: number): Happening[]
  /** A session was opened: it may be the next one to expire. */
  sessionOpened(paymentSessionId: string): void
  /** Begins anew where every clock stands. */
  restart(): void
}

/** How far a clock's time has been told, and when a session expires next. */
interface Mark {
  toldMs: number
  nextMs: number
}

export function createExpiryWatch(
  store: Store,
  clocks: EngineClocks,
): ExpiryWatch {
  const marks = new Map<EngineClock, Mark>()

  const expiries = (clock: EngineClock, nowMs: number): Happening[] => {
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

  return {
    expiries,
    sessionOpened(paymentSessionId) {
      const session = store.paymentSession.get(paymentSessionId)
      const mark = session && marks.get(clocks.clockFor(session))
      if (session === undefined || mark === undefined) return
      mark.nextMs = Math.min(mark.nextMs, expiresAtMs(session))
    },
    restart() {
      marks.clear()
      for (const { clock } of clocks.all()) expiries(clock, clock.nowMs())
    },
  }
}
