import type {
  AwaitedController,
  AwaitedPart,
} from '../../mock/awaited-controller.ts'
import type { MockClock, MockDb, Scenario } from '../../mock/controller.ts'
import type { PaymentsMockCore } from '../../mock/mock.ts'

type Eventually<Value> = Value | PromiseLike<Value>

/** A clock, in process or over HTTP. */
export type PanelClock = AwaitedPart<MockClock, 'either'>

/** A hand on a mock, in process or over HTTP. */
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

/** A scenario that can be picked by its name. */
export interface ScenarioChoice {
  readonly name: string
  readonly description: string
}

/** What the panel shows and steers. */
export interface DevtoolsSource {
  readonly controller: PanelController
  /** Sends a call to the service, whatever host it names. */
  fetch(request: Request): Promise<Response>
  /** The scenarios that can be picked by their names. */
  scenarios(): Eventually<readonly ScenarioChoice[]>
  /**
   * Starts over with one of them.
   *
   * @throws MockError (as a rejection) when there is none of that name.
   */
  load(scenario: string): Promise<void>
}

/** A server's mock, as the admin client gives it. */
export type RemoteMock = PanelController & {
  readonly server: Omit<DevtoolsSource, 'controller'>
}

/** What a panel can be put on: a mock of this page, or a client of a server. */
export type DevtoolsTarget = PaymentsMockCore | RemoteMock

/** Scenarios for mocks of this page; a server has its own. */
export interface ScenarioLibrary {
  list(): Eventually<readonly ScenarioChoice[]>
  find(name: string): Promise<Scenario>
}

/** Brings both kinds of target into one form. */
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
