import { describe, expect, it } from 'vitest'
import { MockError } from '../../src/entries/index.ts'
import { checkQuery } from '../../src/store/query-check.ts'

const refusalOf = (
  query: unknown,
  table: 'paymentSession' | 'paymentInstrument' = 'paymentSession',
) => {
  try {
    checkQuery(table, query as object)
  } catch (error) {
    expect(error).toBeInstanceOf(MockError)
    return (error as MockError).message
  }
  return undefined
}

describe('a query', () => {
  it.each<[unknown]>([
    [{}],
    [{ where: {}, orderBy: {}, take: 0, skip: 0 }],
    [{ where: { userId: { equals: 'a', in: ['a'], contains: 'a', lt: 'b' } } }],
    [{ where: { expiryTimeInMinutes: { between: [1, 2], gte: 1, in: [] } } }],
    // a column that may be null
    [{ where: { maxSpendAmount: { notEquals: '1.00' } } }],
    [{ orderBy: { createdAt: 'desc', sequence: 'asc' }, take: 5 }],
  ])('may be %o', (query) => {
    expect(refusalOf(query)).toBeUndefined()
  })

  it.each<[unknown, string]>([
    [null, 'A query is an object, e.g. { where: { … } }. Received: null'],
    [[], 'A query is an object, e.g. { where: { … } }. Received: []'],
    [
      { limit: 1 },
      'A query has no "limit". Allowed: where, orderBy, take, skip',
    ],
    [
      { where: [] },
      'where must be an object with a member for each column. Received: []',
    ],
    [
      { where: { user: {} } },
      'Table "paymentSession" has no column "user". Allowed: paymentSessionId, ',
    ],
    [{ where: { toString: {} } }, 'has no column "toString"'],
    [
      { where: { userId: 'a' } },
      'where.userId must be an object of comparisons, e.g. { equals: … }. Received: "a"',
    ],
    [
      { where: { userId: null } },
      'where.userId must be an object of comparisons',
    ],
    [
      { where: { userId: { is: 'a' } } },
      'where.userId has no comparison "is". Allowed: equals, notEquals, contains, notContains, gt, gte, lt, lte, in, notIn',
    ],
    [
      { where: { userId: { constructor: 'a' } } },
      'no comparison "constructor"',
    ],
    [{ where: { userId: { between: [1, 2] } } }, 'no comparison "between"'],
    [
      { where: { expiryTimeInMinutes: { contains: 'a' } } },
      'no comparison "contains". Allowed: equals, notEquals, between, notBetween, ',
    ],
    [
      { where: { userId: { equals: 1 } } },
      'where.userId.equals must be a string. Received: 1',
    ],
    [
      { where: { userId: { in: 'a' } } },
      'where.userId.in must be a list of strings. Received: "a"',
    ],
    [
      { where: { userId: { in: ['a', 1] } } },
      'where.userId.in must be a list of strings',
    ],
    [
      { where: { expiryTimeInMinutes: { between: [1] } } },
      'where.expiryTimeInMinutes.between must be a list of 2 numbers. Received: [1]',
    ],
    [{ orderBy: { user: 'asc' } }, 'has no column "user"'],
    [
      { orderBy: { userId: 'up' } },
      'orderBy.userId must be "asc" or "desc". Received: "up"',
    ],
    [{ take: -1 }, 'take must be a whole number of 0 or more. Received: -1'],
    [{ take: '1' }, 'take must be a whole number of 0 or more. Received: "1"'],
    [{ skip: 0.5 }, 'skip must be a whole number of 0 or more. Received: 0.5'],
  ])('cannot be %o', (query, message) => {
    expect(refusalOf(query)).toContain(message)
  })

  it('cannot compare a column that is a list', () => {
    const where = { balances: { equals: 'a' } }
    expect(refusalOf({ where }, 'paymentInstrument')).toContain(
      'Column "balances" of table "paymentInstrument" is a list, which cannot be compared',
    )
  })
})
