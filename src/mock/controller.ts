import type { MockClock } from '../time/clock.ts'
import type { MockClocks } from '../time/clocks.ts'
import type { MockConsent } from '../world/consent.ts'
import type { MockEvents } from '../journal/events.ts'
import type { MockFaults } from '../faults/faults.ts'
import type { MockJournal } from '../journal/journal.ts'
import type { OperationSummary } from '../operation/operation-summary.ts'
import type { Policy } from '../policy/policy.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { Snapshot } from '../world/snapshot.ts'
import type { StateDiff } from '../world/diff.ts'
import type { MockChains } from '../world/chains.ts'
import type { MockWallets } from '../world/wallets.ts'
import type { MockDb } from '../store/store.ts'
import type { MockTransitions } from '../time/transitions.ts'

// the types that users of a controller need, so that they import nothing else of the engine
export type { Fault, FaultRule } from '../faults/rule.ts'
export type { MockEvent } from '../journal/events.ts'
export type { JournalEntry } from '../journal/journal.ts'
export type { OperationSummary } from '../operation/operation-summary.ts'
export type { Policy } from '../policy/policy.ts'
export type { Scenario } from '../scenarios/scenario.ts'
export type { MockDb } from '../store/store.ts'
export type { Transition } from '../domain/transition.ts'
export type { ClockTarget } from '../time/clock-target.ts'
export type { MockClock } from '../time/clock.ts'
export type { AttachedClock } from '../time/clocks.ts'
export type { PendingTransition } from '../time/transitions.ts'
export type { ChainBook } from '../world/chains.ts'
export type { StateDiff } from '../world/diff.ts'
export type { Snapshot } from '../world/snapshot.ts'

/** The control API of a mock: read its world, move its clocks, change its data. */
export interface MockController {
  /** The mock's main clock. */
  readonly clock: MockClock
  /** Clocks of single managers, users and sessions. */
  readonly clocks: MockClocks
  /** Injected faults. */
  readonly faults: MockFaults
  /** The record of requests and replies. */
  readonly journal: MockJournal
  /** Events: requests, changes of rows, transitions and others. */
  readonly events: MockEvents
  /** Pending transitions, e.g. from CREATING to READY. */
  readonly transitions: MockTransitions
  /** Decides on consent in the name of users and developers. */
  readonly consent: MockConsent
  /** Changes wallets, as their vendors and the chains do. */
  readonly wallets: MockWallets
  /** The chains of the mock: balances of addresses, and settlements. */
  readonly chains: MockChains
  /** The policies in force: those of the mock's options, then those of its scenario. */
  readonly policy: Readonly<Policy>
  /** The operations that the mock answers. */
  readonly operations: readonly OperationSummary[]
  /**
   * Changes policies until a reset, a restore or a rewind, which go back to the policies that the mock was made with.
   * Of `transitions`, kinds of rows that are not named keep their timing, and so do pending transitions.
   *
   * @throws MockError for an unknown policy or value; nothing has changed then.
   * @example
   * ```ts
   * import { createPaymentsMock } from 'agentcore-payments-mock'
   *
   * const mock = createPaymentsMock()
   * mock.setPolicy({
   *   maxManagers: 1,
   *   transitions: { paymentConnector: { after: { seconds: 30 } } },
   * })
   * ```
   */
  setPolicy(policy: Partial<Policy>): void
  /**
   * Queries of the mock's rows, in the language of `@mswjs/data`.
   *
   * @example
   * ```ts
   * import { createPaymentsMock } from 'agentcore-payments-mock'
   *
   * const mock = createPaymentsMock()
   * mock.db.paymentSession.findMany({ where: { userId: { equals: 'alice' } } })
   * ```
   */
  readonly db: MockDb
  /** The scenario that the world began with. */
  readonly scenario: Scenario
  /**
   * Adds a scenario to the world, with its policies and faults.
   *
   * @throws MockError that says what is wrong with it; nothing is added then.
   */
  seed(scenario: Scenario): void
  /**
   * Starts the world again: the scenario, the clocks and the id generators. Clears the journal and removes the faults.
   *
   * @param scenario the scenario to use from now on. Default: the present one.
   * @throws MockError naming what is wrong with it; nothing has changed then.
   */
  reset(scenario?: Scenario): void
  /** Returns the world as plain JSON, to store, compare or {@link restore}; linked accounts are masked. */
  snapshot(): Snapshot
  /**
   * Replaces the world by that of a snapshot, of this mock or another one. The clocks continue from the time of the
   * snapshot, unless they were frozen. The same calls then get the same replies as after the snapshot, except for
   * masked linked accounts. Clears the journal and removes the faults; policies and endpoints are those that this
   * mock was made with.
   *
   * @throws MockError naming what is wrong with it; nothing has changed then.
   * @example
   * ```ts
   * import { createPaymentsMock } from 'agentcore-payments-mock'
   *
   * const mock = createPaymentsMock()
   * const before = mock.snapshot()
   * mock.clock.advanceBy({ hours: 2 })
   * mock.restore(before)
   * ```
   */
  restore(snapshot: Snapshot): void
  /**
   * Saves the world under a name, in memory; replaces an older save of that name.
   *
   * @throws MockError for an empty name.
   */
  save(name: string): void
  /**
   * Goes back to a save, as {@link restore} does; the save is kept.
   *
   * @throws MockError when there is no save of that name; nothing has changed then.
   * @example
   * ```ts
   * import { createPaymentsMock } from 'agentcore-payments-mock'
   *
   * const mock = createPaymentsMock()
   * mock.save('before checkout')
   * // ... the agent under test pays ...
   * console.log(mock.diff('before checkout'))
   * mock.rewind('before checkout')
   * ```
   */
  rewind(name: string): void
  /** Names of all saves, in the order in which they were first made. */
  readonly saves: readonly string[]
  /**
   * Returns the rows that have changed since a save, or since the world began: with the mock, a reset or a restore.
   *
   * @throws MockError when there is no save of that name.
   */
  diff(since?: string): StateDiff
  /**
   * Returns the world as a scenario, for a fixture file: a mock that begins with it has the same rows. Times are
   * relative, such as `-30m`; linked accounts are masked.
   *
   * @example
   * ```ts
   * import { createPaymentsMock } from 'agentcore-payments-mock'
   *
   * const mock = createPaymentsMock()
   * // ... bring it into the state in question ...
   * console.log(JSON.stringify({ ...mock.toScenario(), name: 'halfSpent' }))
   * ```
   */
  toScenario(): Scenario
  /**
   * Checks the invariants: available + spent = max in every session, every session has spent the sum of its payments,
   * every settlement belongs to one proof and is at most its payment's amount, no balance is below zero, and every key
   * names a row.
   *
   * @throws MockError that names the first row that breaks one.
   */
  checkInvariants(): void
}
