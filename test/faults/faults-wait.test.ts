import { describe, expect, it } from 'vitest'
import { assembleMock } from '../../src/entries/assemble.ts'
import type { FaultRule } from '../../src/faults/rule.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { operationRequest } from '../support/call-operation.ts'

const NOW = '2026-01-01T00:00:00.500Z'

/** A mock with one fault, and a call of it that waits as long as a test lets it. */
function waiting(rule: FaultRule) {
  const mock = assembleMock({ now: NOW })
  mock.faults.inject(rule)
  const waits: number[] = []
  let goOn = () => {}
  const wait = (ms: number) => {
    waits.push(ms)
    return new Promise<void>((resolve) => {
      goOn = resolve
    })
  }
  const input = VALID_INPUTS.ProcessPayment
  const response = mock.fetch(operationRequest('ProcessPayment', input), {
    wait,
  })
  return { mock, waits, response, goOn: () => goOn() }
}

/** Lets everything happen that waits for nothing. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

const payments = ({ db }: PaymentsMockCore) => db.payment.count()

describe('a call that really waits', () => {
  it('waits as long as its fault says, and moves no clock', async () => {
    const { mock, waits, response, goOn } = waiting({ latency: { seconds: 3 } })
    await settled()
    expect(waits).toEqual([3000])
    expect(payments(mock)).toBe(0)
    goOn()
    expect((await response).status).toBe(200)
    expect(payments(mock)).toBe(1)
    expect(mock.clock.now().toISOString()).toBe(NOW)
  })

  it('happens at the time that it is when the wait is over', async () => {
    const { mock, response, goOn } = waiting({ latency: { seconds: 3 } })
    await settled()
    mock.clock.advanceBy({ minutes: 60 })
    goOn()
    expect((await response).status).toBe(400)
    expect(payments(mock)).toBe(0)
    expect(mock.journal.entries()).toMatchObject([
      {
        at: '2026-01-01T01:00:00.500Z',
        error: { name: 'ValidationException' },
      },
    ])
  })

  it('has paid before it waits, when the fault comes after the commit', async () => {
    const { mock, response, goOn } = waiting({
      latency: { seconds: 3 },
      error: 'InternalServerException',
      when: 'after-commit',
    })
    await settled()
    expect(payments(mock)).toBe(1)
    goOn()
    expect((await response).status).toBe(500)
  })

  it('lets other calls through meanwhile', async () => {
    const { mock, response, goOn } = waiting({
      latency: { seconds: 3 },
      times: 1,
    })
    await settled()
    const input = VALID_INPUTS.ProcessPayment
    const other = await mock.fetch(operationRequest('ProcessPayment', input))
    expect(other.status).toBe(200)
    goOn()
    // the same client token: the slow call gets the answer of the fast one
    expect(await (await response).text()).toBe(await other.text())
    expect(payments(mock)).toBe(1)
    mock.checkInvariants()
  })

  it('does not wait for a latency of nothing', async () => {
    const { waits, response } = waiting({ latency: { seconds: 0 } })
    expect((await response).status).toBe(200)
    expect(waits).toEqual([])
  })
})

describe('a slow body', () => {
  it('is waited for piece by piece, after a call that did not wait', async () => {
    const mock = assembleMock({ now: NOW })
    mock.faults.inject({ reply: 'slow-body', latency: { seconds: 5 } })
    const waits: number[] = []
    const input = VALID_INPUTS.ProcessPayment
    const response = await mock.fetch(
      operationRequest('ProcessPayment', input),
      { wait: async (ms) => void waits.push(ms) },
    )
    expect(payments(mock)).toBe(1)
    expect(JSON.parse(await response.text())).toMatchObject({
      status: 'PROOF_GENERATED',
    })
    expect(waits).toEqual(Array.from({ length: 10 }, () => 500))
    expect(mock.clock.now().toISOString()).toBe(NOW)
  })

  it('shows the time of the call in its headers; ignored:  its end', async () => {
    const mock = assembleMock({ now: NOW })
    mock.faults.inject({ reply: 'slow-body', latency: { seconds: 5 } })
    const input = VALID_INPUTS.ProcessPayment
    const response = await mock.fetch(operationRequest('ProcessPayment', input))
    expect(response.headers.get('x-mock-clock')).toBe(NOW)
    expect(mock.clock.now().toISOString()).toBe('2026-01-01T00:00:05.500Z')
  })

  it('is not slow when another fault breaks it', async () => {
    const mock = assembleMock({ now: NOW })
    mock.faults.inject({ reply: 'slow-body', latency: { seconds: 5 } })
    mock.faults.inject({ reply: 'bad-gateway', when: 'after-commit' })
    const input = VALID_INPUTS.ProcessPayment
    const response = await mock.fetch(operationRequest('ProcessPayment', input))
    expect(response.status).toBe(502)
    expect(mock.clock.now().toISOString()).toBe(NOW)
  })
})
