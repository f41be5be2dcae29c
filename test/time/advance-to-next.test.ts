import { describe, expect, it } from 'vitest'
import { emptyAccount } from '../../fixtures/empty-account.ts'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call } from '../support/call-operation.ts'

const NOW = '2026-01-01T00:00:00.500Z'

async function createSession(
  mock: PaymentsMockCore,
  minutes: number,
): Promise<string> {
  const { body } = await call(mock, 'CreatePaymentSession', {
    ...VALID_INPUTS.CreatePaymentSession,
    expiryTimeInMinutes: minutes,
    clientToken: undefined,
  })
  return (body['paymentSession'] as { paymentSessionId: string })
    .paymentSessionId
}

const expiry = (paymentSessionId: string, at: string) => ({
  type: 'session-expired',
  at,
  paymentSessionId,
  userId: 'alice',
})

describe('the clock goes to the next thing that happens', () => {
  it('one moment after the other, until nothing is due', async () => {
    const mock = assembleMock({ now: NOW })
    const long = await createSession(mock, 90)
    const short = await createSession(mock, 15)
    const twin = await createSession(mock, 15)

    expect(mock.clock.advanceToNext()).toEqual([
      expiry(short, '2026-01-01T00:15:00.500Z'),
      expiry(twin, '2026-01-01T00:15:00.500Z'),
    ])
    expect(mock.clock.now()).toEqual(new Date('2026-01-01T00:15:00.500Z'))
    expect(mock.clock.advanceToNext()).toEqual([
      expiry(readyAccount.ids.paymentSessionId, '2026-01-01T01:00:00.500Z'),
    ])
    expect(mock.clock.advanceToNext()).toEqual([
      expiry(long, '2026-01-01T01:30:00.500Z'),
    ])
    expect(mock.clock.advanceToNext()).toEqual([])
    expect(mock.clock.now()).toEqual(new Date('2026-01-01T01:30:00.500Z'))
    expect(mock.clock.frozen).toBe(true)
  })

  it('which has then happened', async () => {
    const mock = assembleMock({ now: NOW })
    const get = () =>
      call(mock, 'GetPaymentSession', VALID_INPUTS.GetPaymentSession)
    mock.clock.advanceTo('2026-01-01T00:59:59.999Z')
    expect((await get()).status).toBe(200)
    mock.clock.advanceToNext()
    expect((await get()).status).toBe(404)
  })

  it('but not to what was deleted', async () => {
    const mock = assembleMock({ now: NOW })
    await call(mock, 'DeletePaymentSession', VALID_INPUTS.DeletePaymentSession)
    expect(mock.clock.advanceToNext()).toEqual([])
  })

  it('and stays where it is in a world where nothing is due', () => {
    const mock = assembleMock({ now: NOW, scenario: emptyAccount })
    expect(mock.clock.advanceToNext()).toEqual([])
    expect(mock.clock.now()).toEqual(new Date(NOW))
  })

  it('and runs on from there when it ran before', () => {
    const mock = assembleMock()
    const [first] = mock.clock.advanceToNext()
    expect(mock.clock.frozen).toBe(false)
    expect(mock.clock.now().getTime()).toBeGreaterThanOrEqual(
      Date.parse(first?.at as string),
    )
  })
})
