import { describe, expect, it } from 'vitest'
import { manyUsers } from '../../fixtures/many-users.ts'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { MockError } from '../../src/errors.ts'
import { readScenario } from '../../src/scenarios/schema/scenario.ts'

const { paymentManagerArn, paymentConnectorId } = readyAccount.ids

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
  network: 'ETHEREUM',
}

function scenario(lists: object): object {
  return { name: 'more', description: 'More of it', ...lists }
}

function problemsOf(document: unknown): string {
  try {
    readScenario(document)
    return ''
  } catch (error) {
    expect(error).toBeInstanceOf(MockError)
    return (error as MockError).message
  }
}

describe('a scenario', () => {
  it.each([readyAccount, manyUsers])(
    'is read as it was written: $name',
    (document) => {
      const text = JSON.stringify(document)
      expect(readScenario(JSON.parse(text))).toEqual(JSON.parse(text))
    },
  )

  it.each<[string, unknown, RegExp]>([
    ['null', null, /^The scenario is not valid:\nthe document: /],
    ['a list', [], /^The scenario is not valid:\n/],
    ['a document without a name', {}, /\nname: /],
    [
      'an unknown list',
      scenario({ sessions: [] }),
      /^Scenario "more" is not valid:\nsessions: /,
    ],
    [
      'an unknown member',
      scenario({ paymentSessions: [{ ...bobsSession, limit: '1' }] }),
      /\npaymentSessions\.0\.limit: Unknown member\. Allowed: paymentSessionId, .*maxSpendAmount/,
    ],
    [
      'a malformed id',
      scenario({
        paymentSessions: [{ ...bobsSession, paymentSessionId: 's1' }],
      }),
      /\npaymentSessions\.0\.paymentSessionId: .*s1|Invalid length/,
    ],
    [
      'an expiry out of range',
      scenario({
        paymentSessions: [{ ...bobsSession, expiryTimeInMinutes: 14 }],
      }),
      /\npaymentSessions\.0\.expiryTimeInMinutes: .*14/,
    ],
    [
      'an amount that is no text',
      scenario({ paymentSessions: [{ ...bobsSession, maxSpendAmount: 1 }] }),
      /\npaymentSessions\.0\.maxSpendAmount: .*1/,
    ],
    [
      'an amount finer than a token',
      scenario({
        paymentInstruments: [
          { ...bobsWallet, balances: { BASE: '0.0000001' } },
        ],
      }),
      /\npaymentInstruments\.0\.balances\.BASE: .*0\.0000001/,
    ],
    [
      'a chain that is not one',
      scenario({
        paymentInstruments: [{ ...bobsWallet, balances: { MOON: '1' } }],
      }),
      /\npaymentInstruments\.0\.balances\.MOON: /,
    ],
    [
      'a time without a sign',
      scenario({ paymentSessions: [{ ...bobsSession, createdAt: '30m' }] }),
      /\npaymentSessions\.0\.createdAt: .*"-30m".* but received "30m"/,
    ],
    [
      'a day that no calendar has',
      scenario({
        paymentSessions: [{ ...bobsSession, createdAt: '2026-02-30' }],
      }),
      /\npaymentSessions\.0\.createdAt: .* but received "2026-02-30"/,
    ],
    [
      'an unknown policy',
      scenario({ policy: { walletBalances: 'enforce' } }),
      /\npolicy\.walletBalances: Unknown member\. Allowed: .*walletBalance/,
    ],
    [
      'a value that a policy has not',
      scenario({ policy: { walletBalance: 'on' } }),
      /\npolicy\.walletBalance: .*"ignore" \| "enforce".*"on"/,
    ],
    [
      'a fault of an unknown shape',
      scenario({ faults: [{ error: 'Oops' }] }),
      /\nfaults\.0\.error: .*"Oops"/,
    ],
  ])('is refused when it is or has %s', (_, document, message) => {
    expect(problemsOf(document)).toMatch(message)
  })

  it('is told everything that is wrong with it, at once', () => {
    const problems = problemsOf(
      scenario({
        paymentManagers: [{ paymentManagerArn: 'arn' }],
        paymentSessions: [{ ...bobsSession, userId: 7 }],
      }),
    )
    expect(problems).toContain('\npaymentManagers.0.paymentManagerArn: ')
    expect(problems).toContain('\npaymentSessions.0.userId: ')
  })

  it('is plain JSON, whatever its faults were given', () => {
    const from = new Date('2026-01-01T00:00:00Z')
    const { faults } = readScenario(
      scenario({ faults: [{ reply: 'bad-gateway', from }] }),
    )
    expect(faults).toEqual([
      { reply: 'bad-gateway', from: '2026-01-01T00:00:00.000Z' },
    ])
  })
})
