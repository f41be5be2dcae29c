import type { ClockState } from '../time/clock-state.ts'
import type { ClockTarget } from '../time/clock-target.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { StoreContents } from '../store/store.ts'
import type { GeneratorState } from './generators.ts'

/** A copy of a world's data: a snapshot before masking. */
export interface WorldState extends StoreContents {
  clock: ClockState
  clocks: (ClockState & { target: ClockTarget })[]
  random: GeneratorState
  /** The scenario that the world began with. */
  scenario: Scenario
}
