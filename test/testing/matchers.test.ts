import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { createPaymentsMock } from '../../src/entries/index.ts'
import { paymentsMatchers } from '../../src/entries/matchers.ts'
import { createRequestHandler } from '../../src/entries/aws-sdk.ts'
import { OWNER, paymentInput } from '../support/ready-inputs.ts'
import { createSdkClient } from '../support/sdk-client.ts'

const { paymentSessionId } = readyAccount.ids
const {
  toHaveExpired,
  toHaveReceivedOperation,
  toHaveReceivedOperationWith,
  toHaveSpent,
} = paymentsMatchers

// as a framework calls it; its equality, too, knows asymmetric matchers
const receivedWith = toHaveReceivedOperationWith.bind({
  equals(a, b) {
    const { asymmetricMatch } = (b ?? {}) as { asymmetricMatch?: unknown }
    if (typeof asymmetricMatch === 'function') {
      return Boolean(asymmetricMatch.call(b, a))
    }
    return JSON.stringify(a) === JSON.stringify(b)
  },
})

function world() {
  const mock = createPaymentsMock({ now: '2026-05-04T10:00:00Z' })
  const requestHandler = createRequestHandler(mock)
  const client = createSdkClient({ requestHandler }, [])
  const pay = () => client.processPayment(paymentInput({ amount: '20000' }))
  return { mock, client, pay }
}

describe('toHaveReceivedOperation', () => {
  it('counts at least one call, or exactly so many', async () => {
    const { mock, pay } = world()
    const pass = (times?: number) =>
      toHaveReceivedOperation(mock, 'ProcessPayment', times).pass
    expect([pass(), pass(0), pass(1)]).toEqual([false, true, false])
    await pay()
    await pay()
    expect([pass(), pass(1), pass(2)]).toEqual([true, false, true])
  })

  it('lists refusals with their reason', async () => {
    const { mock, client } = world()
    const asked = {
      ...OWNER,
      paymentSessionId: 'payment-session-missing12345678',
    }
    await client.getPaymentSession(asked).catch(() => {})
    const { message } = toHaveReceivedOperation(mock, 'GetPaymentSession', 2)
    expect(message()).toMatch(
      /^GetPaymentSession was received 1 time\. Expected: 2 times\n\nReceived:\n {2}1\. GetPaymentSession 404 ResourceNotFoundException: .+ \{.*"paymentSessionId":"payment-session-missing12345678"/,
    )
  })

  it('says what was not to be', async () => {
    const { mock, pay } = world()
    await pay()
    expect(toHaveReceivedOperation(mock, 'ProcessPayment').message()).toContain(
      'ProcessPayment was received 1 time. Expected: never',
    )
  })

  it('lists the latest twenty calls', async () => {
    const { mock, client } = world()
    for (let call = 0; call < 23; call += 1) {
      await client.listPaymentSessions(OWNER)
    }
    const text = toHaveReceivedOperation(mock, 'ProcessPayment').message()
    expect(text).toContain('  … 3 before these\n  4. ListPaymentSessions 200')
    expect(text).toContain('\n  23. ListPaymentSessions 200')
  })

  it('says that nothing was received', () => {
    const { mock } = world()
    expect(toHaveReceivedOperation(mock, 'ProcessPayment').message()).toBe(
      'ProcessPayment was received 0 times. Expected: at least once\n\nReceived: nothing',
    )
  })
})

describe('toHaveReceivedOperationWith', () => {
  it.each([
    [{}, true],
    [{ paymentSessionId }, true],
    [{ paymentInput: { cryptoX402: { version: '2' } } }, true],
    [{ paymentSessionId: expect.stringContaining('readySession') }, true],
    [{ paymentInput: expect.objectContaining({ cryptoX402: {} }) }, false],
    [{ paymentInput: { cryptoX402: { version: '1' } } }, false],
    [{ paymentSessionId: expect.stringContaining('other') }, false],
    [{ noSuchMember: 1 }, false],
    [{ noSuchMember: undefined }, true],
    [{ toString: undefined }, true],
  ])('compares the members that it is given: %j', async (partial, pass) => {
    const { mock, pay } = world()
    await pay()
    expect(receivedWith(mock, 'ProcessPayment', partial).pass).toBe(pass)
  })

  it('names what differs in the closest call', async () => {
    const { mock, pay } = world()
    await pay()
    const { message } = receivedWith(mock, 'ProcessPayment', {
      paymentSessionId,
      userId: expect.stringMatching(/^bob/),
      paymentInput: { cryptoX402: { version: expect.any(Number) } },
    })
    expect(message()).toContain(
      [
        'Differences of the closest call:',
        '  userId: expected "StringMatching /^bob/", received "alice"',
        '  paymentInput.cryptoX402.version: expected "Any<Number>", received "2"',
        '',
        'Received:',
        '  1. ProcessPayment 200 {',
      ].join('\n'),
    )
  })
})

describe('toHaveSpent', () => {
  it('compares decimals, not texts', async () => {
    const { mock, pay } = world()
    await pay()
    const pass = (amount: string) =>
      toHaveSpent(mock, paymentSessionId, amount).pass
    expect([pass('0.02'), pass('0.020'), pass('0.0200001')]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('says what was spent', async () => {
    const { mock, pay } = world()
    await pay()
    expect(toHaveSpent(mock, paymentSessionId, '0.04').message()).toMatch(
      /^payment-session-readySession001 has spent 0\.02 USD\. Expected: 0\.04 USD\n\nReceived:\n {2}1\. ProcessPayment 200 /,
    )
  })

  it('tells a deleted session by its payments', async () => {
    const { mock, client, pay } = world()
    await pay()
    await pay()
    await client.deletePaymentSession({ ...OWNER, paymentSessionId })
    expect(toHaveSpent(mock, paymentSessionId, '0.04').pass).toBe(true)
    expect(() => toHaveExpired(mock, paymentSessionId)).toThrow(
      `The mock has no session "${paymentSessionId}". It has: none`,
    )
  })
})

describe('toHaveExpired', () => {
  it('goes by the clock of the mock', () => {
    const { mock } = world()
    mock.clock.advanceTo('2026-05-04T10:59:59.999Z')
    const early = toHaveExpired(mock, paymentSessionId)
    expect(early.pass).toBe(false)
    expect(early.message()).toContain(
      `${paymentSessionId} expires at 2026-05-04T11:00:00.000Z; its clock is at 2026-05-04T10:59:59.999Z. Expected: expired`,
    )
    mock.clock.advanceTo('2026-05-04T11:00:00Z')
    expect(toHaveExpired(mock, paymentSessionId).pass).toBe(true)
  })

  it('goes by the clock of the session, if it has one', () => {
    const { mock } = world()
    mock.clocks.attach({ paymentSessionId }).advanceBy({ minutes: 60 })
    expect(toHaveExpired(mock, paymentSessionId).pass).toBe(true)
    expect(toHaveExpired(mock, paymentSessionId).message()).toContain(
      'its clock is at 2026-05-04T11:00:00.000Z. Expected: not expired',
    )
  })
})

type Question = [ask: () => unknown, message: string]

describe('a question without an answer', () => {
  const { mock } = world()
  const itself: { itself?: object } = {}
  itself.itself = itself

  it.each<Question>([
    [() => toHaveSpent(undefined, paymentSessionId, '0'), 'is for a mock'],
    [() => toHaveExpired(itself, paymentSessionId), 'is for a mock'],
    ...(['clocks', 'db', 'diff', 'journal'] as const).map((part): Question => [
      () => toHaveExpired({ ...mock, [part]: undefined }, paymentSessionId),
      'is for a mock',
    ]),
    [
      () => toHaveReceivedOperation(mock, 'ProcessPayments'),
      'no operation "ProcessPayments". Did you mean "ProcessPayment"? Allowed: CreatePaymentConnector, ',
    ],
    [() => receivedWith(mock, 'processPayment', {}), 'no operation'],
    [
      () => toHaveReceivedOperation(mock, 'ProcessPayment', 1.5),
      'times must be a whole number of 0 or more. Received: 1.5',
    ],
    [
      () => receivedWith(mock, 'ProcessPayment', 'x' as never),
      'an object with some of its members. Received: "x"',
    ],
    [
      () => toHaveSpent(mock, paymentSessionId, '2 cents'),
      'decimal text in US dollars, such as \'0.02\'. Received: "2 cents"',
    ],
    [
      () => toHaveSpent(mock, paymentSessionId, 0.02 as never),
      'Received: 0.02',
    ],
    [
      () => toHaveSpent(mock, undefined as never, '0'),
      `no session undefined. It has: ${paymentSessionId}`,
    ],
  ])('is refused, .not or not: %s', (ask, message) => {
    expect(ask).toThrow(message)
  })
})
