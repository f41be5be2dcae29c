import type { ClockState } from '../time/clock-state.ts'
import type { ClockTarget } from '../time/clock-target.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { StoreContents } from '../store/store.ts'
import type { GeneratorState } from './generators.ts'

/** All that a world is, as it is: what a snapshot is made of, before it is masked. */
export interface WorldState extends StoreContents {
  clock: ClockState
  clocks: (ClockState & { target: ClockTarget })[]
  random: GeneratorState
  /** The scenario that it began with. */
  scenario: Scenario
}
