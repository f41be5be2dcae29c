import { afterEach, describe, expect, it, vi } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call, type OperationName } from '../support/call-operation.ts'

afterEach(() => {
  vi.useRealTimers()
})

const { paymentManagerArn, paymentSessionId } = readyAccount.ids
const SESSION = { paymentManagerArn, paymentSessionId }

describe('a mock beside faked timers', () => {
  it.each(Object.keys(VALID_INPUTS) as OperationName[])(
    'answers %s though no timer ever fires',
    async (operation) => {
      vi.useFakeTimers()
      const answer = await call(
        assembleMock(),
        operation,
        VALID_INPUTS[operation],
      )
      expect(answer.status).toBeLessThan(500)
      expect(vi.getTimerCount()).toBe(0)
    },
  )

  it('lives by a faked date: what it creates and what expires', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01') })
    const mock = assembleMock()
    const created = await call(
      mock,
      'CreatePaymentSession',
      VALID_INPUTS.CreatePaymentSession,
    )
    expect(created.body).toMatchObject({
      paymentSession: { createdAt: '2026-01-01T00:00:00.000Z' },
    })
    vi.setSystemTime('2026-01-01T00:59:59.000Z')
    expect((await call(mock, 'GetPaymentSession', SESSION)).status).toBe(200)
    vi.setSystemTime('2026-01-01T01:00:00.000Z')
    expect((await call(mock, 'GetPaymentSession', SESSION)).status).toBe(404)
  })

  it('lets its own clock run ahead of a faked one', async () => {
    vi.useFakeTimers({ now: new Date('2026-01-01') })
    const mock = assembleMock()
    mock.clock.advanceBy({ minutes: 60 })
    expect((await call(mock, 'GetPaymentSession', SESSION)).status).toBe(404)
    expect(Date.now()).toBe(Date.parse('2026-01-01'))
  })

  it('expires its sessions also when the date was faked into the past afterwards', async () => {
    const mock = assembleMock()
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2020-01-01') })
    mock.clock.advanceBy({ minutes: 61 })
    expect((await call(mock, 'GetPaymentSession', SESSION)).status).toBe(404)
  })
})
