import type { ScenarioName } from '../../fixtures/catalog.ts'
import type { OperationName, registry } from '../../handlers/registry.ts'
import type { MockFaults } from '../faults/faults.ts'
import type { FaultRuleOf } from '../faults/rule.ts'
import type { MockEvents } from '../journal/events.ts'
import type {
  MockJournal,
  JournalEntry as EngineJournalEntry,
  JournalFilter as EngineJournalFilter,
} from '../journal/journal.ts'
import type { MockController } from '../mock/controller.ts'
import type { OperationSummary } from '../operation/operation-summary.ts'
import type { InputOf } from '../operation/registry-check.ts'
import type { ScenarioDocument as EngineScenarioDocument } from '../scenarios/document.ts'
import type { Scenario as EngineScenario } from '../scenarios/scenario.ts'
import type { Partially } from '../testing/partial-match.ts'

// the engine names no operation and no scenario: its types, with those of the registry and the library

/** A rule for a fault: the calls that it matches, which of those it hits, and how they fail. An operation fails only
 * with an error that it models. */
export type FaultRule = FaultRuleOf<typeof registry>
/** One request and its reply, without secrets. */
export type JournalEntry = EngineJournalEntry<OperationName>
/** Filter of the journal: every given member must be equal. */
export type JournalFilter = EngineJournalFilter<OperationName>
/** Some members of an operation's input; an asymmetric matcher may stand for each value. */
export type PartialInput<Name extends OperationName> = Partially<
  InputOf<typeof registry, Name>
>

/** Name of a member that the input of some operation has. */
export type InputMemberName = {
  [Name in OperationName]: keyof InputOf<typeof registry, Name>
}[OperationName]

/** The members of a mock whose types name operations. */
export interface ServiceParts {
  /** Injected faults. */
  readonly faults: MockFaults<FaultRule>
  /** The record of requests and replies. */
  readonly journal: MockJournal<OperationName>
  /** Events: requests, changes of rows, transitions and others. */
  readonly events: MockEvents<OperationName>
  /** The operations that the mock answers. */
  readonly operations: readonly OperationSummary<OperationName>[]
  /** The scenario that the world began with. */
  readonly scenario: Scenario
  /** Writes the present world as a scenario, as {@link MockController.toScenario} does. */
  toScenario(): Scenario
}

/** The control API of a mock. */
export interface ServiceController
  extends Omit<MockController, keyof ServiceParts>, ServiceParts {}

/** Name of a built-in scenario, or of your own. */
export type NameOfScenario = ScenarioName | (string & {})

/**
 * A scenario document. What it leaves out is derived or generated, with the same result in every run. Every
 * {@link Scenario} is a document too.
 */
export interface ScenarioDocument<
  Name extends string = string,
> extends EngineScenarioDocument<Name, NameOfScenario> {
  faults?: readonly FaultRule[]
}

/**
 * The data that a world begins with: rows in the order in which they are created, policies and faults.
 *
 * @example
 * ```ts
 * import { createPaymentsMock, type Scenario } from 'agentcore-payments-mock'
 * import { readyAccount } from 'agentcore-payments-mock/fixtures'
 *
 * const tightBudget: Scenario = {
 *   ...readyAccount,
 *   name: 'tightBudget',
 *   description: 'The ready account with a session of ten cents',
 *   paymentSessions: [
 *     {
 *       paymentSessionId: readyAccount.ids.paymentSessionId,
 *       paymentManagerArn: readyAccount.ids.paymentManagerArn,
 *       userId: readyAccount.ids.userId,
 *       expiryTimeInMinutes: 15,
 *       maxSpendAmount: '0.10',
 *     },
 *   ],
 * }
 * const mock = createPaymentsMock({ scenario: tightBudget })
 * ```
 */
export interface Scenario extends EngineScenario {
  faults?: readonly FaultRule[]
}

export type { OperationName, ScenarioName }
