import { createAuthorizationPage } from '../consent-page/authorization-page.ts'
import { checkKeySets } from '../domain/jwt/key-set.ts'
import { requireKnownMembers } from '../domain/known-members.ts'
import { MockError } from '../errors.ts'
import { summaryOf } from '../operation/operation-summary.ts'
import type { Registry } from '../operation/registry-check.ts'
import type { PolicyState } from '../policy/live-policy.ts'
import { accountIdOf } from '../scenarios/scenario.ts'
import { createEndpoints, type Endpoints } from '../service/endpoint.ts'
import { createService, type Service } from '../service/service.ts'
import { createTransitions } from '../time/transitions.ts'
import { createChains, type ChainBook } from '../world/chains.ts'
import { createConsent } from '../world/consent.ts'
import { findBrokenInvariant } from '../world/invariants.ts'
import { createWallets } from '../world/wallets.ts'
import type { WorldState } from '../world/world-state.ts'
import type { MockController } from './controller.ts'
import { MOCK_OPTIONS, type AssembleOptions } from './mock-options.ts'
import { createMockParts, type MockParts } from './mock-parts.ts'
import { createWorldControl, type WorldControl } from './world-control.ts'

/** A mock whose only adapter is `fetch`. */
export interface PaymentsMockCore extends MockController {
  /**
   * Answers a request as the service would; its host is ignored, and no connection is opened.
   *
   * It rejects only with a MockError, for a value that is not a `Request`, such as a URL.
   */
  readonly fetch: Service
  readonly endpoints: Endpoints
  /** The chains, with what a facilitator needs to settle on them. */
  readonly chains: ChainBook
  /**
   * Makes another mock with a copy of the world; the two share nothing afterwards. It has the options of this one,
   * no faults, an empty journal and no saves.
   */
  fork(): PaymentsMockCore
}

/**
 * Makes a mock from the operations that it answers and the scenario that it starts with.
 *
 * @throws MockError for a bad option.
 */
export function createMock(
  registry: Registry,
  options: AssembleOptions,
): PaymentsMockCore {
  const known = { ...MOCK_OPTIONS, onProgress: true } as const
  requireKnownMembers({ owner: 'The mock' }, options, known)
  return assemble(registry, options)
}

/** @param origin the world and policies to continue from, instead of the scenario. */
function assemble(
  registry: Registry,
  options: AssembleOptions,
  origin?: { world: WorldState; policy: PolicyState },
): PaymentsMockCore {
  checkKeySets(options.jwks ?? {})
  const parts = createMockParts(registry, options)
  const endpoints = createEndpoints(options.endpoints ?? [], parts.live.policy)
  const control = createWorldControl(parts)
  if (origin === undefined)
    control.startWith(options.scenario, options.onProgress)
  else control.continueFrom(origin.world, origin.policy)

  const controller = createController(registry, parts, control)
  return Object.assign(controller, {
    endpoints,
    fetch: createFetch(registry, options, endpoints, parts, controller),
    fork: () =>
      assemble(registry, options, {
        world: parts.world.capture(),
        policy: parts.live.state,
      }),
  })
}

type ControllerOfCore = Pick<PaymentsMockCore, keyof MockController>

/** Builds the control API of a mock. */
function createController(
  registry: Registry,
  parts: MockParts,
  control: WorldControl,
): ControllerOfCore {
  const { world, live, events, journal, faults, timeline } = parts
  const { store, clock, clocks } = world
  const { policy } = live
  const { settle } = timeline
  return {
    clock,
    clocks,
    journal,
    faults,
    events: {
      subscribe(listener) {
        if (!events.isHeard) timeline.restart()
        return events.subscribe(listener)
      },
      settle,
    },
    transitions: createTransitions(world, clocks, parts.announce),
    consent: createConsent({ ...parts, ...world, policy, settle }),
    wallets: createWallets({ ...parts, ...world }),
    chains: createChains({ ...parts, ...world }),
    policy,
    setPolicy: live.change,
    operations: Object.values(registry).map(summaryOf),
    db: store.db,
    get scenario() {
      return world.scenario
    },
    get saves() {
      return control.saves
    },
    seed: control.seed,
    reset: control.reset,
    snapshot: control.snapshot,
    restore: control.restore,
    save: control.save,
    rewind: control.rewind,
    diff: control.diff,
    toScenario: control.toScenario,
    checkInvariants() {
      const broken = findBrokenInvariant(store)
      if (broken !== undefined) {
        throw new MockError(`An invariant is broken: ${broken}`)
      }
    },
  }
}

function createFetch(
  registry: Registry,
  { jwks: keySets = {} }: AssembleOptions,
  endpoints: Endpoints,
  parts: MockParts,
  controller: MockController,
): Service {
  const { world, live, timeline } = parts
  return createService({
    ...parts,
    ...world,
    registry,
    policy: live.policy,
    endpoints,
    keySets,
    homeAccountId: () => accountIdOf(world.scenario),
    settle: timeline.settle,
    authorizationPage: createAuthorizationPage(() => controller),
  })
}
