import type { ClockState } from './clock-state.ts'

/** Time that runs along with real time, at a scale of its own, or stands still. */
export interface RunningTime {
  nowMs(): number
  readonly frozen: boolean
  readonly scale: number
  readonly state: ClockState
  /** Stands so from now on, be it earlier than now. */
  startFrom(state: ClockState): void
}

/** @param realMs tells real time; should it ever go backwards, this time does not. */
export function createRunningTime(
  first: ClockState,
  realMs: () => number,
): RunningTime {
  let latest: number
  // where it stood, and the real time then: what has gone by since is scaled
  let base: ClockState & { realMs: number }

  const startFrom = (state: ClockState) => {
    base = { ...state, realMs: realMs() }
    latest = state.nowMs
  }
  const nowMs = () => {
    const passedMs = base.frozen ? 0 : (realMs() - base.realMs) * base.scale
    latest = Math.max(latest, Math.floor(base.nowMs + passedMs))
    return latest
  }

  startFrom(first)
  return {
    nowMs,
    get frozen() {
      return base.frozen
    },
    get scale() {
      return base.scale
    },
    get state() {
      const { frozen, scale } = base
      return { nowMs: nowMs(), frozen, scale }
    },
    startFrom,
  }
}
