import { describe, expect, it } from 'vitest'
import { createRequestHandler } from '../../src/entries/aws-sdk.ts'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { createPaymentsMock } from '../../src/entries/index.ts'
import type { ExpectedStateDiff } from '../../src/entries/matchers.ts'
import { paymentsMatchers } from '../../src/entries/vitest.ts'
import { OWNER, paymentInput } from '../support/ready-inputs.ts'
import { createSdkClient } from '../support/sdk-client.ts'

expect.extend(paymentsMatchers)

const { paymentSessionId } = readyAccount.ids

function world() {
  const mock = createPaymentsMock({ now: '2026-05-04T10:00:00Z' })
  const requestHandler = createRequestHandler(mock)
  const client = createSdkClient({ requestHandler }, [])
  /** Pays 0.02 USD and returns the payment's id. */
  const pay = async () => {
    const { processPaymentId } = await client.processPayment(
      paymentInput({ amount: '20000' }),
    )
    return processPaymentId as string
  }
  return { mock, client, pay }
}

async function paidTwice() {
  const { mock, pay } = world()
  return { mock, ids: [await pay(), await pay()] as const }
}

const SPENT = { paymentSession: { [paymentSessionId]: {} } }

describe('toMatchStateDiff', () => {
  it('compares the columns that it is given with what they were and are', async () => {
    const { mock, pay } = world()
    const id = await pay()
    expect(mock).toMatchStateDiff({
      paymentSession: {
        [paymentSessionId]: {
          spentAmount: ['0', '0.02'],
          availableSpendAmount: [expect.any(String), '99.98'],
        },
      },
      payment: { [id]: 'created' },
    })
    expect(mock).toMatchStateDiff({
      paymentSession: {
        [paymentSessionId]: { spentAmount: expect.arrayContaining(['0.02']) },
      },
      payment: { [id]: expect.stringMatching('created') },
    })
  })

  it('matches nothing when nothing has changed', () => {
    const { mock } = world()
    expect(mock).toMatchStateDiff({})
    expect(mock).toMatchStateDiff({ payment: {} })
  })

  it('tells what was deleted', async () => {
    const { mock, client } = world()
    await client.deletePaymentSession({ ...OWNER, paymentSessionId })
    expect(mock).toMatchStateDiff({
      paymentSession: { [paymentSessionId]: 'deleted' },
    })
  })

  it('counts from a save, if it is told to', async () => {
    const { mock, pay } = world()
    await pay()
    mock.save('after the first')
    expect(mock).toMatchStateDiff({}, 'after the first')
    await pay()
    expect(mock).toMatchStateDiff(
      {
        paymentSession: {
          [paymentSessionId]: { spentAmount: ['0.02', '0.04'] },
        },
        payment: { '*': 'created' },
      },
      'after the first',
    )
  })

  it('takes a star for the rows that are not named', async () => {
    const { mock, ids } = await paidTwice()
    const [first, second] = ids
    for (const payment of [
      { '*': 'created' },
      { [first]: 'created', '*': 'created' },
      { [first]: 'created', [second]: expect.anything() },
    ] as const) {
      expect(mock).toMatchStateDiff({ ...SPENT, payment })
    }
    for (const payment of [
      { '*': 'deleted' },
      { '*': { amount: ['0.02', '0.04'] } },
      { [first]: 'deleted', '*': 'created' },
      // the star would stand for nothing
      { [first]: 'created', [second]: 'created', '*': 'created' },
    ] as const) {
      expect(mock).not.toMatchStateDiff({ ...SPENT, payment })
    }
  })

  it('fails over every row that is not named', async () => {
    const { mock, ids } = await paidTwice()
    const [first, second] = ids
    expect(mock).not.toMatchStateDiff({})
    expect(mock).not.toMatchStateDiff({ payment: { '*': 'created' } })
    expect(mock).not.toMatchStateDiff({ ...SPENT })
    expect(mock).not.toMatchStateDiff({
      ...SPENT,
      payment: { [first]: 'created' },
    })
    expect(mock).toMatchStateDiff({
      ...SPENT,
      payment: { [first]: 'created', [second]: 'created' },
    })
  })

  it('fails over a row or a column that stayed as it was', async () => {
    const { mock } = await paidTwice()
    const payment = { '*': 'created' } as const
    expect(mock).not.toMatchStateDiff({
      payment,
      paymentSession: {
        [paymentSessionId]: {},
        'payment-session-other1234567890': {},
      },
    })
    // it lets everything else pass, no change too
    const anythingElse = expect.not.stringContaining('deleted')
    expect(mock).not.toMatchStateDiff({
      ...SPENT,
      payment: { '*': 'created', 'no-such-payment': anythingElse },
    })
    expect(mock).not.toMatchStateDiff({
      payment,
      paymentSession: { [paymentSessionId]: { maxSpendAmount: anythingElse } },
    })
    expect(mock).not.toMatchStateDiff({
      payment,
      paymentSession: {
        [paymentSessionId]: { maxSpendAmount: ['100.00', '100.00'] },
      },
    })
  })
})

describe('a failure of toMatchStateDiff', () => {
  const failureOf = (compare: () => void) => {
    try {
      compare()
    } catch (error) {
      return (error as Error).message
    }
    return 'none'
  }

  it('names what differs, all that has changed, and what was received', async () => {
    const { mock, pay } = world()
    const id = await pay()
    const message = failureOf(() =>
      expect(mock).toMatchStateDiff({
        paymentSession: {
          [paymentSessionId]: {
            spentAmount: ['0', expect.stringMatching(/^1/)],
            expiryTimeInMinutes: [60, 15],
          },
        },
        paymentInstrument: { '*': 'deleted' },
      }),
    )
    const instead = [
      '2 rows have changed since the world began. Expected: {"paymentSession":{"payment-session-readySession001":{"spentAmount":["0","StringMatching /^1/"],"expiryTimeInMinutes":[60,15]}},"paymentInstrument":{"*":"deleted"}}',
      '',
      'Differences:',
      '  paymentInstrument.*: expected "deleted", received no other change',
      `  paymentSession.${paymentSessionId}.spentAmount: expected ["0","StringMatching /^1/"], received ["0","0.02"]`,
      `  paymentSession.${paymentSessionId}.expiryTimeInMinutes: expected [60,15], received no change`,
      `  payment.${id}: expected no change, received "created"`,
      '',
      'All that has changed since the world began:',
      `  paymentSession.${paymentSessionId}: {"availableSpendAmount":["100","99.98"],"spentAmount":["0","0.02"]}`,
      `  payment.${id}: "created"`,
      '',
      'Received:',
      '  1. ProcessPayment 200 {',
    ].join('\n')
    expect(message.slice(0, instead.length)).toBe(instead)
  })

  it('says what was not to be, and since when', () => {
    const { mock } = world()
    mock.save('start')
    expect(
      failureOf(() => expect(mock).not.toMatchStateDiff({}, 'start')),
    ).toBe(
      [
        '0 rows have changed since the save "start". Expected: not {}',
        'Nothing has changed since the save "start"',
        'Received: nothing',
      ].join('\n\n'),
    )
  })

  it('lists twenty rows and counts the others', async () => {
    const { mock, pay } = world()
    for (let paid = 0; paid < 21; paid += 1) await pay()
    const message = failureOf(() => expect(mock).toMatchStateDiff({}))
    expect(message).toContain('22 rows have changed since the world began')
    expect(message).toMatch(/( {2}payment\.\S+: "created"\n){19} {2}… 2 more/)
  })
})

describe('what no diff could match', () => {
  const { mock } = world()

  it.each([
    [undefined, 'is an object of tables, such as { payment: '],
    [[], 'is an object of tables'],
    [expect.anything(), 'is an object of tables'],
    [
      { payments: {} },
      'no table "payments". Allowed: paymentManager, paymentConnector, ',
    ],
    // the mock's own bookkeeping
    [{ idempotencyRecord: {} }, 'no table "idempotencyRecord"'],
    [{ toString: {} }, 'no table "toString"'],
    [{ payment: 'created' }, 'by primary key or \'*\'. Received: "created"'],
    [{ payment: expect.anything() }, "by primary key or '*'"],
    [
      { payment: { '*': 'craeted' } },
      "payment.* is expected to be 'created', 'deleted' or an object of changed columns. Received: \"craeted\"",
    ],
    [{ payment: { x: undefined } }, 'payment.x is expected to be'],
    [
      { paymentSession: { x: { spent: ['0', '1'] } } },
      'paymentSession has no column "spent". Allowed: paymentSessionId, ',
    ],
    [
      { paymentSession: { x: { sequence: [1, 2] } } },
      'no column "sequence". Allowed: ',
    ],
    [
      { paymentSession: { x: { spentAmount: '0.02' } } },
      'paymentSession.x.spentAmount is expected to be [before, after]. Received: "0.02"',
    ],
    [
      { paymentSession: { x: { spentAmount: ['0.02'] } } },
      '[before, after]. Received: ["0.02"]',
    ],
  ])('is refused, .not or not: %j', (expected, message) => {
    const diff = expected as ExpectedStateDiff
    expect(() => expect(mock).toMatchStateDiff(diff)).toThrow(message)
    expect(() => expect(mock).not.toMatchStateDiff(diff)).toThrow(message)
  })

  it('is refused for a save that there is none of, and for what is no mock', () => {
    expect(() => expect(mock).not.toMatchStateDiff({}, 'lunch')).toThrow(
      'There is no save "lunch"',
    )
    expect(() => expect(mock.db).not.toMatchStateDiff({})).toThrow(
      'This matcher is for a mock',
    )
  })

  it('does not compile', () => {
    const diffs: ExpectedStateDiff[] = [
      // @ts-expect-error a table that does not exist
      { payments: {} },
      // @ts-expect-error a column that does not exist
      { paymentSession: { x: { spent: ['0', '1'] } } },
      // @ts-expect-error what a row cannot become
      { payment: { x: 'gone' } },
      // @ts-expect-error a number, where amounts are decimal text
      { paymentSession: { x: { spentAmount: [0, '1'] } } },
    ]
    expect(diffs).toHaveLength(4)
  })
})
