import type { ClockTarget, MockClock } from '../../mock/controller.ts'

/** A clock as JSON. */
export interface ClockView {
  /** Time of the clock, ISO 8601 with milliseconds. */
  now: string
  frozen: boolean
  scale: number
  /** Manager, user or session that has the clock; absent for the main clock. */
  target?: ClockTarget
}

export function viewClock(clock: MockClock, target?: ClockTarget): ClockView {
  const { frozen, scale } = clock
  const now = clock.now().toISOString()
  return { now, frozen, scale, ...(target && { target }) }
}
