import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import type { ClockTarget } from '../../src/time/clock-target.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { MockError } from '../../src/errors.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call } from '../support/call-operation.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const { paymentManagerArn, paymentSessionId } = readyAccount.ids

async function createSession(
  mock: PaymentsMockCore,
  userId = 'alice',
): Promise<string> {
  const input = {
    ...VALID_INPUTS.CreatePaymentSession,
    expiryTimeInMinutes: 60,
    clientToken: undefined,
  }
  const { body } = await call(mock, 'CreatePaymentSession', input, { userId })
  return (body['paymentSession'] as { paymentSessionId: string })
    .paymentSessionId
}

async function statusOf(mock: PaymentsMockCore, id: string, userId = 'alice') {
  const input = { paymentManagerArn, paymentSessionId: id }
  return (await call(mock, 'GetPaymentSession', input, { userId })).status
}

async function listed(
  mock: PaymentsMockCore,
  userId = 'alice',
): Promise<string[]> {
  const input = { paymentManagerArn }
  const { body } = await call(mock, 'ListPaymentSessions', input, { userId })
  return (body['paymentSessions'] as { paymentSessionId: string }[]).map(
    (session) => session.paymentSessionId,
  )
}

describe('a clock of its own', () => {
  it('moves the time of one session, and of nothing else', async () => {
    const mock = assembleMock({ now: NOW })
    const other = await createSession(mock)
    mock.clocks.attach({ paymentSessionId }).advanceBy({ minutes: 60 })

    expect(await statusOf(mock, paymentSessionId)).toBe(404)
    expect(await statusOf(mock, other)).toBe(200)
    expect(await listed(mock)).toEqual([other])
    expect(mock.clock.now()).toEqual(new Date(NOW))
  })

  it('moves the time of all that a user has, also of what comes later', async () => {
    const mock = assembleMock({ now: NOW })
    const early = await createSession(mock, 'bob')
    const clock = mock.clocks.attach({ userId: 'bob' })
    clock.advanceBy({ minutes: 59 })
    const late = await createSession(mock, 'bob')
    expect(await listed(mock, 'bob')).toEqual([early, late])
    clock.advanceBy({ minutes: 1 })
    expect(await listed(mock, 'bob')).toEqual([late])
    expect(
      mock.db.paymentSession.findFirst({
        where: { paymentSessionId: { equals: late } },
      })?.createdAt,
    ).toBe('2026-01-01T00:59:00.000Z')
    expect(await statusOf(mock, paymentSessionId)).toBe(200)
  })

  it('moves the time of a whole manager', async () => {
    const mock = assembleMock({ now: NOW })
    mock.clocks.attach({ paymentManagerArn }).advanceBy({ hours: 1 })
    expect(await listed(mock)).toEqual([])
  })

  it('counts before a wider one: session, user, manager, main', async () => {
    const mock = assembleMock({ now: NOW })
    const { clocks, clock } = mock
    const manager = clocks.attach({ paymentManagerArn })
    manager.advanceBy({ minutes: 1 })
    const user = clocks.attach({ userId: 'alice' })
    user.advanceBy({ minutes: 1 })
    const session = clocks.attach({ paymentSessionId })
    session.advanceBy({ minutes: 1 })
    const times = [clock, manager, user, session].map((each) =>
      each.now().getUTCMinutes(),
    )
    expect(times).toEqual([0, 1, 2, 3])
    expect(clocks.of({ paymentSessionId })).toBe(session)
    expect(clocks.of({ userId: 'alice' })).toBe(user)
    expect(clocks.of({ userId: 'bob' })).toBe(clock)
    expect(clocks.attach({ paymentSessionId })).toBe(session)
    expect(clocks.list().map(({ target }) => target)).toEqual([
      { paymentManagerArn },
      { userId: 'alice' },
      { paymentSessionId },
    ])
  })

  it('is shown in the header and the journal of the calls that it counts for', async () => {
    const mock = assembleMock({ now: NOW })
    mock.clocks.attach({ userId: 'bob' }).advanceBy({ minutes: 5 })
    await listed(mock, 'bob')
    await listed(mock, 'alice')
    expect(mock.journal.entries().map(({ at }) => at)).toEqual([
      '2026-01-01T00:05:00.000Z',
      '2026-01-01T00:00:00.000Z',
    ])
  })

  it('goes to what is next for it alone', async () => {
    const mock = assembleMock({ now: NOW })
    const bobs = await createSession(mock, 'bob')
    mock.clock.advanceBy({ minutes: 1 })
    const clock = mock.clocks.attach({ userId: 'bob' })
    expect(clock.advanceToNext()).toEqual([
      {
        type: 'session-expired',
        at: '2026-01-01T01:00:00.000Z',
        paymentSessionId: bobs,
        userId: 'bob',
      },
    ])
    expect(mock.clock.advanceToNext()).toHaveLength(1)
    expect(mock.clock.advanceToNext()).toEqual([])
  })

  it('is moved by the latency of a fault that hits its call', async () => {
    const mock = assembleMock({ now: NOW })
    const clock = mock.clocks.attach({ userId: 'bob' })
    mock.faults.inject({ userId: 'bob', latency: { seconds: 5 } })
    await listed(mock, 'bob')
    expect(clock.now()).toEqual(new Date('2026-01-01T00:00:05.000Z'))
    expect(mock.clock.now()).toEqual(new Date(NOW))
  })

  it('is gone after a reset, and back after a restore', () => {
    const mock = assembleMock({ now: NOW })
    const clock = mock.clocks.attach({ userId: 'bob' })
    clock.advanceBy({ minutes: 5 })
    clock.setScale(60)
    const snapshot = mock.snapshot()
    mock.reset()
    expect(mock.clocks.list()).toEqual([])
    mock.restore(snapshot)
    const [back] = mock.clocks.list()
    expect(back?.target).toEqual({ userId: 'bob' })
    expect(back?.clock.now()).toEqual(new Date('2026-01-01T00:05:00.000Z'))
    expect(back?.clock.scale).toBe(60)
    expect(mock.snapshot()).toEqual(snapshot)
  })

  it('is left only when the time to follow is not earlier', () => {
    const mock = assembleMock({ now: NOW })
    mock.clocks.attach({ userId: 'bob' }).advanceBy({ minutes: 5 })
    expect(() => mock.clocks.detach({ userId: 'bob' })).toThrow(
      new MockError(
        '{"userId":"bob"} would go back in time: its own clock is at 2026-01-01T00:05:00.000Z, the clock that it would follow is at 2026-01-01T00:00:00.000Z. Advance that one first.',
      ),
    )
    mock.clock.advanceBy({ minutes: 5 })
    mock.clocks.detach({ userId: 'bob' })
    expect(mock.clocks.list()).toEqual([])
    expect(() => mock.clocks.detach({ userId: 'bob' })).toThrow(
      new MockError('{"userId":"bob"} has no clock of its own. Attached: none'),
    )
  })

  it.each([
    [{}, /exactly one of paymentSessionId, userId, paymentManagerArn/],
    [{ userId: '' }, /Received: \{"userId":""\}/],
    [{ userId: 'bob', paymentManagerArn }, /exactly one/],
    [{ user: 'bob' }, /exactly one/],
    [undefined, /Received: undefined/],
    [
      { paymentSessionId: 'payment-session-none' },
      /There is no paymentSessionId "payment-session-none"/,
    ],
  ])('refuses %j as a target', (target, refusal) => {
    const mock = assembleMock({ now: NOW })
    const attach = () => mock.clocks.attach(target as unknown as ClockTarget)
    expect(attach).toThrow(MockError)
    expect(attach).toThrow(refusal)
    expect(mock.clocks.list()).toEqual([])
  })

  it('never lets anything go back in time, whatever is attached, moved and detached', () => {
    const target = fc.constantFrom<ClockTarget>(
      { paymentManagerArn },
      { userId: 'alice' },
      { userId: 'bob' },
      { paymentSessionId },
    )
    const step = fc.oneof(
      fc.record({ attach: target }),
      fc.record({ detach: target }),
      fc.record({ move: target, minutes: fc.nat({ max: 9 }) }),
      fc.record({ minutes: fc.nat({ max: 9 }) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const mock = assembleMock({ now: NOW })
        const targets: ClockTarget[] = [
          { userId: 'alice' },
          { paymentSessionId },
        ]
        const times = () =>
          targets.map((each) => Number(mock.clocks.of(each).now()))
        let before = times()
        for (const next of steps) {
          if ('attach' in next) mock.clocks.attach(next.attach)
          else if ('move' in next)
            mock.clocks.of(next.move).advanceBy({ minutes: next.minutes })
          else if ('detach' in next) {
            try {
              mock.clocks.detach(next.detach)
            } catch (error) {
              expect(error).toBeInstanceOf(MockError)
            }
          } else mock.clock.advanceBy({ minutes: next.minutes })
          const after = times()
          after.forEach((time, index) => {
            expect(time).toBeGreaterThanOrEqual(before[index] ?? Infinity)
          })
          before = after
        }
      }),
    )
  })
})
