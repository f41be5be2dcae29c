import type {
  AwaitedController,
  AwaitedPart,
} from '../../mock/awaited-controller.ts'
import type { MockClock, MockDb, Scenario } from '../../mock/controller.ts'
import type { PaymentsMockCore } from '../../mock/mock.ts'

type Eventually<Value> = Value | PromiseLike<Value>

/** A clock, in process or over HTTP. */
export type PanelClock = AwaitedPart<MockClock, 'either'>

/** The control API of a mock, in process or over HTTP. */
export type PanelController = AwaitedController<'either'>

export type TableName = keyof MockDb
export type RowOf<Name extends TableName> = ReturnType<
  MockDb[Name]['getAll']
>[number]
export type SessionRow = RowOf<'paymentSession'>
export type ManagerRow = RowOf<'paymentManager'>
export type ConnectorRow = RowOf<'paymentConnector'>
export type ProviderRow = RowOf<'paymentCredentialProvider'>
export type InstrumentRow = RowOf<'paymentInstrument'>
export type PaymentRow = RowOf<'payment'>
export type {
  ClockTarget,
  Fault,
  FaultRule,
  JournalEntry,
  MockEvent,
  OperationSummary,
  PendingTransition,
  Policy,
  Scenario,
  StateDiff,
  Transition,
} from '../../mock/controller.ts'

/** A scenario that can be loaded by its name. */
export interface ScenarioChoice {
  readonly name: string
  readonly description: string
}

/** The mock that the panel shows and controls. */
export interface DevtoolsSource {
  readonly controller: PanelController
  /** Sends a request to the service; its host is ignored. */
  fetch(request: Request): Promise<Response>
  /** Scenarios that can be loaded by name. */
  scenarios(): Eventually<readonly ScenarioChoice[]>
  /**
   * Resets the mock to one of them.
   *
   * @throws MockError (as a rejection) when no scenario has that name.
   */
  load(scenario: string): Promise<void>
}

/** An admin client, as `createAdminClient` returns it. */
export type RemoteMock = PanelController & {
  readonly server: Omit<DevtoolsSource, 'controller'>
}

/** A mock of this page, or an admin client. */
export type DevtoolsTarget = PaymentsMockCore | RemoteMock

/** Scenarios for a mock of this page; a server has its own. */
export interface ScenarioLibrary {
  list(): Eventually<readonly ScenarioChoice[]>
  find(name: string): Promise<Scenario>
}

/** Adapts both kinds of target to one interface. */
export function sourceOf(
  target: DevtoolsTarget,
  library: ScenarioLibrary,
): DevtoolsSource {
  if ('server' in target) {
    const { fetch, scenarios, load } = target.server
    return { controller: target, fetch, scenarios, load }
  }
  return {
    controller: target,
    fetch: (request) => target.fetch(request),
    scenarios: () => library.list(),
    async load(name) {
      target.reset(await library.find(name))
    },
  }
}
