import { describe, expect, it } from 'vitest'
import { assembleMock } from '../../src/entries/assemble.ts'
import { MockError } from '../../src/errors.ts'
import type { FaultRule } from '../../src/faults/rule.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call } from '../support/call-operation.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const THROTTLED = { error: 'ThrottlingException' } as const

/** Statuses of so many calls of GetPaymentSession. */
async function statuses(
  mock: PaymentsMockCore,
  calls: number,
): Promise<number[]> {
  const found: number[] = []
  for (let index = 0; index < calls; index += 1) {
    const input = VALID_INPUTS.GetPaymentSession
    found.push((await call(mock, 'GetPaymentSession', input)).status)
  }
  return found
}

function faulty(...rules: FaultRule[]): PaymentsMockCore {
  const mock = assembleMock({ now: NOW })
  for (const rule of rules) mock.faults.inject(rule)
  return mock
}

describe('a fault', () => {
  it('hits every call it applies to', async () => {
    expect(await statuses(faulty(THROTTLED), 3)).toEqual([429, 429, 429])
  })

  it('hits the nth call alone', async () => {
    const mock = faulty({ ...THROTTLED, nth: 2 })
    expect(await statuses(mock, 4)).toEqual([200, 429, 200, 200])
    expect(mock.faults.list()).toMatchObject([{ matched: 4, fired: 1 }])
  })

  it('hits as many calls as it is told', async () => {
    const mock = faulty({ ...THROTTLED, times: 2 })
    expect(await statuses(mock, 4)).toEqual([429, 429, 200, 200])
    expect(mock.faults.list()).toMatchObject([{ matched: 4, fired: 2 }])
  })

  it('hits within its window, by the clock of the mock', async () => {
    const mock = faulty({
      ...THROTTLED,
      from: '2026-01-01T00:01:00Z',
      until: new Date('2026-01-01T00:02:00Z'),
    })
    expect(await statuses(mock, 1)).toEqual([200])
    mock.clock.advanceTo('2026-01-01T00:00:59.999Z')
    expect(await statuses(mock, 1)).toEqual([200])
    mock.clock.advanceTo('2026-01-01T00:01:00Z')
    expect(await statuses(mock, 1)).toEqual([429])
    mock.clock.advanceTo('2026-01-01T00:01:59.999Z')
    expect(await statuses(mock, 1)).toEqual([429])
    mock.clock.advanceTo('2026-01-01T00:02:00Z')
    expect(await statuses(mock, 1)).toEqual([200])
  })

  it.each([
    ['GetPaymentSession', 429],
    ['Get*', 429],
    ['*Session', 429],
    ['*Payment*', 429],
    ['List*', 200],
    // letters of patterns other than the star mean themselves
    ['G*n', 429],
    ['*Sessions', 200],
  ])(
    'with the pattern %s answers GetPaymentSession %i',
    async (operation, status) => {
      expect(await statuses(faulty({ ...THROTTLED, operation }), 1)).toEqual([
        status,
      ])
    },
  )

  it('hits some calls by its probability, the same ones for the same seed', async () => {
    const rule = { ...THROTTLED, probability: 0.3 }
    const run = (seed: string) => {
      const mock = assembleMock({ now: NOW, seed })
      mock.faults.inject(rule)
      return statuses(mock, 200)
    }
    const first = await run('one')
    const hit = first.filter((status) => status === 429).length
    expect(hit).toBeGreaterThan(30)
    expect(hit).toBeLessThan(90)
    expect(await run('one')).toEqual(first)
    expect(await run('two')).not.toEqual(first)
  })

  it.each([
    [0, 200],
    [1, 429],
  ])('of probability %d always answers %i', async (probability, status) => {
    const mock = faulty({ ...THROTTLED, probability })
    expect(new Set(await statuses(mock, 20))).toEqual(new Set([status]))
  })

  it('does not shift the ids of what is created', async () => {
    const create = async (mock: PaymentsMockCore) =>
      (
        await call(
          mock,
          'CreatePaymentSession',
          VALID_INPUTS.CreatePaymentSession,
        )
      ).text
    const mock = faulty({ ...THROTTLED, probability: 0.000001 })
    expect(await create(mock)).toBe(await create(faulty()))
  })

  it('leaves operations that do not model its exception alone', async () => {
    const mock = faulty({ error: 'ConflictException' })
    expect(await statuses(mock, 1)).toEqual([200])
    expect(mock.faults.list()).toMatchObject([{ matched: 0 }])
  })
})

describe('of several faults', () => {
  it('the first that hits wins, and those after it do not see the call', async () => {
    const mock = faulty(
      { ...THROTTLED, times: 1 },
      { error: 'InternalServerException' },
    )
    expect(await statuses(mock, 2)).toEqual([429, 500])
    expect(mock.faults.list()).toMatchObject([
      { id: 'fault-1', matched: 2, fired: 1 },
      { id: 'fault-2', matched: 1, fired: 1 },
    ])
    expect(mock.journal.entries().flatMap(({ faults }) => faults)).toEqual([
      'fault-1',
      'fault-2',
    ])
  })

  it('each can be removed', async () => {
    const mock = faulty(THROTTLED, { error: 'InternalServerException' })
    mock.faults.remove('fault-1')
    expect(await statuses(mock, 1)).toEqual([500])
    expect(() => mock.faults.remove('fault-1')).toThrow(
      new MockError('There is no fault "fault-1". Injected: fault-2'),
    )
    mock.faults.clear()
    expect(mock.faults.list()).toEqual([])
    expect(await statuses(mock, 1)).toEqual([200])
    expect(() => mock.faults.remove('fault-2')).toThrow(
      new MockError('There is no fault "fault-2". Injected: none'),
    )
  })

  it('none is left after a reset, which begins the same odds again', async () => {
    const mock = faulty(THROTTLED)
    mock.reset()
    expect(mock.faults.list()).toEqual([])
    const odds = { ...THROTTLED, probability: 0.5 }
    mock.faults.inject(odds)
    const first = await statuses(mock, 30)
    mock.reset()
    mock.faults.inject(odds)
    expect(await statuses(mock, 30)).toEqual(first)
  })
})

describe('the list of faults', () => {
  it('holds copies: nothing done to them or to the rule changes a fault', async () => {
    const mock = faulty()
    const rule: FaultRule = { ...THROTTLED }
    const injected = mock.faults.inject(rule)
    rule.operation = 'Nothing'
    Object.assign(injected, { fired: 7 }).rule.times = 1
    Object.assign(mock.faults.list()[0] as object, { matched: 7 })
    expect(await statuses(mock, 2)).toEqual([429, 429])
    expect(mock.faults.list()).toEqual([
      { id: 'fault-1', rule: THROTTLED, matched: 2, fired: 2 },
    ])
  })
})
