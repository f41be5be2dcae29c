import { announced } from './announced-faults.ts'
import { createAuthorizationPage } from './authorization-page.ts'
import type { Instant } from './clock.ts'
import type { ClockTarget } from './clocks.ts'
import type { Controller } from './controller.ts'
import type { Transition } from './domain/transition.ts'
import { checkKeySets, type KeySets } from './domain/jwt/key-set.ts'
import { createEndpoints, type Endpoints } from './endpoint.ts'
import { MockError } from './errors.ts'
import { createEventSource, type MockEvent } from './events.ts'
import { createConsent } from './consent.ts'
import { createFaults } from './faults.ts'
import { fund } from './fund.ts'
import { createJournal } from './journal.ts'
import { createLivePolicy, type PolicyState } from './live-policy.ts'
import { summaryOf } from './operation-summary.ts'
import { resolvePolicy, type Policy } from './policy.ts'
import type { Seed } from './random.ts'
import type { Registry } from './registry-check.ts'
import { accountIdOf, type Scenario } from './scenario.ts'
import { readScenario } from './scenario-schema.ts'
import type { SeedingContext } from './seeding.ts'
import { createService, type Service } from './service.ts'
import { readSnapshot, worldOf, writeSnapshot, type World } from './snapshot.ts'
import { diffRows } from './state-diff.ts'
import type { Change } from './store/change.ts'
import { findBrokenInvariant } from './store/invariants.ts'
import { createLifecycle } from './store/lifecycle.ts'
import { createTimeline } from './timeline.ts'
import { toScenario } from './to-scenario.ts'
import { createTransitions } from './transitions.ts'
import { createWorld } from './world.ts'

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
  /** Public keys of issuers by their discovery URL, to verify bearer tokens; `createTokenIssuer` has some. */
  jwks?: KeySets
  /** Where the service leaves a choice, or a test wants the other case; it counts more than a scenario's own. */
  policy?: Partial<Policy>
}

/** A mock without a way in of its own but `fetch`. */
export interface Mock extends Controller {
  /** Answers a request as the service would, whatever its host; it never rejects and opens no connection. */
  readonly fetch: Service
  readonly endpoints: Endpoints
  /**
   * Makes another mock in the same world, at the same time; from then on they share nothing. It has the options
   * of this one, no faults, an empty journal and no saves.
   */
  fork(): Mock
}

/** A mock's options, with what only those who put one together say. */
export interface AssembleOptions extends MockOptions {
  scenario: Scenario
  /** Is told how far the first seeding has come. */
  onProgress?: SeedingContext['onProgress']
}

const DEFAULT_SEED = 'agentcore-payments-mock'

/**
 * Puts a mock together out of the operations it answers and the world it starts with.
 *
 * @throws MockError for a bad option.
 */
export function createMock(registry: Registry, options: AssembleOptions): Mock {
  return assemble(registry, options)
}

/** @param origin what to be in the place of the beginning of the scenario. */
function assemble(
  registry: Registry,
  options: AssembleOptions,
  origin?: { world: World; policy: PolicyState },
): Mock {
  const live = createLivePolicy(options.policy)
  const { policy } = live
  const endpoints = createEndpoints(options.endpoints)
  const { jwks: keySets = {} } = options
  checkKeySets(keySets)
  const events = createEventSource(() => timeline.restart())
  const journal = createJournal(options.journalCapacity)
  const saves = new Map<string, World>()
  const world = createWorld({
    seed: options.seed ?? DEFAULT_SEED,
    now: options.now,
    onClockChange(target) {
      timeline.settle()
      // whose time it is may have changed with it
      if (target !== undefined && events.isHeard) timeline.restart()
      events.emit(clockEvent(target))
    },
  })
  const { store, clock, clocks } = world
  const faults = createFaults(registry, world.faultRandom)
  const tell = (transition: Transition) =>
    events.emit({ type: 'transition', transition })
  const timeline = createTimeline(world, clocks, {
    get isHeard() {
      return events.isHeard
    },
    tell,
  })
  const lifecycle = createLifecycle(
    store,
    (table) => policy.transitions[table] ?? 'immediate',
  )
  let firstRows: () => World['rows']

  const committed = (changes: readonly Change[], nowMs: number) => {
    if (!events.isHeard) return
    const at = new Date(nowMs).toISOString()
    for (const change of changes) {
      if (change.table === 'paymentSession' && change.type === 'created') {
        timeline.sessionOpened(change.key)
      }
      events.emit({ type: 'change', at, change })
    }
  }

  const clockEvent = (target: ClockTarget | undefined): MockEvent => {
    const { nowMs, ...state } = (target ? clocks.telling(target) : clock).state
    const now = new Date(nowMs).toISOString()
    return { type: 'clock', ...(target && { target }), now, ...state }
  }

  const arm = ({ faults: rules = [] }: Scenario) => {
    for (const rule of rules) faults.inject(rule)
  }

  /** What of a document can be checked before a row is written. */
  const check = (document: Scenario): Scenario => {
    const scenario = readScenario(document)
    resolvePolicy(scenario.policy)
    for (const rule of scenario.faults ?? []) faults.check(rule)
    return scenario
  }

  /** Another world has taken the place of the one that was. */
  const entered = (cause: 'reset' | 'restore' | 'rewind') => {
    live.begin(world.scenario.policy)
    faults.clear()
    journal.clear()
    if (events.isHeard) timeline.restart()
    events.emit({ type: 'world', cause, scenario: world.scenario.name })
  }

  const begin = (
    scenario: Scenario,
    onProgress?: AssembleOptions['onProgress'],
  ) => {
    const nowMs = world.begin(scenario, onProgress)
    firstRows = () => world.rehearse(scenario, nowMs)
    entered('reset')
    arm(scenario)
  }

  const enter = (next: World, cause: 'restore' | 'rewind') => {
    world.enter(next)
    firstRows = () => next.rows
    entered(cause)
  }

  const savedAs = (name: string): World => {
    const saved = saves.get(name)
    if (saved !== undefined) return saved
    throw new MockError(
      `Nothing was saved as ${JSON.stringify(name)}. Saved: ${[...saves.keys()].join(', ') || 'nothing'}`,
    )
  }

  if (origin === undefined) begin(check(options.scenario), options.onProgress)
  else {
    enter(origin.world, 'restore')
    live.startFrom(origin.policy)
  }

  const mock: Mock = {
    clock,
    clocks,
    journal,
    faults: announced(faults, () => events.emit({ type: 'faults' })),
    events: { subscribe: events.subscribe, settle: timeline.settle },
    transitions: createTransitions(world, clocks, tell),
    consent: createConsent({
      store,
      ids: world.ids,
      clocks,
      lifecycle,
      policy,
      committed,
      tell,
      settle: timeline.settle,
    }),
    policy,
    setPolicy(chosen) {
      live.change(chosen)
    },
    endpoints,
    db: store.db,
    get scenario() {
      return world.scenario
    },
    seed(document) {
      const added = check(document)
      world.seed(added)
      live.add(added.policy)
      arm(added)
      events.emit({ type: 'world', cause: 'seed', scenario: added.name })
    },
    reset(document = world.scenario) {
      // a rehearsal elsewhere: a scenario that fails must leave this world as it is
      const next = check(document)
      world.rehearse(next, clock.nowMs())
      begin(next)
    },
    snapshot: () => writeSnapshot(world.take()),
    restore(snapshot) {
      enter(worldOf(readSnapshot(snapshot)), 'restore')
    },
    save(name) {
      if (typeof name !== 'string' || name === '') {
        throw new MockError(
          `A save needs a name. Received: ${JSON.stringify(name)}`,
        )
      }
      saves.set(name, world.take())
    },
    rewind(name) {
      enter(savedAs(name), 'rewind')
    },
    get saves() {
      return [...saves.keys()]
    },
    diff(since) {
      const before = since === undefined ? firstRows() : savedAs(since).rows
      return diffRows(before, store.contents().rows)
    },
    toScenario() {
      const { scenario, ...present } = world.take()
      return toScenario({
        ...present,
        scenario: { ...scenario, policy: live.state.chosen },
      })
    },
    fork: () =>
      assemble(registry, options, { world: world.take(), policy: live.state }),
    fund(paymentInstrumentId, chain, amount) {
      store.transaction(
        () => fund(store, paymentInstrumentId, chain, amount),
        (changes) => committed(changes, clock.nowMs()),
      )
    },
    operations: Object.values(registry).map(summaryOf),
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
      clocks,
      ids: world.ids,
      requestIds: world.requestIds,
      policy,
      endpoints,
      keySets,
      homeAccountId: () => accountIdOf(world.scenario),
      faults,
      journal: {
        ...journal,
        record(entry) {
          journal.record(entry)
          events.emit({ type: 'request', entry })
        },
      },
      lifecycle,
      settle: timeline.settle,
      committed,
      authorizationPage: createAuthorizationPage(() => mock),
    }),
  }
  return mock
}
