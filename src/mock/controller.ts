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
import type { MockWallets } from '../world/wallets.ts'
import type { MockDb } from '../store/store.ts'
import type { MockTransitions } from '../time/transitions.ts'

// what those who hold a controller say of it: they import nothing else of the engine
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
export type { StateDiff } from '../world/diff.ts'
export type { Snapshot } from '../world/snapshot.ts'

/** All that a hand outside the mock may do with it: look, move time, change the world. */
export interface MockController {
  /** The mock's own time. */
  readonly clock: MockClock
  /** Clocks of single managers, users and sessions. */
  readonly clocks: MockClocks
  /** Failures on purpose. */
  readonly faults: MockFaults
  /** What was asked of the mock and how it answered. */
  readonly journal: MockJournal
  /** What happens, as it happens: exchanges, writes, and what time does. */
  readonly events: MockEvents
  /** Statuses on their way, e.g. from CREATING to READY. */
  readonly transitions: MockTransitions
  /** What people say who are asked for their consent. */
  readonly consent: MockConsent
  /** Wallets, as their providers and the chains change them. */
  readonly wallets: MockWallets
  /** How the mock decides where the service leaves a choice: its options', and under them its scenario's. */
  readonly policy: Readonly<Policy>
  /** The operations that the mock answers. */
  readonly operations: readonly OperationSummary[]
  /**
   * Decides otherwise from now on, until a reset, a restore or a rewind: those go back to what the mock was made
   * with. Of `transitions`, the kinds that are not named stay as they are; a status that is on its way already
   * stays so too.
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
   * Read queries over the mock's rows, in the language of `@mswjs/data`.
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
  /** The scenario that the present world began with; its policy and faults are in force. */
  readonly scenario: Scenario
  /**
   * Adds a scenario to the present state, its policy and faults too.
   *
   * @throws MockError naming what is wrong with it; nothing is added then.
   */
  seed(scenario: Scenario): void
  /**
   * Back to the beginning: the scenario, the clock and every source of ids; journal and faults are emptied.
   *
   * @param scenario begin with this one instead, from now on.
   * @throws MockError naming what is wrong with it; nothing has changed then.
   */
  reset(scenario?: Scenario): void
  /** The present world as plain JSON, to keep, compare or {@link restore}; linked accounts in it are masked. */
  snapshot(): Snapshot
  /**
   * Puts the world of a snapshot, of this mock or another one, in the place of the present one. Time, too, is
   * what it was, and runs on from there unless it was frozen; the same calls then get the same answers as they
   * would have got after the snapshot, but for masked linked accounts. As with a reset, journal and faults are
   * emptied; policy and endpoints stay as this mock was made.
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
   * Keeps the present world under a name, in memory, until the mock is gone; an older save of that name is
   * replaced.
   *
   * @throws MockError for an empty name.
   */
  save(name: string): void
  /**
   * Puts a saved world in the place of the present one, as {@link restore} does; the save stays.
   *
   * @throws MockError when nothing was saved under that name; nothing has changed then.
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
   * What has changed in the rows since a save, or since the world began: with the mock, a reset or a restore.
   *
   * @throws MockError when nothing was saved under that name.
   */
  diff(since?: string): StateDiff
  /**
   * The present world as a scenario, for a fixture file: a mock that begins with it has the same rows. Times are
   * how long ago, so it does not grow old; linked accounts are masked.
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
   * Proves that the books add up: available + spent = max in every session, every session has spent the
   * sum of its payments, every foreign key resolves.
   *
   * @throws MockError naming the first row for which it is not so.
   */
  checkInvariants(): void
}
