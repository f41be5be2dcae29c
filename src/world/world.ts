import { createClock, type InstantInput } from '../time/clock.ts'
import { createClocks } from '../time/clocks.ts'
import { createIds, type Ids } from '../domain/ids.ts'
import {
  createLatestBlockhash,
  type LatestBlockhash,
} from '../domain/solana/blockhash.ts'
import type { Random, RandomSeed } from '../random.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import {
  seedScenario,
  type SeedingContext,
} from '../scenarios/seeding/seeding.ts'
import { createChance } from './chance.ts'
import type { World } from './world-state.ts'
import { nextTransitions } from '../time/due.ts'
import { createStore } from '../store/store.ts'
import type { ClockTarget } from '../time/clock-target.ts'
import type { MachineClocks } from '../time/clocks.ts'
import type { MachineClock } from '../time/clock.ts'
import type { Store } from '../store/store.ts'

/** What a world is made with. */
export interface WorldParts {
  seed: RandomSeed
  now: InstantInput | undefined
}

/** Rows, time and chance: all that decides how the service answers next. */
export interface LivingWorld {
  readonly store: Store
  readonly clock: MachineClock
  readonly clocks: MachineClocks
  /** Of what the service creates. */
  readonly ids: Ids
  /** Of requests, from a source of their own, so that reading never shifts what is created. */
  readonly requestIds: Ids
  readonly latestBlockhash: LatestBlockhash
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
  begin(scenario: Scenario, onProgress?: SeedingContext['onProgress']): number
  /** Adds a scenario, as `readScenario` gave it, to what is there, or throws and adds nothing. */
  seed(scenario: Scenario): void
  /** The rows of a world that has just begun with a scenario, at a time; it changes nothing here. */
  rehearse(scenario: Scenario, nowMs: number): World['rows']
  /** All that it is; later changes do not reach what was taken. */
  take(): World
  /** Is that one from now on. */
  enter(world: World): void
}

export function createWorld(parts: WorldParts): LivingWorld {
  const { seed, now } = parts
  let clockChanged: (target?: ClockTarget) => void = () => {}
  const chance = createChance(seed)
  const store = createStore()
  const clock = createClock({
    start: now,
    nextTransitions: (afterMs) =>
      nextTransitions(store, afterMs, (row) => clocks.clockFor(row) === clock),
    onChange: () => clockChanged(),
  })
  const clocks = createClocks(clock, store, (target) => clockChanged(target))
  const ids = createIds(chance.ids)
  let scenario: Scenario

  return {
    store,
    clock,
    clocks,
    ids,
    requestIds: createIds(chance.requests),
    latestBlockhash: createLatestBlockhash(seed),
    faultRandom: chance.faults,
    get scenario() {
      return scenario
    },
    watchClocks(listener) {
      clockChanged = listener
    },
    begin(next, onProgress) {
      clock.restart()
      clocks.startFrom([])
      chance.restart()
      store.clear()
      const nowMs = clock.nowMs()
      seedScenario(next, { store, ids, nowMs, onProgress })
      scenario = next
      return nowMs
    },
    seed: (added) => seedScenario(added, { store, ids, nowMs: clock.nowMs() }),
    rehearse(rehearsed, nowMs) {
      const stage = createStore()
      const own = createIds(createChance(seed).ids)
      seedScenario(rehearsed, { store: stage, ids: own, nowMs })
      return stage.contents().rows
    },
    take: () => ({
      ...store.contents(),
      clock: clock.state,
      clocks: clocks.states,
      random: chance.state,
      scenario,
    }),
    enter(world) {
      clock.startFrom(world.clock)
      chance.goOnFrom(world.random)
      store.load(world)
      clocks.startFrom(world.clocks)
      scenario = world.scenario
    },
  }
}
