import type { InstantInput } from '../domain/instant.ts'
import { createClock } from '../time/clock.ts'
import { createClocks } from '../time/clocks.ts'
import { createIds, type Ids } from '../domain/ids.ts'
import type { Random, RandomSeed } from '../random.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import {
  seedScenario,
  type SeedingContext,
} from '../scenarios/seeding/seeding.ts'
import { createGenerators } from './generators.ts'
import type { WorldState } from './world-state.ts'
import { nextTransitions } from '../time/due.ts'
import { createStore } from '../store/store.ts'
import type { ClockTarget } from '../time/clock-target.ts'
import type { EngineClocks } from '../time/clocks.ts'
import type { EngineClock } from '../time/clock.ts'
import type { Store } from '../store/store.ts'

/** What a world is made with. */
export interface WorldParts {
  seed: RandomSeed
  now: InstantInput | undefined
}

/** Rows, time and generators: all that decides how the service answers next. */
export interface World {
  readonly store: Store
  readonly clock: EngineClock
  readonly clocks: EngineClocks
  /** Of what the service creates. */
  readonly ids: Ids
  /** Of requests, from a source of their own, so that reading never shifts what is created. */
  readonly requestIds: Ids
  /** Of the dice that faults throw. */
  readonly faultRandom: Random
  /** The scenario that it began with, once it has begun. */
  readonly scenario: Scenario
  /**
   * Calls this listener from now on when a clock was moved, stopped, resumed, scaled, attached or detached.
   *
   * @param listener is given whose clock it is; nothing for the main one.
   */
  watchClocks(listener: (target?: ClockTarget) => void): void
  /**
   * Starts over, with a scenario that `readScenario` gave and that was rehearsed.
   *
   * @returns the time at which it began.
   */
  startWith(
    scenario: Scenario,
    onProgress?: SeedingContext['onProgress'],
  ): number
  /** Adds a scenario, as `readScenario` gave it, to what is there, or throws and adds nothing. */
  seed(scenario: Scenario): void
  /** The rows of a world that has just begun with a scenario, at a time; it changes nothing here. */
  rehearse(scenario: Scenario, nowMs: number): WorldState['rows']
  /** A copy of the whole world, which later changes do not reach. */
  capture(): WorldState
  /** Puts another world in the place of this one. */
  replaceWith(world: WorldState): void
}

export function createWorld(parts: WorldParts): World {
  const { seed, now } = parts
  let clockChanged: (target?: ClockTarget) => void = () => {}
  const generators = createGenerators(seed)
  const store = createStore()
  const clock = createClock({
    start: now,
    nextTransitions: (afterMs) =>
      nextTransitions(store, afterMs, (row) => clocks.clockFor(row) === clock),
    onChange: () => clockChanged(),
  })
  const clocks = createClocks(clock, store, (target) => clockChanged(target))
  const ids = createIds(generators.ids)
  let scenario: Scenario

  return {
    store,
    clock,
    clocks,
    ids,
    requestIds: createIds(generators.requests),
    faultRandom: generators.faults,
    get scenario() {
      return scenario
    },
    watchClocks(listener) {
      clockChanged = listener
    },
    startWith(next, onProgress) {
      clock.restart()
      clocks.startFrom([])
      generators.restart()
      store.clear()
      const nowMs = clock.nowMs()
      seedScenario(next, { store, ids, nowMs, onProgress })
      scenario = next
      return nowMs
    },
    seed: (added) => seedScenario(added, { store, ids, nowMs: clock.nowMs() }),
    rehearse: (rehearsed, nowMs) => rowsAtStart(rehearsed, seed, nowMs),
    capture: () => ({
      ...store.contents(),
      clock: clock.state,
      clocks: clocks.states,
      random: generators.state,
      scenario,
    }),
    replaceWith(world) {
      clock.startFrom(world.clock)
      generators.continueFrom(world.random)
      store.load(world)
      clocks.startFrom(world.clocks)
      scenario = world.scenario
    },
  }
}

/** Rows of a world that starts with a scenario and a seed, worked out in a store of its own. */
function rowsAtStart(
  scenario: Scenario,
  seed: RandomSeed,
  nowMs: number,
): WorldState['rows'] {
  const store = createStore()
  const ids = createIds(createGenerators(seed).ids)
  seedScenario(scenario, { store, ids, nowMs })
  return store.contents().rows
}
