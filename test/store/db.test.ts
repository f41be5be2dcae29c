import { describe, expect, it } from 'vitest'
import { manyUsers } from '../../fixtures/many-users.ts'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { MockError } from '../../src/errors.ts'
import type { Scenario } from '../../src/scenarios/scenario.ts'
import type { TableQuery, TableFilter } from '../../src/store/query.ts'
import type { PaymentSessionRow } from '../../src/store/rows.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call } from '../support/call-operation.ts'

const { paymentManagerArn } = readyAccount.ids

/** Sessions a to e, of which d and e have no limit. */
const sessions: Scenario = {
  name: 'sessions',
  description: 'Five sessions',
  paymentManagers: [{ paymentManagerArn }],
  paymentSessions: ['30', '20', '10', undefined, undefined].map(
    (maxSpendAmount, index) => ({
      paymentSessionId: `payment-session-00000000000000${'abcde'[index]}`,
      paymentManagerArn,
      userId: index % 2 === 0 ? 'alice' : 'bob',
      expiryTimeInMinutes: 60 + index,
      ...(maxSpendAmount === undefined ? {} : { maxSpendAmount }),
    }),
  ),
}

const { db } = assembleMock({ scenario: sessions })

/** The last letters of the sessions that a query finds. */
function found(query: TableQuery<PaymentSessionRow>): string {
  const rows = db.paymentSession.findMany(query)
  return rows.map((row) => row.paymentSessionId.at(-1)).join('')
}

describe('mock.db', () => {
  it.each<[TableFilter<PaymentSessionRow>, string]>([
    [{ userId: { equals: 'alice' } }, 'ace'],
    [{ userId: { notEquals: 'alice' } }, 'bd'],
    [{ userId: { in: ['bob', 'carol'] } }, 'bd'],
    [{ userId: { contains: 'li' } }, 'ace'],
    [{ paymentSessionId: { equals: 'payment-session-00000000000000b' } }, 'b'],
    [{ paymentSessionId: { contains: '0c' }, userId: { equals: 'bob' } }, ''],
    [{ expiryTimeInMinutes: { equals: 61 } }, 'b'],
    [{ expiryTimeInMinutes: { gte: 62 } }, 'cde'],
    [{ expiryTimeInMinutes: { between: [61, 63] } }, 'bcd'],
    [{ expiryTimeInMinutes: { lt: 62 }, userId: { equals: 'bob' } }, 'b'],
    [{ userId: { equals: 'nobody' } }, ''],
    [{}, 'abcde'],
  ])('finds by %j', (where, letters) => {
    expect(found({ where })).toBe(letters)
    expect(db.paymentSession.count({ where })).toBe(letters.length)
    const first = db.paymentSession.findFirst({ where })
    expect(first?.paymentSessionId.at(-1) ?? '').toBe(letters[0] ?? '')
  })

  it.each<TableFilter<PaymentSessionRow>['maxSpendAmount']>([
    { notEquals: '30' },
    { notIn: ['30'] },
    { notContains: '3' },
    { lt: '25' },
  ])('never finds a null, as by %j', (comparison) => {
    expect(found({ where: { maxSpendAmount: comparison ?? {} } })).toBe('bc')
  })

  it('orders, skips and takes', () => {
    expect(found({ orderBy: { expiryTimeInMinutes: 'desc' } })).toBe('edcba')
    expect(found({ orderBy: { sequence: 'desc' } as never, take: 2 })).toBe(
      'ed',
    )
    expect(found({ take: 2 })).toBe('ab')
    expect(found({ skip: 1, take: 2 })).toBe('bc')
    expect(found({ skip: 4, take: 2 })).toBe('e')
    expect(found({ skip: 9 })).toBe('')
  })

  it('has its rows in the order of creation', () => {
    const many = assembleMock({ scenario: manyUsers })
    for (const table of Object.values(many.db)) {
      const order = table.getAll().map(({ sequence }) => sequence)
      expect(order).toEqual([...order].sort((a, b) => a - b))
      expect(order).toHaveLength(table.count())
    }
  })

  it('hands out copies', () => {
    const mock = assembleMock()
    const spoil = [
      mock.db.paymentInstrument.getAll()[0],
      mock.db.paymentInstrument.findFirst({}),
      mock.db.paymentInstrument.findMany({})[0],
    ]
    const before = JSON.stringify(mock.db.paymentInstrument.getAll())
    for (const row of spoil) {
      if (!row) throw new Error('The ready account has an instrument')
      row.userId = 'mallory'
      row.balances.length = 0
      row.linkedAccounts.push({ email: { emailAddress: 'm@example.com' } })
    }
    expect(JSON.stringify(mock.db.paymentInstrument.getAll())).toBe(before)
  })

  it('gives rows as plain data, with nothing of the engine on them', () => {
    const row = db.paymentSession.findFirst({}) ?? {}
    expect(Object.getOwnPropertySymbols(row)).toEqual([])
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype)
    expect(row).toEqual(JSON.parse(JSON.stringify(row)))
  })

  it('sees what the service has just written', async () => {
    const mock = assembleMock()
    const input = VALID_INPUTS.CreatePaymentSession
    await call(mock, 'CreatePaymentSession', input)
    expect(
      mock.db.paymentSession.findMany({
        where: { userId: { equals: 'alice' } },
      }),
    ).toMatchObject([
      { paymentSessionId: readyAccount.ids.paymentSessionId },
      { maxSpendAmount: '1', spentAmount: '0', expiryTimeInMinutes: 15 },
    ])
  })

  it.each<object>([
    { where: { user: { equals: 'alice' } } },
    { orderBy: { age: 'asc' } },
    { where: { constructor: { equals: 'x' } } },
  ])('refuses a column that is not there: %j', (query) => {
    expect(() => db.paymentSession.findMany(query as never)).toThrow(
      /^Table "paymentSession" has no column "(user|age|constructor)"\. Allowed: paymentSessionId, /,
    )
    expect(() => db.paymentSession.count(query as never)).toThrow(MockError)
    expect(() => db.paymentSession.findFirst(query as never)).toThrow(MockError)
  })

  it("shows what the service is about, not the mock's own bookkeeping", () => {
    expect(Object.keys(db).sort()).toEqual([
      'payment',
      'paymentConnector',
      'paymentCredentialProvider',
      'paymentInstrument',
      'paymentManager',
      'paymentSession',
      'settlement',
    ])
  })

  it('has no way to write', () => {
    expect(Object.keys(db.paymentSession).sort()).toEqual([
      'count',
      'findFirst',
      'findMany',
      'getAll',
    ])
  })
})

it('refuses a misspelt column of an empty table too', () => {
  const { payment } = assembleMock().db
  expect(payment.getAll()).toEqual([])
  const where = { paymentSession: { equals: 'x' } }
  expect(() => payment.count({ where } as never)).toThrow(
    'Table "payment" has no column "paymentSession". Allowed: processPaymentId, ',
  )
})
