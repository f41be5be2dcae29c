import { createClock, type Instant } from './clock.ts'
import type { Controller } from './controller.ts'
import { createIds } from './domain/ids.ts'
import { toEpochMs } from './domain/timestamp.ts'
import { createEndpoints, type Endpoints } from './endpoint.ts'
import { MockError } from './errors.ts'
import { createFaults } from './faults.ts'
import { createJournal } from './journal.ts'
import { resolvePolicy, type Policy } from './policy.ts'
import { createRandom, type Seed } from './random.ts'
import type { Registry } from './registry-check.ts'
import type { Scenario } from './scenario.ts'
import { seedScenario } from './seeding.ts'
import { createService } from './service.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'
import { nextTransitions } from './store/due-transitions.ts'
import { findBrokenInvariant } from './store/invariants.ts'
import { createStore } from './store/store.ts'

/** How a mock starts. */
export interface MockOptions {
  /** The world it starts with. Default: `readyAccount`. */
  scenario?: Scenario
  /** Equal seeds give equal ids, addresses and signatures for equal calls. Default: one fixed seed. */
  seed?: Seed
  /** Time at which the clock stands, frozen until it is advanced or resumed. Default: real time, running. */
  now?: Instant
  /** Base URLs to answer for, beside the AWS hosts, e.g. `http://localhost:4402`. */
  endpoints?: readonly string[]
  /** How many exchanges the journal keeps. Default 1000. */
  journalCapacity?: number
  /** Where the service leaves a choice, or a test wants the other case. */
  policy?: Partial<Policy>
}

/** A mock without a way in of its own but `fetch`. */
export interface Mock extends Controller {
  /** Answers a request as the service would, whatever its host; it never rejects and opens no connection. */
  fetch(request: Request): Promise<Response>
  readonly policy: Policy
  readonly endpoints: Endpoints
}

const DEFAULT_SEED = 'agentcore-payments-mock'

/**
 * Puts a mock together out of the operations it answers and the world it starts with.
 *
 * @throws MockError for a bad option.
 */
export function createMock(
  registry: Registry,
  options: MockOptions & { scenario: Scenario },
): Mock {
  const { seed = DEFAULT_SEED } = options
  const policy = resolvePolicy(options.policy)
  const endpoints = createEndpoints(options.endpoints)
  const random = createRandom(seed, 'state')
  const requestRandom = createRandom(seed, 'requests')
  const ids = createIds(random)
  const faultRandom = createRandom(seed, 'faults')
  const store = createStore()
  const clock = createClock(options.now, (afterMs) =>
    nextTransitions(store, afterMs),
  )
  const faults = createFaults(registry, faultRandom)
  const journal = createJournal(options.journalCapacity)
  let scenario = options.scenario

  const seedNow = (document: Scenario) =>
    seedScenario(document, { store, ids, nowMs: clock.nowMs() })

  const begin = (next: Scenario) => {
    clock.restart()
    random.restart()
    requestRandom.restart()
    faultRandom.restart()
    store.clear()
    scenario = seedNow(next)
    faults.clear()
    journal.clear()
  }

  begin(scenario)
  return {
    clock,
    journal,
    faults,
    policy,
    endpoints,
    db: store.db,
    get scenario() {
      return scenario
    },
    seed(added) {
      seedNow(added)
    },
    reset(next = scenario) {
      // a rehearsal elsewhere: a scenario that fails must leave this world as it is
      seedScenario(next, {
        store: createStore(),
        ids: createIds(createRandom(seed, 'state')),
        nowMs: clock.nowMs(),
      })
      begin(next)
    },
    snapshot: () =>
      writeSnapshot({
        ...store.contents(),
        nowMs: clock.nowMs(),
        frozen: clock.frozen,
        random: {
          state: random.state,
          requests: requestRandom.state,
          faults: faultRandom.state,
        },
        scenario,
      }),
    restore(snapshot) {
      const world = readSnapshot(snapshot)
      clock.startFrom(toEpochMs(world.clock.now), world.clock.frozen)
      random.goOnFrom(world.random.state)
      requestRandom.goOnFrom(world.random.requests)
      faultRandom.goOnFrom(world.random.faults)
      store.load(world)
      scenario = world.scenario
      faults.clear()
      journal.clear()
    },
    checkInvariants() {
      const broken = findBrokenInvariant(store)
      if (broken !== undefined) {
        throw new MockError(`The books do not add up: ${broken}`)
      }
    },
    fetch: createService({
      registry,
      store,
      clock,
      ids,
      requestIds: createIds(requestRandom),
      policy,
      endpoints,
      faults,
      journal,
    }),
  }
}
