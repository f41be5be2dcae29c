import { afterEach, describe, expect, it, vi } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import type { MockEvent } from '../../src/journal/events.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call } from '../support/call-operation.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const { paymentManagerArn, paymentSessionId } = readyAccount.ids

afterEach(() => {
  vi.useRealTimers()
})

/** Everything that a mock tells from now on, in short. */
function listen(mock: PaymentsMockCore): string[] {
  const heard: string[] = []
  mock.events.subscribe((event) => heard.push(inShort(event)))
  return heard
}

function inShort(event: MockEvent): string {
  switch (event.type) {
    case 'request':
      return `request ${event.entry.operation} ${event.entry.statusCode}`
    case 'change':
      return `${event.change.type} ${event.change.table} at ${event.at}`
    case 'transition':
      return `${event.transition.type} at ${event.transition.at}`
    case 'clock':
      return `clock ${JSON.stringify(event.target ?? 'main')} ${event.now} ${event.frozen ? 'frozen' : 'running'} x${event.scale}`
    case 'faults':
      return 'faults'
    case 'world':
      return `${event.cause} ${event.scenario}`
  }
}

const pay = (mock: PaymentsMockCore) =>
  call(mock, 'ProcessPayment', VALID_INPUTS.ProcessPayment)

describe('the events of a mock', () => {
  it('tell of the rows that a call wrote, then of the call', async () => {
    const mock = assembleMock({ now: NOW })
    const heard = listen(mock)
    await pay(mock)
    expect(heard).toEqual([
      'updated paymentSession at 2026-01-01T00:00:00.000Z',
      'created payment at 2026-01-01T00:00:00.000Z',
      'request ProcessPayment 200',
    ])
  })

  it('tell of a refused call that it wrote nothing', async () => {
    const mock = assembleMock({ now: NOW })
    const heard = listen(mock)
    await call(mock, 'GetPaymentSession', { paymentManagerArn })
    expect(heard).toEqual(['request GetPaymentSession 400'])
  })

  it('tell in order what time did on the way of an advance', async () => {
    const mock = assembleMock({ now: NOW })
    const heard = listen(mock)
    await call(mock, 'CreatePaymentSession', {
      ...VALID_INPUTS.CreatePaymentSession,
      expiryTimeInMinutes: 15,
    })
    heard.length = 0
    mock.clock.advanceBy({ hours: 2 })
    expect(heard).toEqual([
      'session-expired at 2026-01-01T00:15:00.000Z',
      'session-expired at 2026-01-01T01:00:00.000Z',
      'clock "main" 2026-01-01T02:00:00.000Z frozen x1',
    ])
    mock.clock.advanceBy({ hours: 2 })
    expect(heard).toHaveLength(4)
  })

  it('tell nothing of what was due before anybody listened', () => {
    const mock = assembleMock({ now: NOW })
    mock.clock.advanceBy({ hours: 2 })
    const heard = listen(mock)
    mock.clock.advanceBy({ hours: 2 })
    expect(heard).toEqual(['clock "main" 2026-01-01T04:00:00.000Z frozen x1'])
  })

  it('tell of a running clock at the next request, or when asked to', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) })
    const mock = assembleMock()
    const heard = listen(mock)
    vi.setSystemTime('2026-01-01T00:59:59.000Z')
    mock.events.settle()
    expect(heard).toEqual([])
    vi.setSystemTime('2026-01-01T01:00:00.000Z')
    mock.events.settle()
    mock.events.settle()
    expect(heard).toEqual(['session-expired at 2026-01-01T01:00:00.000Z'])

    mock.reset()
    heard.length = 0
    vi.setSystemTime('2026-01-01T02:00:00.000Z')
    await call(mock, 'ListPaymentSessions', { paymentManagerArn })
    expect(heard).toEqual([
      'session-expired at 2026-01-01T02:00:00.000Z',
      'request ListPaymentSessions 200',
    ])
  })

  it('tell of each clock in its own time', () => {
    const mock = assembleMock({ now: NOW })
    const heard = listen(mock)
    const target = { paymentSessionId }
    mock.clocks.attach(target).advanceBy({ hours: 1 })
    mock.clock.advanceBy({ hours: 3 })
    mock.clocks.detach(target)
    expect(heard).toEqual([
      `clock ${JSON.stringify(target)} 2026-01-01T00:00:00.000Z frozen x1`,
      'session-expired at 2026-01-01T01:00:00.000Z',
      `clock ${JSON.stringify(target)} 2026-01-01T01:00:00.000Z frozen x1`,
      'clock "main" 2026-01-01T03:00:00.000Z frozen x1',
      `clock ${JSON.stringify(target)} 2026-01-01T03:00:00.000Z frozen x1`,
    ])
  })

  it('tell of clocks, faults and whole worlds', () => {
    const mock = assembleMock({ now: NOW })
    const heard = listen(mock)
    mock.clock.setScale(60)
    mock.clock.resume()
    mock.clock.freeze()
    const { id } = mock.faults.inject({ error: 'ThrottlingException' })
    mock.faults.remove(id)
    mock.faults.clear()
    mock.save('here')
    mock.seed({ name: 'more', description: 'Nothing more' })
    mock.rewind('here')
    mock.restore(mock.snapshot())
    mock.reset()
    expect(heard.slice(3)).toEqual([
      'faults',
      'faults',
      'faults',
      'seed more',
      'rewind readyAccount',
      'restore readyAccount',
      'reset readyAccount',
    ])
    expect(heard.slice(0, 3).map((line) => line.slice(-11))).toEqual([
      ' frozen x60',
      'running x60',
      ' frozen x60',
    ])
  })

  it('go to every listener until it has enough, whatever another one throws', async () => {
    const mock = assembleMock({ now: NOW })
    mock.events.subscribe(() => {
      throw new Error('a listener of no use')
    })
    const heard: MockEvent[] = []
    const listener = (event: MockEvent) => heard.push(event)
    const stop = mock.events.subscribe(listener)
    mock.events.subscribe(listener)
    await pay(mock)
    expect(heard).toHaveLength(6)
    stop()
    mock.faults.clear()
    expect(heard).toHaveLength(7)
  })
})
