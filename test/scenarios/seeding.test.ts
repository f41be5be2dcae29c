import { describe, expect, it } from 'vitest'
import { emptyAccount } from '../../fixtures/empty-account.ts'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { deletedSession } from '../../fixtures/sessions.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { MockError } from '../../src/errors.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import type { Scenario } from '../../src/scenarios/scenario.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call } from '../support/call-operation.ts'
import { dumpState } from '../support/dump-state.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const {
  paymentManagerArn,
  paymentConnectorId,
  paymentInstrumentId,
  paymentSessionId,
} = readyAccount.ids

const bobsSession = {
  paymentSessionId: 'payment-session-bobsSession0001',
  paymentManagerArn,
  userId: 'bob',
  expiryTimeInMinutes: 15,
}
const bobsWallet = {
  paymentInstrumentId: 'payment-instrument-bobsEthereum001',
  paymentManagerArn,
  paymentConnectorId,
  userId: 'bob',
  network: 'ETHEREUM' as const,
}

function scenario(lists: object): Scenario {
  return { name: 'more', description: 'More of it', ...lists }
}

/** Seeds what must be refused, and makes sure that nothing of it is left behind. */
function refusalOf(mock: PaymentsMockCore, document: unknown): string {
  const before = dumpState(mock)
  let message = ''
  try {
    mock.seed(document as Scenario)
  } catch (error) {
    expect(error).toBeInstanceOf(MockError)
    message = (error as MockError).message
  }
  expect(dumpState(mock)).toEqual(before)
  mock.checkInvariants()
  return message
}

describe('seeding', () => {
  it('adds to what is there', () => {
    const mock = assembleMock({ now: NOW })
    mock.seed(
      scenario({
        paymentInstruments: [
          { ...bobsWallet, balances: { BASE: '1.50' }, createdAt: '-2h' },
        ],
        paymentSessions: [
          {
            ...bobsSession,
            maxSpendAmount: '2',
            createdAt: '-5m',
            payments: [
              {
                paymentInstrumentId: bobsWallet.paymentInstrumentId,
                chain: 'BASE',
                amount: '0.25',
                payTo: '0xb0b',
              },
            ],
          },
        ],
      }),
    )
    const where = { userId: { equals: 'bob' } }
    expect(mock.db.paymentInstrument.findMany({ where })).toMatchObject([
      {
        status: 'ACTIVE',
        version: 1,
        balances: [{ chain: 'BASE', amount: '1500000' }],
        walletAddress: expect.stringMatching(/^0x[0-9a-fA-F]{40}$/),
        redirectUrl: expect.stringMatching(
          /^https:\/\/hub\.cdp\.coinbase\.com/,
        ),
        createdAt: '2025-12-31T22:00:00.000Z',
      },
    ])
    expect(mock.db.paymentSession.findMany({ where })).toMatchObject([
      {
        maxSpendAmount: '2',
        availableSpendAmount: '1.75',
        spentAmount: '0.25',
        createdAt: '2025-12-31T23:55:00.000Z',
      },
    ])
    expect(mock.db.payment.findMany({ where })).toMatchObject([
      { amount: '0.25', payTo: '0xb0b', status: 'PROOF_GENERATED' },
    ])
    expect(mock.db.paymentSession.count()).toBe(2)
    mock.checkInvariants()
  })

  it('may add what a document of JSON says', () => {
    const mock = assembleMock({ scenario: emptyAccount, now: NOW })
    mock.seed(JSON.parse(JSON.stringify(readyAccount)) as Scenario)
    expect(dumpState(mock)).toEqual(dumpState(assembleMock({ now: NOW })))
  })

  it('does not hold on to the document', () => {
    const seeds = [{ ...bobsSession }]
    const mock = assembleMock({
      now: NOW,
      scenario: { ...readyAccount, paymentSessions: seeds },
    })
    const before = dumpState(mock)
    seeds.length = 0
    mock.reset()
    expect(dumpState(mock)).toEqual(before)
  })

  it('makes sessions that work', async () => {
    const mock = assembleMock({ now: NOW })
    mock.seed(scenario({ paymentSessions: [bobsSession] }))
    const { paymentSessionId: id } = bobsSession
    const answer = await call(
      mock,
      'GetPaymentSession',
      { paymentManagerArn, paymentSessionId: id },
      { userId: 'bob' },
    )
    expect(answer).toMatchObject({
      status: 200,
      body: { paymentSession: { paymentSessionId: id } },
    })
  })
})

describe('seeding', () => {
  it('takes times of ISO 8601 and of long ago', () => {
    const mock = assembleMock({ now: NOW })
    const createdAt = ['2025-12-31T23:30:00+01:00', '2025-12-01', '-90d']
    mock.seed(
      scenario({
        paymentSessions: createdAt.map((text, index) => ({
          ...bobsSession,
          paymentSessionId: `payment-session-bobsSession000${index}`,
          createdAt: text,
        })),
      }),
    )
    const where = { userId: { equals: 'bob' } }
    expect(
      mock.db.paymentSession.findMany({ where }).map((row) => row.createdAt),
    ).toEqual([
      '2025-12-31T22:30:00.000Z',
      '2025-12-01T00:00:00.000Z',
      '2025-10-03T00:00:00.000Z',
    ])
  })

  it('deletes a session that was deleted, and keeps its payments', () => {
    const mock = assembleMock({ now: NOW, scenario: deletedSession })
    expect(mock.db.paymentSession.count()).toBe(0)
    expect(mock.db.payment.getAll()).toMatchObject([
      { paymentSessionId, amount: '0.02' },
    ])
    mock.checkInvariants()
    const again = scenario({ paymentSessions: readyAccount.paymentSessions })
    expect(refusalOf(mock, again)).toContain('its id cannot be used again')
  })

  it('tells how far it is after every thousand rows', () => {
    const told: number[][] = []
    assembleMock({
      scenario: {
        ...readyAccount,
        paymentSessions: Array.from({ length: 2_500 }, (_, index) => ({
          ...bobsSession,
          paymentSessionId: `payment-session-${String(index).padStart(15, '0')}`,
        })),
      },
      onProgress: (done, total) => told.push([done, total]),
    })
    // a manager, two connectors, two providers, two wallets
    expect(told).toEqual([
      [1_000, 2_507],
      [2_000, 2_507],
    ])
  })
})

describe('seeding refuses', () => {
  it.each<[string, object, string]>([
    [
      'an id that exists already',
      { paymentSessions: [{ ...bobsSession, paymentSessionId }] },
      `Scenario "more": paymentSessions.0: Table "paymentSession" has a row "${paymentSessionId}" already`,
    ],
    [
      'an id twice',
      { paymentSessions: [bobsSession, bobsSession] },
      `Scenario "more": paymentSessions.1: Table "paymentSession" has a row "${bobsSession.paymentSessionId}" already`,
    ],
    [
      'a manager that is not there',
      {
        paymentSessions: [
          {
            ...bobsSession,
            paymentManagerArn: paymentManagerArn.replace('ready', 'no'),
          },
        ],
      },
      'Scenario "more": paymentSessions.0: paymentSession "payment-session-bobsSession0001": paymentManagerArn "arn:aws:bedrock-agentcore:us-east-1:123456789012:payment-manager/no-a1b2c3d4e5" names no row of table "paymentManager"',
    ],
    [
      'a connector that is not there',
      {
        paymentInstruments: [
          { ...bobsWallet, paymentConnectorId: 'nowhere-a1b2c3d4e5' },
        ],
      },
      'Scenario "more": paymentInstruments.0: paymentInstrument "payment-instrument-bobsEthereum001": paymentConnectorId "nowhere-a1b2c3d4e5" names no row of table "paymentConnector"',
    ],
    [
      'an instrument that is not there, after other rows went well',
      {
        paymentInstruments: [bobsWallet],
        paymentSessions: [
          {
            ...bobsSession,
            paymentSessionId: `${paymentSessionId.slice(0, -1)}2`,
          },
          {
            ...bobsSession,
            payments: [
              {
                paymentInstrumentId: 'payment-instrument-000000000000000',
                chain: 'BASE',
                amount: '1',
                payTo: '0xb0b',
              },
            ],
          },
        ],
      },
      'names no row of table "paymentInstrument"',
    ],
    [
      'a limit that the service would refuse',
      { paymentSessions: [{ ...bobsSession, maxSpendAmount: '0' }] },
      'Scenario "more" is not valid:\npaymentSessions.0.maxSpendAmount: MaxSpendAmount value must be positive',
    ],
    [
      'payments above the limit',
      {
        paymentSessions: [
          {
            ...bobsSession,
            maxSpendAmount: '1.00',
            payments: ['0.60', '0.50'].map((amount) => ({
              paymentInstrumentId,
              chain: 'BASE',
              amount,
              payTo: '0xb0b',
            })),
          },
        ],
      },
      'Scenario "more": paymentSessions.0: Insufficient budget for session payment-session-bobsSession0001. Pending amount: 0.4 USD, Transaction amount: 0.50 USD',
    ],
    [
      'a creation in the future of the clock',
      {
        paymentSessions: [
          { ...bobsSession, createdAt: '2026-01-01T00:00:01.000Z' },
        ],
      },
      'Scenario "more": paymentSessions.0: createdAt cannot be "2026-01-01T00:00:01.000Z": it is in the future, as the mock\'s clock is at 2026-01-01T00:00:00.000Z. Write how long ago, e.g. "-30m"',
    ],
    [
      'a creation before all time',
      { paymentSessions: [{ ...bobsSession, createdAt: '-800000d' }] },
      'createdAt cannot be "-800000d": it is before the year 0',
    ],
    [
      'a change before the creation',
      {
        paymentInstruments: [
          { ...bobsWallet, createdAt: '-1h', updatedAt: '-2h' },
        ],
      },
      'paymentInstruments.0: updatedAt cannot be "-2h": it is before the creation, 2025-12-31T23:00:00.000Z',
    ],
    [
      'a payment before its session',
      {
        paymentInstruments: [bobsWallet],
        paymentSessions: [
          {
            ...bobsSession,
            payments: [
              {
                paymentInstrumentId: bobsWallet.paymentInstrumentId,
                chain: 'BASE',
                amount: '1',
                payTo: '0xb0b',
                createdAt: '-1m',
              },
            ],
          },
        ],
      },
      'paymentSessions.0: payments.0.createdAt cannot be "-1m": it is before the creation, 2026-01-01T00:00:00.000Z',
    ],
  ])('%s', (_, lists, message) => {
    const mock = assembleMock({ now: NOW })
    expect(refusalOf(mock, scenario(lists))).toContain(message)
  })
})

describe('a session that was deleted', () => {
  it("cannot be seeded again, as its payments would become the new one's", async () => {
    const mock = assembleMock({ now: NOW })
    const pay = VALID_INPUTS.ProcessPayment
    const remove = VALID_INPUTS.DeletePaymentSession
    expect((await call(mock, 'ProcessPayment', pay)).status).toBe(200)
    expect((await call(mock, 'DeletePaymentSession', remove)).status).toBe(200)
    const again = scenario({ paymentSessions: readyAccount.paymentSessions })
    expect(() => mock.seed(again)).toThrow('its id cannot be used again')
    mock.checkInvariants()
    const answer = await call(mock, 'DeletePaymentSession', remove)
    expect(answer.status).toBe(404)
  })
})
