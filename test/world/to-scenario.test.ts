import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalog } from '../../fixtures/catalog.ts'
import { completeScenario } from '../../fixtures/complete-scenario.ts'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { nearlySpent } from '../../fixtures/sessions.ts'
import { privyWallet } from '../../fixtures/wallets.ts'
import { canonicalJson } from '../../src/domain/canonical-json.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { maskLinkedAccounts } from '../../src/domain/linked-account-mask.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import type { Scenario } from '../../src/scenarios/scenario.ts'
import { VALID_INPUTS, X402_PAYLOAD } from '../support/valid-inputs.ts'
import {
  ACCOUNT_ACTIONS,
  accountSteps,
  knownAtFirst,
  timing,
} from '../support/account-actions.ts'
import { call } from '../support/call-operation.ts'

// so that rows may begin within a second
const NOW = '2026-01-01T00:00:00.500Z'
const { paymentManagerArn, paymentConnectorId, privyPaymentConnectorId } =
  readyAccount.ids

/** Every public row, whatever its place in the order of creation; linked accounts masked. */
function rowsOf({ db }: PaymentsMockCore): unknown {
  return Object.entries(db).map(([table, { getAll }]) =>
    getAll()
      .map((row) => maskLinkedAccounts({ ...row, sequence: undefined }))
      .map((row) => `${table} ${canonicalJson(row)}`)
      .sort(),
  )
}

/** Statuses that move on, whatever their order. */
function onTheWay({ transitions }: PaymentsMockCore): string[] {
  return transitions.list().map(canonicalJson).sort()
}

/** What a mock that begins with a scenario at another one's time is like. */
function seeded(
  scenario: Scenario,
  { clock }: PaymentsMockCore,
): PaymentsMockCore {
  const mock = assembleMock({ scenario, now: clock.now() })
  mock.checkInvariants()
  return mock
}

type Action =
  | { do: 'open'; limit: string | undefined; minutes: number }
  | { do: 'wallet'; vendor: string }
  | { do: 'pay'; session: number; amount: number; agentName: string | null }
  | { do: 'delete session'; session: number }
  | { do: 'delete wallet'; wallet: number }
  | { do: 'advance'; milliseconds: number }

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    do: fc.constant('open' as const),
    limit: fc.constantFrom('1.00', '0.5', '2.1234567', undefined),
    minutes: fc.integer({ min: 15, max: 480 }),
  }),
  fc.record({
    do: fc.constant('wallet' as const),
    vendor: fc.constantFrom(paymentConnectorId, privyPaymentConnectorId),
  }),
  fc.record({
    do: fc.constant('pay' as const),
    session: fc.nat(),
    amount: fc.integer({ min: 1, max: 400_000 }),
    agentName: fc.constantFrom('shopper', null),
  }),
  fc.record({ do: fc.constant('delete session' as const), session: fc.nat() }),
  fc.record({ do: fc.constant('delete wallet' as const), wallet: fc.nat() }),
  fc.record({
    do: fc.constant('advance' as const),
    milliseconds: fc.nat({ max: 10_000_000 }),
  }),
)

async function perform(mock: PaymentsMockCore, step: Action): Promise<void> {
  const { db } = mock
  const some = <Row>(rows: Row[], index: number) => rows[index % rows.length]
  switch (step.do) {
    case 'open': {
      const limits = {
        maxSpendAmount: { value: step.limit, currency: 'USD' },
      }
      await call(mock, 'CreatePaymentSession', {
        paymentManagerArn,
        expiryTimeInMinutes: step.minutes,
        ...(step.limit === undefined ? {} : { limits }),
      })
      return
    }
    case 'wallet':
      await call(mock, 'CreatePaymentInstrument', {
        ...VALID_INPUTS.CreatePaymentInstrument,
        paymentConnectorId: step.vendor,
        clientToken: undefined,
      })
      return
    case 'pay': {
      const session = some(db.paymentSession.getAll(), step.session)
      if (session === undefined) return
      const payload = {
        ...X402_PAYLOAD,
        amount: String(step.amount),
        asset: X402_PAYLOAD.asset.toLowerCase(),
      }
      await call(
        mock,
        'ProcessPayment',
        {
          ...VALID_INPUTS.ProcessPayment,
          paymentSessionId: session.paymentSessionId,
          paymentInput: { cryptoX402: { version: '2', payload } },
          clientToken: undefined,
        },
        step.agentName === null
          ? {}
          : {
              headers: {
                'X-Amzn-Bedrock-AgentCore-Payments-Agent-Name': step.agentName,
              },
            },
      )
      return
    }
    case 'delete session': {
      const session = some(db.paymentSession.getAll(), step.session)
      if (session !== undefined) {
        await call(mock, 'DeletePaymentSession', {
          paymentManagerArn,
          paymentSessionId: session.paymentSessionId,
        })
      }
      return
    }
    case 'delete wallet': {
      const wallet = some(db.paymentInstrument.getAll(), step.wallet)
      await call(mock, 'DeletePaymentInstrument', { ...wallet })
      return
    }
    case 'advance':
      mock.clock.advanceBy({ milliseconds: step.milliseconds })
  }
}

describe('the present state as a scenario', () => {
  it(
    'leads to the same rows, whatever has happened',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(action, { maxLength: 15 }),
          async (actions) => {
            const mock = assembleMock({ now: NOW })
            for (const step of actions) await perform(mock, step)
            const again = seeded(mock.toScenario(), mock)
            expect(rowsOf(again)).toEqual(rowsOf(mock))
          },
        ),
        { numRuns: 60 },
      )
    },
  )

  it(
    'leads to the same account, whatever the control plane has made of it',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          accountSteps,
          timing,
          timing,
          timing,
          async (
            actions,
            paymentManager,
            paymentConnector,
            paymentInstrument,
          ) => {
            const mock = assembleMock({
              now: NOW,
              policy: {
                maxManagers: 50,
                transitions: {
                  paymentManager,
                  paymentConnector,
                  paymentInstrument,
                },
              },
            })
            const known = knownAtFirst()
            for (const [name, index] of actions) {
              await ACCOUNT_ACTIONS[name]?.(mock, known, index)
            }
            const again = seeded(mock.toScenario(), mock)
            expect(rowsOf(again)).toEqual(rowsOf(mock))
            expect(onTheWay(again)).toEqual(onTheWay(mock))
          },
        ),
        { numRuns: 60 },
      )
    },
  )

  it.each(catalog)('leads from $name to its rows', async ({ load }) => {
    const mock = assembleMock({ scenario: await load(), now: NOW })
    expect(rowsOf(seeded(mock.toScenario(), mock))).toEqual(rowsOf(mock))
  })

  it('is a document that can be written as JSON and completed', async () => {
    const mock = assembleMock({ scenario: nearlySpent, now: NOW })
    await call(
      mock,
      'CreatePaymentInstrument',
      VALID_INPUTS.CreatePaymentInstrument,
    )
    const scenario = mock.toScenario()
    const text = JSON.stringify(scenario)
    expect(await completeScenario(JSON.parse(text))).toEqual(scenario)
    expect(JSON.parse(text)).toEqual(scenario)
  })

  it('says where it comes from, and keeps ids and policy', () => {
    const scenario: Scenario = {
      ...readyAccount,
      policy: { delegation: 'pending' },
      faults: [{ error: 'ThrottlingException', times: 1 }],
    }
    expect(assembleMock({ scenario, now: NOW }).toScenario()).toMatchObject({
      name: 'readyAccount',
      description: 'readyAccount as it was at 2026-01-01T00:00:00.500Z',
      ids: readyAccount.ids,
      policy: { delegation: 'pending' },
    })
  })

  it('has no faults, which are no state', () => {
    const scenario: Scenario = {
      ...readyAccount,
      faults: [{ error: 'ThrottlingException', times: 1 }],
    }
    expect(assembleMock({ scenario }).toScenario()).not.toHaveProperty('faults')
  })

  it('masks linked accounts', async () => {
    const mock = assembleMock({ now: NOW })
    await call(
      mock,
      'CreatePaymentInstrument',
      VALID_INPUTS.CreatePaymentInstrument,
    )
    const text = JSON.stringify(mock.toScenario())
    expect(text).not.toContain('alice@example.com')
    expect(text).toContain('redacted@example.com')
  })

  it('keeps the payments of a session that was deleted, and its id taken', async () => {
    const mock = assembleMock({ now: NOW })
    await call(mock, 'ProcessPayment', VALID_INPUTS.ProcessPayment)
    await call(mock, 'DeletePaymentSession', VALID_INPUTS.DeletePaymentSession)
    const again = seeded(mock.toScenario(), mock)
    expect(again.db.payment.count()).toBe(1)
    expect(() =>
      again.seed({
        ...readyAccount,
        paymentManagers: [],
        paymentConnectors: [],
        paymentCredentialProviders: [],
        paymentInstruments: [],
      }),
    ).toThrow('its id cannot be used again')
  })

  it('keeps wallets and payments of a manager that was deleted', async () => {
    const mock = assembleMock({ now: NOW })
    await call(mock, 'ProcessPayment', VALID_INPUTS.ProcessPayment)
    for (const wallet of mock.db.paymentInstrument.getAll()) {
      await call(mock, 'DeletePaymentInstrument', wallet)
    }
    const paymentManagerId = 'ready-a1b2c3d4e5'
    for (const connectorId of [paymentConnectorId, privyPaymentConnectorId]) {
      await call(mock, 'DeletePaymentConnector', {
        paymentManagerId,
        paymentConnectorId: connectorId,
      })
    }
    await call(mock, 'DeletePaymentManager', { paymentManagerId })
    mock.events.settle()
    expect(mock.db.paymentManager.count()).toBe(0)
    const again = seeded(mock.toScenario(), mock)
    expect(rowsOf(again)).toEqual(rowsOf(mock))
    expect(() => again.seed(readyAccount)).toThrow('cannot be used again')
  })

  it('keeps a wallet that was made before its connector became one of Coinbase', async () => {
    const mock = assembleMock({ scenario: privyWallet, now: NOW })
    const { privyPaymentInstrumentId } = privyWallet.ids
    const connector = { paymentConnectorId: privyPaymentConnectorId }
    await call(mock, 'DeletePaymentInstrument', {
      paymentManagerArn,
      ...connector,
      paymentInstrumentId: privyPaymentInstrumentId,
    })
    await call(mock, 'UpdatePaymentConnector', {
      ...VALID_INPUTS.UpdatePaymentConnector,
      ...connector,
    })
    expect(mock.db.paymentConnector.getAll()[1]?.type).toBe('CoinbaseCDP')
    expect(rowsOf(seeded(mock.toScenario(), mock))).toEqual(rowsOf(mock))
  })

  it('says how long ago by the clock that counts for a row', () => {
    const { paymentSessionId } = readyAccount.ids
    const mock = assembleMock({ now: NOW })
    mock.clocks.attach({ userId: 'alice' }).advanceBy({ minutes: 20 })
    expect(mock.toScenario()).toMatchObject({
      paymentManagers: [{ createdAt: '-0s' }],
      paymentInstruments: [{ createdAt: '-20m' }, { createdAt: '-20m' }],
      paymentSessions: [{ createdAt: '-20m' }],
    })
    mock.clocks.attach({ paymentSessionId }).advanceBy({ minutes: 10 })
    expect(mock.toScenario()).toMatchObject({
      paymentInstruments: [{ createdAt: '-20m' }, { createdAt: '-20m' }],
      paymentSessions: [{ createdAt: '-30m' }],
    })
  })
})
