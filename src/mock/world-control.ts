import type { PolicyState } from '../policy/live-policy.ts'
import { resolvePolicy } from '../policy/policy.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { readScenario } from '../scenarios/schema/scenario.ts'
import { diffRows } from '../world/diff.ts'
import { createSaves } from '../world/saves.ts'
import { readSnapshot, worldOf, writeSnapshot } from '../world/snapshot.ts'
import { toScenario } from '../world/to-scenario.ts'
import type { WorldState } from '../world/world-state.ts'
import type { MockController } from './controller.ts'
import type { AssembleOptions } from './mock-options.ts'
import type { MockParts } from './mock-parts.ts'

/** Replaces, extends, saves and compares the world of a mock. */
export interface WorldControl extends Pick<
  MockController,
  | 'seed'
  | 'reset'
  | 'snapshot'
  | 'restore'
  | 'save'
  | 'rewind'
  | 'saves'
  | 'diff'
  | 'toScenario'
> {
  /** Starts with a scenario. */
  startWith(
    scenario: Scenario,
    onProgress?: AssembleOptions['onProgress'],
  ): void
  /** Continues from another mock's world and policies. */
  continueFrom(world: WorldState, policy: PolicyState): void
}

export function createWorldControl(parts: MockParts): WorldControl {
  const { world, live, events } = parts
  const saves = createSaves()
  let firstRows: () => WorldState['rows'] = () => world.capture().rows

  const startWith: WorldControl['startWith'] = (scenario, onProgress) => {
    const nowMs = world.startWith(scenario, onProgress)
    firstRows = () => world.rehearse(scenario, nowMs)
    startOver(parts, 'reset')
    injectFaults(parts, scenario)
  }

  const replaceWorld = (next: WorldState, cause: 'restore' | 'rewind') => {
    world.replaceWith(next)
    firstRows = () => next.rows
    startOver(parts, cause)
  }

  return {
    startWith: (document, onProgress) =>
      startWith(check(parts, document), onProgress),
    continueFrom(next, policy) {
      replaceWorld(next, 'restore')
      live.startFrom(policy)
    },
    seed(document) {
      const added = check(parts, document)
      world.seed(added)
      live.add(added.policy)
      injectFaults(parts, added)
      events.emit({ type: 'world', cause: 'seed', scenario: added.name })
    },
    reset(document = world.scenario) {
      // tried in another store first: a scenario that fails must not change this world
      const next = check(parts, document)
      world.rehearse(next, world.clock.nowMs())
      startWith(next)
    },
    snapshot: () => writeSnapshot(world.capture()),
    restore: (snapshot) =>
      replaceWorld(worldOf(readSnapshot(snapshot)), 'restore'),
    save: (name) => saves.keep(name, world.capture()),
    rewind: (name) => replaceWorld(saves.named(name), 'rewind'),
    get saves() {
      return saves.names()
    },
    diff(since) {
      const before = since === undefined ? firstRows() : saves.named(since).rows
      return diffRows(before, world.store.contents().rows)
    },
    toScenario() {
      const { scenario, ...present } = world.capture()
      const policy = live.state.chosen
      return toScenario({ ...present, scenario: { ...scenario, policy } })
    },
  }
}

/** Checks a scenario as far as possible before a row is written. */
function check({ faults }: MockParts, document: Scenario): Scenario {
  const scenario = readScenario(document)
  resolvePolicy(scenario.policy)
  for (const rule of scenario.faults ?? []) faults.check(rule)
  return scenario
}

function injectFaults(
  { faults }: MockParts,
  { faults: rules = [] }: Scenario,
): void {
  for (const rule of rules) faults.add(rule)
}

/** Resets the parts of a mock that depend on its world, after the world was replaced. */
function startOver(
  { world, live, faults, journal, events, timeline }: MockParts,
  cause: 'reset' | 'restore' | 'rewind',
): void {
  live.startWith(world.scenario.policy)
  faults.removeAll()
  journal.clear()
  if (events.isHeard) timeline.restart()
  events.emit({ type: 'world', cause, scenario: world.scenario.name })
}
