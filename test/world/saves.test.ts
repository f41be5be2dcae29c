import { describe, expect, it, vi } from 'vitest'
import { emptyAccount } from '../../fixtures/empty-account.ts'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { MockError } from '../../src/errors.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call } from '../support/call-operation.ts'

const NOW = '2026-01-01T00:00:00Z'
const { paymentSessionId } = readyAccount.ids

const pay = (mock: PaymentsMockCore) =>
  call(mock, 'ProcessPayment', {
    ...VALID_INPUTS.ProcessPayment,
    clientToken: undefined,
  })

describe('a save', () => {
  it('brings the world back as often as it is asked to', async () => {
    const mock = assembleMock({ now: NOW })
    await pay(mock)
    mock.save('paid')
    const saved = mock.snapshot()
    const first = await pay(mock)
    mock.clock.advanceBy({ minutes: 90 })
    mock.rewind('paid')
    expect(mock.snapshot()).toEqual(saved)
    expect((await pay(mock)).text).toBe(first.text)
    mock.rewind('paid')
    expect(mock.snapshot()).toEqual(saved)
  })

  it('keeps linked accounts, as it never leaves the mock', async () => {
    const mock = assembleMock({ now: NOW })
    const input = VALID_INPUTS.CreatePaymentInstrument
    await call(mock, 'CreatePaymentInstrument', input)
    mock.save('made')
    mock.reset()
    mock.rewind('made')
    expect(mock.db.paymentInstrument.getAll().at(-1)?.linkedAccounts).toEqual([
      { email: { emailAddress: 'alice@example.com' } },
    ])
  })

  it('outlives a reset, and is replaced by a later one of its name', () => {
    const mock = assembleMock({ now: NOW })
    mock.save('a')
    mock.save('b')
    mock.clock.advanceBy({ minutes: 1 })
    mock.save('a')
    mock.reset()
    expect(mock.saves).toEqual(['a', 'b'])
    mock.rewind('a')
    expect(mock.clock.now()).toEqual(new Date('2026-01-01T00:01:00Z'))
    mock.rewind('b')
    expect(mock.clock.now()).toEqual(new Date(NOW))
  })

  it('empties the journal and the faults when it comes back', async () => {
    const mock = assembleMock({ now: NOW })
    mock.save('start')
    await pay(mock)
    mock.faults.inject({ error: 'ThrottlingException' })
    mock.rewind('start')
    expect(mock.journal.entries()).toEqual([])
    expect(mock.faults.list()).toEqual([])
  })

  it('needs a name, and one that is known', () => {
    const mock = assembleMock({ now: NOW })
    expect(() => mock.save('')).toThrow(
      new MockError('A save needs a name. Received: ""'),
    )
    const unknown = new MockError('There is no save "b". Saved: a')
    mock.save('a')
    expect(() => mock.rewind('b')).toThrow(unknown)
    expect(() => mock.diff('b')).toThrow(unknown)
  })
})

describe('the difference', () => {
  it('is counted from the beginning, or from a save', async () => {
    const mock = assembleMock({ now: NOW })
    expect(mock.diff()).toEqual({})
    await pay(mock)
    mock.save('paid')
    expect(mock.diff('paid')).toEqual({})
    await pay(mock)
    const { paymentSession, payment } = mock.diff()
    expect(Object.values(payment ?? {})).toEqual(['created', 'created'])
    expect(paymentSession?.[paymentSessionId]).toMatchObject({
      availableSpendAmount: ['100', '99.8'],
      spentAmount: ['0', '0.2'],
    })
    expect(mock.diff('paid').paymentSession?.[paymentSessionId]).toMatchObject({
      spentAmount: ['0.1', '0.2'],
    })
    mock.reset()
    expect(mock.diff()).toEqual({})
  })

  it('is counted from a restored world once there is one', async () => {
    const mock = assembleMock({ now: NOW })
    await pay(mock)
    const snapshot = mock.snapshot()
    mock.reset(emptyAccount)
    mock.restore(snapshot)
    expect(mock.diff()).toEqual({})
    mock.seed({
      name: 'provider',
      description: 'One more provider',
      paymentCredentialProviders: [{ name: 'late', vendor: 'CoinbaseCDP' }],
    })
    expect(mock.diff()).toEqual({
      paymentCredentialProvider: { late: 'created' },
    })
  })

  it('is none for a running clock either, whenever a second is over', () => {
    let realMs = Date.parse(NOW)
    const reading = vi.spyOn(Date, 'now')
    reading.mockImplementation(() => (realMs += 1000))
    expect(assembleMock().diff()).toEqual({})
    reading.mockRestore()
  })
})

describe('a fork', () => {
  it('goes on as its origin would have, and shares nothing with it', async () => {
    const mock = assembleMock({ now: NOW, seed: 'any' })
    await pay(mock)
    mock.clocks.attach({ userId: 'bob' })
    mock.clock.advanceBy({ minutes: 1 })
    const fork = mock.fork()
    expect(fork.snapshot()).toEqual(mock.snapshot())
    expect(fork.journal.entries()).toEqual([])
    expect(fork.saves).toEqual([])

    const before = mock.snapshot()
    const paid = await pay(fork)
    fork.clock.advanceBy({ hours: 1 })
    fork.faults.inject({ error: 'ThrottlingException' })
    expect(mock.snapshot()).toEqual(before)
    expect(mock.faults.list()).toEqual([])
    expect((await pay(mock)).text).toBe(paid.text)
  })

  it('keeps the options of its origin, and goes back to the same scenario', async () => {
    const mock = assembleMock({ now: NOW, policy: { delegation: 'pending' } })
    mock.reset(emptyAccount)
    const fork = mock.fork()
    expect(fork.policy.delegation).toBe('pending')
    fork.seed(readyAccount)
    expect((await pay(fork)).status).toBe(403)
    fork.reset()
    expect(fork.scenario).toEqual(emptyAccount)
    expect(fork.clock.now()).toEqual(new Date(NOW))
  })
})

describe('a scenario with a policy and faults', () => {
  const strict = {
    ...readyAccount,
    name: 'strict',
    policy: { delegation: 'pending' as const },
    faults: [{ error: 'ThrottlingException' as const, times: 1 }],
  }

  it('has both in force from the beginning, and again after a reset', async () => {
    const mock = assembleMock({ now: NOW, scenario: strict })
    for (let round = 0; round < 2; round += 1) {
      expect(mock.policy.delegation).toBe('pending')
      expect((await pay(mock)).status).toBe(429)
      expect((await pay(mock)).status).toBe(403)
      mock.reset()
    }
    mock.reset(readyAccount)
    expect(mock.policy.delegation).toBe('granted')
    expect((await pay(mock)).status).toBe(200)
  })

  it("counts less than the mock's own options", () => {
    const policy = { delegation: 'granted' as const }
    const mock = assembleMock({ now: NOW, scenario: strict, policy })
    expect(mock.policy.delegation).toBe('granted')
  })

  it('brings both along when it is added, also to a fork and a fixture', async () => {
    const mock = assembleMock({ now: NOW })
    const { name, description, policy, faults } = strict
    mock.seed({ name, description, policy, faults })
    mock.seed({ name, description, policy: { userId: 'optional' } })
    const both = { ...policy, userId: 'optional' }
    expect(mock.fork().policy).toMatchObject(both)
    expect(mock.toScenario().policy).toEqual(both)
    expect((await pay(mock)).status).toBe(429)
    expect((await pay(mock)).status).toBe(403)
  })

  it.each([
    ['policy', { policy: { delegation: 'perhaps' } }, /delegation/],
    ['fault', { faults: [{ error: 'NoSuchException' }] }, /error/],
    ['fault that does nothing', { faults: [{ nth: 2 }] }, /has no effect/],
    ['list of faults', { faults: 3 }, /faults/],
  ])('is refused whole for a bad %s', (_kind, part, refusal) => {
    const mock = assembleMock({ now: NOW })
    const before = mock.snapshot()
    const bad = { name: 'bad', description: 'Not to be', ...part } as never
    for (const load of [
      () => mock.seed(bad),
      () => mock.reset(bad),
      () => assembleMock({ scenario: bad }),
    ]) {
      expect(load).toThrow(MockError)
      expect(load).toThrow(refusal)
    }
    expect(mock.snapshot()).toEqual(before)
    expect(mock.faults.list()).toEqual([])
  })
})
