import { describe, expect, it } from 'vitest'
import { emptyAccount } from '../../fixtures/empty-account.ts'
import { READY_ACCOUNT, readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { MockError } from '../../src/errors.ts'
import type { Mock } from '../../src/mock.ts'
import type { Scenario } from '../../src/scenario.ts'
import { VALID_INPUTS } from '../bad-input/valid-inputs.ts'
import { call } from './call-operation.ts'
import { dumpState } from './dump-state.ts'

const NOW = '2026-01-01T00:00:00Z'
const {
  paymentManagerArn,
  paymentConnectorId,
  paymentInstrumentId,
  paymentSessionId,
} = READY_ACCOUNT

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
function refusalOf(mock: Mock, document: unknown): string {
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
          { ...bobsWallet, balances: { BASE: '1.50' }, age: { hours: 2 } },
        ],
        paymentSessions: [
          {
            ...bobsSession,
            maxSpendAmount: '2.00',
            age: { minutes: 5 },
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
        createdAt: '2025-12-31T22:00:00Z',
      },
    ])
    expect(mock.db.paymentSession.findMany({ where })).toMatchObject([
      {
        maxSpendAmount: '2.00',
        availableSpendAmount: '1.75',
        spentAmount: '0.25',
        createdAt: '2025-12-31T23:55:00Z',
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
      'Scenario "more": paymentSessions.0: MaxSpendAmount value must be positive',
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
      'an age of nothing',
      { paymentSessions: [{ ...bobsSession, age: {} }] },
      'Scenario "more": paymentSessions.0: A duration needs at least one of',
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
