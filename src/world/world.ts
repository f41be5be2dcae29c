import type { InstantInput } from '../domain/instant.ts'
import { createClock } from '../time/clock.ts'
import { createClocks } from '../time/clocks.ts'
import { createIds, transactionId, type Ids } from '../domain/ids.ts'
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
import { createGenerators } from './generators.ts'
import type { WorldState } from './world-state.ts'
import { nextTransitions } from '../time/due.ts'
import { createStore } from '../store/store.ts'
import type { ClockTarget } from '../time/clock-target.ts'
import type { EngineClocks } from '../time/clocks.ts'
import type { EngineClock } from '../time/clock.ts'
import type { Store } from '../store/store.ts'

/** Options of a world. */
export interface WorldParts {
  seed: RandomSeed
  now: InstantInput | undefined
}

/** All data that determines the next reply: rows, clocks and generators. */
export interface World {
  readonly store: Store
  readonly clock: EngineClock
  readonly clocks: EngineClocks
  /** Ids of created resources. */
  readonly ids: Ids
  /** Request ids, from a separate generator, so that reads never shift the ids of created resources. */
  readonly requestIds: Ids
  readonly latestBlockhash: LatestBlockhash
  /** Derives the id of the transaction that settles a proof on a network. */
  transactionIdOf(network: string, proofKey: string): string
  /** Generator for the probabilities of faults. */
  readonly faultRandom: Random
  /** The scenario that the world began with. */
  readonly scenario: Scenario
  /**
   * Calls a listener when a clock was moved, frozen, resumed, scaled, attached or detached.
   *
   * @param listener gets the clock's target; undefined for the main clock.
   */
  watchClocks(listener: (target?: ClockTarget) => void): void
  /**
   * Starts again with a scenario that `readScenario` returned and `rehearse` accepted.
   *
   * @returns the time at which the world began.
   */
  startWith(
    scenario: Scenario,
    onProgress?: SeedingContext['onProgress'],
  ): number
  /** Adds a scenario from `readScenario`, or throws and adds nothing. */
  seed(scenario: Scenario): void
  /** Computes the rows of a world that begins with a scenario, without changing this one. */
  rehearse(scenario: Scenario, nowMs: number): WorldState['rows']
  /** Copies the whole world. */
  capture(): WorldState
  /** Replaces this world. */
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
    latestBlockhash: createLatestBlockhash(seed),
    transactionIdOf: (network, proofKey) =>
      transactionId(network, `${seed}\n${proofKey}`),
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

/** Computes the rows of a world that starts with a scenario and a seed, in a separate store. */
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
