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
import type { Partially } from '../testing/partial-match.ts'

// the engine names no operation and no scenario: its types, with those of the registry and the library

/** Which calls fail, which of them, and how; an operation fails only with an error that it models. */
export type FaultRule = FaultRuleOf<typeof registry>
/** What happened in one exchange. Secrets are taken out before it is kept. */
export type JournalEntry = EngineJournalEntry<OperationName>
/** Which entries: every member that is given must be equal. */
export type JournalFilter = EngineJournalFilter<OperationName>
/** Some members of an operation's input; an asymmetric matcher may stand for each value. */
export type PartialInput<Name extends OperationName> = Partially<
  InputOf<typeof registry, Name>
>

/** Name of a member that the input of some operation has. */
export type InputMemberName = {
  [Name in OperationName]: keyof InputOf<typeof registry, Name>
}[OperationName]

/** What of a mock knows the operations. */
export interface ServiceParts {
  /** Failures on purpose. */
  readonly faults: MockFaults<FaultRule>
  /** What was asked of the mock and how it answered. */
  readonly journal: MockJournal<OperationName>
  /** What happens, as it happens: exchanges, writes, and what time does. */
  readonly events: MockEvents<OperationName>
  /** The operations that the mock answers. */
  readonly operations: readonly OperationSummary<OperationName>[]
}

/** All that a hand outside the mock may do with it. */
export interface ServiceController
  extends Omit<MockController, keyof ServiceParts>, ServiceParts {}

/** Name of a scenario of the library, or of one's own. */
export type NameOfScenario = ScenarioName | (string & {})

/**
 * A scenario as people write it: all that can be worked out may be left out, the rest is made up, the same in
 * every run. Every {@link Scenario} is such a document too.
 */
export type ScenarioDocument<Name extends string = string> =
  EngineScenarioDocument<Name, NameOfScenario>

export type { OperationName, ScenarioName }
