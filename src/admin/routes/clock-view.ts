import type { Controller } from '../../mock/controller.ts'

type Clock = Controller['clock']

/** Whose clock it is. */
export type ClockTarget = Parameters<Controller['clocks']['of']>[0]

/** A clock as JSON. */
export interface ClockView {
  /** Virtual time, ISO 8601 with milliseconds. */
  now: string
  frozen: boolean
  scale: number
  /** Whose it is; left out for the main one. */
  target?: ClockTarget
}

export function viewClock(clock: Clock, target?: ClockTarget): ClockView {
  const { frozen, scale } = clock
  const now = clock.now().toISOString()
  return { now, frozen, scale, ...(target && { target }) }
}
