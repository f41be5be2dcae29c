import { expiresAtMs } from '../domain/session-lifecycle.ts'
import type { Transition } from '../domain/transition.ts'
import type { Store } from '../store/store.ts'
import type { EngineClock } from './clock.ts'
import type { EngineClocks } from './clocks.ts'
import { expiriesBetween } from './due.ts'

/** A due change, which `happen` applies; it returns the transition to report. */
export interface Happening {
  atMs: number
  happen(): Transition | undefined
}

/** Tracks which expiries were reported: a session expires without a write, so only its event is sent. */
export interface ExpiryWatch {
  /** Finds the expiries of a clock's sessions since the last call. */
  expiries(clock: EngineClock, nowMs: number): Happening[]
  /** Notes a new session, which may be the next one to expire. */
  sessionOpened(paymentSessionId: string): void
  /** Starts again at the present time of every clock. */
  restart(): void
}

/** Time up to which a clock's expiries were reported, and the time of the next one. */
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
    // rows are scanned only when something is due
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
      // its manager may have been deleted before it
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
