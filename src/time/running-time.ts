import type { ClockState } from './clock-state.ts'

/** Time that runs with real time at a scale, or is frozen. */
export interface RunningTime {
  nowMs(): number
  readonly frozen: boolean
  readonly scale: number
  readonly state: ClockState
  /** Sets the state, even to an earlier time. */
  startFrom(state: ClockState): void
}

/** @param realMs reads real time; if it goes backwards, this time does not. */
export function createRunningTime(
  first: ClockState,
  realMs: () => number,
): RunningTime {
  let latest: number
  // the time at the last change and the real time then; the difference since is scaled
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
