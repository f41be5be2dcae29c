import type { ClockTarget, MockClock } from '../../mock/controller.ts'

/** A clock as JSON. */
export interface ClockView {
  /** Virtual time, ISO 8601 with milliseconds. */
  now: string
  frozen: boolean
  scale: number
  /** Whose it is; left out for the main one. */
  target?: ClockTarget
}

export function viewClock(clock: MockClock, target?: ClockTarget): ClockView {
  const { frozen, scale } = clock
  const now = clock.now().toISOString()
  return { now, frozen, scale, ...(target && { target }) }
}
