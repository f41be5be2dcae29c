import { describe, expect, it } from 'vitest'
import { emptyAccount } from '../../fixtures/empty-account.ts'
import { nearlySpent } from '../../fixtures/sessions.ts'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { MockError } from '../../src/errors.ts'
import type { Scenario } from '../../src/scenarios/scenario.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call } from '../support/call-operation.ts'
import { dumpState } from '../support/dump-state.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const { paymentSessionId } = readyAccount.ids

const brokenScenario: Scenario = {
  ...readyAccount,
  name: 'broken',
  paymentConnectors: [],
}

async function createSession(mock: Parameters<typeof call>[0]) {
  const input = VALID_INPUTS.CreatePaymentSession
  return (await call(mock, 'CreatePaymentSession', input)).text
}

describe('a mock', () => {
  it('starts with the ready account, in real time', () => {
    const mock = assembleMock()
    expect(mock.scenario).toEqual(readyAccount)
    expect(mock.clock.frozen).toBe(false)
    expect(Math.abs(mock.clock.now().getTime() - Date.now())).toBeLessThan(
      60_000,
    )
    mock.checkInvariants()
  })

  it('starts with what it is given', () => {
    const mock = assembleMock({ scenario: nearlySpent, now: NOW })
    expect(mock.scenario).toEqual(nearlySpent)
    expect(mock.clock.now()).toEqual(new Date(NOW))
    expect(mock.clock.frozen).toBe(true)
    expect(mock.db.paymentSession.getAll()).toMatchObject([
      {
        paymentSessionId,
        maxSpendAmount: '100',
        availableSpendAmount: '0.01',
        spentAmount: '99.99',
        createdAt: NOW,
      },
    ])
    mock.checkInvariants()
  })

  it('cannot start with a scenario that is wrong', () => {
    expect(() => assembleMock({ scenario: brokenScenario })).toThrow(MockError)
  })

  it('gives the same answers for the same seed, and others for another', async () => {
    const first = (seed?: string | number) =>
      createSession(assembleMock({ now: NOW, ...(seed && { seed }) }))
    expect(await first('a')).toBe(await first('a'))
    expect(await first()).toBe(await first())
    expect(await first('a')).not.toBe(await first('b'))
    expect(await first(1)).not.toBe(await first(2))
  })

  it('gives ids that reading does not shift', async () => {
    const reader = assembleMock({ now: NOW })
    await call(reader, 'GetPaymentSession', VALID_INPUTS.GetPaymentSession)
    await call(reader, 'ListPaymentSessions', VALID_INPUTS.ListPaymentSessions)
    expect(await createSession(reader)).toBe(
      await createSession(assembleMock({ now: NOW })),
    )
  })
})

describe('reset', () => {
  it('goes back to the beginning in every respect', async () => {
    const mock = assembleMock({ now: NOW })
    const before = dumpState(mock)
    const first = await createSession(mock)
    await call(mock, 'ProcessPayment', VALID_INPUTS.ProcessPayment)
    await call(mock, 'DeletePaymentSession', VALID_INPUTS.DeletePaymentSession)
    mock.clock.advanceBy({ days: 1 })
    mock.clock.resume()
    mock.seed(emptyAccount)
    mock.reset()
    expect(dumpState(mock)).toEqual(before)
    expect(mock.clock.now()).toEqual(new Date(NOW))
    expect(mock.clock.frozen).toBe(true)
    expect(mock.journal.entries()).toEqual([])
    expect(await createSession(mock)).toBe(first)
  })

  it('may begin with another scenario, which it then goes back to', () => {
    const mock = assembleMock({ now: NOW })
    mock.reset(emptyAccount)
    expect(mock.scenario).toEqual(emptyAccount)
    expect(mock.db.paymentManager.count()).toBe(0)
    mock.seed(readyAccount)
    mock.reset()
    expect(mock.scenario).toEqual(emptyAccount)
    expect(mock.db.paymentManager.count()).toBe(0)
  })

  it('leaves the world as it is when the scenario is wrong', async () => {
    const mock = assembleMock({ now: NOW })
    await createSession(mock)
    mock.clock.advanceBy({ minutes: 5 })
    const before = dumpState(mock)
    expect(() => mock.reset(brokenScenario)).toThrow(
      'Scenario "broken": paymentInstruments.0',
    )
    expect(dumpState(mock)).toEqual(before)
    expect(mock.scenario).toEqual(readyAccount)
    expect(mock.clock.now()).toEqual(new Date('2026-01-01T00:05:00Z'))
    expect(mock.journal.entries()).toHaveLength(1)
    const twin = assembleMock({ now: NOW })
    await createSession(twin)
    const create = VALID_INPUTS.CreatePaymentInstrument
    twin.clock.advanceBy({ minutes: 5 })
    expect((await call(mock, 'CreatePaymentInstrument', create)).text).toBe(
      (await call(twin, 'CreatePaymentInstrument', create)).text,
    )
  })
})

describe('checkInvariants', () => {
  it('passes on every world that the fixtures make', () => {
    for (const scenario of [readyAccount, emptyAccount, nearlySpent]) {
      expect(() => assembleMock({ scenario }).checkInvariants()).not.toThrow()
    }
  })
})
