import {
  createPaymentsMock,
  type PendingTransition,
  type Transition,
} from 'agentcore-payments-mock'
import {
  createAdminClient,
  type AdminClient,
} from 'agentcore-payments-mock/admin-client'
import {
  defineScenario,
  nearlySpent,
  onboarding,
  readyAccount,
  twoManagers,
  type ReadyAccountIds,
  type Scenario,
  type ScenarioDocument,
  type ScenarioName,
} from 'agentcore-payments-mock/fixtures'
import { defineConfig } from 'agentcore-payments-mock/node'

// as public-types.ts: each line that must not compile says so
const mock = createPaymentsMock()

/** Ids of scenarios. */
export function ids(): readonly string[] {
  const ready: ReadyAccountIds = nearlySpent.ids
  // @ts-expect-error there is no such id
  void readyAccount.ids.paymentSesionId
  // @ts-expect-error the id is of another scenario
  void readyAccount.ids.otherPaymentManagerArn
  // @ts-expect-error the scenario has no wallets
  onboarding.paymentInstruments.slice()
  const own = defineScenario({
    name: 'own',
    description: 'One session more',
    extends: twoManagers,
    paymentSessions: [{ name: 'tight', maxSpendAmount: '0.10' }],
  })
  // @ts-expect-error no row has this name
  void own.ids.tigth
  createPaymentsMock({ scenario: own })
  createPaymentsMock({ scenario: twoManagers })
  return [
    ready.paymentSessionId,
    own.ids.tight,
    own.ids.otherPaymentSessionId,
    twoManagers.ids.otherPaymentManagerArn,
    ...readyAccount.paymentInstruments.map(
      ({ paymentInstrumentId }) => paymentInstrumentId,
    ),
  ]
}

/** Names of scenarios: those of the library complete, one's own are taken too. */
export function scenarioNames(): readonly ScenarioName[] {
  const document: ScenarioDocument = {
    name: 'mine',
    description: 'Mine',
    extends: 'nearlySpent',
  }
  defineConfig({ scenario: 'readyAccount', scenarios: [document] })
  defineConfig({ scenario: 'mine' })
  // @ts-expect-error a name is text
  defineConfig({ scenario: 4402 })
  // @ts-expect-error the library has no such scenario
  const none: ScenarioName = 'nearlySpend'
  // @ts-expect-error the name of a built-in scenario is known
  const other: 'readyAccount' = nearlySpent.name
  return [nearlySpent.name, none, other]
}

/** Statuses, by the kind of row. */
export function statuses(
  pending: PendingTransition,
  transition: Transition,
): readonly boolean[] {
  const blocked = mock.wallets.block(readyAccount.ids.paymentInstrumentId)
  if (transition.type !== 'status-changed') return []
  return [
    blocked.to === 'BLOCKED',
    transition.to === 'READY',
    pending.from === 'CREATING',
    // @ts-expect-error there is no such status
    transition.to === 'REDY',
    // @ts-expect-error there is no such status
    pending.from === 'CREATNG',
    // @ts-expect-error a manager's status is never that of a wallet
    pending.table === 'paymentManager' && pending.to === 'ACTIVE',
    // @ts-expect-error a deleted wallet is kept
    pending.table === 'paymentInstrument' && pending.to === 'GONE',
  ]
}

/** Names over HTTP. */
export async function remote(): Promise<AdminClient> {
  const admin = createAdminClient('http://127.0.0.1:4402')
  await admin.faults.inject({
    operation: 'ProcessPayment',
    error: 'ThrottlingException',
  })
  const latency = { seconds: 2 }
  // @ts-expect-error there is no such operation
  await admin.faults.inject({ operation: 'ProcesPayment', latency })
  // @ts-expect-error there is no such operation
  await admin.journal.entries({ operation: 'ProcesPayment' })
  const [operation] = await admin.operations
  // @ts-expect-error there is no such operation
  void (operation?.name === 'ProcesPayment')
  await admin.events.subscribe((event) => {
    // @ts-expect-error there is no such operation
    void (event.type === 'request' && event.entry.operation === 'Pay')
  })
  await admin.server.load('nearlySpent')
  await admin.server.load('mine')
  return admin
}

/** Faults of a scenario, which are rules as `mock.faults.inject` takes them. */
export function scenarioFaults(): readonly Scenario[] {
  const slow: Scenario = {
    ...readyAccount,
    name: 'slow',
    description: 'Payments are throttled once',
    faults: [
      { operation: 'ProcessPayment', error: 'ThrottlingException', times: 1 },
    ],
  }
  defineScenario({
    name: 'typo',
    description: 'An operation with a typo',
    // @ts-expect-error there is no such operation
    faults: [{ operation: 'ProcesPayment', error: 'ThrottlingException' }],
  })
  const unmodelled: Scenario = {
    name: 'unmodelled',
    description: 'An error that the operation does not model',
    faults: [
      // @ts-expect-error a list has no such error
      { operation: 'ListPaymentSessions', error: 'ConflictException' },
    ],
  }
  return [slow, unmodelled, mock.scenario, mock.toScenario()]
}
