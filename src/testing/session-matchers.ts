import { add, compare, isDecimal, type DecimalText } from '../domain/money.ts'
import { expiresAtMs, isExpired } from '../domain/session-lifecycle.ts'
import { MockError } from '../errors.ts'
import { explain } from './explain.ts'
import type { MatcherResult } from './matcher-functions.ts'
import { shorten } from './partial-match.ts'
import { listReceived } from './received-calls.ts'
import { mockOf, type ReceivedMock } from './received-mock.ts'

type Db = ReceivedMock['db']

/** Checks whether a session has spent exactly an amount. */
export function toHaveSpent(
  received: unknown,
  paymentSessionId: string,
  amount: DecimalText,
): MatcherResult {
  const { db, journal } = mockOf(received)
  if (typeof amount !== 'string' || !isDecimal(amount)) {
    throw new MockError(
      `An amount is decimal text in US dollars, such as '0.02'. Received: ${shorten(amount)}`,
    )
  }
  const spent = spentBy(db, paymentSessionId)
  const pass = compare(spent, amount) === 0
  return {
    pass,
    message: () =>
      explain({
        actual: `${paymentSessionId} has spent ${spent} USD`,
        expected: `${amount} USD`,
        pass,
        details: [listReceived(journal.entries())],
      }),
  }
}

/** Checks whether a session has expired, by its closest clock. */
export function toHaveExpired(
  received: unknown,
  paymentSessionId: string,
): MatcherResult {
  const { clocks, db, journal } = mockOf(received)
  const session = sessionOf(db, paymentSessionId)
  if (session === undefined) throw unknownSession(db, paymentSessionId)
  const now = clocks.of({ paymentSessionId }).now()
  const pass = isExpired(session, now.getTime())
  const end = new Date(expiresAtMs(session)).toISOString()
  return {
    pass,
    message: () =>
      explain({
        actual: `${paymentSessionId} expires at ${end}; its clock is at ${now.toISOString()}`,
        expected: 'expired',
        pass,
        details: [listReceived(journal.entries())],
      }),
  }
}

function sessionOf(db: Db, paymentSessionId: string) {
  return (
    db.paymentSession.findFirst({
      // an undefined id would otherwise match any session
      where: { paymentSessionId: { equals: String(paymentSessionId) } },
    }) ?? undefined
  )
}

/** Computes the spent amount; that of a deleted session from its payments, which are kept. */
function spentBy(db: Db, paymentSessionId: string): DecimalText {
  const session = sessionOf(db, paymentSessionId)
  if (session !== undefined) return session.spentAmount
  const payments = db.payment.findMany({
    where: { paymentSessionId: { equals: String(paymentSessionId) } },
  })
  if (payments.length === 0) throw unknownSession(db, paymentSessionId)
  return payments.map(({ amount }) => amount).reduce(add)
}

function unknownSession(db: Db, paymentSessionId: string): MockError {
  const ids = db.paymentSession
    .findMany({ take: 10 })
    .map((session) => session.paymentSessionId)
  return new MockError(
    `The mock has no session ${shorten(paymentSessionId)}. It has: ${ids.join(', ') || 'none'}`,
  )
}
